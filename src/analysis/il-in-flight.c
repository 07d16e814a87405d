/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-in-flight.h"

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* When each download started and ended, both in growing order: which end
 * belongs to which start does not matter to their number. */
static void
list_times (IlRecording *recording,
            gint64       time,
            GArray      *starts,
            GArray      *ends)
{
  guint n_tracks = il_recording_get_n_tracks (recording);

  for (guint i = 0; i < n_tracks; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      gint64 end = il_track_get_end (track);
      gint64 start = il_track_get_start (track);

      if (start == IL_TIME_NONE || start > time || start == end)
        continue;

      g_array_append_val (starts, start);
      if (end != IL_TIME_NONE)
        g_array_append_val (ends, end);
    }

  g_array_sort (starts, compare_times);
  g_array_sort (ends, compare_times);
}

/* Moves past all times up to one. */
static guint
skip_until (GArray *times,
            guint   index,
            gint64  time)
{
  while (index < times->len && g_array_index (times, gint64, index) <= time)
    index++;

  return index;
}

static gint64
time_at (GArray *times,
         guint   index)
{
  return index < times->len ? g_array_index (times, gint64, index) : G_MAXINT64;
}

guint
il_in_flight_max (IlRecording *recording,
                  gint64       time)
{
  g_autoptr (GArray) starts = NULL;
  g_autoptr (GArray) ends = NULL;
  guint n_ended = 0;
  guint most = 0;

  g_return_val_if_fail (IL_IS_RECORDING (recording), 0);

  starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  list_times (recording, time, starts, ends);

  for (guint i = 0; i < starts->len; i++)
    {
      gint64 start = g_array_index (starts, gint64, i);

      n_ended = skip_until (ends, n_ended, start);
      most = MAX (most, i + 1 - n_ended);
    }

  return most;
}

GArray *
il_in_flight_list_steps (IlRecording *recording,
                         gint64       time)
{
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GArray) starts = NULL;
  g_autoptr (GArray) ends = NULL;
  guint n_started = 0, n_ended = 0;
  IlInFlightStep step = { .time = 0 };

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);

  steps = g_array_new (FALSE, FALSE, sizeof (IlInFlightStep));
  starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  list_times (recording, time, starts, ends);

  while (n_started < starts->len || n_ended < ends->len)
    {
      step.time = MIN (time_at (starts, n_started), time_at (ends, n_ended));
      if (step.time > time)
        break;

      n_started = skip_until (starts, n_started, step.time);
      n_ended = skip_until (ends, n_ended, step.time);

      /* One that ends as another starts hands over: that is no step. */
      if (n_started - n_ended != step.n)
        {
          step.n = n_started - n_ended;
          g_array_append_val (steps, step);
        }
    }

  return g_steal_pointer (&steps);
}
