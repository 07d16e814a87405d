/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "timeline/il-flight-lane.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-in-flight.h"
#include "analysis/il-text.h"
#include "timeline/il-slim-layout.h"

struct _IlFlightLane
{
  IlSlimLane parent_instance;

  GArray *staircase;
  guint most;
};

G_DEFINE_FINAL_TYPE (IlFlightLane, il_flight_lane, IL_TYPE_SLIM_LANE)

/* The number at a time, and the most up to it. */
static guint
count_at (IlFlightLane *self,
          gint64        time,
          guint        *most)
{
  guint n = 0;

  *most = 0;
  for (guint i = 0; self->staircase != NULL && i < self->staircase->len; i++)
    {
      const IlInFlightStep *step = &g_array_index (self->staircase, IlInFlightStep, i);

      if (step->time > time)
        break;

      n = step->n;
      *most = MAX (*most, n);
    }

  return n;
}

static void
il_flight_lane_collect (IlSlimLane  *lane,
                        IlRecording *recording,
                        gint64       reach,
                        gboolean     grown)
{
  IlFlightLane *self = IL_FLIGHT_LANE (lane);

  g_clear_pointer (&self->staircase, g_array_unref);
  self->staircase = il_in_flight_list_steps (recording, reach);
  count_at (self, reach, &self->most);
}

static void
il_flight_lane_list_steps (IlSlimLane  *lane,
                           IlRecording *recording,
                           gint64       time,
                           GArray      *steps)
{
  IlFlightLane *self = IL_FLIGHT_LANE (lane);

  for (guint i = 0; i < self->staircase->len; i++)
    {
      const IlInFlightStep *step = &g_array_index (self->staircase, IlInFlightStep, i);
      IlSlimStep drawn = { step->time, step->n };

      if (step->time > time)
        break;

      g_array_append_val (steps, drawn);
    }
}

static void
il_flight_lane_describe (IlSlimLane    *lane,
                         IlRecording   *recording,
                         gint64         time,
                         IlSlimFigures *figures)
{
  IlFlightLane *self = IL_FLIGHT_LANE (lane);
  guint limit = il_slim_layout_get_limit (recording);
  guint most;
  guint n = count_at (self, time, &most);

  figures->top = il_slim_layout_flight_top (self->most, limit,
                                            il_recording_get_n_tracks (recording),
                                            il_slim_lane_may_grow (lane));
  figures->limit = limit;
  figures->now = il_text_in_flight (n, limit);
  figures->most = il_text_count (most);
}

static void
il_flight_lane_finalize (GObject *object)
{
  IlFlightLane *self = IL_FLIGHT_LANE (object);

  g_clear_pointer (&self->staircase, g_array_unref);

  G_OBJECT_CLASS (il_flight_lane_parent_class)->finalize (object);
}

static void
il_flight_lane_class_init (IlFlightLaneClass *klass)
{
  IlSlimLaneClass *lane_class = IL_SLIM_LANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = il_flight_lane_finalize;
  lane_class->collect = il_flight_lane_collect;
  lane_class->list_steps = il_flight_lane_list_steps;
  lane_class->describe = il_flight_lane_describe;
}

static void
il_flight_lane_init (IlFlightLane *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a curve of how many downloads are on
                                   * their way at once. */
                                  _("In flight"), -1);
}

GtkWidget *
il_flight_lane_new (void)
{
  return g_object_new (IL_TYPE_FLIGHT_LANE, NULL);
}
