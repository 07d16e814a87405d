/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "timeline/il-throughput-lane.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-rate-curve.h"
#include "analysis/il-text.h"
#include "timeline/il-slim-layout.h"

struct _IlThroughputLane
{
  IlSlimLane parent_instance;

  GArray *rates;
  gint64 window;
  gint64 reach;
  double peak;
};

G_DEFINE_FINAL_TYPE (IlThroughputLane, il_throughput_lane, IL_TYPE_SLIM_LANE)

/* Of the whole curve, the columns up to a time; the last one is not whole. */
static guint
count_columns (IlThroughputLane *self,
               gint64            time)
{
  time = MIN (time, IL_ARRIVALS_MAX_TIME);

  return (guint) MIN (time * IL_RATE_COLUMNS / self->window + 1, self->rates->len);
}

static double
find_peak (IlThroughputLane *self,
           guint             n)
{
  double peak = 0;

  for (guint i = 0; i < n; i++)
    peak = MAX (peak, g_array_index (self->rates, double, i));

  return peak;
}

static void
il_throughput_lane_collect (IlSlimLane  *lane,
                            IlRecording *recording,
                            gint64       reach,
                            gboolean     grown)
{
  IlThroughputLane *self = IL_THROUGHPUT_LANE (lane);
  gint64 window = il_rate_window (reach);

  if (!grown || window != self->window)
    g_array_set_size (self->rates, 0);

  self->reach = reach;
  self->window = window;
  il_rate_extend (self->rates, recording, window, reach);
  self->peak = find_peak (self, self->rates->len);
}

static void
il_throughput_lane_list_steps (IlSlimLane  *lane,
                               IlRecording *recording,
                               gint64       time,
                               GArray      *steps)
{
  IlThroughputLane *self = IL_THROUGHPUT_LANE (lane);
  IlTimeScale *scale = il_view_get_scale (il_view_widget_get_view (IL_VIEW_WIDGET (lane)));
  g_autoptr (GArray) part = NULL;
  guint n;

  if (time >= self->reach)
    {
      il_slim_layout_add_rates (self->rates, self->window, scale, steps);
      return;
    }

  n = count_columns (self, time);
  part = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  g_array_append_vals (part, self->rates->data, n);
  g_array_index (part, double, n - 1) = il_rate_at (recording, self->window, time);
  il_slim_layout_add_rates (part, self->window, scale, steps);
}

static void
il_throughput_lane_describe (IlSlimLane    *lane,
                             IlRecording   *recording,
                             gint64         time,
                             IlSlimFigures *figures)
{
  IlThroughputLane *self = IL_THROUGHPUT_LANE (lane);
  double now = il_rate_at (recording, self->window, time);

  figures->top = il_slim_layout_rate_top (self->peak,
                                          il_slim_lane_may_grow (lane));
  figures->limit = 0;
  figures->now = il_text_rate (now);
  figures->most = il_text_rate (MAX (now, find_peak (self, count_columns (self, time) - 1)));
}

static void
il_throughput_lane_finalize (GObject *object)
{
  IlThroughputLane *self = IL_THROUGHPUT_LANE (object);

  g_clear_pointer (&self->rates, g_array_unref);

  G_OBJECT_CLASS (il_throughput_lane_parent_class)->finalize (object);
}

static void
il_throughput_lane_class_init (IlThroughputLaneClass *klass)
{
  IlSlimLaneClass *lane_class = IL_SLIM_LANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = il_throughput_lane_finalize;
  lane_class->collect = il_throughput_lane_collect;
  lane_class->list_steps = il_throughput_lane_list_steps;
  lane_class->describe = il_throughput_lane_describe;
}

static void
il_throughput_lane_init (IlThroughputLane *self)
{
  self->rates = g_array_new (FALSE, FALSE, sizeof (double));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a curve of bytes per second over time. */
                                  _("Throughput"), -1);
}

GtkWidget *
il_throughput_lane_new (void)
{
  return g_object_new (IL_TYPE_THROUGHPUT_LANE, NULL);
}
