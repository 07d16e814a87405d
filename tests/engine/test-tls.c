/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-run.h"

#include <string.h>

#include "nginx.h"

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

static Nginx *
start_with_tls (void)
{
  g_autoptr (Nginx) nginx = nginx_start ();

  if (nginx == NULL)
    g_test_skip ("nginx is not installed");
  else if (nginx->tls_port == 0)
    g_test_skip ("There is no openssl to make a certificate");
  else if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    g_test_skip ("GIO has no TLS");
  else
    return g_steal_pointer (&nginx);

  return NULL;
}

static FetchRun *
run_address (const char *scheme,
             guint16     port)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autofree char *address = g_strdup_printf ("%s://127.0.0.1:%u/", scheme, port);
  FetchRun *run = fetch_run_new_repeated (&options, address, 2);

  fetch_run_finish (run);

  return run;
}

static void
test_untrusted (void)
{
  g_autoptr (Nginx) nginx = start_with_tls ();
  g_autoptr (FetchRun) run = NULL;

  if (nginx == NULL)
    return;

  run = run_address ("https", nginx->tls_port);
  for (guint i = 0; i < 2; i++)
    {
      IlTrack *track = fetch_run_track (run, i);
      const IlPhases *phases = &il_track_get_hop (track, 0)->phases;

      fetch_run_assert_error (run, i, IL_ERROR_TLS);
      g_assert_nonnull (strstr (il_track_get_error (track)->message, "not signed by anyone"));
      g_assert_cmpint (il_phases_get (phases, IL_MARK_CONNECT_END), !=, IL_TIME_NONE);
      g_assert_cmpint (il_phases_get (phases, IL_MARK_TLS_START), !=, IL_TIME_NONE);
      g_assert_cmpint (il_phases_get (phases, IL_MARK_TLS_END), ==, IL_TIME_NONE);
      g_assert_cmpint (il_phases_get (phases, IL_MARK_REQUEST), ==, IL_TIME_NONE);
    }
}

/* A server that takes the beginning of TLS for a bad request. */
static void
test_plain_port (void)
{
  g_autoptr (Nginx) nginx = start_with_tls ();
  g_autoptr (FetchRun) run = NULL;

  if (nginx == NULL)
    return;

  run = run_address ("https", nginx->port);
  fetch_run_assert_error (run, 0, IL_ERROR_TLS);
  fetch_run_assert_error (run, 1, IL_ERROR_TLS);
}

/* The reverse is answered with words, and those are a document like any. */
static void
test_tls_port (void)
{
  g_autoptr (Nginx) nginx = start_with_tls ();
  g_autoptr (FetchRun) run = NULL;

  if (nginx == NULL)
    return;

  run = run_address ("http", nginx->tls_port);
  g_assert_cmpint (fetch_run_state (run, 0), ==, IL_STATE_DONE);
  g_assert_cmpuint (il_track_get_status (fetch_run_track (run, 0)), ==, 400);
}

int
main (int   argc,
      char *argv[])
{
  il_engine_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tls/untrusted", test_untrusted);
  g_test_add_func ("/tls/plain-port", test_plain_port);
  g_test_add_func ("/tls/tls-port", test_tls_port);

  return g_test_run ();
}
