/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <signal.h>
#include <string.h>

#include "hostile-server.h"

#define OK(body) "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" body

static const char *program;

typedef struct
{
  char *output;
  char *errors;
  int status;
} Result;

static void
result_clear (Result *self)
{
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->errors, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

/* The arguments end with NULL. */
static GStrv
dup_arguments (va_list args)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *arg;

  g_strv_builder_add (builder, program);
  while ((arg = va_arg (args, const char *)) != NULL)
    g_strv_builder_add (builder, arg);

  return g_strv_builder_end (builder);
}

G_GNUC_NULL_TERMINATED
static GSubprocess *
start (const char *unused,
       ...)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;
  GSubprocess *process;
  va_list args;

  va_start (args, unused);
  argv = dup_arguments (args);
  va_end (args);

  process = g_subprocess_newv ((const char *const *) argv,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);

  return process;
}

static char *
dup_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length == 0 ? g_strdup ("") : g_strndup (data, length);
}

static Result
finish (GSubprocess *process)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GBytes) errors = NULL;
  Result result = { NULL };

  g_subprocess_communicate (process, NULL, NULL, &output, &errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  result.output = dup_text (output);
  result.errors = dup_text (errors);
  result.status = g_subprocess_get_exit_status (process);

  return result;
}

#define RUN(result, ...)                                                \
  g_autoptr (GSubprocess) result##_process = start ("", __VA_ARGS__, NULL); \
  g_auto (Result) result = finish (result##_process)

/* The output but its last line, which must be a duration. */
static char *
dup_without_duration (const char *output)
{
  const char *last = g_strrstr (output, "duration = ");

  g_assert_nonnull (last);
  g_assert_true (last == output || last[-1] == '\n');
  g_assert_true (g_regex_match_simple ("^duration = [0-9]+\\.[0-9]+s\n$", last, 0, 0));

  return g_strndup (output, (gsize) (last - output));
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;

  return n;
}

static guint
position (const char *text,
          const char *format,
          const char *address)
{
  g_autofree char *line = g_strdup_printf ("\n%s%s\n", address, format);
  const char *found = strstr (text, line);

  g_assert_nonnull (found);
  return (guint) (found - text);
}

static guint16
unused_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return port;
}

static void
test_sequential (gconstpointer flag)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *one = hostile_server_dup_address (server, "/one");
  g_autofree char *two = hostile_server_dup_address (server, "/two");
  g_autofree char *expected = NULL;
  g_autofree char *output = NULL;

  hostile_server_add (server, "/one", OK ("a\nb\nc"), -1, HOSTILE_CLOSE);
  hostile_server_add (server, "/two", OK ("\303\251\n"), -1, HOSTILE_CLOSE);

  RUN (result, flag, one, two);
  g_assert_cmpstr (result.errors, ==, "");
  g_assert_cmpint (result.status, ==, 0);

  expected = g_strdup_printf ("Running sequential mode on 2 URLs\n"
                              "%s returned 5 bytes\n%s returned 3 bytes\n", one, two);
  output = dup_without_duration (result.output);
  g_assert_cmpstr (output, ==, expected);
  g_assert_cmpuint (hostile_server_get_max_active (server), <=, 1);
}

static void
test_simple (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *one = hostile_server_dup_address (server, "/one");
  g_autofree char *missing = hostile_server_dup_address (server, "/missing");
  g_autofree char *head = NULL;
  g_autofree char *output = NULL;

  hostile_server_add (server, "/one", OK ("a\nb\nc"), -1, HOSTILE_CLOSE);
  hostile_server_add (server, "/missing", "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n", -1,
                      HOSTILE_CLOSE);

  RUN (result, one, missing, one);
  g_assert_cmpstr (result.errors, ==, "");
  g_assert_cmpint (result.status, ==, 0);

  head = g_strdup_printf ("Running simple mode (fetch) on 3 URLs\n"
                          "fetching %s\nfetching %s\nfetching %s\n", one, missing, one);
  g_assert_true (g_str_has_prefix (result.output, head));
  g_assert_cmpuint (position (result.output, " response status 404", missing), <,
                    position (result.output, " returned 0 bytes", missing));
  g_assert_cmpuint (count (result.output, "/one response status 200\n"), ==, 2);
  g_assert_cmpuint (count (result.output, "/one returned 5 bytes\n"), ==, 2);
  output = dup_without_duration (result.output);
  g_assert_cmpuint (count (output, "\n"), ==, 10);
}

/* No line is lost, and no text stands behind indices. */
static void
test_details (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *one = hostile_server_dup_address (server, "/one");
  g_autofree char *two = hostile_server_dup_address (server, "/two");
  g_autoptr (GRegex) texts = g_regex_new ("^(Running|http://|duration).*\n", G_REGEX_MULTILINE, 0,
                                          NULL);
  g_autofree char *indices = NULL;

  hostile_server_add (server, "/one", OK ("\n\n\n\n\n\n\n\nlast"), -1, HOSTILE_CLOSE);
  hostile_server_add (server, "/two", OK ("a\nb\nc\nd\n"), -1, HOSTILE_CLOSE);
  hostile_server_set_drip (server, "/one", 3000);
  hostile_server_set_drip (server, "/two", 5000);

  RUN (result, "-d", one, two);
  g_assert_cmpstr (result.errors, ==, "");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_true (g_str_has_prefix (result.output, "Running detail mode (fetch2) on 2 URLs\n"));
  g_assert_cmpuint (count (result.output, " response status 200\n"), ==, 2);
  g_assert_null (strstr (result.output, "fetching"));
  g_assert_null (strstr (result.output, "returned"));
  g_assert_false (g_regex_match_simple ("[01](http|duration)", result.output, 0, 0));

  indices = g_regex_replace_literal (texts, result.output, -1, 0, "", 0, NULL);
  g_assert_true (g_regex_match_simple ("^[01\n]*$", indices, 0, 0));
  g_assert_cmpuint (count (indices, "0"), ==, 9);
  g_assert_cmpuint (count (indices, "1"), ==, 4);
}

/* One that fails stops none of the others, in any mode. */
static void
test_failures (gconstpointer flag)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *good = hostile_server_dup_address (server, "/good");
  g_autofree char *cut = hostile_server_dup_address (server, "/cut");
  g_autofree char *refused = g_strdup_printf ("http://127.0.0.1:%u/", unused_port ());
  g_auto (GStrv) lines = NULL;

  hostile_server_add (server, "/good", OK ("a\nb\nc"), -1, HOSTILE_CLOSE);
  hostile_server_add (server, "/cut", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\na\n", -1,
                      HOSTILE_CLOSE);

  RUN (result, flag, refused, "ftp://user:secret@host/", cut, good);
  g_assert_cmpint (result.status, ==, 1);
  g_assert_nonnull (strstr (result.output, "duration = "));
  if (g_str_equal (flag, "--details"))
    g_assert_cmpuint (count (result.output, "3"), >=, 3);
  else
    g_assert_nonnull (strstr (result.output, "/good returned 5 bytes\n"));

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
  RUN (unknown, "--bogus");
  g_assert_cmpint (unknown.status, ==, 2);
  g_assert_cmpstr (unknown.output, ==, "");
  g_assert_nonnull (strstr (unknown.errors, "--bogus"));

  RUN (help, "--help");
  g_assert_cmpint (help.status, ==, 0);
  g_assert_nonnull (strstr (help.output, "--sequential"));
  g_assert_cmpstr (help.errors, ==, "");

  RUN (version, "--version");
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

  RUN (simple, status, away, body, "\033]0;typed\007", "http://h\302\233\342\200\256/", "\377");
  assert_harmless (simple.output);
  assert_harmless (simple.errors);
  g_assert_cmpint (simple.status, ==, 1);

  RUN (details, "-d", status, away, body);
  assert_harmless (details.output);
  assert_harmless (details.errors);
}

/* The four forms come from the program's own lab, in their sizes. */
static void
test_default (void)
{
  static const guint sizes[] = { 186928, 117807, 409193, 75864 };

  g_autoptr (GSubprocess) process = start ("", NULL);
  g_auto (Result) result = finish (process);

  g_assert_cmpstr (result.errors, ==, "");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpuint (count (result.output, "\nfetching http://lab.localhost/"), ==, 4);
  g_assert_cmpuint (count (result.output, " response status 200\n"), ==, 4);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *line = g_strdup_printf (".pdf returned %u bytes\n", sizes[i]);

      g_assert_cmpuint (count (result.output, line), ==, 1);
    }
}

static void
test_lab_address (void)
{
  RUN (result, "http://lab.localhost/no-such-scenario");

  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.output,
                            "\nhttp://lab.localhost/no-such-scenario response status 404\n"));
}

static void
read_until (GInputStream *stream,
            const char   *part)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char byte;

  while (strstr (text->str, part) == NULL)
    {
      g_assert_cmpint (g_input_stream_read (stream, &byte, 1, NULL, NULL), ==, 1);
      g_string_append_c (text, byte);
    }
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

  process = start ("", flag, stall, stall, NULL);
  if (g_str_equal (flag, "-s"))
    read_until (g_subprocess_get_stdout_pipe (process), "on 2 URLs\n");
  else
    read_until (g_subprocess_get_stdout_pipe (process), "response status 200\n");

  g_subprocess_send_signal (process, SIGINT);
  {
    g_auto (Result) result = finish (process);

    g_assert_cmpint (result.status, ==, 130);
    g_assert_cmpstr (result.errors, ==, "");
    g_assert_null (strstr (result.output, "duration"));
    if (*result.output != '\0')
      g_assert_true (g_str_has_suffix (result.output, "\n"));
  }
}

/* Nobody reads any more: an endless document does not keep it running. */
static void
test_closed_pipe (void)
{
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *endless = hostile_server_dup_address (server, "/endless");
  g_autoptr (GSubprocess) process = NULL;

  hostile_server_add (server, "/endless", OK ("a\nb\n"), -1, HOSTILE_REPEAT);

  process = start ("", "-d", endless, NULL);
  read_until (g_subprocess_get_stdout_pipe (process), "response status 200\n");
  g_input_stream_close (g_subprocess_get_stdout_pipe (process), NULL, NULL);
  g_subprocess_wait (process, NULL, NULL);

  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
}

/* Not even through another library. */
static void
test_links_no_gtk (void)
{
  g_autofree char *tool = g_find_program_in_path ("ldd");
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;

  if (tool == NULL)
    {
      g_test_skip ("There is no ldd");
      return;
    }

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, tool, program, NULL);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL);
  g_assert_nonnull (strstr (output, "libsoup-3"));
  g_assert_null (strstr (output, "libgtk"));
  g_assert_null (strstr (output, "libadwaita"));
  g_assert_null (strstr (output, "libcairo"));
  g_assert_null (strstr (output, "libX11"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];

  g_test_add_data_func ("/cli/sequential", "-s", test_sequential);
  g_test_add_data_func ("/cli/sequential-wins", "-sd", test_sequential);
  g_test_add_func ("/cli/simple", test_simple);
  g_test_add_func ("/cli/details", test_details);
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
  g_test_add_func ("/cli/closed-pipe", test_closed_pipe);
  g_test_add_func ("/cli/links-no-gtk", test_links_no_gtk);

  return g_test_run ();
}
