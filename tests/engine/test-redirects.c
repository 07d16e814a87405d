/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-run.h"

#include <string.h>

#include "hostile-server.h"

#define DOCUMENT "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\na\nb\n"

/* A redirect with these words as its Location header, or none, and a body of
 * so many bytes. */
static void
add_redirect (HostileServer *server,
              const char    *path,
              guint          status,
              const char    *location,
              gsize          body)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  g_string_append_printf (answer, "HTTP/1.1 %u Elsewhere\r\n", status);
  if (location != NULL)
    g_string_append_printf (answer, "Location: %s\r\n", location);
  g_string_append_printf (answer, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", body);
  for (gsize i = 0; i < body; i++)
    g_string_append_c (answer, i % 50 == 49 ? '\n' : 'r');

  hostile_server_add (server, path, answer->str, answer->len, HOSTILE_KEEP);
}

static FetchRun *
run_path (HostileServer *server,
          const char    *path)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autofree char *address = hostile_server_dup_address (server, path);
  FetchRun *run = fetch_run_new_repeated (&options, address, 1);

  fetch_run_finish (run);
  fetch_run_settle (run);

  return run;
}

/* Each status that redirects, relative addresses, bodies: nothing of them is
 * counted, and one connection is enough. */
static void
test_chain (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (FetchRun) run = NULL;
  const guint statuses[] = { 301, 302, 303, 307, 308, 200 };
  gint64 last = 0;

  add_redirect (server, "/1", 301, "/a/2?x=y", 0);
  add_redirect (server, "/a/2?x=y", 302, "b/../3", 10);
  add_redirect (server, "/a/3", 303, "?4", 4000);
  add_redirect (server, "/a/3?4", 307, "/5", 60000);
  add_redirect (server, "/5", 308, "6", 100);
  hostile_server_add (server, "/6", DOCUMENT, -1, HOSTILE_KEEP);
  run = run_path (server, "/1");

  fetch_run_assert_done (run, 0, 4, 2);
  g_assert_cmpuint (il_track_get_n_hops (fetch_run_track (run, 0)), ==, G_N_ELEMENTS (statuses));
  g_assert_cmpuint (hostile_server_get_n_connections (server), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      const IlHop *hop = il_track_get_hop (fetch_run_track (run, 0), i);

      g_assert_cmpuint (hop->status, ==, statuses[i]);
      for (IlMark mark = 0; mark < IL_N_MARKS; mark++)
        {
          gint64 time = il_phases_get (&hop->phases, mark);

          g_assert_cmpint (time == IL_TIME_NONE ? last : time, >=, last);
          last = MAX (time, last);
        }

      g_assert_cmpint (il_phases_get (&hop->phases, IL_MARK_REQUEST), !=, IL_TIME_NONE);
      g_assert_cmpint (il_phases_get (&hop->phases, IL_MARK_RESPONSE), !=, IL_TIME_NONE);
    }
}

/* More than is worth reading: the connection is given up instead. */
static void
test_large_body (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (FetchRun) run = NULL;

  add_redirect (server, "/1", 302, "/2", 8 * 1024 * 1024);
  hostile_server_add (server, "/2", DOCUMENT, -1, HOSTILE_KEEP);
  run = run_path (server, "/1");

  fetch_run_assert_done (run, 0, 4, 2);
  g_assert_cmpuint (hostile_server_get_n_connections (server), ==, 2);
}

/* A redirect's body that ends too early does not matter. */
static void
test_cut_body (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (FetchRun) run = NULL;

  hostile_server_add (server, "/1",
                      "HTTP/1.1 302 Go\r\nLocation: /2\r\nContent-Length: 50\r\n\r\nshort", -1,
                      HOSTILE_CLOSE);
  hostile_server_add (server, "/2", DOCUMENT, -1, HOSTILE_KEEP);
  run = run_path (server, "/1");

  fetch_run_assert_done (run, 0, 4, 2);
}

static void
test_stalled_body (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *address = hostile_server_dup_address (server, "/1");
  g_autoptr (FetchRun) run = NULL;

  options.idle_timeout = 100 * 1000;
  hostile_server_add (server, "/1",
                      "HTTP/1.1 302 Go\r\nLocation: /2\r\nContent-Length: 50\r\n\r\nshort", -1,
                      HOSTILE_STALL);
  run = fetch_run_new_repeated (&options, address, 1);
  fetch_run_until (run, 0, IL_STATE_WAITING, 0);
  fetch_run_finish (run);

  fetch_run_assert_error (run, 0, IL_ERROR_IDLE_TIMEOUT);
  g_assert_cmpuint (fetch_run_bytes (run, 0), ==, 0);
  g_assert_cmpuint (il_track_get_status (fetch_run_track (run, 0)), ==, 302);

  /* What was waiting then is waiting in a replay. */
  g_assert_cmpint (il_track_get_state (fetch_run_track (run, 0),
                                       il_track_get_end (fetch_run_track (run, 0)) - 1),
                   ==, IL_STATE_WAITING);
  fetch_run_settle (run);
}

/* Redirects that each take a while: the wait for the document is one, from its
 * beginning, but what a redirect says may take longer than that. */
static void
test_slow_chain (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *chain = hostile_server_dup_address (server, "/0");
  g_autofree char *slow = hostile_server_dup_address (server, "/slow");
  const char *addresses[] = { chain, slow, NULL };
  g_autoptr (FetchRun) run = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *next = g_strdup_printf ("/%u", i + 1);

      add_redirect (server, path, 302, next, 4);
      hostile_server_set_drip (server, path, 25000);
    }

  hostile_server_add (server, "/20", DOCUMENT, -1, HOSTILE_KEEP);
  add_redirect (server, "/slow", 302, "/20", 40);
  hostile_server_set_drip (server, "/slow", 25000);
  options.first_byte_timeout = 500 * 1000;
  run = fetch_run_new (&options, addresses);
  fetch_run_finish (run);

  for (guint i = 0; i < 2; i++)
    {
      IlTrack *track = fetch_run_track (run, i);

      fetch_run_assert_error (run, i, IL_ERROR_FIRST_BYTE_TIMEOUT);
      g_assert_cmpint (il_track_get_end (track), >=, options.first_byte_timeout);
      g_assert_cmpuint (il_track_get_n_hops (track), >=, 2);
    }

  g_assert_cmpint (il_track_get_end (fetch_run_track (run, 1)), >=, 39 * 25000);
  fetch_run_settle (run);
}

static void
assert_names (IlRecording *recording,
              guint        index,
              const char  *host)
{
  const GError *error = il_track_get_error (il_recording_get_track (recording, index));
  g_autofree char *quoted = g_strdup_printf ("“%s”", host);

  g_assert_error (error, IL_ERROR, IL_ERROR_NO_ANSWER);
  g_assert_nonnull (strstr (error->message, quoted));
}

/* Who failed is named as in the list, where another address stands for it; a
 * redirect to somebody else names that one. */
static void
test_names (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *silent = hostile_server_dup_address (server, "/silent");
  g_autofree char *back = hostile_server_dup_address (server, "/back");
  g_autofree char *away = hostile_server_dup_address (server, "/away");
  g_autofree char *other = g_strdup_printf ("localhost:%u", hostile_server_get_port (server));
  g_autofree char *elsewhere = g_strdup_printf ("http://%s/silent", other);
  const char *shown = "http://shown.localhost/x";
  IlPlanEntry entries[] = { { shown, silent, 0 }, { shown, back, 0 }, { shown, away, 0 } };
  g_autoptr (IlPlan) plan = il_plan_new (entries, G_N_ELEMENTS (entries), &options);
  g_autoptr (IlRecording) recording = il_plan_create_recording (plan);
  g_autoptr (IlRunner) runner = il_runner_new (plan, recording);

  hostile_server_add (server, "/silent", "", -1, HOSTILE_CLOSE);
  add_redirect (server, "/back", 302, "/silent", 0);
  add_redirect (server, "/away", 302, elsewhere, 0);
  il_runner_start (runner);
  while (il_runner_is_running (runner) || il_runner_get_in_flight (runner) > 0)
    g_main_context_iteration (NULL, TRUE);

  assert_names (recording, 0, "shown.localhost");
  assert_names (recording, 1, "shown.localhost");
  assert_names (recording, 2, other);
}

static void
test_loop (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (FetchRun) run = NULL;

  add_redirect (server, "/1", 302, "/2", 3);
  add_redirect (server, "/2", 302, "/1", 3);
  run = run_path (server, "/1");

  fetch_run_assert_error (run, 0, IL_ERROR_TOO_MANY_REDIRECTS);
  g_assert_cmpuint (il_track_get_n_hops (fetch_run_track (run, 0)), ==, 21);
  g_assert_cmpuint (hostile_server_get_n_requests (server), ==, 21);
  g_assert_cmpuint (il_track_get_status (fetch_run_track (run, 0)), ==, 302);
}

/* The twentieth redirect is followed. */
static void
test_longest_chain (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (FetchRun) run = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *next = g_strdup_printf ("/%u", i + 1);

      add_redirect (server, path, 307, next, i);
    }

  hostile_server_add (server, "/20", DOCUMENT, -1, HOSTILE_KEEP);
  run = run_path (server, "/0");
  fetch_run_assert_done (run, 0, 4, 2);
  g_assert_cmpuint (il_track_get_n_hops (fetch_run_track (run, 0)), ==, 21);
}

static void
test_bad_targets (void)
{
  static const char *const locations[] = {
    NULL, "", "http://[::1", "http://", "ftp://127.0.0.1/x", "file:///etc/hostname",
    "javascript:alert(1)", "http://127.0.0.1:99999/", "http://a b/", "//",
  };

  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autoptr (HostileServer) server = hostile_server_new ();
      g_autoptr (FetchRun) run = NULL;

      /* An empty reference means the same document, so that it goes round. */
      add_redirect (server, "/1", 302, locations[i], 7);
      run = run_path (server, "/1");

      if (locations[i] != NULL && *locations[i] == '\0')
        g_assert_cmpint (fetch_run_state (run, 0), ==, IL_STATE_FAILED);
      else
        fetch_run_assert_error (run, 0, IL_ERROR_BAD_REDIRECT);
      g_assert_cmpuint (il_track_get_status (fetch_run_track (run, 0)), ==, 302);
      g_assert_cmpuint (fetch_run_bytes (run, 0), ==, 0);
    }
}

/* Other statuses of the 300s are answers like any other. */
static void
test_not_followed (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autoptr (FetchRun) run = NULL;

  add_redirect (server, "/1", 300, "/2", 50);
  run = run_path (server, "/1");

  fetch_run_assert_done (run, 0, 50, 1);
  g_assert_cmpuint (il_track_get_status (fetch_run_track (run, 0)), ==, 300);
}

/* Credentials in an address go to that address, and nowhere else. */
static void
test_credentials (void)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *address = NULL;
  g_autofree char *elsewhere = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (FetchRun) run = NULL;

  address = g_strdup_printf ("http://user:p%%40ss@127.0.0.1:%u/1",
                             hostile_server_get_port (server));
  elsewhere = g_strdup_printf ("http://localhost:%u/2", hostile_server_get_port (server));
  add_redirect (server, "/1", 302, elsewhere, 0);
  hostile_server_add (server, "/2", DOCUMENT, -1, HOSTILE_KEEP);
  run = fetch_run_new_repeated (&options, address, 1);
  fetch_run_finish (run);
  fetch_run_assert_done (run, 0, 4, 2);

  first = hostile_server_dup_head (server, "/1");
  second = hostile_server_dup_head (server, "/2");
  g_assert_nonnull (strstr (first, "\r\nAuthorization: Basic dXNlcjpwQHNz\r\n"));
  g_assert_null (strstr (second, "Authorization"));
  g_assert_nonnull (strstr (first, "\r\nUser-Agent: Interleave/"));
  g_assert_null (strstr (il_track_get_hop (fetch_run_track (run, 0), 0)->address, "ss@"));
}

/* What the user adds goes along, but no secret to another host. */
static void
test_headers (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  const IlHeader headers[] = {
    { (char *) "X-Plain", (char *) "yes" }, { (char *) "Authorization", (char *) "Bearer hush" },
    { (char *) "Cookie", (char *) "k=hush" }, { (char *) "User-Agent", (char *) "mine" },
  };
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autofree char *address = hostile_server_dup_address (server, "/1");
  g_autofree char *away = g_strdup_printf ("http://localhost:%u/3",
                                           hostile_server_get_port (server));
  g_autoptr (FetchRun) run = NULL;

  add_redirect (server, "/1", 302, "/2", 0);
  add_redirect (server, "/2", 302, away, 0);
  add_redirect (server, "/3", 302, address, 0);
  options.headers = headers;
  options.n_headers = G_N_ELEMENTS (headers);
  run = fetch_run_new_repeated (&options, address, 1);
  fetch_run_finish (run);
  fetch_run_settle (run);

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *head = hostile_server_dup_head (server, path);

      g_assert_nonnull (strstr (head, "\r\nX-Plain: yes\r\n"));
      g_assert_nonnull (strstr (head, "\r\nUser-Agent: mine\r\n"));
      g_assert_true ((strstr (head, "hush") != NULL) == (i < 3));
    }
}

/* Messages are used again for the same host: nothing of one request may be
 * found in another, nor a header twice. */
static void
test_one_after_another (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  const IlHeader header = { (char *) "X-Plain", (char *) "yes" };
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FetchRun) run = NULL;

  options.mode = IL_MODE_ONE_AT_A_TIME;
  options.headers = &header;
  options.n_headers = 1;
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      hostile_server_add (server, path, DOCUMENT, -1, i == 6 ? HOSTILE_CLOSE : HOSTILE_KEEP);
      g_ptr_array_add (addresses, g_strdup_printf ("http://%s%s:%u/%u", i % 4 == 3 ? "u:hush@" : "",
                                                   i % 5 == 4 ? "localhost" : "127.0.0.1",
                                                   hostile_server_get_port (server), i));
    }
  g_ptr_array_add (addresses, NULL);

  run = fetch_run_new (&options, (const char *const *) addresses->pdata);
  fetch_run_finish (run);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *head = hostile_server_dup_head (server, path);
      g_autofree char *host = g_strdup_printf ("\r\nHost: %s:%u\r\n",
                                               i % 5 == 4 ? "localhost" : "127.0.0.1",
                                               hostile_server_get_port (server));

      fetch_run_assert_done (run, i, 4, 2);
      g_assert_true ((strstr (head, "Authorization: Basic") != NULL) == (i % 4 == 3));
      g_assert_nonnull (strstr (head, host));
      g_assert_true (strstr (head, "X-Plain") == g_strrstr (head, "X-Plain"));
    }
}

int
main (int   argc,
      char *argv[])
{
  il_engine_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/redirects/chain", test_chain);
  g_test_add_func ("/redirects/large-body", test_large_body);
  g_test_add_func ("/redirects/cut-body", test_cut_body);
  g_test_add_func ("/redirects/stalled-body", test_stalled_body);
  g_test_add_func ("/redirects/slow-chain", test_slow_chain);
  g_test_add_func ("/redirects/names", test_names);
  g_test_add_func ("/redirects/loop", test_loop);
  g_test_add_func ("/redirects/longest-chain", test_longest_chain);
  g_test_add_func ("/redirects/bad-targets", test_bad_targets);
  g_test_add_func ("/redirects/not-followed", test_not_followed);
  g_test_add_func ("/redirects/credentials", test_credentials);
  g_test_add_func ("/redirects/headers", test_headers);
  g_test_add_func ("/redirects/one-after-another", test_one_after_another);

  return g_test_run ();
}
