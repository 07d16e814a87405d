/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-recording.h"

#include <stdlib.h>

/* What is to become of a track; a start of IL_TIME_NONE never left the queue. */
typedef struct
{
  guint index;
  gint64 start;
  gint64 end;
  int code;
} Fate;

static gboolean
one_in (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

static gint64
random_time (gint64 begin,
             gint64 end)
{
  return begin + (end > begin ? g_test_rand_int_range (0, (gint32) (end - begin + 1)) : 0);
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const Fate *left = a;
  const Fate *right = b;

  return left->end < right->end ? -1 : left->end > right->end;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static int
random_code (gboolean started)
{
  if (!started)
    return one_in (2) ? IL_ERROR_BAD_ADDRESS : IL_ERROR_CANCELLED;
  if (one_in (4))
    return one_in (2) ? IL_ERROR_CUT_BODY : IL_ERROR_CANCELLED;

  return -1;
}

/* Short ones make many things happen at the same time. */
static void
plan_wild (Fate  *fates,
           guint  n,
           gint32 longest)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 start = one_in (6) ? IL_TIME_NONE : g_test_rand_int_range (0, 2 * longest);

      fates[i] = (Fate) { i, start, MAX (0, start) + g_test_rand_int_range (0, longest + 1),
                          random_code (start != IL_TIME_NONE) };
    }
}

/* Each takes the slot that is free first, and not before the one before it. */
static void
plan_schedule (Fate  *fates,
               guint  n,
               guint  n_slots,
               gint32 longest)
{
  gint64 free_at[RANDOM_MAX_TRACKS] = { 0 };
  gint32 delay = one_in (2) ? 0 : longest / 20;
  gint64 now = 0;

  for (guint i = 0; i < n; i++)
    {
      Fate *fate = &fates[i];

      qsort (free_at, n_slots, sizeof *free_at, compare_times);
      now = MAX (now, free_at[0]) + g_test_rand_int_range (0, delay + 1);
      *fate = (Fate) { i, now, now, -1 };
      if (one_in (8))
        {
          fate->start = IL_TIME_NONE;
          fate->code = random_code (FALSE);
          if (fate->code == IL_ERROR_CANCELLED)
            fate->end = random_time (0, now);
          continue;
        }

      fate->end = now + (one_in (8) ? 0 : g_test_rand_int_range (0, longest + 1));
      fate->code = random_code (TRUE);
      free_at[0] = fate->end;
    }
}

static gint64
mark_hop (IlTrack *track,
          gint64   begin,
          gint64   end,
          gboolean broken)
{
  guint n_marks = broken ? (guint) g_test_rand_int_range (0, IL_MARK_END) : IL_MARK_RESPONSE;
  gboolean reused = one_in (3);
  gint64 time = begin;

  for (IlMark mark = IL_MARK_START + 1; mark <= n_marks; mark++)
    {
      time = random_time (time, one_in (2) ? time : end);
      if (reused && mark <= IL_MARK_TLS_END)
        continue;

      il_track_mark (track, mark, time);
    }

  return n_marks == IL_MARK_RESPONSE ? time : IL_TIME_NONE;
}

static void
add_reads (IlTrack *track,
           gint64   begin,
           gint64   end)
{
  guint n = (guint) g_test_rand_int_range (0, one_in (4) ? 200 : 12);
  gint64 times[200];

  for (guint i = 0; i < n; i++)
    times[i] = random_time (begin, end);

  qsort (times, n, sizeof *times, compare_times);
  for (guint i = 0; i < n; i++)
    il_track_add_read (track, times[i], (guint64) g_test_rand_int_range (0, 5000),
                       (guint64) g_test_rand_int_range (0, 9));
}

/* With a size on the wire that is smaller or larger, or not known. */
static void
fill (IlRecording *recording,
      const Fate  *fate)
{
  IlTrack *track = il_recording_get_track (recording, fate->index);
  guint n_hops = one_in (4) ? (guint) g_test_rand_int_range (2, 5) : 1;
  gint64 begin = fate->start, answer = IL_TIME_NONE;

  if (begin == IL_TIME_NONE)
    return;

  for (guint i = 0; i < n_hops; i++)
    {
      gboolean is_last = i + 1 == n_hops;
      gint64 end = is_last ? fate->end : random_time (begin, fate->end);

      il_track_begin_hop (track, "http://localhost/", begin);
      answer = mark_hop (track, begin, end, is_last && fate->code >= 0);
      begin = end;
    }

  if (answer != IL_TIME_NONE && !one_in (6))
    add_reads (track, answer, fate->end);
  if (answer != IL_TIME_NONE && !one_in (4))
    il_track_set_wire_bytes (track, (guint64) g_test_rand_int_range (0, 40000));
}

static void
end_in_order (IlRecording *recording,
              Fate        *fates,
              guint        n,
              guint        n_open)
{
  if (n > 0)
    qsort (fates, n, sizeof *fates, compare_ends);

  for (guint i = 0; i < n - n_open; i++)
    {
      GError *error = fates[i].code < 0 ? NULL : g_error_new_literal (IL_ERROR, fates[i].code,
                                                                      "A reason.");

      il_recording_end_track (recording, il_recording_get_track (recording, fates[i].index),
                              fates[i].end, error);
    }
}

/* Now and then a handler holds it for long. */
static void
add_turns (IlRecording *recording,
           gint32       longest)
{
  guint n = one_in (2) ? 0 : (guint) g_test_rand_int_range (0, 20);
  gint64 time = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 begin = time + g_test_rand_int_range (0, longest / 4 + 1);
      gint64 length = g_test_rand_int_range (0, one_in (4) ? 4 * IL_LOOP_HOLD : 2000);

      time = begin + length;
      il_loop_track_add_turn (il_recording_get_loop (recording), begin, time,
                              one_in (4) ? IL_LOOP_NOBODY : g_test_rand_int_range (0, 4));
    }
}

static IlRecording *
make (RandomKind kind,
      gboolean   live)
{
  IlMode mode = one_in (3) ? IL_MODE_ONE_AT_A_TIME : IL_MODE_TOGETHER;
  guint limit = one_in (3) ? 0 : (guint) g_test_rand_int_range (1, 8);
  g_autoptr (IlRecording) recording = il_recording_new (mode, limit);
  guint n = (guint) g_test_rand_int_range (0, RANDOM_MAX_TRACKS + 1);
  guint n_slots = mode == IL_MODE_ONE_AT_A_TIME ? 1 : limit > 0 ? limit : RANDOM_MAX_TRACKS;
  gint32 longest = one_in (3) ? 6 : one_in (2) ? 1000 : 3000000;
  Fate fates[RANDOM_MAX_TRACKS];

  for (guint i = 0; i < n; i++)
    il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);

  il_recording_start (recording, 0);
  add_turns (recording, longest);
  if (kind == RANDOM_WILD)
    plan_wild (fates, n, longest);
  else
    plan_schedule (fates, n, n_slots, longest);

  for (guint i = 0; i < n; i++)
    fill (recording, &fates[i]);

  end_in_order (recording, fates, n, live ? (n + 1) / 2 : 0);
  if (!live)
    il_recording_finish (recording);

  return g_steal_pointer (&recording);
}

IlRecording *
random_recording_new (RandomKind kind)
{
  return make (kind, FALSE);
}

IlRecording *
random_recording_new_live (RandomKind kind)
{
  return make (kind, TRUE);
}

double
random_recording_wire_bytes (IlRecording *recording)
{
  guint n_tracks = il_recording_get_n_tracks (recording);
  double sum = 0;

  for (guint i = 0; i < n_tracks; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      guint64 wire = il_track_get_wire_bytes (track);
      guint64 decoded = il_arrivals_get_bytes (il_track_get_arrivals (track));

      sum += decoded == 0 ? 0 : (double) (wire > 0 ? wire : decoded);
    }

  return sum;
}
