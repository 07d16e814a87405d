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

      while (n_ended < ends->len && g_array_index (ends, gint64, n_ended) <= start)
        n_ended++;
      most = MAX (most, i + 1 - n_ended);
    }

  return most;
}
