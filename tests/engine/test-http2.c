/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs that ask for HTTP/2, of a server that speaks it. */

#include "fetch-run.h"

#include <string.h>

#include "engine/il-http2.h"
#include "hostile-server.h"
#include "nginx.h"

#define N 8
#define HEAD "HTTP/1.1 200 OK\r\n"
#define GOOD HEAD "Content-Length: 4\r\n\r\na\nb\n"
#define HALF HEAD "Content-Length: 9\r\n\r\na\nb"
#define LARGE (8 * 1024 * 1024)

#ifdef __SANITIZE_ADDRESS__
const char *__asan_default_options (void);

/* The leak checker itself crashes at the end of any program that has made a
 * TLS connection with GnuTLS. */
const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}
#endif

typedef struct
{
  HostileServer *behind;
  Nginx *nginx;
  GPtrArray *addresses;
  GTlsCertificate *certificate;
  IlPlanOptions options;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *behind = NULL;

  fixture->behind = hostile_server_new ();
  behind = hostile_server_dup_address (fixture->behind, "/");
  hostile_server_add (fixture->behind, "/good", GOOD, -1, HOSTILE_CLOSE);
  hostile_server_add (fixture->behind, "/half", HALF, -1, HOSTILE_CLOSE);
  hostile_server_add (fixture->behind, "/stalled", HALF, -1, HOSTILE_STALL);
  fixture->addresses = g_ptr_array_new_with_free_func (g_free);
  fixture->options = IL_PLAN_OPTIONS_DEFAULT;
  fixture->options.http_version = IL_HTTP_2;
  fixture->nginx = nginx_start_before (behind);

  if (fixture->nginx == NULL)
    {
      g_test_skip ("nginx is not installed");
      return;
    }

  if (fixture->nginx->tls_port == 0 || !g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("There is no TLS, or no openssl to make a certificate");
      g_clear_pointer (&fixture->nginx, nginx_free);
      return;
    }

  fixture->certificate = nginx_load_certificate (fixture->nginx);
  fixture->options.trusted_certificate = fixture->certificate;
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_clear_object (&fixture->certificate);
  g_clear_pointer (&fixture->nginx, nginx_free);
  g_clear_pointer (&fixture->behind, hostile_server_free);
  g_clear_pointer (&fixture->addresses, g_ptr_array_unref);
}

/* Returns whether the test can go on. */
static gboolean
is_offered (Fixture *fixture)
{
  g_autofree char *reason = il_http2_dup_reason ();

  if (fixture->nginx != NULL && reason != NULL)
    g_test_skip (reason);

  return fixture->nginx != NULL && reason == NULL;
}

static void
add (Fixture    *fixture,
     const char *path,
     guint       n)
{
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (fixture->addresses, nginx_dup_http2_address (fixture->nginx, path));
}

static FetchRun *
new_run (Fixture *fixture)
{
  g_ptr_array_add (fixture->addresses, NULL);

  return fetch_run_new (&fixture->options, (const char *const *) fixture->addresses->pdata);
}

static IlHttpVersion
get_version (FetchRun *run,
             guint     index)
{
  IlTrack *track = fetch_run_track (run, index);

  return il_track_get_hop (track, il_track_get_n_hops (track) - 1)->version;
}

static guint
count_connections (Fixture *fixture)
{
  g_autofree char *log = nginx_stop (fixture->nginx);
  g_auto (GStrv) numbers = g_strsplit (log, "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      if (*numbers[i] != '\0')
        g_hash_table_add (seen, numbers[i]);
    }

  return g_hash_table_size (seen);
}

/* The server answers nobody before all have asked. */
static void
test_together (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (FetchRun) run = NULL;

  if (!is_offered (fixture))
    return;

  hostile_server_set_gate (fixture->behind, N);
  add (fixture, "/behind/good", N);
  run = new_run (fixture);
  fetch_run_finish (run);

  for (guint i = 0; i < N; i++)
    {
      fetch_run_assert_done (run, i, 4, 2);
      g_assert_cmpint (get_version (run, i), ==, IL_HTTP_2);
    }

  g_assert_cmpuint (hostile_server_get_max_active (fixture->behind), ==, N);
  g_assert_cmpuint (count_connections (fixture), ==, 1);
}

/* The queue decides how many run, whatever a connection could take. */
static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (FetchRun) run = NULL;

  if (!is_offered (fixture))
    return;

  hostile_server_set_gate (fixture->behind, 3);
  add (fixture, "/behind/good", 12);
  fixture->options.limit = 3;
  run = new_run (fixture);
  fetch_run_finish (run);

  g_assert_cmpuint (hostile_server_get_max_active (fixture->behind), ==, 3);
  g_assert_cmpuint (il_recording_count_ended (run->recording, G_MAXINT64), ==, 12);
  g_assert_cmpuint (count_connections (fixture), ==, 1);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (FetchRun) run = NULL;

  if (!is_offered (fixture))
    return;

  nginx_write (fixture->nginx, "same.bin", "x\ny", 3);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *path = g_strdup_printf ("/same/%u", i);

      add (fixture, path, 1);
    }

  run = new_run (fixture);
  fetch_run_finish (run);
  for (guint i = 0; i < 500; i++)
    fetch_run_assert_done (run, i, 3, 2);

  g_assert_cmpuint (count_connections (fixture), ==, 1);
}

/* More than the windows hold, so that each has to be told that it may go on, and
 * more than one loop turn has time for. */
static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr (FetchRun) run = NULL;

  if (!is_offered (fixture))
    return;

  text = g_strnfill (LARGE, 'x');
  for (gsize i = 999; i < LARGE; i += 1000)
    text[i] = '\n';

  nginx_write (fixture->nginx, "large.txt", text, LARGE);
  add (fixture, "/large.txt", N);
  run = new_run (fixture);
  fetch_run_finish (run);

  for (guint i = 0; i < N; i++)
    {
      fetch_run_assert_done (run, i, LARGE, LARGE / 1000 + 1);
      g_assert_cmpint (il_track_get_size (fetch_run_track (run, i), G_MAXINT64), ==, LARGE);
      g_assert_cmpuint (il_track_get_wire_bytes (fetch_run_track (run, i)), >=, LARGE);
    }
}

static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (FetchRun) run = NULL;
  IlTrack *redirected;

  if (!is_offered (fixture))
    return;

  nginx_write (fixture->nginx, "a.txt", "a\nb\nc\n", 6);
  add (fixture, "/redirect", 1);
  add (fixture, "/packed/a.txt", 1);
  add (fixture, "/missing", 1);
  run = new_run (fixture);
  fetch_run_finish (run);

  fetch_run_assert_done (run, 0, 6, 3);
  redirected = fetch_run_track (run, 0);
  g_assert_cmpuint (il_track_get_n_hops (redirected), ==, 2);
  g_assert_cmpuint (il_track_get_hop (redirected, 0)->status, ==, 302);
  g_assert_cmpint (il_track_get_hop (redirected, 0)->version, ==, IL_HTTP_2);

  fetch_run_assert_done (run, 1, 6, 3);
  g_assert_cmpint (fetch_run_state (run, 2), ==, IL_STATE_DONE);
  g_assert_cmpuint (il_track_get_status (fetch_run_track (run, 2)), ==, 404);
}

/* One that is given up, in any state, costs the others nothing. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (FetchRun) run = NULL;

  if (!is_offered (fixture))
    return;

  add (fixture, "/behind/stalled", 2);
  add (fixture, "/behind/good", N);
  fixture->options.limit = 2;
  run = new_run (fixture);
  fetch_run_until (run, 0, IL_STATE_RECEIVING, 3);
  il_runner_cancel (run->runner, 0);
  fetch_run_assert_error (run, 0, IL_ERROR_CANCELLED);
  il_runner_cancel (run->runner, 1);
  fetch_run_assert_error (run, 1, IL_ERROR_CANCELLED);
  fetch_run_finish (run);
  fetch_run_settle (run);

  for (guint i = 2; i < N + 2; i++)
    fetch_run_assert_done (run, i, 4, 2);
}

/* The runner goes while all is under way. */
static void
test_abandon (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (FetchRun) run = NULL;

  if (!is_offered (fixture))
    return;

  add (fixture, "/behind/stalled", N);
  run = new_run (fixture);
  fetch_run_until (run, N - 1, IL_STATE_RECEIVING, 3);
  g_clear_object (&run->runner);

  g_assert_true (il_recording_is_finished (run->recording));
  for (guint i = 0; i < N; i++)
    fetch_run_assert_error (run, i, IL_ERROR_CANCELLED);
}

/* A document given up by the server is no whole one: at once where libsoup
 * tells, else when nothing has come for long enough. */
static void
test_reset (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (FetchRun) run = NULL;

  if (!is_offered (fixture))
    return;

  fixture->options.idle_timeout = G_USEC_PER_SEC;
  add (fixture, "/behind/half", 2);
  add (fixture, "/behind/good", N);
  run = new_run (fixture);
  fetch_run_finish (run);

  for (guint i = 0; i < 2; i++)
    {
      const GError *error = il_track_get_error (fetch_run_track (run, i));

      g_assert_cmpint (fetch_run_state (run, i), ==, IL_STATE_FAILED);
      g_assert_true (g_error_matches (error, IL_ERROR, IL_ERROR_CUT_BODY)
                     || g_error_matches (error, IL_ERROR, IL_ERROR_IDLE_TIMEOUT)
                     || g_error_matches (error, IL_ERROR, IL_ERROR_FAILED));
    }

  for (guint i = 2; i < N + 2; i++)
    fetch_run_assert_done (run, i, 4, 2);
}

static void
test_idle (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (FetchRun) run = NULL;

  if (!is_offered (fixture))
    return;

  fixture->options.idle_timeout = G_USEC_PER_SEC / 5;
  add (fixture, "/behind/stalled", 1);
  add (fixture, "/behind/good", 1);
  run = new_run (fixture);
  fetch_run_finish (run);

  fetch_run_assert_error (run, 0, IL_ERROR_IDLE_TIMEOUT);
  fetch_run_assert_done (run, 1, 4, 2);
}

/* Everything else stays with HTTP/1.1: a server without HTTP/2, plain HTTP, a
 * run that did not ask, and all where it is not offered. */
static void
test_one (Fixture       *fixture,
          gconstpointer  data)
{
  const IlHttpVersion asked = il_http2_is_offered () ? IL_HTTP_1_1 : IL_HTTP_2;
  g_autoptr (FetchRun) run = NULL;
  g_autoptr (FetchRun) other = NULL;

  if (fixture->nginx == NULL)
    return;

  nginx_write (fixture->nginx, "a.txt", "a\nb\nc\n", 6);
  g_ptr_array_add (fixture->addresses,
                   g_strdup_printf ("https://127.0.0.1:%u/a.txt", fixture->nginx->tls_port));
  g_ptr_array_add (fixture->addresses, nginx_dup_address (fixture->nginx, "/a.txt"));
  g_ptr_array_add (fixture->addresses, g_strdup (fixture->addresses->pdata[0]));
  run = new_run (fixture);
  fetch_run_finish (run);
  for (guint i = 0; i < 3; i++)
    {
      fetch_run_assert_done (run, i, 6, 3);
      g_assert_cmpint (get_version (run, i), ==, IL_HTTP_1_1);
    }

  g_ptr_array_set_size (fixture->addresses, 0);
  fixture->options.http_version = asked;
  add (fixture, "/a.txt", 2);
  other = new_run (fixture);
  fetch_run_finish (other);
  for (guint i = 0; i < 2; i++)
    {
      fetch_run_assert_done (other, i, 6, 3);
      g_assert_cmpint (get_version (other, i), ==, IL_HTTP_1_1);
    }
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  il_engine_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/http2/together", test_together);
  ADD ("/http2/limit", test_limit);
  ADD ("/http2/many", test_many);
  ADD ("/http2/large", test_large);
  ADD ("/http2/others", test_others);
  ADD ("/http2/cancel", test_cancel);
  ADD ("/http2/abandon", test_abandon);
  ADD ("/http2/reset", test_reset);
  ADD ("/http2/idle", test_idle);
  ADD ("/http2/one", test_one);

  return g_test_run ();
}
