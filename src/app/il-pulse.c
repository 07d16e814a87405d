/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-pulse.h"

#include <math.h>

/* µs for the way to and fro, and the part of the width that the block takes. */
#define PERIOD (2 * G_USEC_PER_SEC)
#define BLOCK 0.22

struct _IlPulse
{
  GtkWidget parent_instance;

  GtkWidget *trough;
  GtkWidget *block;
  double position;
};

G_DEFINE_FINAL_TYPE (IlPulse, il_pulse, GTK_TYPE_WIDGET)

static void
measure_trough_cb (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, -1, minimum, natural,
                      NULL, NULL);
  *minimum_baseline = *natural_baseline = -1;
}

static void
allocate_trough_cb (GtkWidget *widget,
                    int        width,
                    int        height,
                    int        baseline)
{
  IlPulse *self = IL_PULSE (gtk_widget_get_parent (widget));
  int least, block;
  GtkAllocation place;

  gtk_widget_measure (self->block, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  block = CLAMP ((int) lround (width * BLOCK), least, MAX (width, least));
  place = (GtkAllocation) {
    .x = (int) lround ((width - block) * self->position), .width = block, .height = height,
  };
  gtk_widget_size_allocate (self->block, &place, -1);
}

static void
il_pulse_dispose (GObject *object)
{
  IlPulse *self = IL_PULSE (object);

  g_clear_pointer (&self->block, gtk_widget_unparent);
  g_clear_pointer (&self->trough, gtk_widget_unparent);

  G_OBJECT_CLASS (il_pulse_parent_class)->dispose (object);
}

static void
il_pulse_class_init (IlPulseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = il_pulse_dispose;
  gtk_widget_class_set_css_name (widget_class, "progressbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
il_pulse_init (IlPulse *self)
{
  self->trough = g_object_new (GTK_TYPE_BOX, "css-name", "trough", NULL);
  gtk_widget_set_layout_manager (self->trough,
                                 gtk_custom_layout_new (NULL, measure_trough_cb,
                                                        allocate_trough_cb));
  gtk_widget_set_parent (self->trough, GTK_WIDGET (self));

  self->block = g_object_new (GTK_TYPE_BOX, "css-name", "progress", NULL);
  gtk_widget_set_parent (self->block, self->trough);

  /* As a GtkProgressBar that lies. */
  gtk_widget_add_css_class (GTK_WIDGET (self), "horizontal");
}

void
il_pulse_set_time (IlPulse *self,
                   gint64   time)
{
  double position = il_pulse_position (time);
  int width;

  g_return_if_fail (IL_IS_PULSE (self));

  width = MAX (gtk_widget_get_width (self->trough), 1);
  if (fabs (position - self->position) * width < 1)
    return;

  self->position = position;
  gtk_widget_queue_allocate (self->trough);
}

double
il_pulse_position (gint64 time)
{
  double turn = (double) (MAX (time, 0) % PERIOD) / PERIOD;

  return turn < 0.5 ? 2 * turn : 2 - 2 * turn;
}
