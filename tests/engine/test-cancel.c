/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-run.h"

#include <string.h>
#include <sys/socket.h>

#include "hostile-server.h"

#define DOCUMENT "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\na\nb\n"
#define HALF "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na\nb"

/* Where a download is when it is cancelled. */
static const IlState phases[] = { IL_STATE_CONNECTING, IL_STATE_WAITING, IL_STATE_RECEIVING };

/* A port that takes no connection: its queue is full. */
typedef struct
{
  GSocket *listener;
  GSocket *guests[4];
  char *address;
} BlockedPort;

static GSocket *
new_socket (void)
{
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                  G_SOCKET_PROTOCOL_TCP, NULL);

  g_assert_nonnull (socket);

  return socket;
}

static void
blocked_port_init (BlockedPort *port)
{
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;

  port->listener = new_socket ();
  g_assert_true (g_socket_bind (port->listener, wanted, FALSE, NULL));
  g_assert_cmpint (listen (g_socket_get_fd (port->listener), 0), ==, 0);
  bound = g_socket_get_local_address (port->listener, NULL);
  port->address = g_strdup_printf ("http://127.0.0.1:%u/", g_inet_socket_address_get_port
                                   (G_INET_SOCKET_ADDRESS (bound)));

  for (guint i = 0; i < G_N_ELEMENTS (port->guests); i++)
    {
      port->guests[i] = new_socket ();
      g_socket_set_blocking (port->guests[i], FALSE);
      g_socket_connect (port->guests[i], bound, NULL, NULL);
    }
}

static void
blocked_port_clear (BlockedPort *port)
{
  for (guint i = 0; i < G_N_ELEMENTS (port->guests); i++)
    g_clear_object (&port->guests[i]);

  g_clear_object (&port->listener);
  g_clear_pointer (&port->address, g_free);
}

/* What a test needs to bring downloads into any phase. */
typedef struct
{
  HostileServer *server;
  BlockedPort blocked;
  char *good;
  char *silent;
  char *half;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->server = hostile_server_new ();
  fixture->good = hostile_server_dup_address (fixture->server, "/good");
  fixture->silent = hostile_server_dup_address (fixture->server, "/silent");
  fixture->half = hostile_server_dup_address (fixture->server, "/half");
  hostile_server_add (fixture->server, "/good", DOCUMENT, -1, HOSTILE_KEEP);
  hostile_server_add (fixture->server, "/silent", "", -1, HOSTILE_STALL);
  hostile_server_add (fixture->server, "/half", HALF, -1, HOSTILE_STALL);
  blocked_port_init (&fixture->blocked);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  blocked_port_clear (&fixture->blocked);
  g_clear_pointer (&fixture->good, g_free);
  g_clear_pointer (&fixture->silent, g_free);
  g_clear_pointer (&fixture->half, g_free);
  hostile_server_free (fixture->server);
}

static const char *
address_for (Fixture *fixture,
             IlState  phase)
{
  switch (phase)
    {
    case IL_STATE_CONNECTING:
      return fixture->blocked.address;

    case IL_STATE_WAITING:
      return fixture->silent;

    default:
      return fixture->half;
    }
}

static FetchRun *
new_run (IlMode             mode,
         const char *const *addresses)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;

  options.mode = mode;

  return fetch_run_new (&options, addresses);
}

static void
until_phase (FetchRun *run,
             guint     index,
             IlState   phase)
{
  fetch_run_until (run, index, phase, phase == IL_STATE_RECEIVING ? 3 : 0);
}

/* It ends within the call, and its slot serves the next. */
static void
test_one (Fixture       *fixture,
          gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      const char *addresses[] = { address_for (fixture, phases[i]), fixture->good, NULL };
      g_autoptr (FetchRun) run = new_run (IL_MODE_ONE_AT_A_TIME, addresses);

      until_phase (run, 0, phases[i]);
      il_runner_cancel (run->runner, 0);
      fetch_run_assert_error (run, 0, IL_ERROR_CANCELLED);
      /* The slot may be free at once. */
      g_assert_cmpint (fetch_run_state (run, 1), <=, IL_STATE_CONNECTING);

      /* Once is enough. */
      il_runner_cancel (run->runner, 0);
      fetch_run_finish (run);
      fetch_run_assert_error (run, 0, IL_ERROR_CANCELLED);
      fetch_run_assert_done (run, 1, 4, 2);
      g_assert_cmpuint (fetch_run_bytes (run, 0), ==, phases[i] == IL_STATE_RECEIVING ? 3 : 0);
    }
}

static void
test_queued (Fixture       *fixture,
             gconstpointer  data)
{
  const char *addresses[] = { fixture->silent, fixture->good, fixture->good, NULL };
  g_autoptr (FetchRun) run = new_run (IL_MODE_ONE_AT_A_TIME, addresses);

  /* Before the start there is nothing to cancel. */
  il_runner_cancel (run->runner, 1);
  until_phase (run, 0, IL_STATE_WAITING);
  il_runner_cancel (run->runner, 1);
  fetch_run_assert_error (run, 1, IL_ERROR_CANCELLED);
  g_assert_cmpuint (il_track_get_n_hops (fetch_run_track (run, 1)), ==, 0);

  il_runner_cancel (run->runner, 0);
  fetch_run_finish (run);
  fetch_run_assert_done (run, 2, 4, 2);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), <=, 2);
}

static void
count_cb (IlRunner *runner,
          IlTrack  *track,
          gpointer  data)
{
  guint *n = data;

  *n += il_track_get_end (track) != IL_TIME_NONE ? 1 : 0;
}

/* All phases at once, and some in the queue. */
static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  const char *addresses[] = { fixture->blocked.address, fixture->silent, fixture->half,
                              fixture->good, "nonsense", NULL };
  g_autoptr (FetchRun) run = NULL;
  guint n_ended = 0;

  options.limit = 3;
  run = fetch_run_new (&options, addresses);
  g_signal_connect (run->runner, "track-changed", G_CALLBACK (count_cb), &n_ended);
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    until_phase (run, i, phases[i]);

  il_runner_cancel_all (run->runner);
  g_assert_true (il_recording_is_finished (run->recording));
  g_assert_false (il_runner_is_running (run->runner));
  g_assert_cmpuint (n_ended, ==, 5);
  for (guint i = 0; i < 5; i++)
    fetch_run_assert_error (run, i, IL_ERROR_CANCELLED);

  il_runner_cancel_all (run->runner);
  il_runner_cancel (run->runner, 0);
  fetch_run_settle (run);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), <=, 2);
}

/* A run that goes away in any phase leaves a finished recording. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      const char *addresses[] = { address_for (fixture, phases[i]), fixture->good, NULL };
      g_autoptr (FetchRun) run = new_run (IL_MODE_ONE_AT_A_TIME, addresses);

      until_phase (run, 0, phases[i]);
      g_object_add_weak_pointer (G_OBJECT (run->runner), (gpointer *) &run->runner);
      g_object_unref (run->runner);
      g_assert_null (run->runner);
      g_assert_true (il_recording_is_finished (run->recording));
      fetch_run_assert_error (run, 0, IL_ERROR_CANCELLED);
      fetch_run_assert_error (run, 1, IL_ERROR_CANCELLED);
    }
}

static void
test_drop_unstarted (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *addresses[] = { fixture->good, NULL };
  g_autoptr (FetchRun) run = new_run (IL_MODE_TOGETHER, addresses);

  g_clear_object (&run->runner);
  g_assert_false (il_recording_is_started (run->recording));
}

/* Cancelled, and gone before the network library has called back. */
static void
test_cancel_and_drop (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *addresses[] = { fixture->blocked.address, fixture->silent, fixture->half, NULL };
  g_autoptr (FetchRun) run = new_run (IL_MODE_TOGETHER, addresses);

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    until_phase (run, i, phases[i]);

  il_runner_cancel_all (run->runner);
  g_clear_object (&run->runner);
}

typedef struct
{
  FetchRun *run;
  IlState at;
  gboolean drop;
  guint n;
} Interrupter;

static void
interrupt_cb (IlRunner *runner,
              IlTrack  *track,
              gpointer  data)
{
  Interrupter *interrupter = data;

  if (fetch_run_state (interrupter->run, il_track_get_index (track)) != interrupter->at ||
      interrupter->n++ > 0)
    return;

  if (interrupter->drop)
    g_clear_object (&interrupter->run->runner);
  else
    il_runner_cancel_all (runner);
}

/* From within the very news of a change. */
static void
test_from_signal (Fixture       *fixture,
                  gconstpointer  data)
{
  const IlState states[] = { IL_STATE_CONNECTING, IL_STATE_WAITING, IL_STATE_RECEIVING,
                             IL_STATE_DONE };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (states); i++)
    {
      const char *addresses[] = { fixture->good, fixture->half, fixture->good, NULL };
      g_autoptr (FetchRun) run = new_run (IL_MODE_TOGETHER, addresses);
      Interrupter interrupter = { run, states[i / 2], i % 2 == 1, 0 };

      g_signal_connect (run->runner, "track-changed", G_CALLBACK (interrupt_cb), &interrupter);
      il_runner_start (run->runner);
      while (!il_recording_is_finished (run->recording))
        fetch_run_turn (run);

      g_assert_cmpuint (interrupter.n, >=, 1);
      fetch_run_assert_error (run, 1, IL_ERROR_CANCELLED);
    }
}

static void
test_connect_timeout (Fixture       *fixture,
                      gconstpointer  data)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (FetchRun) run = NULL;

  options.first_byte_timeout = 100 * 1000;
  run = fetch_run_new_repeated (&options, fixture->blocked.address, 3);
  fetch_run_finish (run);

  for (guint i = 0; i < 3; i++)
    fetch_run_assert_error (run, i, IL_ERROR_FIRST_BYTE_TIMEOUT);

  fetch_run_settle (run);
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  il_engine_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/cancel/one", test_one);
  ADD ("/cancel/queued", test_queued);
  ADD ("/cancel/all", test_all);
  ADD ("/cancel/drop", test_drop);
  ADD ("/cancel/drop-unstarted", test_drop_unstarted);
  ADD ("/cancel/cancel-and-drop", test_cancel_and_drop);
  ADD ("/cancel/from-signal", test_from_signal);
  ADD ("/cancel/connect-timeout", test_connect_timeout);

  return g_test_run ();
}
