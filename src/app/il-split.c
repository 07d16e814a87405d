/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-split.h"

#define NARROW_PAD 16

struct _IlSplit
{
  GtkWidget parent_instance;

  GtkWidget *start;
  GtkWidget *end;
  gboolean narrow;
  int start_width;
  int end_pad;
};

enum
{
  PROP_START = 1,
  PROP_END,
  PROP_NARROW,
  PROP_START_WIDTH,
  PROP_END_PAD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlSplit, il_split, GTK_TYPE_WIDGET)

static int
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size,
               gboolean        natural)
{
  int minimum_size = 0, natural_size = 0;

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, &minimum_size, &natural_size, NULL, NULL);

  return natural ? natural_size : minimum_size;
}

static int
measure (IlSplit        *self,
         GtkOrientation  orientation,
         gboolean        natural)
{
  int start = measure_child (self->start, orientation, -1, natural);
  int end = measure_child (self->end, orientation, -1, natural);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    return self->narrow ? start + end : MAX (start, end);

  return self->narrow ? MAX (start, end) + 2 * NARROW_PAD
                      : self->start_width + end + self->end_pad;
}

static void
allocate_child (GtkWidget *child,
                int        x,
                int        y,
                int        width,
                int        height)
{
  GtkAllocation allocation = { x, y, width, height };

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &allocation, -1);
}

static void
mirror (IlSplit *self,
        int      width,
        int      child_width,
        int     *x)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    *x = width - *x - child_width;
}

static void
allocate_wide (IlSplit *self,
               int      width,
               int      height)
{
  int end_width = MAX (width - self->start_width - self->end_pad,
                       measure_child (self->end, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
  int start_x = 0, end_x = self->start_width;

  mirror (self, width, self->start_width, &start_x);
  mirror (self, width, end_width, &end_x);
  allocate_child (self->start, start_x, 0, self->start_width, height);
  allocate_child (self->end, end_x, 0, end_width, height);
}

static void
allocate_narrow (IlSplit *self,
                 int      width,
                 int      height)
{
  int start_height = measure_child (self->start, GTK_ORIENTATION_VERTICAL, -1, FALSE);
  int inner = MAX (width - 2 * NARROW_PAD, 0);

  allocate_child (self->start, NARROW_PAD, 0, inner, start_height);
  allocate_child (self->end, NARROW_PAD, start_height, inner, MAX (height - start_height, 0));
}

static void
il_split_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  IlSplit *self = IL_SPLIT (widget);

  *minimum = measure (self, orientation, FALSE);
  *natural = MAX (*minimum, measure (self, orientation, TRUE));
}

static void
il_split_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  IlSplit *self = IL_SPLIT (widget);

  if (self->narrow)
    allocate_narrow (self, width, height);
  else
    allocate_wide (self, width, height);
}

static void
take_child (IlSplit    *self,
            GtkWidget **slot,
            GtkWidget  *child)
{
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
set_size (IlSplit *self,
          int     *size,
          int      px,
          guint    property)
{
  if (*size == px)
    return;

  *size = px;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
il_split_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  IlSplit *self = IL_SPLIT (object);

  switch (prop_id)
    {
    case PROP_START:
      g_value_set_object (value, self->start);
      break;

    case PROP_END:
      g_value_set_object (value, self->end);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_START_WIDTH:
      g_value_set_int (value, self->start_width);
      break;

    case PROP_END_PAD:
      g_value_set_int (value, self->end_pad);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_split_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  IlSplit *self = IL_SPLIT (object);

  switch (prop_id)
    {
    case PROP_START:
      take_child (self, &self->start, g_value_get_object (value));
      break;

    case PROP_END:
      take_child (self, &self->end, g_value_get_object (value));
      break;

    case PROP_NARROW:
      il_split_set_narrow (self, g_value_get_boolean (value));
      break;

    case PROP_START_WIDTH:
      set_size (self, &self->start_width, g_value_get_int (value), PROP_START_WIDTH);
      break;

    case PROP_END_PAD:
      set_size (self, &self->end_pad, g_value_get_int (value), PROP_END_PAD);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_split_dispose (GObject *object)
{
  IlSplit *self = IL_SPLIT (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);

  G_OBJECT_CLASS (il_split_parent_class)->dispose (object);
}

static void
il_split_class_init (IlSplitClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = il_split_get_property;
  object_class->set_property = il_split_set_property;
  object_class->dispose = il_split_dispose;
  widget_class->measure = il_split_measure;
  widget_class->size_allocate = il_split_size_allocate;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_START_WIDTH] = g_param_spec_int ("start-width", NULL, NULL, 0, G_MAXINT,
                                                   IL_SPLIT_START, flags);
  properties[PROP_END_PAD] = g_param_spec_int ("end-pad", NULL, NULL, 0, G_MAXINT,
                                               IL_SPLIT_END_PAD, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
il_split_init (IlSplit *self)
{
  self->start_width = IL_SPLIT_START;
  self->end_pad = IL_SPLIT_END_PAD;
}

void
il_split_set_narrow (IlSplit  *self,
                     gboolean  narrow)
{
  g_return_if_fail (IL_IS_SPLIT (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}
