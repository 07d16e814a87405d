/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Options that say what to fetch and how, good and bad. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cli-run.h"
#include "engine/il-http2.h"
#include "hostile-server.h"

#define HEAD "HTTP/1.1 200 OK\r\nConnection: close\r\n"
#define OK(body) HEAD "\r\n" body

/* A sentence, where to find help, nothing else, and nothing was fetched. */
static void
assert_usage_error (CliResult *result)
{
  g_assert_cmpint (result->status, ==, 2);
  g_assert_cmpstr (result->output, ==, "");
  g_assert_true (g_str_has_prefix (result->errors, "interleave-cli: "));
  g_assert_true (g_str_has_suffix (result->errors, "--help” to see the options.\n"));
  g_assert_cmpuint (text_count (result->errors, "\n"), ==, 2);
}

static void
test_bad_values (void)
{
  static const char *const cases[][3] = {
    { "-n" }, { "-n", "0" }, { "-n", "-1" }, { "-n", "1001" }, { "-n", "2x" }, { "-n", "" },
    { "-n", "1.5" }, { "-n", "99999999999999999999" }, { "-n", " 2" },
    { "--timeout" }, { "--timeout", "-1" }, { "--timeout", "x" }, { "--timeout", "" },
    { "--timeout", "1s" }, { "--timeout", "nan" }, { "--timeout", "inf" },
    { "--timeout", "86401" }, { "--timeout", "1,5" },
    { "-H" }, { "-H", "no colon" }, { "-H", "" }, { "-H", ": value" }, { "-H", "a b: c" },
    { "-H", "A: b\r\nC: d" }, { "-H", "A: \033[2J" }, { "-H", "Host: elsewhere" },
    { "-H", "content-length: 5" }, { "-H", "N\303\251: x" },
    { "--color" }, { "--color=sometimes" }, { "--color=" },
    { "--lab" }, { "--lab", "no-such" }, { "--lab", "" }, { "--lab", "Four-tax-forms" },
    { "--link" }, { "--link", "" }, { "--link", "chrome" }, { "--link", "\033]0;x\007" },
    { "--link=chrome-3g", "http://127.0.0.1:9/" }, { "--link=chrome-3g", "--sample=irs" },
    { "--port", "80" }, { "--serve", "--port" }, { "--serve", "--port=0" },
    { "--serve", "--port=65536" }, { "--serve", "--port=-1" }, { "--serve", "--port=8080x" },
    { "--serve", "--port=" }, { "--serve", "--port=65535" }, { "--serve", "no-such" },
    { "--serve", "" }, { "--serve", "--link=slow" },
    { "--rounds", "2" }, { "--sweep", "--rounds" }, { "--sweep", "--rounds=0" },
    { "--sweep", "--rounds=10" }, { "--sweep", "--rounds=" }, { "--sweep", "-n1" },
    { "--sweep", "-n101" }, { "--sample" }, { "--sample", "IRS" }, { "--sample", "" },
    { "-i" }, { "-o" }, { "--lab", "\033]0;x\007" }, { "--\033[2J" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSubprocess) process = cli_startv (cases[i], NULL, NULL);
      g_auto (CliResult) result = cli_finish (process);

      g_test_message ("%s %s", cases[i][0], cases[i][1] != NULL ? cases[i][1] : "");
      assert_usage_error (&result);
      g_assert_null (strchr (result.errors, '\033'));
    }
}

/* What can't both be. */
static void
test_conflicts (void)
{
  static const char *const outputs[] = { "--plain", "--original", "--json", "--csv" };
  static const char *const others[][2] = {
    { "--original", "--compare" }, { "--original", "-o." }, { "--compare", "-o." },
    { "--sweep", "-s" }, { "--sweep", "-d" }, { "--sweep", "--compare" }, { "--sweep", "-o." },
    { "--sweep", "--original" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    for (guint j = 0; j < i; j++)
      {
        CLI_RUN (result, outputs[i], outputs[j]);
        assert_usage_error (&result);
      }

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      CLI_RUN (result, others[i][0], others[i][1]);
      assert_usage_error (&result);
    }
}

/* Who serves fetches nothing. */
static void
test_serve_conflicts (void)
{
  static const char *const options[] = {
    "-s", "-d", "-n2", "--compare", "--sweep", "--timeout=2", "-HA: b", "-i-", "-o.",
    "--lab=four-tax-forms", "--sample=irs", "--json", "--csv", "--original",
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      CLI_RUN (result, "--serve", options[i]);
      g_test_message ("%s", options[i]);
      assert_usage_error (&result);
    }

  CLI_RUN (twice, "--serve", "four-tax-forms", "dripping-lines", "four-tax-forms");
  assert_usage_error (&twice);
}

/* Never more at once than asked for, and no fewer where there are enough. */
static void
test_limit (gconstpointer data)
{
  const guint n = GPOINTER_TO_UINT (data);
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *one = hostile_server_dup_address (server, "/one");
  g_autofree char *limit = g_strdup_printf ("-n%u", n);
  const char *arguments[14] = { limit, "--plain" };
  g_autoptr (GSubprocess) process = NULL;
  g_auto (CliResult) result = { NULL };

  hostile_server_add (server, "/one", OK ("x"), -1, HOSTILE_CLOSE);
  hostile_server_set_gate (server, n);
  for (guint i = 2; i < G_N_ELEMENTS (arguments) - 1; i++)
    arguments[i] = one;

  process = cli_startv (arguments, NULL, NULL);
  result = cli_finish (process);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpuint (text_count (result.output, " returned 1 bytes\n"), ==, 11);
  g_assert_cmpuint (hostile_server_get_max_active (server), ==, n);
}

/* One that says nothing, and one that stops in the middle; others go on. */
static void
test_timeout (gconstpointer seconds)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *silent = hostile_server_dup_address (server, "/silent");
  g_autofree char *stalled = hostile_server_dup_address (server, "/stalled");

  hostile_server_add (server, "/silent", "", -1, HOSTILE_STALL);
  hostile_server_add (server, "/stalled", OK ("x"), -1, HOSTILE_STALL);

  CLI_RUN (result, "--timeout", seconds, silent, stalled);
  g_assert_cmpint (result.status, ==, 1);
  g_assert_nonnull (strstr (result.output, "duration = "));
  g_assert_cmpuint (text_count (result.output, " returned "), ==, 0);
  g_assert_cmpuint (text_count (result.errors, "\n"), ==, 2);
  g_assert_nonnull (strstr (result.errors, silent));
  g_assert_nonnull (strstr (result.errors, stalled));
}

/* 0 is for ever, and no timeout at all. */
static void
test_no_timeout (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *slow = hostile_server_dup_address (server, "/slow");

  hostile_server_add (server, "/slow", OK ("abc"), -1, HOSTILE_CLOSE);
  hostile_server_set_drip (server, "/slow", 50 * 1000);

  CLI_RUN (result, "--timeout=0", slow);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.output, " returned 3 bytes\n"));
}

/* Plain HTTP stays as it is; where the choice is not offered, the reason is said
 * and nothing fetched. */
static void
test_http2 (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *one = hostile_server_dup_address (server, "/one");
  g_autofree char *reason = il_http2_dup_reason ();

  hostile_server_add (server, "/one", OK ("x"), -1, HOSTILE_CLOSE);

  CLI_RUN (result, "--http2", "--json", one);
  if (reason != NULL)
    {
      assert_usage_error (&result);
      g_assert_nonnull (strstr (result.errors, reason));
      g_assert_cmpuint (hostile_server_get_n_requests (server), ==, 0);
      return;
    }

  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.output, "\"http_version\" : \"1.1\""));
}

/* As often as it is given, in every request, also after a redirect. */
static void
test_headers (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *away = hostile_server_dup_address (server, "/away");
  static const char *const paths[] = { "/away", "/here" };

  hostile_server_add (server, "/away", "HTTP/1.1 302 Away\r\nLocation: /here\r\n"
                      "Content-Length: 0\r\n\r\n", -1, HOSTILE_KEEP);
  hostile_server_add (server, "/here", OK ("x"), -1, HOSTILE_CLOSE);

  CLI_RUN (result, "-H", "X-One:  a: b ", "--header=x-two:", "-HAccept: text/html", away);
  g_assert_cmpint (result.status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *head = hostile_server_dup_head (server, paths[i]);

      g_assert_nonnull (head);
      g_assert_cmpuint (text_count (head, "\r\nX-One: a: b\r\n"), ==, 1);
      g_assert_cmpuint (text_count (head, "\r\nx-two:"), ==, 1);
      g_assert_cmpuint (text_count (head, "\r\nAccept: text/html\r\n"), ==, 1);
      g_assert_cmpuint (text_count (head, "\r\nAccept:"), ==, 1);
    }
}

/* Whatever is listed can be fetched. */
static void
test_scenarios (void)
{
  g_auto (GStrv) lines = NULL;

  CLI_RUN (list, "--list-scenarios");
  g_assert_cmpint (list.status, ==, 0);
  g_assert_cmpstr (list.errors, ==, "");

  lines = g_strsplit (list.output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 5);
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_autofree char *id = g_strndup (lines[i], strcspn (lines[i], " "));
      g_autofree char *prefix = g_strdup_printf ("://lab.localhost/%s/", id);
      g_autoptr (GSubprocess) process = NULL;

      if (g_str_has_prefix (lines[i], "    "))
        continue;

      process = cli_start ("", "--lab", id, NULL);
      g_assert_true (g_str_has_prefix (lines[i + 1], "    "));
      g_free (cli_read_until (process, prefix));
      g_subprocess_force_exit (process);
      g_subprocess_wait (process, NULL, NULL);
    }
}

static void
assert_fetched (CliResult   *result,
                const char  *server_address,
                const char  *paths)
{
  g_auto (GStrv) lines = g_strsplit (result->output, "\n", -1);
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "fetching "))
      g_string_append_printf (seen, "%s ", lines[i] + strlen ("fetching "));

  g_string_replace (seen, server_address, "", 0);
  g_assert_cmpstr (seen->str, ==, paths);
}

/* Blank lines, comments, CR LF, blanks around, no line feed at the end, and
 * bytes that are no text: all the others are fetched, after the arguments. */
static void
test_input (gconstpointer from_standard_input)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *base = hostile_server_dup_address (server, "");
  g_autofree char *text = g_strdup_printf ("\n# comment\r\n%s/a\r\n\r\n  \t%s/b \n\377\376\n"
                                           "   # another\n%s/c", base, base, base);
  g_autofree char *first = hostile_server_dup_address (server, "/z");
  g_autofree char *name = g_build_filename (g_get_tmp_dir (), "interleave-list-XXXXXX", NULL);
  const char *arguments[] = { "-i", "-", first, NULL };
  g_auto (CliResult) result = { NULL };

  for (const char *path = "/z\0/a\0/b\0/c\0"; *path != '\0'; path += 3)
    hostile_server_add (server, path, OK ("x"), -1, HOSTILE_CLOSE);

  if (GPOINTER_TO_INT (from_standard_input))
    {
      result = cli_feed (arguments, text);
    }
  else
    {
      g_autoptr (GSubprocess) process = NULL;

      close (g_mkstemp (name));
      g_assert_true (g_file_set_contents (name, text, -1, NULL));
      arguments[1] = name;
      process = cli_startv (arguments, NULL, NULL);
      result = cli_finish (process);
      g_unlink (name);
    }

  assert_fetched (&result, base, "/z /a /b \357\277\275\357\277\275 /c ");
  g_assert_cmpuint (text_count (result.output, " returned 1 bytes\n"), ==, 4);
  g_assert_cmpuint (text_count (result.errors, "\n"), ==, 1);
  g_assert_cmpint (result.status, ==, 1);
}

/* Nothing to fetch is not a failure, and not the lab either. */
static void
test_empty_input (void)
{
  static const char *const arguments[] = { "-i-", NULL };
  g_auto (CliResult) result = cli_feed (arguments, "# nothing\n\n");
  g_autofree char *output = cli_dup_before_duration (result.output);

  g_assert_cmpstr (output, ==, "Running simple mode (fetch) on 0 URLs\n");
  g_assert_cmpint (result.status, ==, 0);
}

/* Missing, no file at all, and one that never ends. */
static void
test_bad_input (void)
{
  static const char *const names[] = { "/no/such/file", "/", "/dev/zero", "/\033[2J" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CLI_RUN (result, "-i", names[i]);
      g_assert_cmpint (result.status, ==, 1);
      g_assert_cmpstr (result.output, ==, "");
      g_assert_true (g_str_has_prefix (result.errors, "interleave-cli: "));
      g_assert_cmpuint (text_count (result.errors, "\n"), ==, 1);
      g_assert_null (strchr (result.errors, '\033'));
    }
}

int
main (int   argc,
      char *argv[])
{
  cli_test_init (&argc, &argv);

  g_test_add_func ("/options/bad-values", test_bad_values);
  g_test_add_func ("/options/conflicts", test_conflicts);
  g_test_add_func ("/options/serve-conflicts", test_serve_conflicts);
  g_test_add_data_func ("/options/limit/1", GUINT_TO_POINTER (1), test_limit);
  g_test_add_data_func ("/options/limit/3", GUINT_TO_POINTER (3), test_limit);
  g_test_add_data_func ("/options/timeout", "0.3", test_timeout);
  g_test_add_data_func ("/options/timeout/tiny", "1e-9", test_timeout);
  g_test_add_func ("/options/no-timeout", test_no_timeout);
  g_test_add_func ("/options/http2", test_http2);
  g_test_add_func ("/options/headers", test_headers);
  g_test_add_func ("/options/scenarios", test_scenarios);
  g_test_add_data_func ("/options/input/file", GINT_TO_POINTER (FALSE), test_input);
  g_test_add_data_func ("/options/input/standard-input", GINT_TO_POINTER (TRUE), test_input);
  g_test_add_func ("/options/empty-input", test_empty_input);
  g_test_add_func ("/options/bad-input", test_bad_input);

  return g_test_run ();
}
