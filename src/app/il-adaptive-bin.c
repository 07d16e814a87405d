/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-adaptive-bin.h"

#define MIN_WIDTH 360
#define MIN_HEIGHT 480

struct _IlAdaptiveBin
{
  AdwBin parent_instance;

  gboolean narrow;
  gboolean low;
  int wide_minimum;
  int beside;
  guint tick;
};

enum
{
  PROP_NARROW = 1,
  PROP_LOW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlAdaptiveBin, il_adaptive_bin, ADW_TYPE_BIN)

/* What the wide content needs is only known while it is shown; a large font
 * or long words make it more than the usual limit. */
static gboolean
is_narrow (IlAdaptiveBin *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return width > 0 && (width - self->beside <= IL_NARROW_WIDTH || width < self->wide_minimum);
}

static gboolean
is_low (IlAdaptiveBin *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  return height > 0 && height < (self->narrow ? IL_LOW_HEIGHT_NARROW : IL_LOW_HEIGHT);
}

/* Not from within the allocation: what hides and shows must be measured anew. */
static gboolean
follow_width_cb (GtkWidget     *widget,
                 GdkFrameClock *frame_clock,
                 gpointer       user_data)
{
  IlAdaptiveBin *self = IL_ADAPTIVE_BIN (widget);

  self->tick = 0;
  if (self->narrow != is_narrow (self))
    {
      self->narrow = !self->narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }
  if (self->low != is_low (self))
    {
      self->low = !self->low;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOW]);
    }

  return G_SOURCE_REMOVE;
}

static void
il_adaptive_bin_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int child_minimum = 0, child_natural = 0;

  if (child != NULL)
    gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = MAX (*minimum, child_natural);
}

static void
il_adaptive_bin_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  IlAdaptiveBin *self = IL_ADAPTIVE_BIN (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int min_width, min_height;

  if (child != NULL)
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL,
                          NULL);
      if (!self->narrow)
        self->wide_minimum = min_width;
      min_width = MAX (min_width, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, min_width, &min_height, NULL,
                          NULL, NULL);
      gtk_widget_allocate (child, min_width, MAX (min_height, height), baseline, NULL);
    }

  if ((self->narrow != is_narrow (self) || self->low != is_low (self)) && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, follow_width_cb, NULL, NULL);
}

static void
il_adaptive_bin_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  IlAdaptiveBin *self = IL_ADAPTIVE_BIN (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_LOW:
      g_value_set_boolean (value, self->low);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_adaptive_bin_class_init (IlAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = il_adaptive_bin_get_property;
  widget_class->measure = il_adaptive_bin_measure;
  widget_class->size_allocate = il_adaptive_bin_size_allocate;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOW] =
    g_param_spec_boolean ("low", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
il_adaptive_bin_init (IlAdaptiveBin *self)
{
  /* That of a plain bin would ask for all that the child does. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
il_adaptive_bin_get_narrow (IlAdaptiveBin *self)
{
  g_return_val_if_fail (IL_IS_ADAPTIVE_BIN (self), FALSE);

  return self->narrow;
}

void
il_adaptive_bin_set_beside (IlAdaptiveBin *self,
                            int            beside)
{
  g_return_if_fail (IL_IS_ADAPTIVE_BIN (self));

  if (self->beside == beside)
    return;

  /* What was measured was with the other, or without it. */
  self->beside = beside;
  self->wide_minimum = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
il_adaptive_bin_get_low (IlAdaptiveBin *self)
{
  g_return_val_if_fail (IL_IS_ADAPTIVE_BIN (self), FALSE);

  return self->low;
}
