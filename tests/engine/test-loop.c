/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-run.h"

#include "hostile-server.h"

#define DOCUMENT "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\na\nb\n"
#define DRIPPED "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n0123456789"
#define N_DRIPPED 10
#define PAUSE (20 * 1000)

static GPollFunc
poll_func (void)
{
  return g_main_context_get_poll_func (NULL);
}

static FetchRun *
run_of (HostileServer *server,
        const char    *path,
        IlMode         mode,
        guint          n)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autofree char *address = hostile_server_dup_address (server, path);

  options.mode = mode;

  return fetch_run_new_repeated (&options, address, n);
}

static HostileServer *
server_new (void)
{
  HostileServer *server = hostile_server_new ();

  hostile_server_add (server, "/whole", DOCUMENT, -1, HOSTILE_KEEP);
  hostile_server_add (server, "/drip", DRIPPED, -1, HOSTILE_CLOSE);
  hostile_server_set_drip (server, "/drip", PAUSE);

  return server;
}

/* In order, none over another, none after the end, and of downloads that are
 * under way; returns how many each had. */
static guint *
count_turns (FetchRun *run)
{
  IlLoopTrack *loop = il_recording_get_loop (run->recording);
  guint n = il_recording_get_n_tracks (run->recording);
  guint *counts = g_new0 (guint, n + 1);
  gint64 end = 0;

  for (guint64 i = 0; i < il_loop_track_get_n_turns (loop); i++)
    {
      IlLoopTurn turn;

      il_loop_track_get_turn (loop, i, &turn);
      g_assert_cmpint (turn.begin, >=, end);
      g_assert_cmpint (turn.track, <, (int) n);
      end = turn.end;
      counts[turn.track == IL_LOOP_NOBODY ? n : (guint) turn.track]++;
      if (turn.track == IL_LOOP_NOBODY)
        continue;

      g_assert_cmpint (turn.end, >=, il_track_get_start (fetch_run_track (run, turn.track)));
    }

  g_assert_cmpint (end, <=, il_recording_get_duration (run->recording));

  return counts;
}

/* Each download was served: when it was sent, and when it came. */
static void
test_served (gconstpointer data)
{
  IlMode mode = GPOINTER_TO_INT (data);
  GPollFunc before = poll_func ();
  g_autoptr (HostileServer) server = server_new ();
  g_autoptr (FetchRun) run = run_of (server, "/whole", mode, 30);
  g_autofree guint *counts = NULL;

  fetch_run_finish (run);
  g_assert_true (poll_func () == before);

  counts = count_turns (run);
  for (guint i = 0; i < 30; i++)
    g_assert_cmpuint (counts[i], >=, 2);
}

/* What drips leaves time to sleep: the sleep before each read is in no turn.
 * Some of it a busy machine takes, but hardly three times all. */
static void
test_asleep (void)
{
  gboolean has_slept = FALSE;

  for (guint i = 0; i < 3 && !has_slept; i++)
    {
      g_autoptr (HostileServer) server = server_new ();
      g_autoptr (FetchRun) run = run_of (server, "/drip", IL_MODE_TOGETHER, 4);
      IlLoopTrack *loop = il_recording_get_loop (run->recording);
      g_autofree guint *counts = NULL;
      gint64 duration, awake;

      fetch_run_finish (run);
      counts = count_turns (run);
      duration = il_recording_get_duration (run->recording);
      awake = il_loop_track_awake_at (loop, duration);
      g_assert_cmpint (duration, >=, (N_DRIPPED - 1) * PAUSE);
      g_assert_cmpint (awake, >, 0);
      g_assert_cmpint (awake, <, duration);
      has_slept = awake < duration / 2;
    }

  g_assert_true (has_slept);
}

/* Two windows: each run tells of its own downloads, and both of the same sleep. */
static void
test_two_at_once (void)
{
  GPollFunc before = poll_func ();
  g_autoptr (HostileServer) server = server_new ();
  g_autoptr (FetchRun) one = run_of (server, "/drip", IL_MODE_TOGETHER, 2);
  g_autoptr (FetchRun) other = run_of (server, "/whole", IL_MODE_ONE_AT_A_TIME, 40);
  g_autofree guint *counts = NULL;
  g_autofree guint *other_counts = NULL;

  il_runner_start (one->runner);
  fetch_run_finish (other);
  g_assert_false (poll_func () == before);
  fetch_run_finish (one);
  g_assert_true (poll_func () == before);

  counts = count_turns (one);
  other_counts = count_turns (other);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (counts[i], >=, N_DRIPPED);
  for (guint i = 0; i < 40; i++)
    g_assert_cmpuint (other_counts[i], >=, 2);
}

static void
test_abandoned (void)
{
  GPollFunc before = poll_func ();
  g_autoptr (HostileServer) server = server_new ();
  g_autoptr (FetchRun) run = run_of (server, "/drip", IL_MODE_TOGETHER, 3);
  g_autofree guint *counts = NULL;

  fetch_run_until (run, 1, IL_STATE_RECEIVING, 3);
  g_assert_false (poll_func () == before);
  g_clear_object (&run->runner);
  g_assert_true (poll_func () == before);
  g_assert_true (il_recording_is_finished (run->recording));

  counts = count_turns (run);
  g_assert_cmpuint (counts[1], >=, 3);
}

static void
ended_cb (IlRunner *runner,
          IlTrack  *track,
          gpointer  data)
{
  FetchRun *run = data;

  if (il_track_get_end (track) != IL_TIME_NONE)
    g_clear_object (&run->runner);
}

/* From within its own handler. */
static void
test_abandoned_in_turn (void)
{
  GPollFunc before = poll_func ();
  g_autoptr (HostileServer) server = server_new ();
  g_autoptr (FetchRun) run = run_of (server, "/whole", IL_MODE_TOGETHER, 3);
  g_autofree guint *counts = NULL;

  g_signal_connect (run->runner, "track-changed", G_CALLBACK (ended_cb), run);
  il_runner_start (run->runner);
  while (run->runner != NULL)
    fetch_run_turn (run);

  g_assert_true (poll_func () == before);
  g_assert_true (il_recording_is_finished (run->recording));
  counts = count_turns (run);
  g_assert_cmpuint (counts[0] + counts[1] + counts[2], >, 0);
}

static void
test_empty (void)
{
  GPollFunc before = poll_func ();
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (FetchRun) run = fetch_run_new_planned (&options, NULL, 0);

  fetch_run_finish (run);
  g_assert_true (poll_func () == before);
  g_assert_cmpuint (il_loop_track_get_n_turns (il_recording_get_loop (run->recording)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  il_engine_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/loop/served/one-at-a-time", GINT_TO_POINTER (IL_MODE_ONE_AT_A_TIME),
                        test_served);
  g_test_add_data_func ("/loop/served/together", GINT_TO_POINTER (IL_MODE_TOGETHER), test_served);
  g_test_add_func ("/loop/asleep", test_asleep);
  g_test_add_func ("/loop/two-at-once", test_two_at_once);
  g_test_add_func ("/loop/abandoned", test_abandoned);
  g_test_add_func ("/loop/abandoned-in-turn", test_abandoned_in_turn);
  g_test_add_func ("/loop/empty", test_empty);

  return g_test_run ();
}
