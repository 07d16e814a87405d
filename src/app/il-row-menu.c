/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-row-menu.h"

#include "app/il-row.h"

struct _IlRowMenu
{
  AdwBin parent_instance;

  GtkPopover *popover;
  GtkWidget *item;
};

G_DEFINE_FINAL_TYPE (IlRowMenu, il_row_menu, ADW_TYPE_BIN)

static void
open_at (IlRowMenu *self,
         double     x,
         double     y)
{
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  gtk_popover_set_pointing_to (self->popover, &at);
  gtk_popover_popup (self->popover);
}

/* What is clicked is selected first: the menu's actions work on that. */
static void
open_on_row_at (IlRowMenu *self,
                double     x,
                double     y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, IL_TYPE_ROW) : NULL;
  IlTrack *track = row != NULL ? il_row_get_track (IL_ROW (row)) : NULL;

  if (track == NULL)
    return;

  gtk_widget_activate_action (row, "list.select-item", "(ubb)", il_track_get_index (track), FALSE,
                              FALSE);
  g_set_weak_pointer (&self->item, gtk_widget_get_parent (row));
  open_at (self, x, y);
}

/* A menu takes the focus and does not give it back. */
static void
closed_cb (IlRowMenu *self)
{
  if (self->item != NULL)
    gtk_widget_grab_focus (self->item);
  g_clear_weak_pointer (&self->item);
}

static void
secondary_pressed_cb (IlRowMenu *self,
                      int        n_press,
                      double     x,
                      double     y)
{
  open_on_row_at (self, x, y);
}

static void
long_pressed_cb (IlRowMenu *self,
                 double     x,
                 double     y)
{
  open_on_row_at (self, x, y);
}

/* By keyboard it opens on the row that has the focus. */
static void
menu_action_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_point_t at;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget) ||
      !gtk_widget_compute_point (focus, widget,
                                 &GRAPHENE_POINT_INIT (40,
                                                       (float) gtk_widget_get_height (focus) / 2),
                                 &at))
    return;

  open_on_row_at (IL_ROW_MENU (widget), at.x, at.y);
}

static void
il_row_menu_dispose (GObject *object)
{
  IlRowMenu *self = IL_ROW_MENU (object);

  g_clear_weak_pointer (&self->item);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;

  G_OBJECT_CLASS (il_row_menu_parent_class)->dispose (object);
}

static void
il_row_menu_class_init (IlRowMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_row_menu_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-row-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, IlRowMenu, popover);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);

  gtk_widget_class_install_action (widget_class, "rows.menu", NULL, menu_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "rows.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "rows.menu", NULL);
}

static void
il_row_menu_init (IlRowMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

gboolean
il_row_menu_is_open (IlRowMenu *self)
{
  g_return_val_if_fail (IL_IS_ROW_MENU (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->popover));
}
