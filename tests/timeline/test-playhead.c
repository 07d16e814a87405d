/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-recording.h"
#include "timeline/timeline.h"

#define END (2000 * FAKE_MS)
#define FRAME 16667

/* A frame per 1/60 s, as long as it plays. */
static gint64
play_out (IlPlayhead *playhead)
{
  gint64 frame = FRAME;
  guint n = 0;

  for (; il_playhead_is_playing (playhead) && n < 100000; n++, frame += FRAME)
    {
      gint64 before = il_playhead_get_time (playhead);

      il_playhead_advance (playhead, frame);
      g_assert_cmpint (il_playhead_get_time (playhead), >=, before);
    }

  return frame - 2 * FRAME;
}

static void
receive_and_end (IlRecording *recording,
                 guint        index,
                 gint64       end)
{
  IlTrack *track = il_recording_get_track (recording, index);

  fake_track_receive (track, 0, end, 10);
  fake_recording_end (recording, track, end, -1);
}

static IlRecording *
new_finished (gint64 end)
{
  IlRecording *recording = fake_recording_new (1);

  receive_and_end (recording, 0, end);
  il_recording_finish (recording);

  return recording;
}

static void
test_speeds (void)
{
  for (guint i = 0; i < IL_N_SPEEDS; i++)
    {
      gint64 elapsed = g_test_rand_int_range (0, G_MAXINT32);

      g_assert_cmpint (il_speed_scale (i, 0), ==, 0);
      g_assert_cmpint (il_speed_scale (i, elapsed), <=, il_speed_scale (i, elapsed + 1));
      g_assert_cmpstr (il_speed_get_label (i), !=, "");
    }

  g_assert_cmpint (il_speed_scale (IL_SPEED_NORMAL, 1000), ==, 1000);
  g_assert_cmpint (il_speed_scale (IL_SPEED_HALF, 1000), ==, 500);
  g_assert_cmpint (il_speed_scale (IL_SPEED_QUARTER, 1000), ==, 250);
  g_assert_cmpint (il_speed_scale (IL_SPEED_TENTH, 1000), ==, 100);
  g_assert_cmpint (il_speed_scale (IL_SPEED_DOUBLE, 1000), ==, 2000);
}

/* At each speed a replay takes as long as it should, to a frame. */
static void
test_replay (void)
{
  g_autoptr (IlPlayhead) playhead = il_playhead_new ();
  g_autoptr (IlRecording) recording = new_finished (END);

  il_playhead_set_recording (playhead, recording);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, END);
  g_assert_true (il_playhead_is_replay (playhead));

  for (guint i = 0; i < IL_N_SPEEDS; i++)
    {
      gint64 took;

      il_playhead_set_speed (playhead, i);
      il_playhead_play (playhead);
      g_assert_cmpint (il_playhead_get_time (playhead), ==, 0);
      took = play_out (playhead);
      g_assert_cmpint (il_playhead_get_time (playhead), ==, END);
      g_assert_cmpint (il_speed_scale (i, took + FRAME), >=, END - 200);
      g_assert_cmpint (il_speed_scale (i, took - FRAME), <=, END + 200);
    }
}

/* A window that was not seen for a while goes on where it was. */
static void
test_late_frame (void)
{
  g_autoptr (IlPlayhead) playhead = il_playhead_new ();
  g_autoptr (IlRecording) recording = new_finished (END);

  il_playhead_set_recording (playhead, recording);
  il_playhead_play (playhead);
  il_playhead_advance (playhead, FRAME);
  il_playhead_advance (playhead, 2 * FRAME);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, FRAME);
  il_playhead_advance (playhead, 60 * G_USEC_PER_SEC);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, FRAME);
}

static void
test_seek (void)
{
  g_autoptr (IlPlayhead) playhead = il_playhead_new ();
  g_autoptr (IlRecording) recording = new_finished (END);

  il_playhead_seek (playhead, 5);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, 0);
  il_playhead_set_recording (playhead, recording);
  il_playhead_seek (playhead, -5);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, 0);
  il_playhead_seek (playhead, END + 5);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, END);
  il_playhead_seek (playhead, 700);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, 700);
  g_assert_false (il_playhead_is_playing (playhead));

  /* A replay goes on from there. */
  il_playhead_play (playhead);
  il_playhead_seek (playhead, 900);
  g_assert_true (il_playhead_is_playing (playhead));
  il_playhead_follow (playhead);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, END);
  g_assert_false (il_playhead_is_playing (playhead));
}

/* The picture of a live run stands still, with the room it has, and the
 * downloads go on. */
static void
test_pause_live (void)
{
  g_autoptr (IlPlayhead) playhead = il_playhead_new ();
  g_autoptr (IlRecording) recording = fake_recording_new (1);
  gint64 time, reach;

  il_playhead_set_recording (playhead, recording);
  g_assert_true (il_playhead_is_following (playhead));
  g_assert_true (il_playhead_is_playing (playhead));
  g_usleep (2000);
  il_playhead_advance (playhead, FRAME);
  il_playhead_pause (playhead);
  time = il_playhead_get_time (playhead);
  reach = il_playhead_get_reach (playhead);
  g_assert_cmpint (time, >, 0);
  g_assert_false (il_playhead_is_following (playhead));

  g_usleep (2000);
  il_playhead_advance (playhead, 2 * FRAME);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, time);
  g_assert_cmpint (il_playhead_get_end (playhead), >, reach);

  /* What came meanwhile can be looked at; there is room for it then. */
  il_playhead_seek (playhead, reach + 1000);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, reach + 1000);
  g_assert_cmpint (il_playhead_get_reach (playhead), ==, reach + 1000);
  il_playhead_seek (playhead, time);
  g_assert_cmpint (il_playhead_get_reach (playhead), ==, reach + 1000);
  reach += 1000;

  /* Nor when the run ends, before the picture is touched. */
  receive_and_end (recording, 0, END);
  il_recording_finish (recording);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, time);
  g_assert_cmpint (il_playhead_get_reach (playhead), ==, reach);
  g_assert_false (il_playhead_is_replay (playhead));
  il_playhead_seek (playhead, time);
  g_assert_true (il_playhead_is_replay (playhead));
  g_assert_cmpint (il_playhead_get_reach (playhead), ==, END);
}

static void
test_back_to_live (void)
{
  g_autoptr (IlPlayhead) playhead = il_playhead_new ();
  g_autoptr (IlRecording) recording = fake_recording_new (1);
  gint64 time;

  il_playhead_set_recording (playhead, recording);
  g_usleep (2000);
  il_playhead_seek (playhead, 0);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, 0);
  g_assert_false (il_playhead_is_playing (playhead));
  il_playhead_follow (playhead);
  time = il_playhead_get_time (playhead);
  g_assert_cmpint (time, >=, 2000);
  g_assert_true (il_playhead_is_following (playhead));

  /* Played at twice the speed it catches up by itself. */
  il_playhead_seek (playhead, 0);
  il_playhead_set_speed (playhead, IL_SPEED_DOUBLE);
  il_playhead_play (playhead);
  g_assert_false (il_playhead_is_following (playhead));
  il_playhead_advance (playhead, FRAME);
  il_playhead_advance (playhead, FRAME + 900 * FAKE_MS);
  g_assert_true (il_playhead_is_following (playhead));

  receive_and_end (recording, 0, END);
  il_recording_finish (recording);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, END);
  g_assert_false (il_playhead_is_playing (playhead));
}

static void
test_steps (void)
{
  g_autoptr (IlPlayhead) playhead = il_playhead_new ();
  g_autoptr (IlRecording) recording = new_finished (END);
  guint n = 0;

  il_playhead_set_recording (playhead, recording);
  il_playhead_seek (playhead, 0);
  for (; il_playhead_step (playhead, IL_EVENT_LINE, FALSE); n++)
    g_assert_cmpuint (n, <, 10);
  g_assert_cmpuint (n, ==, 10);
  for (n = 1; il_playhead_step (playhead, IL_EVENT_LINE, TRUE); n++)
    g_assert_cmpuint (n, <, 10);
  g_assert_cmpuint (n, ==, 10);

  il_playhead_play (playhead);
  g_assert_true (il_playhead_step (playhead, IL_EVENT_STATE, FALSE));
  g_assert_false (il_playhead_is_playing (playhead));
}

/* Both move until the later one has ended, and steps find the events of both. */
static void
test_pair (void)
{
  g_autoptr (IlPlayhead) playhead = il_playhead_new ();
  g_autoptr (IlRecording) slow = new_finished (END);
  g_autoptr (IlRecording) fast = new_finished (END / 4);
  guint n = 0;

  il_playhead_set_pair (playhead, slow, 0, fast, 300);
  g_assert_cmpint (il_playhead_get_end (playhead), ==, END);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, END);
  il_playhead_seek (playhead, 0);
  while (il_playhead_step (playhead, IL_EVENT_LINE, FALSE))
    n++;
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (n, <=, 20);

  il_playhead_seek (playhead, END / 2);
  il_playhead_set_pair (playhead, slow, 5, fast, 0);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, END / 2);
  g_assert_cmpint (il_playhead_get_end (playhead), ==, END + 5);
  il_playhead_set_pair (playhead, fast, 0, slow, END);
  g_assert_cmpint (il_playhead_get_time (playhead), ==, 2 * END);

  il_playhead_set_recording (playhead, fast);
  g_assert_cmpint (il_playhead_get_end (playhead), ==, END / 4);
}

static void
count_cb (guint *count)
{
  ++*count;
}

/* What is told changes when it changes, and at no other time. */
static void
test_notifications (void)
{
  g_autoptr (IlPlayhead) playhead = il_playhead_new ();
  g_autoptr (IlRecording) recording = fake_recording_new (1);
  guint playing = 0, following = 0, replay = 0;

  g_signal_connect_swapped (playhead, "notify::playing", G_CALLBACK (count_cb), &playing);
  g_signal_connect_swapped (playhead, "notify::following", G_CALLBACK (count_cb), &following);
  g_signal_connect_swapped (playhead, "notify::replay", G_CALLBACK (count_cb), &replay);
  il_playhead_set_recording (playhead, recording);
  g_assert_cmpuint (playing, ==, 1);
  g_assert_cmpuint (following, ==, 1);
  il_playhead_pause (playhead);
  il_playhead_pause (playhead);
  g_assert_cmpuint (playing, ==, 2);
  g_assert_cmpuint (following, ==, 2);
  il_playhead_play (playhead);
  il_playhead_play (playhead);
  g_assert_cmpuint (playing, ==, 3);
  g_assert_cmpuint (following, ==, 2);
  receive_and_end (recording, 0, END);
  il_recording_finish (recording);
  g_assert_cmpuint (replay, ==, 1);
  g_assert_cmpuint (playing, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/playhead/speeds", test_speeds);
  g_test_add_func ("/timeline/playhead/replay", test_replay);
  g_test_add_func ("/timeline/playhead/late-frame", test_late_frame);
  g_test_add_func ("/timeline/playhead/seek", test_seek);
  g_test_add_func ("/timeline/playhead/pause-live", test_pause_live);
  g_test_add_func ("/timeline/playhead/back-to-live", test_back_to_live);
  g_test_add_func ("/timeline/playhead/steps", test_steps);
  g_test_add_func ("/timeline/playhead/pair", test_pair);
  g_test_add_func ("/timeline/playhead/notifications", test_notifications);

  return g_test_run ();
}
