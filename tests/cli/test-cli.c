/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <string.h>

#include "cli-run.h"
#include "hostile-server.h"

#define OK(body) "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" body

/* One that fails stops none of the others, in any mode. */
static void
test_failures (gconstpointer flag)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *good = hostile_server_dup_address (server, "/good");
  g_autofree char *cut = hostile_server_dup_address (server, "/cut");
  g_autofree char *refused = g_strdup_printf ("http://127.0.0.1:%u/", cli_unused_port ());
  g_auto (GStrv) lines = NULL;

  hostile_server_add (server, "/good", OK ("a\nb\nc"), -1, HOSTILE_CLOSE);
  hostile_server_add (server, "/cut", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\na\n", -1,
                      HOSTILE_CLOSE);

  CLI_RUN (result, flag, refused, "ftp://user:secret@host/", cut, good);
  g_assert_cmpint (result.status, ==, 1);
  g_assert_nonnull (strstr (result.output, "duration = "));
  if (g_str_equal (flag, "--details"))
    g_assert_cmpuint (text_count (result.output, "3"), >=, 3);
  else
    g_assert_nonnull (strstr (result.output, g_str_equal (flag, "--")
                                             ? "/good returned 5 bytes\n"
                                             : "/good returned 5 chars\n"));

  lines = g_strsplit (result.errors, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (result.errors, refused));
  g_assert_nonnull (strstr (result.errors, cut));
  g_assert_nonnull (strstr (result.errors, "ftp://user@host/: "));
  g_assert_null (strstr (result.errors, "secret"));
  g_assert_null (strstr (result.output, "secret"));
}

static void
test_usage (void)
{
  CLI_RUN (unknown, "--bogus");
  g_assert_cmpint (unknown.status, ==, 2);
  g_assert_cmpstr (unknown.output, ==, "");
  g_assert_nonnull (strstr (unknown.errors, "--bogus"));

  CLI_RUN (header, "-H", "no colon");
  g_assert_cmpint (header.status, ==, 2);
  /* It may be a secret. */
  g_assert_null (strstr (header.errors, "no colon"));

  CLI_RUN (help, "--help");
  g_assert_cmpint (help.status, ==, 0);
  g_assert_nonnull (strstr (help.output, "--sequential"));
  g_assert_cmpstr (help.errors, ==, "");

  CLI_RUN (version, "--version");
  g_assert_cmpint (version.status, ==, 0);
  g_assert_true (g_regex_match_simple ("^interleave-cli [0-9.]+\n$", version.output, 0, 0));
}

static void
assert_harmless (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_assert_true (*p == '\n' || !g_ascii_iscntrl (*p));

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strstr (text, "\302\233"));
  g_assert_null (strstr (text, "\342\200\256"));
}

/* Neither what is typed nor what a server sends commands the terminal. */
static void
test_control_characters (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *status = hostile_server_dup_address (server, "/status");
  g_autofree char *away = hostile_server_dup_address (server, "/away");
  g_autofree char *body = hostile_server_dup_address (server, "/body");

  hostile_server_add (server, "/status",
                      "HTTP/1.1 200 \033]0;x\007\r\n\033: \033\r\n\r\n\033[2J", -1,
                      HOSTILE_CLOSE);
  hostile_server_add (server, "/away",
                      "HTTP/1.1 302 Found\r\nLocation: ftp\033[31m://\342\200\256x\r\n\r\n", -1,
                      HOSTILE_CLOSE);
  hostile_server_add (server, "/body", OK ("\033[2J\n\302\233" "31m"), -1, HOSTILE_CLOSE);

  CLI_RUN (simple, status, away, body, "\033]0;typed\007", "http://h\302\233\342\200\256/", "\377");
  assert_harmless (simple.output);
  assert_harmless (simple.errors);
  g_assert_cmpint (simple.status, ==, 1);

  CLI_RUN (details, "-d", status, away, body);
  assert_harmless (details.output);
  assert_harmless (details.errors);
}

/* The four forms come from the program's own lab, in their sizes. */
static void
test_default (void)
{
  static const guint sizes[] = { 186928, 117807, 409193, 75864 };

  g_autoptr (GSubprocess) process = cli_start ("", NULL);
  g_auto (CliResult) result = cli_finish (process);

  g_assert_cmpstr (result.errors, ==, "");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpuint (text_count (result.output, "\nfetching http://lab.localhost/"), ==, 4);
  g_assert_cmpuint (text_count (result.output, " response status 200\n"), ==, 4);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *line = g_strdup_printf (".pdf returned %u bytes\n", sizes[i]);

      g_assert_cmpuint (text_count (result.output, line), ==, 1);
    }
}

static void
test_lab_address (void)
{
  CLI_RUN (result, "http://lab.localhost/no-such-scenario");

  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.output,
                            "\nhttp://lab.localhost/no-such-scenario response status 404\n"));
}

/* Lines come through a pipe while the program still runs; the signal ends it
 * at once, without a duration. */
static void
test_interrupt (gconstpointer flag)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *stall = hostile_server_dup_address (server, "/stall");
  g_autoptr (GSubprocess) process = NULL;

  hostile_server_add (server, "/stall", OK ("a\nb\n"), -1, HOSTILE_STALL);

  process = cli_start ("", flag, stall, stall, NULL);
  if (g_str_equal (flag, "-s"))
    g_free (cli_read_until (process, "on 2 URLs\n"));
  else
    g_free (cli_read_until (process, "response status 200\n"));

  g_subprocess_send_signal (process, SIGINT);
  {
    g_auto (CliResult) result = cli_finish (process);

    g_assert_cmpint (result.status, ==, 130);
    g_assert_true (g_regex_match_simple ("^Interrupted: 0 of 2 downloads done, [048] B "
                                         "received\\.\n$", result.errors, 0, 0));
    g_assert_null (strstr (result.output, "duration"));
    if (*result.output != '\0')
      g_assert_true (g_str_has_suffix (result.output, "\n"));
  }
}

/* Nobody reads, and nobody has gone: a signal still ends it. */
static void
test_stalled_reader (gconstpointer data)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *endless = hostile_server_dup_address (server, "/endless");
  g_autofree char *head = NULL;
  g_autoptr (GSubprocess) process = NULL;
  int signal = GPOINTER_TO_INT (data);

  hostile_server_add (server, "/endless", OK ("\n\n\n\n\n\n\n\n"), -1, HOSTILE_REPEAT);

  process = cli_start ("", "-d", endless, NULL);
  head = cli_read_until (process, "response status 200\n");

  /* Until its pipe is full, which takes milliseconds. */
  g_usleep (300 * 1000);
  g_subprocess_send_signal (process, signal);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 128 + signal);
}

/* Nobody reads any more: an endless document does not keep it running. */
static void
test_closed_pipe (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *endless = hostile_server_dup_address (server, "/endless");
  g_autoptr (GSubprocess) process = NULL;

  hostile_server_add (server, "/endless", OK ("a\nb\n"), -1, HOSTILE_REPEAT);

  process = cli_start ("", "-d", endless, NULL);
  g_free (cli_read_until (process, "response status 200\n"));
  g_input_stream_close (g_subprocess_get_stdout_pipe (process), NULL, NULL);
  g_subprocess_wait (process, NULL, NULL);

  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
}

/* Not even through another library. */
static void
test_links_no_gtk (gconstpointer data)
{
  g_autofree char *tool = g_find_program_in_path ("ldd");
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;

  if (tool == NULL)
    {
      g_test_skip ("There is no ldd");
      return;
    }

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, tool, data, NULL);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL);
  g_assert_nonnull (strstr (output, "libsoup-3"));
  g_assert_null (strstr (output, "libgtk"));
  g_assert_null (strstr (output, "libadwaita"));
  g_assert_null (strstr (output, "libcairo"));
  g_assert_null (strstr (output, "libX11"));
}

#define REMARK "Only 2 downloads run at once: the limit of open files allows no more.\n"

/* With so few files that two downloads may run at once. */
static CliResult
run_with_few_files (const char *program,
                    const char *option,
                    const char *value,
                    const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error,
                      "sh", "-c", "ulimit -n 104 && exec \"$0\" \"$@\"", program, option, value,
                      address, address, address, NULL);

  g_assert_no_error (error);

  return cli_finish (process);
}

/* Fewer at once than asked for is said, or what is measured would mislead;
 * and an export names the limit that held. */
static void
test_file_limit (gconstpointer program)
{
  static const struct
  {
    const char *option;
    const char *value;
    const char *errors;
    const char *part;
  } cases[] = {
    { "--plain", "--", REMARK, "duration = " },
    { "--limit", "3", REMARK, "duration = " },
    { "--limit", "2", "", "duration = " },
    { "--sequential", "--", "", "duration = " },
    { "--original", "--", "", "duration = " },
    { "--json", "--", REMARK, "\"limit\" : 2" },
    { "--json", "--limit=3", REMARK, "\"limit\" : 2" },
    { "--compare", "--limit=3", REMARK, "2 at once" },
  };
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *address = hostile_server_dup_address (server, "/good");

  hostile_server_add (server, "/good", OK ("a\n"), -1, HOSTILE_CLOSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliResult) result = run_with_few_files (program, cases[i].option, cases[i].value,
                                                      address);

      g_test_message ("%s %s: %s", cases[i].option, cases[i].value, result.output);
      g_assert_cmpint (result.status, ==, 0);
      g_assert_cmpstr (result.errors, ==, cases[i].errors);
      g_assert_nonnull (strstr (result.output, cases[i].part));
    }

  CLI_RUN (enough, address, address, address);
  g_assert_cmpstr (enough.errors, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  cli_test_init (&argc, &argv);

  g_test_add_data_func ("/cli/failures/simple", "--", test_failures);
  g_test_add_data_func ("/cli/failures/sequential", "--sequential", test_failures);
  g_test_add_data_func ("/cli/failures/details", "--details", test_failures);
  g_test_add_func ("/cli/usage", test_usage);
  g_test_add_func ("/cli/control-characters", test_control_characters);
  g_test_add_func ("/cli/default", test_default);
  g_test_add_func ("/cli/lab-address", test_lab_address);
  g_test_add_data_func ("/cli/interrupt/simple", "--", test_interrupt);
  g_test_add_data_func ("/cli/interrupt/sequential", "-s", test_interrupt);
  g_test_add_data_func ("/cli/interrupt/details", "-d", test_interrupt);
  g_test_add_data_func ("/cli/stalled-reader/int", GINT_TO_POINTER (SIGINT), test_stalled_reader);
  g_test_add_data_func ("/cli/stalled-reader/term", GINT_TO_POINTER (SIGTERM),
                        test_stalled_reader);
  g_test_add_data_func ("/cli/stalled-reader/hup", GINT_TO_POINTER (SIGHUP), test_stalled_reader);
  g_test_add_func ("/cli/closed-pipe", test_closed_pipe);
  g_test_add_data_func ("/cli/file-limit", argv[1], test_file_limit);
  g_test_add_data_func ("/cli/links-no-gtk", argv[1], test_links_no_gtk);

  return g_test_run ();
}
