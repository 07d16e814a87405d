/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One limit after the other. */

#include <signal.h>
#include <string.h>

#include "cli-run.h"
#include "formats-test.h"
#include "hostile-server.h"

#define HEAD "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"

/* A server with some answers. */
typedef struct
{
  HostileServer *server;
  char *good, *slow, *stalled;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->server = hostile_server_new ();
  fixture->good = hostile_server_dup_address (fixture->server, "/good");
  fixture->slow = hostile_server_dup_address (fixture->server, "/slow");
  fixture->stalled = hostile_server_dup_address (fixture->server, "/stalled");
  hostile_server_add (fixture->server, "/good", HEAD "good\n", -1, HOSTILE_CLOSE);
  hostile_server_add (fixture->server, "/slow", HEAD "slowly\n", -1, HOSTILE_CLOSE);
  hostile_server_set_drip (fixture->server, "/slow", 50000);
  hostile_server_add (fixture->server, "/stalled", HEAD "half", -1, HOSTILE_STALL);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_clear_pointer (&fixture->good, g_free);
  g_clear_pointer (&fixture->slow, g_free);
  g_clear_pointer (&fixture->stalled, g_free);
  g_clear_pointer (&fixture->server, hostile_server_free);
}

/* The output is lines that begin so, and nothing else. */
static void
assert_lines (const char        *output,
              const char *const *starts)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length ((GStrv) starts) + 1);
  for (guint i = 0; starts[i] != NULL; i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_true (g_str_has_prefix (lines[i], starts[i]));
    }
}

/* As many limits as there are addresses, and never more at once. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const starts[] = {
    "1/3 One at a time: ", "2/3 2 at once: ", "3/3 3 at once: ", "", NULL
  };

  CLI_RUN (result, "--sweep", fixture->slow, fixture->slow, fixture->slow);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpstr (result.errors, ==, "");
  assert_lines (result.output, starts);
  g_assert_cmpuint (text_count (result.output, ", ideal "), ==, 2);
  g_assert_cmpuint (text_count (result.output, ", efficiency "), ==, 2);
  g_assert_true (g_str_has_suffix (result.output, ".\n"));
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 9);
  g_assert_cmpuint (hostile_server_get_max_active (fixture->server), <=, 3);
}

/* As far as -n says, also beyond the addresses. */
static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  CLI_RUN (less, "--sweep", "-n2", fixture->slow, fixture->slow, fixture->slow, fixture->slow);
  g_assert_cmpint (less.status, ==, 0);
  g_assert_nonnull (strstr (less.output, "\n2/2 2 at once: "));
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 8);
  g_assert_cmpuint (hostile_server_get_max_active (fixture->server), <=, 2);

  CLI_RUN (more, "--sweep", "-n4", fixture->good);
  g_assert_cmpint (more.status, ==, 0);
  g_assert_nonnull (strstr (more.output, "\n4/4 4 at once: "));
}

/* Each limit's run in the middle at the end, after all runs as they came. */
static void
test_rounds (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const starts[] = {
    "1/4 One at a time: ", "2/4 2 at once: ", "3/4 One at a time: ", "4/4 2 at once: ",
    "One at a time: ", "2 at once: ", "", NULL
  };

  CLI_RUN (result, "--sweep", "--rounds=2", "-n2", fixture->slow, fixture->good);
  g_assert_cmpint (result.status, ==, 0);
  assert_lines (result.output, starts);
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 8);
}

static JsonArray *
get_limits (JsonNode *root)
{
  return json_object_get_array_member (json_node_get_object (root), "limits");
}

static void
test_documents (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  CLI_RUN (json, "--sweep", "--json", "--rounds=3", fixture->good, fixture->good);
  g_assert_cmpint (json.status, ==, 0);
  root = parse_json (json.output);
  g_assert_cmpuint (json_array_get_length (get_limits (root)), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *limit = json_array_get_object_element (get_limits (root), i);

      g_assert_cmpint (json_object_get_int_member (limit, "limit"), ==, i + 1);
      g_assert_cmpint (json_object_get_int_member (limit, "whole"), ==, 3);
    }

  CLI_RUN (csv, "--sweep", "--csv", "-n5", fixture->good, fixture->good);
  g_assert_cmpint (csv.status, ==, 0);
  rows = parse_csv (csv.output);
  g_assert_cmpuint (rows->len, ==, 6);
  g_assert_cmpstr (((char **) rows->pdata[5])[0], ==, "5");
}

/* Nothing can be compared with a first run that failed: no more of them. */
static void
test_failing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (JsonNode) root = NULL;

  CLI_RUN (result, "--sweep", "notaurl", fixture->good);
  g_assert_cmpint (result.status, ==, 1);
  g_assert_cmpstr (result.output, ==, "1/2 One at a time: not complete\n");
  g_assert_true (g_str_has_prefix (result.errors, "notaurl: "));
  g_assert_nonnull (strstr (result.errors, "\nThe sweep ends here: "));
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 1);

  CLI_RUN (json, "--sweep", "--json", "notaurl");
  g_assert_cmpint (json.status, ==, 1);
  root = parse_json (json.output);
  g_assert_cmpuint (json_array_get_length (get_limits (root)), ==, 1);
}

/* In the first run there is nothing to say but that. */
static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GSubprocess) process = cli_start ("", "--sweep", "--csv", fixture->stalled,
                                               fixture->good, NULL);
  g_auto (CliResult) result = { NULL };

  while (hostile_server_get_n_requests (fixture->server) == 0)
    g_usleep (1000);

  g_subprocess_send_signal (process, SIGINT);
  result = cli_finish (process);
  g_assert_cmpint (result.status, ==, 130);
  g_assert_true (g_str_has_prefix (result.errors, "Interrupted: 0 of 2 downloads done, "));
  g_assert_cmpuint (text_count (result.output, "\r\n"), ==, 1);
}

/* Later, what was measured is said. */
static void
test_interrupted_late (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GSubprocess) process = cli_start ("", "--sweep", "-n50", fixture->slow,
                                               fixture->slow, NULL);
  g_autofree char *before = cli_read_until (process, "2/50 2 at once: ");
  g_auto (CliResult) result = { NULL };

  g_subprocess_send_signal (process, SIGTERM);
  result = cli_finish (process);
  g_assert_cmpint (result.status, ==, 128 + SIGTERM);
  g_assert_nonnull (strstr (before, "1/50 One at a time: "));
  g_assert_true (g_str_has_suffix (result.output, ".\n"));
  g_assert_null (strstr (result.output, "50/50"));
}

/* A scenario's own limit is one of those to try, not the last. */
static void
test_scenario (Fixture       *fixture,
               gconstpointer  data)
{
  static const char text[] = "[Scenario]\nTitle=T\nSentence=S\n[Client]\nLimit=1\n"
                             "[Document a.txt]\nKind=lines\nLines=3\n"
                             "[Document b.txt]\nKind=lines\nLines=3\n"
                             "[Document c.txt]\nKind=lines\nLines=3\n";
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("interleave-XXXXXX.scenario", &stream, &error);

  g_assert_no_error (error);
  path = g_file_get_path (file);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  CLI_RUN (result, "--sweep", "--lab", path);
  g_assert_cmpstr (result.errors, ==, "");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.output, "\n3/3 3 at once: "));
  g_file_delete (file, NULL, NULL);
}

#define ADD(path, func) \
  g_test_add ("/sweep/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  cli_test_init (&argc, &argv);

  ADD ("words", test_words);
  ADD ("limit", test_limit);
  ADD ("rounds", test_rounds);
  ADD ("documents", test_documents);
  ADD ("failing", test_failing);
  ADD ("interrupted", test_interrupted);
  ADD ("interrupted-late", test_interrupted_late);
  ADD ("scenario", test_scenario);

  return g_test_run ();
}
