/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-run.h"

#include <string.h>

#include "engine/il-sandbox.h"
#include "hostile-server.h"

#define DOCUMENT "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\na\nb\n"

static FetchRun *
run_documents (HostileServer *server,
               IlMode         mode,
               guint          limit,
               guint          n)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autofree char *address = hostile_server_dup_address (server, "/x");

  options.mode = mode;
  options.limit = limit;
  hostile_server_add (server, "/x", DOCUMENT, -1, HOSTILE_KEEP);

  return fetch_run_new_repeated (&options, address, n);
}

static void
assert_all_done (FetchRun *run)
{
  for (guint i = 0; i < il_plan_get_n_entries (run->plan); i++)
    fetch_run_assert_done (run, i, 4, 2);

  g_assert_true (il_recording_is_whole (run->recording));
}

/* The server answers only once as many requests wait as the limit allows,
 * and then gives one too many the time to show up. */
static void
test_limit (gconstpointer data)
{
  guint limit = GPOINTER_TO_UINT (data);
  guint expected = limit == 0 ? 12 : limit;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (FetchRun) run = run_documents (server, IL_MODE_TOGETHER, limit, 12);

  hostile_server_set_gate (server, expected);
  fetch_run_finish (run);

  assert_all_done (run);
  g_assert_cmpuint (hostile_server_get_max_active (server), ==, expected);
  g_assert_cmpuint (hostile_server_get_n_connections (server), ==, expected);
  g_assert_cmpuint (hostile_server_get_n_requests (server), ==, 12);
}

typedef struct
{
  FetchRun *run;
  guint ended_turn;
  guint n_started;
  guint n_ended;
  gint64 last_end;
} Sequence;

/* The next one starts in the turn in which the last one's stream was closed,
 * which is the one after its end. */
static void
sequence_changed_cb (IlRunner *runner,
                     IlTrack  *track,
                     gpointer  data)
{
  Sequence *sequence = data;

  if (il_track_get_end (track) != IL_TIME_NONE)
    {
      sequence->n_ended++;
      sequence->ended_turn = sequence->run->turn;
      sequence->last_end = il_track_get_end (track);
      return;
    }

  if (fetch_run_state (sequence->run, il_track_get_index (track)) != IL_STATE_CONNECTING)
    return;

  g_assert_cmpuint (il_track_get_index (track), ==, sequence->n_started);
  g_assert_cmpuint (sequence->n_ended, ==, sequence->n_started);
  g_assert_cmpuint (sequence->run->turn - sequence->ended_turn, <=, 1);
  g_assert_cmpint (il_track_get_hop (track, 0)->phases.at[IL_MARK_START], >=, sequence->last_end);
  sequence->n_started++;
}

static void
test_one_at_a_time (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (FetchRun) run = run_documents (server, IL_MODE_ONE_AT_A_TIME, 0, 30);
  Sequence sequence = { .run = run };

  g_signal_connect (run->runner, "track-changed", G_CALLBACK (sequence_changed_cb), &sequence);
  fetch_run_finish (run);

  assert_all_done (run);
  g_assert_cmpuint (sequence.n_started, ==, 30);
  g_assert_cmpuint (sequence.n_ended, ==, 30);
  g_assert_cmpuint (hostile_server_get_max_active (server), ==, 1);
  g_assert_cmpuint (hostile_server_get_n_connections (server), ==, 1);
}

static void
test_reuse (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (FetchRun) run = run_documents (server, IL_MODE_TOGETHER, 8, 200);

  fetch_run_finish (run);

  assert_all_done (run);
  g_assert_cmpuint (hostile_server_get_n_requests (server), ==, 200);
  g_assert_cmpuint (hostile_server_get_n_connections (server), <=, 8);
  g_assert_cmpuint (hostile_server_get_max_active (server), <=, 8);
}

/* A connection that the server closed behind our back is replaced silently. */
static void
test_stale_connection (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *address = hostile_server_dup_address (server, "/x");
  g_autoptr (FetchRun) run = NULL;

  options.mode = IL_MODE_ONE_AT_A_TIME;
  hostile_server_add (server, "/x", DOCUMENT, -1, HOSTILE_CLOSE);
  run = fetch_run_new_repeated (&options, address, 10);
  fetch_run_finish (run);

  assert_all_done (run);
  g_assert_cmpuint (hostile_server_get_n_connections (server), ==, 10);
}

/* Addresses that can't be asked fail at their turn and hold up nobody. */
static void
test_bad_addresses (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *good = hostile_server_dup_address (server, "/x");
  const char *addresses[] = { "ftp://127.0.0.1/", good, "no address", "", good, "http:///x", NULL };
  g_autoptr (FetchRun) run = NULL;

  options.mode = IL_MODE_ONE_AT_A_TIME;
  hostile_server_add (server, "/x", DOCUMENT, -1, HOSTILE_KEEP);
  run = fetch_run_new (&options, addresses);
  fetch_run_finish (run);

  fetch_run_assert_error (run, 0, IL_ERROR_NOT_HTTP);
  fetch_run_assert_done (run, 1, 4, 2);
  fetch_run_assert_error (run, 2, IL_ERROR_BAD_ADDRESS);
  fetch_run_assert_error (run, 3, IL_ERROR_BAD_ADDRESS);
  fetch_run_assert_done (run, 4, 4, 2);
  fetch_run_assert_error (run, 5, IL_ERROR_BAD_ADDRESS);
  g_assert_cmpuint (il_track_get_n_hops (fetch_run_track (run, 0)), ==, 0);
  for (guint i = 1; i < 6; i++)
    g_assert_cmpint (il_track_get_end (fetch_run_track (run, i)), >=,
                     il_track_get_end (fetch_run_track (run, i - 1)));
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 gpointer    data)
{
  guint *n = data;

  (*n)++;
}

/* However little there is to do, it is over after il_runner_start() only. */
static void
test_nothing_to_do (void)
{
  const char *lists[][2] = { { NULL }, { "nonsense", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
      g_autoptr (FetchRun) run = fetch_run_new (&options, lists[i]);
      guint n = 0;

      g_signal_connect (run->runner, "notify::running", G_CALLBACK (count_notify_cb), &n);
      g_assert_false (il_runner_is_running (run->runner));
      il_runner_start (run->runner);
      g_assert_true (il_runner_is_running (run->runner));
      g_assert_cmpuint (n, ==, 1);

      fetch_run_turn (run);
      g_assert_true (il_recording_is_finished (run->recording));
      g_assert_false (il_runner_is_running (run->runner));
      g_assert_cmpuint (n, ==, 2);
    }
}

/* The address shown may differ from the one asked. */
static void
test_target (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *target = hostile_server_dup_address (server, "/x");
  IlPlanEntry entry = { "http://shown.invalid/name", target, IL_SIZE_UNKNOWN };
  g_autoptr (IlPlan) plan = il_plan_new (&entry, 1, &options);
  g_autoptr (IlRecording) recording = il_plan_create_recording (plan);
  g_autoptr (IlRunner) runner = il_runner_new (plan, recording);
  IlTrack *track = il_recording_get_track (recording, 0);

  hostile_server_add (server, "/x", DOCUMENT, -1, HOSTILE_KEEP);
  il_runner_start (runner);
  while (il_runner_is_running (runner))
    g_main_context_iteration (NULL, TRUE);

  g_assert_no_error (il_track_get_error (track));
  g_assert_cmpstr (il_track_get_address (track), ==, "http://shown.invalid/name");
  g_assert_cmpstr (il_track_get_hop (track, 0)->address, ==, target);
}

typedef struct
{
  FetchRun *run;
  guint turn;
  guint n;
  guint most;
} Burst;

static void
burst_changed_cb (IlRunner *runner,
                  IlTrack  *track,
                  gpointer  data)
{
  Burst *burst = data;

  if (fetch_run_state (burst->run, il_track_get_index (track)) != IL_STATE_CONNECTING)
    return;

  if (burst->turn != burst->run->turn)
    burst->n = 0;

  burst->turn = burst->run->turn;
  burst->n++;
  burst->most = MAX (burst->most, burst->n);
}

/* However many may run, they are not all sent in one go. */
static void
test_burst (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (FetchRun) run = run_documents (server, IL_MODE_TOGETHER, 0, 150);
  Burst burst = { .run = run };

  hostile_server_set_gate (server, 150);
  g_signal_connect (run->runner, "track-changed", G_CALLBACK (burst_changed_cb), &burst);
  fetch_run_finish (run);

  assert_all_done (run);
  g_assert_cmpuint (burst.most, ==, 64);
  g_assert_cmpuint (hostile_server_get_max_active (server), ==, 150);
}

/* A port that is bound but not listened on refuses, and nobody else can take
 * it meanwhile. */
static void
test_refused (void)
{
  static const char *const hosts[] = { "127.0.0.1", "::1" };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
      g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string (hosts[i], 0);
      g_autoptr (GSocketAddress) bound = NULL;
      g_autoptr (GSocket) socket = g_socket_new (g_socket_address_get_family (wanted),
                                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                                 NULL);
      g_autofree char *address = NULL;
      g_autoptr (FetchRun) run = NULL;

      if (socket == NULL || !g_socket_bind (socket, wanted, FALSE, NULL))
        continue;

      bound = g_socket_get_local_address (socket, NULL);
      address = g_strdup_printf (i == 0 ? "http://%s:%u/" : "http://[%s]:%u/", hosts[i],
                                 g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
      run = fetch_run_new_repeated (&options, address, 2);
      fetch_run_finish (run);

      fetch_run_assert_error (run, 0, IL_ERROR_REFUSED);
      fetch_run_assert_error (run, 1, IL_ERROR_REFUSED);
    }
}

/* A package is built, and tried, in a sandbox without the network. */
static void
test_name_not_found (void)
{
  gboolean alone = il_sandbox_lacks_network (IL_SANDBOX_INFO);
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  const char *addresses[] = { "http://name.invalid/", NULL };
  g_autoptr (FetchRun) run = fetch_run_new (&options, addresses);

  fetch_run_finish (run);
  fetch_run_assert_error (run, 0, alone ? IL_ERROR_NOT_PERMITTED : IL_ERROR_NAME_NOT_FOUND);
}

/* The marks are all there for a new connection, and those of connecting are
 * missing for one that is used again. */
static void
test_marks (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (FetchRun) run = run_documents (server, IL_MODE_ONE_AT_A_TIME, 0, 2);

  fetch_run_finish (run);
  assert_all_done (run);

  for (guint i = 0; i < 2; i++)
    {
      const IlPhases *phases = &il_track_get_hop (fetch_run_track (run, i), 0)->phases;
      const IlMark always[] = { IL_MARK_START, IL_MARK_REQUEST, IL_MARK_RESPONSE, IL_MARK_END };

      for (guint k = 0; k < G_N_ELEMENTS (always); k++)
        g_assert_cmpint (il_phases_get (phases, always[k]), !=, IL_TIME_NONE);

      g_assert_cmpint (il_phases_get (phases, IL_MARK_CONNECT_START) != IL_TIME_NONE, ==, i == 0);
      g_assert_cmpint (il_phases_get (phases, IL_MARK_CONNECT_END) != IL_TIME_NONE, ==, i == 0);
      g_assert_cmpint (il_phases_get (phases, IL_MARK_TLS_START), ==, IL_TIME_NONE);
      g_assert_cmpint (il_phases_get (phases, IL_MARK_END), ==,
                       il_track_get_end (fetch_run_track (run, i)));
    }
}

int
main (int   argc,
      char *argv[])
{
  il_engine_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/runner/limit/1", GUINT_TO_POINTER (1), test_limit);
  g_test_add_data_func ("/runner/limit/2", GUINT_TO_POINTER (2), test_limit);
  g_test_add_data_func ("/runner/limit/3", GUINT_TO_POINTER (3), test_limit);
  g_test_add_data_func ("/runner/limit/none", GUINT_TO_POINTER (0), test_limit);
  g_test_add_func ("/runner/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/runner/reuse", test_reuse);
  g_test_add_func ("/runner/stale-connection", test_stale_connection);
  g_test_add_func ("/runner/bad-addresses", test_bad_addresses);
  g_test_add_func ("/runner/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/runner/target", test_target);
  g_test_add_func ("/runner/burst", test_burst);
  g_test_add_func ("/runner/refused", test_refused);
  g_test_add_func ("/runner/name-not-found", test_name_not_found);
  g_test_add_func ("/runner/marks", test_marks);

  return g_test_run ();
}
