/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-bounds.h"

#include <math.h>

#include "analysis/il-ideal.h"
#include "analysis/il-in-flight.h"
#include "analysis/il-throughput.h"

static guint
planned_slots (IlRecording *recording)
{
  guint limit = il_recording_get_limit (recording);
  guint most = MIN (il_recording_get_n_tracks (recording), IL_BOUNDS_MAX_SLOTS);

  if (il_recording_get_mode (recording) == IL_MODE_ONE_AT_A_TIME)
    return 1;

  return limit > 0 ? MIN (limit, most) : most;
}

static void
measure_durations (IlBounds    *self,
                   IlRecording *recording)
{
  guint n_tracks = il_recording_get_n_tracks (recording);

  for (guint i = 0; i < n_tracks; i++)
    {
      gint64 duration = il_ideal_get_duration (il_recording_get_track (recording, i));

      self->sum += duration;
      self->longest = MAX (self->longest, duration);
    }

  self->mean_load = self->sum / self->n_slots;
  self->ideal = il_ideal_from_run (recording, self->n_slots);
}

static void
measure_transfer (IlBounds    *self,
                  IlRecording *recording)
{
  double bytes;

  self->peak = il_throughput_find_peak (recording, &bytes);
  self->bytes = (guint64) llround (bytes);
  if (self->peak > 0)
    self->transfer = (gint64) floor (bytes / self->peak * G_USEC_PER_SEC);
}

void
il_bounds_init (IlBounds    *self,
                IlRecording *recording)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (IL_IS_RECORDING (recording));
  g_return_if_fail (il_recording_is_finished (recording));

  *self = (IlBounds) {
    .makespan = il_recording_get_duration (recording),
    .n_slots = il_bounds_get_n_slots (recording),
  };
  measure_durations (self, recording);
  measure_transfer (self, recording);
  self->bound = MAX (MAX (self->longest, self->mean_load), self->transfer);

  if (self->makespan > 0)
    self->speed_up = (double) self->sum / (double) self->makespan;
  self->efficiency = self->speed_up / self->n_slots;
}

guint
il_bounds_get_n_slots (IlRecording *recording)
{
  guint n_seen;

  g_return_val_if_fail (IL_IS_RECORDING (recording), 1);

  n_seen = il_in_flight_max (recording, G_MAXINT64);

  return MAX (MAX (planned_slots (recording), n_seen), 1);
}
