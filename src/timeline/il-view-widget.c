/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-view-widget.h"

typedef struct
{
  IlView *view;
  GSignalGroup *signals;
} IlViewWidgetPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IlViewWidget, il_view_widget, GTK_TYPE_WIDGET)

static void
view_changed_cb (IlViewWidget *self)
{
  IL_VIEW_WIDGET_GET_CLASS (self)->view_changed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
il_view_widget_view_changed (IlViewWidget *self)
{
}

static void
il_view_widget_dispose (GObject *object)
{
  IlViewWidgetPrivate *priv = il_view_widget_get_instance_private (IL_VIEW_WIDGET (object));

  g_clear_object (&priv->signals);
  g_clear_object (&priv->view);

  G_OBJECT_CLASS (il_view_widget_parent_class)->dispose (object);
}

static void
il_view_widget_class_init (IlViewWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_view_widget_dispose;
  klass->view_changed = il_view_widget_view_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
il_view_widget_init (IlViewWidget *self)
{
  IlViewWidgetPrivate *priv = il_view_widget_get_instance_private (self);

  priv->signals = g_signal_group_new (IL_TYPE_VIEW);
  g_signal_group_connect_swapped (priv->signals, "changed", G_CALLBACK (view_changed_cb), self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

IlView *
il_view_widget_get_view (IlViewWidget *self)
{
  IlViewWidgetPrivate *priv = il_view_widget_get_instance_private (self);

  g_return_val_if_fail (IL_IS_VIEW_WIDGET (self), NULL);

  return priv->view;
}

void
il_view_widget_set_view (IlViewWidget *self,
                         IlView       *view)
{
  IlViewWidgetPrivate *priv = il_view_widget_get_instance_private (self);

  g_return_if_fail (IL_IS_VIEW_WIDGET (self));

  if (!g_set_object (&priv->view, view))
    return;

  g_signal_group_set_target (priv->signals, view);
  if (view != NULL)
    view_changed_cb (self);

  /* The ruler's width is the view's. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
