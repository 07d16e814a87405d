/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lab as a server for other programs: here, for another interleave-cli. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "cli-run.h"

#ifdef __SANITIZE_ADDRESS__
const char *__asan_default_options (void);

/* This one makes such a connection, too; see stop_looking_for_leaks(). */
const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}
#endif

#define HEAD "[Scenario]\nTitle=Mine\nSentence=S\n"
#define QUICK "[Document a.txt]\nKind=lines\nLines=10\n"
#define SLOW "[Document slow.txt]\nKind=lines\nLines=600\nInterval=1000\n"
#define REFUSED "[Document refused.txt]\nKind=lines\nLines=10\nFailure=refuse\n"
#define TLS "[Link]\nTLS=yes\n"

#define LAST_LINE "# Ctrl+C ends the lab.\n"

static char *folder;

static char *
write_scenario (const char *name,
                const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

/* OUTPUT: what it prints, which is there while it still runs */
static GSubprocess *
start_serving (char       **output,
               const char  *first,
               const char  *second)
{
  GSubprocess *process = cli_start ("", "--serve", first, second, NULL);

  *output = cli_read_until (process, LAST_LINE);

  return process;
}

static void
stop_serving (GSubprocess *process,
              int          signal)
{
  g_subprocess_send_signal (process, signal);
  {
    g_auto (CliResult) result = cli_finish (process);

    g_assert_cmpstr (result.output, ==, "");
    g_assert_cmpstr (result.errors, ==, "");
    g_assert_cmpint (result.status, ==, 0);
  }
}

static char *
dup_address (const char *output,
             const char *end)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "http") && g_str_has_suffix (lines[i], end))
      return g_strdup (lines[i]);

  g_assert_not_reached ();
}

static guint16
port_of (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);

  g_assert_cmpstr (g_uri_get_host (uri), ==, "127.0.0.1");

  return (guint16) g_uri_get_port (uri);
}

/* All that the program has, each with a port of its own; and what is printed is
 * a list of addresses as it is. */
static void
test_builtin (gconstpointer data)
{
  static const char *const arguments[] = { "--csv", "-i-", NULL };
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = start_serving (&output, NULL, NULL);
  g_autofree char *form = dup_address (output, "/four-tax-forms/f1040.pdf");
  g_autofree char *rain = dup_address (output, "/dripping-lines/rain.txt");
  g_autofree char *list = g_strdup_printf ("# two\n%s\n%s\n", form, rain);
  g_auto (CliResult) result = { NULL };

  g_assert_cmpint (port_of (form), !=, port_of (rain));
  result = cli_feed (arguments, list);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.output, ",done,200,,186928,186928,"));
  g_assert_nonnull (strstr (result.output, ",done,200,,600,600,"));

  stop_serving (process, GPOINTER_TO_INT (data));
}

static void
test_output (void)
{
  g_autofree char *path = write_scenario ("out.scenario", HEAD QUICK REFUSED);
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = start_serving (&output, path, NULL);

  g_assert_true (g_regex_match_simple ("^# Mine\n"
                                       "http://127\\.0\\.0\\.1:[0-9]+/out/a\\.txt\n"
                                       "http://127\\.0\\.0\\.1:[0-9]+/out/refused\\.txt\n"
                                       "\n# Ctrl.C ends the lab\\.\n$", output, 0, 0));
  {
    static const char *const arguments[] = { "-i-", NULL };
    g_auto (CliResult) result = cli_feed (arguments, output);

    g_assert_cmpint (result.status, ==, 1);
    g_assert_nonnull (strstr (result.output, "/out/a.txt returned "));
    g_assert_nonnull (strstr (result.errors, "/out/refused.txt: "));
    g_assert_nonnull (strstr (result.errors, "refused the connection"));
    g_assert_cmpuint (text_count (result.errors, "\n"), ==, 1);
  }

  stop_serving (process, SIGINT);
}

/* No command for a terminal, and nothing that reorders a line. */
static void
test_harmless (void)
{
  g_autofree char *path = write_scenario ("odd.scenario",
                                          "[Scenario]\nTitle=A\342\200\256B\nSentence=S\n"
                                          "[Document a.txt]\nKind=lines\nLines=1\n"
                                          "Path=/\342\200\256x\n");
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = start_serving (&output, path, NULL);

  g_assert_true (g_str_has_prefix (output, "# A\\u202eB\n"));
  g_assert_null (strstr (output, "\342\200\256"));
  g_assert_nonnull (strstr (output, "/odd/%E2%80%AEx\n"));

  stop_serving (process, SIGINT);
}

/* A visitor keeps nobody from ending it. */
static void
test_end (gconstpointer data)
{
  g_autofree char *path = write_scenario ("slow.scenario", HEAD SLOW);
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = start_serving (&output, path, NULL);
  g_autofree char *address = dup_address (output, "/slow.txt");
  g_autoptr (GSubprocess) visitor = cli_start ("", "-d", address, NULL);
  gint64 begin;

  g_free (cli_read_until (visitor, "response status 200\n"));
  begin = g_get_monotonic_time ();
  stop_serving (process, GPOINTER_TO_INT (data));
  g_test_message ("%" G_GINT64_FORMAT " us", g_get_monotonic_time () - begin);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
  {
    g_auto (CliResult) result = cli_finish (visitor);

    g_assert_cmpint (result.status, ==, 1);
    g_assert_nonnull (strstr (result.errors, "/slow.txt: "));
  }
}

static gboolean
can_listen (guint port)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  gboolean can = port <= G_MAXUINT16 &&
                 g_socket_listener_add_inet_port (listener, (guint16) port, NULL, NULL);

  g_socket_listener_close (listener);

  return can;
}

static guint16
unused_pair (void)
{
  guint16 port;

  do
    port = cli_unused_port ();
  while (!can_listen (port + 1u));

  return port;
}

/* The first has the port, the second the next one; both are free again then. */
static void
test_port (void)
{
  g_autofree char *one = write_scenario ("one.scenario", HEAD QUICK);
  g_autofree char *two = write_scenario ("two.scenario", HEAD QUICK);
  guint16 port = unused_pair ();
  g_autofree char *option = g_strdup_printf ("--port=%u", port);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GSubprocess) process = cli_start ("", "--serve", option, one, two, NULL);
      g_autofree char *output = cli_read_until (process, LAST_LINE);
      g_autofree char *first = dup_address (output, "/one/a.txt");
      g_autofree char *second = dup_address (output, "/two/a.txt");

      g_assert_cmpuint (port_of (first), ==, port);
      g_assert_cmpuint (port_of (second), ==, port + 1u);
      {
        CLI_RUN (result, first, second);
        g_assert_cmpint (result.status, ==, 0);
        g_assert_cmpuint (text_count (result.output, " response status 200\n"), ==, 2);
      }

      stop_serving (process, SIGINT);
    }
}

/* One that is taken is one too many, though the first was free. */
static void
test_port_in_use (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = unused_pair ();
  g_autofree char *option = g_strdup_printf ("--port=%u", port);
  g_autofree char *sentence = g_strdup_printf ("interleave-cli: Port %u is in use: choose another "
                                               "with --port.\n", port + 1u);

  g_assert_true (g_socket_listener_add_inet_port (listener, (guint16) (port + 1), NULL, NULL));
  {
    CLI_RUN (result, "--serve", option, "four-tax-forms", "dripping-lines");
    g_assert_cmpint (result.status, ==, 1);
    g_assert_cmpstr (result.output, ==, "");
    g_assert_cmpstr (result.errors, ==, sentence);
  }

  g_socket_listener_close (listener);
}

/* What was shown to us. */
typedef struct
{
  GByteArray *certificate;
} Shown;

static gboolean
accept_certificate_cb (GTlsConnection       *connection,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  errors,
                       gpointer              data)
{
  Shown *shown = data;

  g_clear_pointer (&shown->certificate, g_byte_array_unref);
  g_object_get (certificate, "certificate", &shown->certificate, NULL);

  return TRUE;
}

static void
client_event_cb (GSocketClient      *client,
                 GSocketClientEvent  event,
                 GSocketConnectable *connectable,
                 GIOStream          *connection,
                 gpointer            data)
{
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    g_signal_connect (connection, "accept-certificate", G_CALLBACK (accept_certificate_cb), data);
}

/* In the form that openssl and browsers have for it. */
static char *
dup_fingerprint (guint16 port)
{
  Shown shown = { NULL };
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digits = NULL;
  GString *text = g_string_new (NULL);

  g_socket_client_set_tls (client, TRUE);
  g_signal_connect (client, "event", G_CALLBACK (client_event_cb), &shown);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  digits = g_compute_checksum_for_data (G_CHECKSUM_SHA256, shown.certificate->data,
                                        shown.certificate->len);
  g_byte_array_unref (shown.certificate);

  for (guint i = 0; digits[i] != '\0'; i++)
    g_string_append_printf (text, "%s%c", i > 0 && i % 2 == 0 ? ":" : "",
                            g_ascii_toupper (digits[i]));

  return g_string_free (text, FALSE);
}

/* The leak checker itself crashes at the end of any program that has made a TLS
 * connection with GnuTLS: here, those that the test starts. */
static void
stop_looking_for_leaks (void)
{
  const char *options = g_getenv ("ASAN_OPTIONS");
  g_autofree char *more = g_strconcat (options != NULL ? options : "", ":detect_leaks=0", NULL);

  g_setenv ("ASAN_OPTIONS", more, TRUE);
}

/* Whoever knows the fingerprint knows whom it talks to; nobody else has to
 * trust the lab. */
static void
test_tls (void)
{
  g_autofree char *path = write_scenario ("tls.scenario", HEAD TLS QUICK);
  g_autofree char *output = NULL;
  g_autofree char *address = NULL;
  g_autofree char *fingerprint = NULL;
  g_autoptr (GSubprocess) process = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("GIO has no TLS");
      return;
    }

  stop_looking_for_leaks ();
  process = start_serving (&output, path, NULL);
  address = dup_address (output, "/tls/a.txt");
  g_assert_true (g_str_has_prefix (address, "https://127.0.0.1:"));
  fingerprint = dup_fingerprint (port_of (address));
  g_assert_nonnull (strstr (output, fingerprint));
  g_assert_cmpuint (text_count (output, "--insecure"), ==, 1);
  {
    CLI_RUN (stranger, address);
    g_assert_cmpint (stranger.status, ==, 1);
    g_assert_nonnull (strstr (stranger.errors, "certificate"));
  }
  {
    CLI_RUN (lab, "--lab", path);
    g_assert_cmpstr (lab.errors, ==, "");
    g_assert_cmpint (lab.status, ==, 0);
    g_assert_nonnull (strstr (lab.output, "https://lab.localhost/tls/a.txt returned "));
  }

  stop_serving (process, SIGINT);
}

static void
test_link (void)
{
  g_autofree char *path = write_scenario ("link.scenario", HEAD QUICK);
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = start_serving (&output, "--link=chrome-fast-4g", path);
  g_autofree char *address = dup_address (output, "/link/a.txt");
  const char *waiting;

  g_assert_true (g_str_has_prefix (output, "# Link: Fast 4G, as in Chrome ("));
  {
    CLI_RUN (result, "--json", address);
    waiting = strstr (result.output, "\"waiting_us\" : ");
    g_assert_nonnull (waiting);
    g_assert_cmpint (g_ascii_strtoll (waiting + strlen ("\"waiting_us\" : "), NULL, 10), >=,
                     165000);
  }

  stop_serving (process, SIGINT);
}

/* A file that is wrong, or none at all: nothing is served. */
static void
test_bad_scenario (void)
{
  g_autofree char *wrong = write_scenario ("wrong.scenario", "[Scenario]\nTitle=T\n");
  const char *const names[] = { wrong, "/no/such", "no-such.scenario", "http://127.0.0.1/" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CLI_RUN (result, "--serve", "four-tax-forms", names[i]);
      g_assert_cmpint (result.status, ==, 2);
      g_assert_cmpstr (result.output, ==, "");
      g_assert_cmpuint (text_count (result.errors, "\n"), ==, 1);
    }
}

/* Nobody can learn where it serves. */
static void
test_closed_output (void)
{
  CliResult result = cli_run_into ("/dev/full", "--serve", NULL);

  g_assert_cmpint (result.status, ==, 1);
  g_assert_true (g_str_has_prefix (result.errors, "The output could not be written: "));
  cli_result_clear (&result);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  cli_test_init (&argc, &argv);
  folder = g_dir_make_tmp ("interleave-serve-XXXXXX", NULL);
  g_assert_nonnull (folder);

  g_test_add_data_func ("/serve/builtin/int", GINT_TO_POINTER (SIGINT), test_builtin);
  g_test_add_data_func ("/serve/builtin/term", GINT_TO_POINTER (SIGTERM), test_builtin);
  g_test_add_func ("/serve/output", test_output);
  g_test_add_func ("/serve/harmless", test_harmless);
  g_test_add_data_func ("/serve/end/int", GINT_TO_POINTER (SIGINT), test_end);
  g_test_add_data_func ("/serve/end/term", GINT_TO_POINTER (SIGTERM), test_end);
  g_test_add_data_func ("/serve/end/hup", GINT_TO_POINTER (SIGHUP), test_end);
  g_test_add_func ("/serve/port", test_port);
  g_test_add_func ("/serve/port-in-use", test_port_in_use);
  g_test_add_func ("/serve/link", test_link);
  g_test_add_func ("/serve/bad-scenario", test_bad_scenario);
  g_test_add_func ("/serve/closed-output", test_closed_output);

  /* The last one, see there. */
  g_test_add_func ("/serve/tls", test_tls);

  status = g_test_run ();
  cli_remove_folder (g_steal_pointer (&folder));

  return status;
}
