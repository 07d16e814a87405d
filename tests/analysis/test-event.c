/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-event.h"
#include "recording/il-error.h"

#define ADDRESS "http://localhost/"

static const IlEventKind kinds[] = { IL_EVENT_WAKE_UP, IL_EVENT_STATE, IL_EVENT_LINE };

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static void
add_time (GArray *times,
          gint64  time)
{
  if (time != IL_TIME_NONE)
    g_array_append_val (times, time);
}

/* Any life: marks in order with gaps, often none, redirects, reads. */
static void
fill_track (IlTrack *track,
            gint32   step,
            int      n_reads)
{
  int n_hops = g_test_rand_int_range (0, 4);
  gint64 time = g_test_rand_int_range (0, step);

  for (int hop = 0; hop < n_hops; hop++)
    {
      il_track_begin_hop (track, ADDRESS, time);
      for (IlMark mark = IL_MARK_DNS_START; mark < IL_MARK_END; mark++)
        {
          if (g_test_rand_int_range (0, 4) == 0)
            continue;
          time += g_test_rand_int_range (0, step);
          il_track_mark (track, mark, time);
        }
      time += g_test_rand_int_range (0, step);
    }

  for (int i = 0; n_hops > 0 && i < n_reads; i++)
    {
      time += g_test_rand_int_range (0, step);
      il_track_add_read (track, time, 1, (guint64) g_test_rand_int_range (0, 3));
    }
}

static void
end_some (IlRecording *recording,
          gint32       span)
{
  gint64 time = g_test_rand_int_range (0, span);

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      static const int codes[] = { IL_ERROR_CANCELLED, IL_ERROR_REFUSED };
      GError *error = NULL;

      time += g_test_rand_int_range (0, span);
      if (g_test_rand_bit ())
        error = g_error_new_literal (IL_ERROR, codes[g_test_rand_int_range (0, 2)], "No.");
      if (g_test_rand_int_range (0, 4) > 0)
        il_recording_end_track (recording, il_recording_get_track (recording, i), time, error);
      else
        g_clear_error (&error);
    }
}

static void
add_turns (IlLoopTrack *loop,
           gint32       step,
           int          n)
{
  gint64 time = 0;

  for (int i = 0; i < n; i++)
    {
      time += g_test_rand_int_range (0, step);
      il_loop_track_add_turn (loop, time, time + g_test_rand_int_range (0, step), i % 3 - 1);
    }
}

static IlRecording *
any_recording (gint32 step,
               int    n_reads)
{
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);
  int n_tracks = g_test_rand_int_range (0, 6);

  for (int i = 0; i < n_tracks; i++)
    il_recording_add (recording, ADDRESS, IL_SIZE_UNKNOWN);

  il_recording_start (recording, 0);
  for (int i = 0; i < n_tracks; i++)
    fill_track (il_recording_get_track (recording, (guint) i), step, n_reads);
  end_some (recording, step);
  if (g_test_rand_bit ())
    add_turns (il_recording_get_loop (recording), step, n_reads);

  return recording;
}

/* The definitions, by looking everywhere. */

static void
list_reads (IlTrack  *track,
            gboolean  with_lines,
            GArray   *times)
{
  const IlArrivals *arrivals = il_track_get_arrivals (track);

  for (guint64 i = 0; i < il_arrivals_get_n_reads (arrivals); i++)
    {
      guint64 lines;
      gint64 time;

      il_arrivals_get_read (arrivals, i, &time, NULL, &lines);
      if (!with_lines || lines > 0)
        add_time (times, time);
    }
}

static void
list_turns (IlLoopTrack *loop,
            GArray      *times)
{
  for (guint64 i = 0; i < il_loop_track_get_n_turns (loop); i++)
    {
      IlLoopTurn turn;

      il_loop_track_get_turn (loop, i, &turn);
      add_time (times, turn.begin);
    }
}

static void
list_wake_ups (IlTrack *track,
               GArray  *times)
{
  list_reads (track, FALSE, times);
  add_time (times, il_track_get_end (track));

  for (guint i = 0; i < il_track_get_n_hops (track); i++)
    {
      for (IlMark mark = 0; mark < IL_N_MARKS; mark++)
        add_time (times, il_phases_get (&il_track_get_hop (track, i)->phases, mark));
    }
}

static void
list_states (IlTrack *track,
             gint64   until,
             GArray  *times)
{
  for (gint64 time = 0; time <= until; time++)
    {
      if (il_track_get_state (track, time) != il_track_get_state (track, time - 1))
        add_time (times, time);
    }
}

static gint64
find_last (IlRecording *recording)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 last = 0;

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    list_wake_ups (il_recording_get_track (recording, i), times);
  for (guint i = 0; i < times->len; i++)
    last = MAX (last, g_array_index (times, gint64, i));

  return last;
}

/* In order, each time once. */
static GArray *
naive_events (IlRecording *recording,
              IlEventKind  kind)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (gint64));
  IlLoopTrack *loop = il_recording_get_loop (recording);
  gboolean has_turns = il_loop_track_get_n_turns (loop) > 0;
  gint64 last = find_last (recording);

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      if (kind == IL_EVENT_WAKE_UP && !has_turns)
        list_wake_ups (track, times);
      else if (kind == IL_EVENT_STATE)
        list_states (track, last + 1, times);
      else if (kind == IL_EVENT_LINE)
        list_reads (track, TRUE, times);
    }
  if (kind == IL_EVENT_WAKE_UP)
    list_turns (loop, times);

  g_array_sort (times, compare_times);
  for (guint i = times->len; i > 1; i--)
    {
      if (g_array_index (times, gint64, i - 1) == g_array_index (times, gint64, i - 2))
        g_array_remove_index (times, i - 1);
    }

  return times;
}

static gint64
naive_next (GArray *events,
            gint64  time)
{
  for (guint i = 0; i < events->len; i++)
    {
      if (g_array_index (events, gint64, i) > time)
        return g_array_index (events, gint64, i);
    }

  return IL_TIME_NONE;
}

static gint64
naive_previous (GArray *events,
                gint64  time)
{
  for (guint i = events->len; i > 0; i--)
    {
      if (g_array_index (events, gint64, i - 1) < time)
        return g_array_index (events, gint64, i - 1);
    }

  return IL_TIME_NONE;
}

static void
check_at (IlRecording *recording,
          IlEventKind  kind,
          GArray      *events,
          gint64       time)
{
  g_assert_cmpint (il_event_next (recording, kind, time), ==, naive_next (events, time));
  g_assert_cmpint (il_event_previous (recording, kind, time), ==, naive_previous (events, time));
}

/* Stepping visits every event once, there and back. */
static void
check_walk (IlRecording *recording,
            IlEventKind  kind,
            GArray      *events)
{
  gint64 time = IL_TIME_NONE;

  for (guint i = 0; i < events->len; i++)
    {
      time = il_event_next (recording, kind, time);
      g_assert_cmpint (time, ==, g_array_index (events, gint64, i));
    }
  g_assert_cmpint (il_event_next (recording, kind, time), ==, IL_TIME_NONE);

  time = G_MAXINT64;
  for (guint i = events->len; i > 0; i--)
    {
      time = il_event_previous (recording, kind, time);
      g_assert_cmpint (time, ==, g_array_index (events, gint64, i - 1));
    }
  g_assert_cmpint (il_event_previous (recording, kind, time), ==, IL_TIME_NONE);
}

static void
check_ends (IlRecording *recording,
            IlEventKind  kind,
            GArray      *events)
{
  check_at (recording, kind, events, G_MININT64);
  check_at (recording, kind, events, -1);
  check_at (recording, kind, events, 0);
  check_at (recording, kind, events, 1);
  check_at (recording, kind, events, G_MAXINT64);
}

static void
test_like_naive (void)
{
  for (guint round = 0; round < 400; round++)
    {
      gint32 step = g_test_rand_bit () ? 3 : 20;
      g_autoptr (IlRecording) recording = any_recording (step, g_test_rand_int_range (0, 12));

      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        {
          g_autoptr (GArray) events = naive_events (recording, kinds[k]);
          gint64 last = find_last (recording);

          check_walk (recording, kinds[k], events);
          check_ends (recording, kinds[k], events);
          for (gint64 time = 0; time <= last + 2; time++)
            check_at (recording, kinds[k], events, time);
        }
    }
}

static void
test_thousands (void)
{
  for (guint round = 0; round < 4; round++)
    {
      g_autoptr (IlRecording) recording = any_recording (40, 5000);

      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        {
          g_autoptr (GArray) events = naive_events (recording, kinds[k]);
          gint32 last = (gint32) find_last (recording);

          check_walk (recording, kinds[k], events);
          check_ends (recording, kinds[k], events);
          for (guint i = 0; i < 500; i++)
            check_at (recording, kinds[k], events, g_test_rand_int_range (0, last + 2));
        }
    }
}

/* One at a time: nothing happens to a download that is queued, until it is
 * cancelled; what takes no time still happens. */
static void
test_queued (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_ONE_AT_A_TIME, 0);
  IlTrack *track;

  il_recording_add (recording, ADDRESS, IL_SIZE_UNKNOWN);
  il_recording_start (recording, 0);
  track = il_recording_get_track (recording, 0);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    g_assert_cmpint (il_event_next (recording, kinds[k], -1), ==, IL_TIME_NONE);

  il_recording_end_track (recording, track, 0,
                          g_error_new_literal (IL_ERROR, IL_ERROR_CANCELLED, "No."));
  g_assert_cmpint (il_event_next (recording, IL_EVENT_STATE, -1), ==, 0);
  g_assert_cmpint (il_event_next (recording, IL_EVENT_STATE, 0), ==, IL_TIME_NONE);
  g_assert_cmpint (il_event_previous (recording, IL_EVENT_STATE, 1), ==, 0);
  g_assert_cmpint (il_event_previous (recording, IL_EVENT_STATE, 0), ==, IL_TIME_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event/like-naive", test_like_naive);
  g_test_add_func ("/event/thousands", test_thousands);
  g_test_add_func ("/event/queued", test_queued);

  return g_test_run ();
}
