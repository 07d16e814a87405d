/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-fit-scroller.h"

/* In px: a few lines can be read even where there is hardly any room. */
#define LEAST_HEIGHT 60

struct _IlFitScroller
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *child;
  int max_height;
};

enum
{
  PROP_CHILD = 1,
  PROP_MAX_HEIGHT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlFitScroller, il_fit_scroller, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
il_fit_scroller_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
il_fit_scroller_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  IlFitScroller *self = IL_FIT_SCROLLER (widget);
  int scroller_minimum;

  /* What is not measured may not be allocated. */
  gtk_widget_measure (self->scroller, orientation, -1, &scroller_minimum, NULL, NULL, NULL);
  *minimum = *natural = scroller_minimum;
  if (self->child == NULL)
    return;

  /* Its width is never asked for a height, which is not its own to choose. */
  gtk_widget_measure (self->child, orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size,
                      minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  *natural = MAX (MIN (*natural, self->max_height), scroller_minimum);
  *minimum = MAX (MIN (*natural, LEAST_HEIGHT), scroller_minimum);
}

static void
il_fit_scroller_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  gtk_widget_allocate (IL_FIT_SCROLLER (widget)->scroller, width, height, baseline, NULL);
}

static void
set_child (IlFitScroller *self,
           GtkWidget     *child)
{
  self->child = child;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), child);
}

static void
il_fit_scroller_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  IlFitScroller *self = IL_FIT_SCROLLER (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_MAX_HEIGHT:
      g_value_set_int (value, self->max_height);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_fit_scroller_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  IlFitScroller *self = IL_FIT_SCROLLER (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;

    case PROP_MAX_HEIGHT:
      il_fit_scroller_set_max_height (self, g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_fit_scroller_dispose (GObject *object)
{
  IlFitScroller *self = IL_FIT_SCROLLER (object);

  self->child = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (il_fit_scroller_parent_class)->dispose (object);
}

static void
il_fit_scroller_class_init (IlFitScrollerClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = il_fit_scroller_get_property;
  object_class->set_property = il_fit_scroller_set_property;
  object_class->dispose = il_fit_scroller_dispose;
  widget_class->get_request_mode = il_fit_scroller_get_request_mode;
  widget_class->measure = il_fit_scroller_measure;
  widget_class->size_allocate = il_fit_scroller_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_MAX_HEIGHT] = g_param_spec_int ("max-height", NULL, NULL, 1, G_MAXINT, G_MAXINT,
                                                  flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
il_fit_scroller_init (IlFitScroller *self)
{
  self->max_height = G_MAXINT;
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
il_fit_scroller_new (GtkWidget *child,
                     int        max_height)
{
  return g_object_new (IL_TYPE_FIT_SCROLLER, "child", child, "max-height", max_height, NULL);
}

void
il_fit_scroller_set_max_height (IlFitScroller *self,
                                int            max_height)
{
  g_return_if_fail (IL_IS_FIT_SCROLLER (self));
  g_return_if_fail (max_height > 0);

  if (self->max_height == max_height)
    return;

  self->max_height = max_height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAX_HEIGHT]);
}
