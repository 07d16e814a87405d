/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the course's script was seen to print, case by case. */

#include <string.h>

#include "cli-run.h"
#include "hostile-server.h"

#define HEAD "HTTP/1.1 200 OK\r\nConnection: close\r\n"
#define OK(body) HEAD "\r\n" body

typedef struct
{
  HostileServer *server;
  char *one;
  char *two;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->server = hostile_server_new ();
  fixture->one = hostile_server_dup_address (fixture->server, "/one");
  fixture->two = hostile_server_dup_address (fixture->server, "/two");
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_clear_pointer (&fixture->server, hostile_server_free);
  g_clear_pointer (&fixture->one, g_free);
  g_clear_pointer (&fixture->two, g_free);
}

static void
answer (Fixture    *fixture,
        const char *path,
        const char *bytes)
{
  hostile_server_add (fixture->server, path, bytes, -1, HOSTILE_CLOSE);
}

/* Its head comes after half a second, behind a slow redirect. */
static void
answer_late (Fixture    *fixture,
             const char *path,
             const char *bytes)
{
  answer (fixture, path, "HTTP/1.1 302 Away\r\nLocation: /late\r\nContent-Length: 6\r\n\r\nslowly");
  hostile_server_set_drip (fixture->server, path, 100 * 1000);
  answer (fixture, "/late", bytes);
}

/* What is printed before the duration, with the two addresses as 1 and 2. */
static char *
dup_named (Fixture   *fixture,
           CliResult *result)
{
  g_autofree char *output = cli_dup_before_duration (result->output);
  GString *text = g_string_new (output);

  g_string_replace (text, fixture->one, "<1>", 0);
  g_string_replace (text, fixture->two, "<2>", 0);

  return g_string_free (text, FALSE);
}

static void
assert_output (Fixture    *fixture,
               CliResult  *result,
               const char *expected)
{
  g_autofree char *output = dup_named (fixture, result);

  g_assert_cmpstr (output, ==, expected);
  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpint (result->status, ==, 0);
}

/* One line per document, in the order of the arguments; an error's page looks
 * like any other. */
static void
test_sequential (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *flag = data;

  answer (fixture, "/one", "HTTP/1.1 404 No\r\nContent-Type: text/plain\r\n"
          "Content-Length: 5\r\n\r\na\nb\nc");
  answer (fixture, "/two", OK (""));

  CLI_RUN (result, flag, fixture->one, fixture->two, fixture->one);
  assert_output (fixture, &result, "Running sequential mode on 3 URLs\n"
                 "<1> returned 5 chars\n<2> returned 0 chars\n<1> returned 5 chars\n");
  g_assert_cmpuint (hostile_server_get_max_active (fixture->server), <=, 1);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 3);
}

/* 'fetching' comes first for all, then status and size of each in this order. */
static void
test_simple (Fixture       *fixture,
             gconstpointer  data)
{
  answer (fixture, "/one", OK ("a\nb\nc"));
  hostile_server_set_drip (fixture->server, "/one", 200 * 1000);
  answer_late (fixture, "/two", "HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nno");

  CLI_RUN (result, fixture->one, fixture->two);
  assert_output (fixture, &result, "Running simple mode (fetch) on 2 URLs\n"
                 "fetching <1>\nfetching <2>\n"
                 "<1> response status 200\n<2> response status 404\n"
                 "<2> returned 2 bytes\n<1> returned 5 bytes\n");
}

/* A hundred at once: still none before the last 'fetching'. */
static void
test_simple_many (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_auto (CliResult) result = { NULL };
  const char *last;

  answer (fixture, "/one", OK ("x"));
  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (arguments, fixture->one);
  g_ptr_array_add (arguments, NULL);

  process = cli_startv ((const char *const *) arguments->pdata, NULL, NULL);
  result = cli_finish (process);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpuint (text_count (result.output, "fetching "), ==, 100);
  g_assert_cmpuint (text_count (result.output, " returned 1 bytes\n"), ==, 100);
  last = g_strrstr (result.output, "fetching ");
  g_assert_true (last < strstr (result.output, "response status"));
}

/* The address is printed as it was typed, not as it is asked or where it leads. */
static void
test_typed_address (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *typed = g_strdup_printf ("HTTP://LOCALHOST:%u/a/../one?q=\303\251#part",
                                            hostile_server_get_port (fixture->server));
  g_autofree char *expected = NULL;
  g_autofree char *output = NULL;

  answer (fixture, "/one?q=%C3%A9", "HTTP/1.1 302 Away\r\nLocation: /two\r\n"
          "Content-Length: 0\r\n\r\n");
  answer (fixture, "/two", OK ("ab"));

  CLI_RUN (result, typed);
  output = cli_dup_before_duration (result.output);
  expected = g_strdup_printf ("Running simple mode (fetch) on 1 URLs\nfetching %s\n"
                              "%s response status 200\n%s returned 2 bytes\n",
                              typed, typed, typed);
  g_assert_cmpstr (output, ==, expected);
}

/* Only LF ends a line; what follows the last one is a line too; no byte, no line. */
static void
test_lines (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *body;
    const char *indices;
  } cases[] = {
    { "a\nb\nc", "000" }, { "a\r\nb\r\nc\rd", "000" }, { "\n\n", "00" }, { "x", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bytes = g_strconcat (OK (""), cases[i].body, NULL);
      g_autofree char *better = g_strdup_printf ("Running detail mode (fetch2) on 1 URLs\n"
                                                 "<1> response status 200\n%s\n",
                                                 cases[i].indices);
      g_autofree char *exact = g_strndup (better, strlen (better) - 1);

      answer (fixture, "/one", bytes);
      CLI_RUN (result, "-d", fixture->one);
      assert_output (fixture, &result, better);
      CLI_RUN (original, "--original", "-d", fixture->one);
      assert_output (fixture, &original, exact);
    }

  answer (fixture, "/one", OK (""));
  CLI_RUN (empty, "-d", fixture->one);
  assert_output (fixture, &empty, "Running detail mode (fetch2) on 1 URLs\n"
                 "<1> response status 200\n");
}

/* A status that comes late: glued to the digits there, on a line here.  An
 * error's page ticks like any other. */
static void
test_glue (Fixture       *fixture,
           gconstpointer  data)
{
  answer (fixture, "/one", OK ("a\nb\n"));
  answer_late (fixture, "/two", "HTTP/1.1 404 No\r\nConnection: close\r\n\r\nc\nd\ne");

  CLI_RUN (better, "-d", fixture->one, fixture->two);
  assert_output (fixture, &better, "Running detail mode (fetch2) on 2 URLs\n"
                 "<1> response status 200\n00\n<2> response status 404\n111\n");
  CLI_RUN (original, "-d", "--original", fixture->one, fixture->two);
  assert_output (fixture, &original, "Running detail mode (fetch2) on 2 URLs\n"
                 "<1> response status 200\n00<2> response status 404\n111");
}

/* With two digits, indices run into each other there, and not here. */
static void
test_two_digits (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *flags[] = { "--plain", "--original" };

  answer (fixture, "/one", OK ("\n\n"));
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      const char *one = fixture->one;
      g_autofree char *output = NULL;

      CLI_RUN (result, "-d", flags[i], one, one, one, one, one, one, one, one, one, one, one);
      output = dup_named (fixture, &result);
      g_assert_cmpuint (text_count (output, i == 0 ? "10 10 " : "1010"), ==, 1);
      g_assert_cmpuint (text_count (output, i == 0 ? "9 9 " : "99"), ==, 1);
      g_assert_true ((strstr (output, "10 ") != NULL) == (i == 0));
    }

  CLI_RUN (two, "-d", fixture->one, fixture->one);
  g_assert_nonnull (strstr (two.output, "11"));
}

/* Every index is there while the document still comes, also through a pipe. */
static void
test_flush (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GSubprocess) process = NULL;
  const char *flag = data;

  hostile_server_add (fixture->server, "/one", OK ("a\nb\nc"), -1, HOSTILE_STALL);
  process = cli_start ("", flag, fixture->one, NULL);

  if (g_str_equal (flag, "-s"))
    g_free (cli_read_until (process, "Running sequential mode on 1 URLs\n"));
  else if (g_str_equal (flag, "-d"))
    g_free (cli_read_until (process, "response status 200\n00"));
  else
    g_free (cli_read_until (process, "response status 200\n"));

  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
}

/* Characters, as Python's requests decodes them. */
static void
test_characters (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *type;
    const char *body;
    guint n;
  } cases[] = {
    { "Content-Type: text/html\r\n", "\303\251\303\251\303\251", 6 },
    { "Content-Type: text/html; charset=utf-8\r\n", "\303\251\303\251\303\251", 3 },
    { "Content-Type: text/plain; charset=\"ISO-8859-15\"\r\n", "\303\251", 2 },
    { "Content-Type: application/json\r\n", "\303\251", 1 },
    { "Content-Type: application/pdf\r\n", "\342\202A\360\237\230A\377\377", 6 },
    { "", "\303\251\342\202\254", 2 },
    { "Content-Type: text/plain; charset=utf-16le\r\n", "a\001b\001", 2 },
    { "Content-Type: text/plain; charset=no-such\r\n", "\303\251", 1 },
    { "Content-Type: application/pdf\r\n", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bytes = g_strconcat (HEAD, cases[i].type, "\r\n", cases[i].body, NULL);
      g_autofree char *expected = g_strdup_printf ("Running sequential mode on 1 URLs\n"
                                                   "<1> returned %u chars\n", cases[i].n);

      answer (fixture, "/one", bytes);
      CLI_RUN (result, "-s", fixture->one);
      assert_output (fixture, &result, expected);
      CLI_RUN (original, "-s", "--original", fixture->one);
      assert_output (fixture, &original, expected);
    }
}

/* However the reads are cut. */
static void
test_characters_in_pieces (Fixture       *fixture,
                           gconstpointer  data)
{
  answer (fixture, "/one", HEAD "Content-Type: application/pdf\r\n\r\n"
          "\360\237\230\200\342\202\254\303\251a\360\237\230");
  hostile_server_set_drip (fixture->server, "/one", 10 * 1000);

  CLI_RUN (result, "-s", fixture->one);
  assert_output (fixture, &result, "Running sequential mode on 1 URLs\n"
                 "<1> returned 5 chars\n");
}

/* Compressed documents count as what they say. */
static void
test_gzip (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GConverter) compressor =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autofree char *body = g_strnfill (6000, 'x');
  g_autoptr (GString) bytes = g_string_new (HEAD "Content-Encoding: gzip\r\n\r\n");
  guint8 packed[1000];
  gsize n_read, n_written;

  g_assert_cmpint (g_converter_convert (compressor, body, 6000, packed, sizeof packed,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL), ==,
                   G_CONVERTER_FINISHED);
  g_string_append_len (bytes, (const char *) packed, (gssize) n_written);
  hostile_server_add (fixture->server, "/one", bytes->str, (gssize) bytes->len, HOSTILE_CLOSE);

  CLI_RUN (sequential, "-s", fixture->one);
  assert_output (fixture, &sequential, "Running sequential mode on 1 URLs\n"
                 "<1> returned 6000 chars\n");
  CLI_RUN (simple, fixture->one);
  g_assert_nonnull (strstr (simple.output, " returned 6000 bytes\n"));
}

/* The first failure ends all: no duration, and status 1. */
static void
test_original_failures (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *refused = g_strdup_printf ("http://127.0.0.1:%u/", cli_unused_port ());
  g_autofree char *simple_expected = NULL;

  hostile_server_add (fixture->server, "/one", OK ("a"), -1, HOSTILE_STALL);
  answer (fixture, "/two", OK ("b"));

  CLI_RUN (simple, "--original", fixture->one, "notaurl");
  simple_expected = g_strdup_printf ("Running simple mode (fetch) on 2 URLs\n"
                                     "fetching %s\nfetching notaurl\n", fixture->one);
  g_assert_cmpstr (simple.output, ==, simple_expected);
  g_assert_true (g_str_has_prefix (simple.errors, "notaurl: "));
  g_assert_cmpint (simple.status, ==, 1);

  CLI_RUN (sequential, "--original", "-s", fixture->two, refused, fixture->one);
  g_assert_true (g_str_has_suffix (sequential.output, "/two returned 1 chars\n"));
  g_assert_cmpint (sequential.status, ==, 1);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), <=, 2);

  CLI_RUN (details, "--original", "-d", refused);
  g_assert_cmpstr (details.output, ==, "Running detail mode (fetch2) on 1 URLs\n");
  g_assert_cmpint (details.status, ==, 1);
}

/* A cut document: noticed by one library, and not by the other. */
static void
test_original_cut (Fixture       *fixture,
                   gconstpointer  data)
{
  answer (fixture, "/one", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nsix\nby");

  CLI_RUN (sequential, "--original", "-s", fixture->one);
  assert_output (fixture, &sequential, "Running sequential mode on 1 URLs\n"
                 "<1> returned 6 chars\n");

  CLI_RUN (simple, "--original", fixture->one);
  g_assert_true (g_str_has_suffix (simple.output, "/one response status 200\n"));
  g_assert_cmpint (simple.status, ==, 1);

  CLI_RUN (better, "-s", fixture->one);
  g_assert_null (strstr (better.output, "returned"));
  g_assert_cmpint (better.status, ==, 1);
}

/* A line of more than 128 KiB is too much for the script where it reads lines. */
static void
test_long_line (Fixture       *fixture,
                gconstpointer  data)
{
  for (guint extra = 0; extra < 2; extra++)
    {
      g_autofree char *line = g_strnfill (128 * 1024 - 1 + extra, 'x');
      g_autofree char *bytes = g_strconcat (OK ("a\n"), line, "\nb\n", NULL);

      answer (fixture, "/one", bytes);
      CLI_RUN (original, "--original", "-d", fixture->one);
      g_assert_cmpint (original.status, ==, extra == 0 ? 0 : 1);
      g_assert_true ((strstr (original.output, "duration") != NULL) == (extra == 0));

      CLI_RUN (better, "-d", fixture->one);
      assert_output (fixture, &better, "Running detail mode (fetch2) on 1 URLs\n"
                     "<1> response status 200\n000\n");
    }
}

/* Options may be shortened and joined, and stand anywhere before '--'. */
static void
test_options (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const sequential[][3] = {
    { "-s" }, { "--seq" }, { "-sd" }, { "-ds" }, { "-s", "-d" }, { "--seq", "--det" },
  };

  answer (fixture, "/one", OK ("x"));
  for (guint i = 0; i < G_N_ELEMENTS (sequential); i++)
    {
      const char *arguments[] = { fixture->one, sequential[i][0],
                                  sequential[i][1] != NULL ? sequential[i][1] : "--",
                                  fixture->one, NULL };
      g_autoptr (GSubprocess) process = cli_startv (arguments, NULL, NULL);
      g_auto (CliResult) result = cli_finish (process);

      assert_output (fixture, &result, "Running sequential mode on 2 URLs\n"
                     "<1> returned 1 chars\n<1> returned 1 chars\n");
    }

  CLI_RUN (after, "--", "-s");
  g_assert_true (g_str_has_prefix (after.output, "Running simple mode (fetch) on 1 URLs\n"
                                   "fetching -s\n"));
  CLI_RUN (ambiguous, "--l", fixture->one);
  g_assert_cmpint (ambiguous.status, ==, 2);
  CLI_RUN (unknown, "--nothing", fixture->one);
  g_assert_cmpint (unknown.status, ==, 2);
  g_assert_cmpstr (unknown.output, ==, "");
  g_assert_nonnull (strstr (unknown.errors, "--nothing"));
  CLI_RUN (help, "-h");
  g_assert_cmpint (help.status, ==, 0);
  g_assert_nonnull (strstr (help.output, "--sequential"));
}

#define ADD(path, data, func) \
  g_test_add ("/contract/" path, Fixture, data, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  cli_test_init (&argc, &argv);

  ADD ("sequential", "-s", test_sequential);
  ADD ("sequential-wins", "-sd", test_sequential);
  ADD ("simple", NULL, test_simple);
  ADD ("simple-many", NULL, test_simple_many);
  ADD ("typed-address", NULL, test_typed_address);
  ADD ("lines", NULL, test_lines);
  ADD ("glue", NULL, test_glue);
  ADD ("two-digits", NULL, test_two_digits);
  ADD ("flush/sequential", "-s", test_flush);
  ADD ("flush/simple", "--plain", test_flush);
  ADD ("flush/details", "-d", test_flush);
  ADD ("characters", NULL, test_characters);
  ADD ("characters-in-pieces", NULL, test_characters_in_pieces);
  ADD ("gzip", NULL, test_gzip);
  ADD ("original-failures", NULL, test_original_failures);
  ADD ("original-cut", NULL, test_original_cut);
  ADD ("long-line", NULL, test_long_line);
  ADD ("options", NULL, test_options);

  return g_test_run ();
}
