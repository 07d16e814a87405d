/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-waiting.h"

#include "random-recording.h"

#define ROUNDS 3000
#define MS G_GINT64_CONSTANT (1000)

/* By state, as a lane shows it. */
static void
sum_segments (IlTrack *track,
              gint64   time,
              gint64  *sums)
{
  IlSegment segments[IL_TRACK_MAX_SEGMENTS];
  guint n = il_track_list_segments (track, time, segments);

  for (guint i = 0; i < n; i++)
    sums[segments[i].state] += segments[i].end - segments[i].begin;
}

/* How much of a track's life out of the queue fell into holds. */
static gint64
sum_holds (IlRecording *recording,
           IlTrack     *track,
           gint64       time)
{
  const IlLoopTrack *loop = il_recording_get_loop (recording);
  gint64 start = il_track_get_start (track), end = il_track_get_end (track), sum = 0;

  end = end == IL_TIME_NONE ? time : MIN (end, time);
  for (guint64 i = 0; i < il_loop_track_get_n_turns (loop) && start != IL_TIME_NONE; i++)
    {
      IlLoopTurn turn;

      il_loop_track_get_turn (loop, i, &turn);
      if (turn.track != IL_LOOP_NOBODY && turn.end - turn.begin >= IL_LOOP_HOLD)
        sum += MAX (0, MIN (end, turn.end) - MAX (start, turn.begin));
    }

  return sum;
}

static void
check_track (IlRecording *recording,
             IlTrack     *track,
             gint64       time,
             IlWaiting   *all)
{
  gint64 states[IL_N_STATES] = { 0 };
  gint64 end = il_track_get_end (track);
  gint64 held = sum_holds (recording, track, time);
  IlWaiting waiting;
  const gint64 *times = waiting.times;

  il_waiting_init_track (&waiting, recording, track, time);
  sum_segments (track, time, states);

  g_assert_cmpint (il_waiting_get_sum (&waiting), ==, end == IL_TIME_NONE ? time : MIN (end, time));
  g_assert_cmpint (times[IL_WAIT_QUEUE], ==, states[IL_STATE_QUEUED]);
  g_assert_cmpint (times[IL_WAIT_LOOP], ==, held);
  for (IlWait wait = 0; wait < IL_N_WAITS; wait++)
    {
      g_assert_cmpint (times[wait], >=, 0);
      all->times[wait] -= times[wait];
    }

  if (held > 0)
    return;

  g_assert_cmpint (times[IL_WAIT_NAME] + times[IL_WAIT_CONNECT] + times[IL_WAIT_TLS], ==,
                   states[IL_STATE_CONNECTING]);
  g_assert_cmpint (times[IL_WAIT_SERVER], ==, states[IL_STATE_WAITING]);
  g_assert_cmpint (times[IL_WAIT_BODY], ==, states[IL_STATE_RECEIVING]);
}

static void
check_recording (IlRecording *recording,
                 gint64       time)
{
  IlWaiting all;

  il_waiting_init_all (&all, recording, time);
  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    check_track (recording, il_recording_get_track (recording, i), time, &all);

  for (IlWait wait = 0; wait < IL_N_WAITS; wait++)
    g_assert_cmpint (all.times[wait], ==, 0);
}

static void
test_whole_life (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      RandomKind kind = g_test_rand_bit () ? RANDOM_SCHEDULED : RANDOM_WILD;
      g_autoptr (IlRecording) finished = random_recording_new (kind);
      g_autoptr (IlRecording) live = random_recording_new_live (kind);
      gint64 duration = il_recording_get_duration (finished);

      check_recording (finished, duration);
      check_recording (finished, g_test_rand_int_range (0, (gint32) duration + 10));
      check_recording (live, g_test_rand_int_range (0, (gint32) duration + 10));
    }
}

static void
assert_times (IlRecording  *recording,
              guint         index,
              gint64        time,
              const gint64 *expected)
{
  IlWaiting waiting;

  il_waiting_init_track (&waiting, recording, il_recording_get_track (recording, index), time);
  for (IlWait wait = 0; wait < IL_N_WAITS; wait++)
    g_assert_cmpint (waiting.times[wait], ==, expected[wait] * MS);
}

/* One with a redirect and all that can happen before a request, one that is
 * cancelled in the queue; a hold from 150 to 290 ms by the first, a shorter
 * one, and a turn as long that nobody caused. */
static IlRecording *
recording_of_two (void)
{
  IlRecording *recording = il_recording_new (IL_MODE_ONE_AT_A_TIME, 0);
  IlTrack *track = il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);
  IlTrack *queued = il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);
  IlLoopTrack *loop = il_recording_get_loop (recording);

  il_recording_start (recording, 0);
  il_track_begin_hop (track, "http://localhost/", 5 * MS);
  il_track_mark (track, IL_MARK_DNS_START, 10 * MS);
  il_track_mark (track, IL_MARK_DNS_END, 30 * MS);
  il_track_mark (track, IL_MARK_CONNECT_START, 30 * MS);
  il_track_mark (track, IL_MARK_CONNECT_END, 45 * MS);
  il_track_mark (track, IL_MARK_TLS_START, 45 * MS);
  il_track_mark (track, IL_MARK_TLS_END, 85 * MS);
  il_track_mark (track, IL_MARK_REQUEST, 90 * MS);
  il_track_mark (track, IL_MARK_RESPONSE, 120 * MS);
  il_track_begin_hop (track, "http://localhost/2", 130 * MS);
  il_track_mark (track, IL_MARK_REQUEST, 131 * MS);
  il_track_mark (track, IL_MARK_RESPONSE, 200 * MS);
  il_loop_track_add_turn (loop, 20 * MS, 60 * MS, 0);
  il_loop_track_add_turn (loop, 150 * MS, 290 * MS, 0);
  il_loop_track_add_turn (loop, 300 * MS, 500 * MS, IL_LOOP_NOBODY);
  il_recording_end_track (recording, track, 400 * MS, NULL);
  il_recording_end_track (recording, queued, 600 * MS,
                          g_error_new_literal (IL_ERROR, IL_ERROR_CANCELLED, "A reason."));
  il_recording_finish (recording);

  return recording;
}

static void
test_by_hand (void)
{
  const gint64 whole[IL_N_WAITS] = { 5, 20, 5 + 15 + 5 + 1, 40, 30 + 10 + 19, 110, 140 };
  const gint64 before[IL_N_WAITS] = { 5, 20, 5 + 15, 15, 0, 0, 0 };
  const gint64 within[IL_N_WAITS] = { 5, 20, 5 + 15 + 5 + 1, 40, 30 + 10 + 19, 0, 100 };
  const gint64 queued[IL_N_WAITS] = { 600 };
  const gint64 nothing[IL_N_WAITS] = { 0 };
  g_autoptr (IlRecording) recording = recording_of_two ();
  IlWaiting all;

  assert_times (recording, 0, 1000 * MS, whole);
  assert_times (recording, 0, 60 * MS, before);
  assert_times (recording, 0, 250 * MS, within);
  assert_times (recording, 0, 0, nothing);
  assert_times (recording, 1, 1000 * MS, queued);

  il_waiting_init_all (&all, recording, 1000 * MS);
  g_assert_cmpint (all.times[IL_WAIT_QUEUE], ==, 605 * MS);
  g_assert_cmpint (all.times[IL_WAIT_BODY], ==, 110 * MS);
  g_assert_cmpint (il_waiting_get_sum (&all), ==, 1000 * MS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waiting/whole-life", test_whole_life);
  g_test_add_func ("/waiting/by-hand", test_by_hand);

  return g_test_run ();
}
