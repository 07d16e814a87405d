/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-ideal.h"

/* Restores the heap, the earliest time on top, below a time that grew. */
static void
sink (gint64 *heap,
      guint   n)
{
  gint64 time = heap[0];
  guint place = 0;

  for (guint child = 1; child < n; child = 2 * place + 1)
    {
      if (child + 1 < n && heap[child + 1] < heap[child])
        child++;
      if (heap[child] >= time)
        break;

      heap[place] = heap[child];
      place = child;
    }

  heap[place] = time;
}

gint64
il_ideal_get_duration (IlTrack *track)
{
  gint64 start;

  g_return_val_if_fail (IL_IS_TRACK (track), 0);
  g_return_val_if_fail (il_track_get_end (track) != IL_TIME_NONE, 0);

  start = il_track_get_start (track);

  /* One with a bad address never left the queue. */
  return start == IL_TIME_NONE ? 0 : il_track_get_end (track) - start;
}

gint64
il_ideal_makespan (const gint64 *durations,
                   guint         n,
                   guint         n_slots)
{
  g_autofree gint64 *free_at = NULL;
  gint64 makespan = 0;

  g_return_val_if_fail (durations != NULL || n == 0, 0);
  g_return_val_if_fail (n_slots > 0, 0);

  n_slots = MAX (1, MIN (n_slots, n));
  free_at = g_new0 (gint64, n_slots);
  for (guint i = 0; i < n; i++)
    {
      free_at[0] += durations[i];
      makespan = MAX (makespan, free_at[0]);
      sink (free_at, n_slots);
    }

  return makespan;
}

gint64 *
il_ideal_dup_durations (IlRecording *recording)
{
  gint64 *durations;
  guint n;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);
  g_return_val_if_fail (il_recording_is_finished (recording), NULL);

  n = il_recording_get_n_tracks (recording);
  durations = g_new0 (gint64, MAX (1, n));
  for (guint i = 0; i < n; i++)
    durations[i] = il_ideal_get_duration (il_recording_get_track (recording, i));

  return durations;
}

gint64
il_ideal_from_run (IlRecording *recording,
                   guint        n_slots)
{
  g_autofree gint64 *durations = NULL;

  g_return_val_if_fail (IL_IS_RECORDING (recording), 0);
  g_return_val_if_fail (il_recording_is_finished (recording), 0);

  durations = il_ideal_dup_durations (recording);

  return il_ideal_makespan (durations, il_recording_get_n_tracks (recording), n_slots);
}
