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

static GTlsCertificate *
load_certificate (Nginx      *nginx,
                  const char *name)
{
  g_autofree char *path = g_build_filename (nginx->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);

  return certificate;
}

static FetchRun *
run_trusting (GTlsCertificate *certificate,
              const char      *host,
              guint16          port,
              guint            n)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autofree char *address = g_strdup_printf ("https://%s:%u/a.txt", host, port);
  FetchRun *run;

  options.limit = 2;
  options.trusted_certificate = certificate;
  run = fetch_run_new_repeated (&options, address, n);
  fetch_run_finish (run);

  return run;
}

static void
assert_tls_phases (FetchRun *run,
                   guint     index,
                   gboolean  is_new)
{
  static const IlMark marks[] = { IL_MARK_CONNECT_START, IL_MARK_CONNECT_END, IL_MARK_TLS_START,
                                  IL_MARK_TLS_END, IL_MARK_REQUEST, IL_MARK_RESPONSE };
  const IlPhases *phases = &il_track_get_hop (fetch_run_track (run, index), 0)->phases;
  gint64 last = il_phases_get (phases, IL_MARK_START);

  for (guint i = is_new ? 0 : 4; i < G_N_ELEMENTS (marks); i++)
    {
      g_assert_cmpint (il_phases_get (phases, marks[i]), >=, last);
      last = il_phases_get (phases, marks[i]);
    }

  if (!is_new)
    g_assert_cmpint (il_phases_get (phases, IL_MARK_TLS_START), ==, IL_TIME_NONE);
}

/* Two slots with a connection each; what follows in them uses both again, with
 * messages that are used again, too. */
static void
test_trusted (void)
{
  g_autoptr (Nginx) nginx = start_with_tls ();
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (FetchRun) run = NULL;

  if (nginx == NULL)
    return;

  nginx_write (nginx, "a.txt", "a\nb\n", 4);
  certificate = load_certificate (nginx, "cert.pem");
  run = run_trusting (certificate, "127.0.0.1", nginx->tls_port, 12);

  for (guint i = 0; i < 12; i++)
    {
      fetch_run_assert_done (run, i, 4, 2);
      g_assert_cmpuint (il_track_get_status (fetch_run_track (run, i)), ==, 200);
      assert_tls_phases (run, i, i < 2);
    }
}

/* Neither another's certificate, however alike, nor the same one under a name. */
static void
test_trusted_elsewhere (void)
{
  g_autoptr (Nginx) nginx = start_with_tls ();
  g_autoptr (Nginx) other = nginx != NULL ? nginx_start () : NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (FetchRun) stranger = NULL;
  g_autoptr (FetchRun) name = NULL;

  if (nginx == NULL)
    return;

  certificate = load_certificate (nginx, "cert.pem");
  stranger = run_trusting (certificate, "127.0.0.1", other->tls_port, 2);
  name = run_trusting (certificate, "localhost", nginx->tls_port, 2);

  for (guint i = 0; i < 2; i++)
    {
      fetch_run_assert_error (stranger, i, IL_ERROR_TLS);
      fetch_run_assert_error (name, i, IL_ERROR_TLS);
    }
}

/* The plan alone keeps it, and lets it go. */
static void
test_certificate_life (void)
{
  g_autoptr (Nginx) nginx = start_with_tls ();
  GTlsCertificate *certificate;
  FetchRun *run;

  if (nginx == NULL)
    return;

  certificate = load_certificate (nginx, "cert.pem");
  g_object_add_weak_pointer (G_OBJECT (certificate), (gpointer *) &certificate);
  run = run_trusting (certificate, "127.0.0.1", nginx->tls_port, 4);
  g_object_unref (certificate);
  g_assert_nonnull (certificate);

  fetch_run_free (run);
  g_assert_null (certificate);
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
  g_test_add_func ("/tls/trusted", test_trusted);
  g_test_add_func ("/tls/trusted-elsewhere", test_trusted_elsewhere);
  g_test_add_func ("/tls/certificate-life", test_certificate_life);
  g_test_add_func ("/tls/plain-port", test_plain_port);
  g_test_add_func ("/tls/tls-port", test_tls_port);

  return g_test_run ();
}
