/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-recording.h"

IlRecording *
fake_recording_new (guint n)
{
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = g_strdup_printf ("http://127.0.0.1/%u", i);

      il_recording_add (recording, address, IL_SIZE_UNKNOWN);
    }
  il_recording_start (recording, g_get_monotonic_time ());

  return recording;
}

void
fake_track_receive (IlTrack *track,
                    gint64   begin,
                    gint64   end,
                    guint    n_reads)
{
  gint64 answer = begin + 100 * FAKE_MS;

  il_track_begin_hop (track, il_track_get_address (track), begin);
  il_track_mark (track, IL_MARK_REQUEST, begin + 10 * FAKE_MS);
  il_track_mark (track, IL_MARK_RESPONSE, answer);
  il_track_set_status (track, 200);
  il_track_set_size (track, n_reads * G_GINT64_CONSTANT (100));
  for (guint i = 0; i < n_reads; i++)
    il_track_add_read (track, answer + (end - answer) * i / MAX (n_reads, 1), 100, 1);
}

void
fake_recording_end (IlRecording *recording,
                    IlTrack     *track,
                    gint64       end,
                    int          code)
{
  il_recording_end_track (recording, track, end,
                          code < 0 ? NULL : g_error_new_literal (IL_ERROR, code, "A reason."));
}
