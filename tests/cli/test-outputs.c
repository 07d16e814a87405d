/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is left behind: documents in a folder, JSON, CSV, comparisons. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "cli-run.h"
#include "formats-test.h"
#include "hostile-server.h"

#define OK(body) "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" body

/* A server with some answers, and an empty folder. */
typedef struct
{
  HostileServer *server;
  char *good, *other, *missing, *stalled;
  char *folder;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = hostile_server_new ();
  fixture->good = hostile_server_dup_address (fixture->server, "/a/doc.txt");
  fixture->other = hostile_server_dup_address (fixture->server, "/b/doc.txt?q=1");
  fixture->missing = hostile_server_dup_address (fixture->server, "/missing.txt");
  fixture->stalled = hostile_server_dup_address (fixture->server, "/stalled.txt");
  hostile_server_add (fixture->server, "/a/doc.txt", OK ("first\n"), -1, HOSTILE_CLOSE);
  hostile_server_add (fixture->server, "/b/doc.txt?q=1", OK ("second"), -1, HOSTILE_CLOSE);
  hostile_server_add (fixture->server, "/stalled.txt", OK ("half"), -1, HOSTILE_STALL);

  fixture->folder = g_dir_make_tmp ("interleave-outputs-XXXXXX", &error);
  g_assert_no_error (error);
}

/* The names in the folder, sorted, with a blank after each. */
static char *
dup_names (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GList) names = NULL;
  GString *text = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    names = g_list_insert_sorted (names, (gpointer) g_intern_string (name),
                                  (GCompareFunc) strcmp);
  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (text, "%s ", (const char *) l->data);

  return g_string_free (text, FALSE);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *all = dup_names (fixture);
  g_auto (GStrv) names = g_strsplit (all, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }

  g_rmdir (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->good, g_free);
  g_clear_pointer (&fixture->other, g_free);
  g_clear_pointer (&fixture->missing, g_free);
  g_clear_pointer (&fixture->stalled, g_free);
  g_clear_pointer (&fixture->server, hostile_server_free);
}

/* Whole documents under names of their own; an error's page is none. */
static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *names = NULL;

  CLI_RUN (result, "-s", "-o", fixture->folder, fixture->good, fixture->missing, fixture->other);
  g_assert_cmpint (result.status, ==, 1);
  g_assert_cmpuint (text_count (result.output, " saved as "), ==, 2);
  g_assert_cmpuint (text_count (result.output, "/doc-2.txt\n"), ==, 1);
  g_assert_true (g_str_has_prefix (result.errors, fixture->missing));
  g_assert_nonnull (strstr (result.errors, "404"));
  g_assert_cmpuint (text_count (result.errors, "\n"), ==, 1);

  names = dup_names (fixture);
  g_assert_cmpstr (names, ==, "doc-2.txt doc.txt ");
  text_assert_file (fixture->folder, "doc.txt", "first\n");
  text_assert_file (fixture->folder, "doc-2.txt", "second");
}

/* A second run replaces nothing; JSON and CSV name the files. */
static void
test_folder_twice (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *names = NULL;

  CLI_RUN (first, "--csv", "-o", fixture->folder, fixture->good);
  CLI_RUN (second, "--json", "-o", fixture->folder, fixture->good);
  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpint (second.status, ==, 0);
  g_assert_nonnull (strstr (first.output, ",doc.txt,"));
  g_assert_nonnull (strstr (second.output, "\"doc-2.txt\""));

  names = dup_names (fixture);
  g_assert_cmpstr (names, ==, "doc-2.txt doc.txt ");
}

/* Stopped, or cut by the server: what is not whole is gone. */
static void
test_folder_partial (Fixture       *fixture,
                     gconstpointer  data)
{
  static const int signals[] = { SIGINT, SIGTERM };
  g_autofree char *cut = hostile_server_dup_address (fixture->server, "/cut.txt");

  hostile_server_add (fixture->server, "/cut.txt", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx",
                      -1, HOSTILE_CLOSE);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autofree char *names = NULL;
      g_autoptr (GSubprocess) process = cli_start ("", "-o", fixture->folder, cut,
                                                   fixture->stalled, NULL);
      g_auto (CliResult) result = { NULL };

      g_free (cli_read_until (process, "/stalled.txt response status 200\n"));
      g_subprocess_send_signal (process, signals[i]);
      result = cli_finish (process);
      g_assert_cmpint (result.status, ==, 128 + signals[i]);
      g_assert_nonnull (strstr (result.errors, "Interrupted: 0 of 2 downloads done, "));
      g_assert_null (strstr (result.output, "saved as"));

      names = dup_names (fixture);
      g_assert_cmpstr (names, ==, "");
    }
}

/* Not one: the reason is said before anything is fetched. */
static void
test_bad_folder (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "below", NULL);

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  CLI_RUN (result, "-o", file, fixture->good);
  g_assert_cmpint (result.status, ==, 1);
  CLI_RUN (second, "-o", below, fixture->good);
  g_assert_cmpint (second.status, ==, 1);
  g_assert_nonnull (strstr (second.errors, below));
  g_assert_cmpstr (second.output, ==, "");
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 0);
  text_assert_file (fixture->folder, "file", "x");
}

/* The states of all downloads, each with a blank after it. */
static char *
dup_json_states (JsonObject *run)
{
  JsonArray *downloads = json_object_get_array_member (run, "downloads");
  GString *states = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (downloads); i++)
    {
      JsonObject *download = json_array_get_object_element (downloads, i);

      g_string_append_printf (states, "%s ", json_object_get_string_member (download, "state"));
    }

  return g_string_free (states, FALSE);
}

static void
assert_json (const char *text,
             const char *member,
             const char *states)
{
  g_autoptr (JsonNode) root = parse_json (text);
  JsonObject *object = json_node_get_object (root);
  g_autofree char *actual = NULL;

  if (member != NULL)
    object = json_object_get_object_member (object, member);

  actual = dup_json_states (object);
  g_assert_cmpstr (actual, ==, states);
}

static void
assert_csv (const char *text,
            const char *states)
{
  g_autoptr (GPtrArray) rows = parse_csv (text);
  g_autoptr (GString) actual = g_string_new (NULL);
  char **header = g_ptr_array_index (rows, 0);

  g_assert_cmpstr (header[3], ==, "state");
  for (guint i = 1; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      g_assert_cmpuint (g_strv_length (row), ==, g_strv_length (header));
      g_string_append_printf (actual, "%s ", row[3]);
    }

  g_assert_cmpstr (actual->str, ==, states);
}

static void
assert_document (const char *flag,
                 const char *text,
                 const char *states)
{
  if (g_str_equal (flag, "--json"))
    assert_json (text, NULL, states);
  else
    assert_csv (text, states);
}

/* Reasons are on the other stream. */
static void
test_document (Fixture       *fixture,
               gconstpointer  flag)
{
  CLI_RUN (result, flag, "-n2", "-d", fixture->good, fixture->missing, "ftp://us3r:S3CR3T@h/");
  assert_document (flag, result.output, "done done failed ");
  g_assert_cmpint (result.status, ==, 1);
  g_assert_true (g_str_has_prefix (result.errors, "ftp://us3r@h/: "));

  CLI_RUN (all, flag, "-s", "notaurl", "ftp://h/\033,\"\n");
  assert_document (flag, all.output, "failed failed ");
  g_assert_cmpint (all.status, ==, 1);
  g_assert_null (strchr (all.output, '\033'));
}

static void
test_document_empty (Fixture       *fixture,
                     gconstpointer  flag)
{
  const char *const arguments[] = { flag, "-i-", NULL };
  g_auto (CliResult) result = cli_feed (arguments, "");

  assert_document (flag, result.output, "");
  g_assert_cmpint (result.status, ==, 0);
}

static void
send_signal_when_asked (Fixture     *fixture,
                        GSubprocess *process,
                        guint        n_requests)
{
  while (hostile_server_get_n_requests (fixture->server) < n_requests)
    g_usleep (5000);

  g_subprocess_send_signal (process, SIGINT);
}

static void
test_document_interrupted (Fixture       *fixture,
                           gconstpointer  flag)
{
  g_autoptr (GSubprocess) process = cli_start ("", flag, "-n1", fixture->stalled, fixture->good,
                                               NULL);
  g_auto (CliResult) result = { NULL };

  send_signal_when_asked (fixture, process, 1);
  result = cli_finish (process);
  g_assert_cmpint (result.status, ==, 130);
  assert_document (flag, result.output, "cancelled cancelled ");
  g_assert_true (g_str_has_prefix (result.errors, "Interrupted: 0 of 2 downloads done, "));
}

/* Both totals, the gain, the ideal, what decided, and when each came. */
static void
test_compare (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const starts[] = {
    "One at a time  ", "Together", "Gain", "Ideal", "Cause          ",
    "0 doc.txt: one at a time from ", "1 doc.txt: one at a time from ",
  };
  g_auto (GStrv) lines = NULL;

  CLI_RUN (result, "--compare", fixture->good, fixture->other);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpstr (result.errors, ==, "");
  g_assert_cmpuint (hostile_server_get_n_requests (fixture->server), ==, 4);

  lines = g_strsplit (result.output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (starts) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_true (g_str_has_prefix (lines[i], starts[i]));

  CLI_RUN (failing, "--compare", fixture->good, "notaurl");
  g_assert_cmpint (failing.status, ==, 1);
  g_assert_nonnull (strstr (failing.output, "only complete runs can be compared"));
  /* Told once, though it failed twice. */
  g_assert_cmpuint (text_count (failing.errors, "\n"), ==, 1);
}

static void
test_compare_documents (Fixture       *fixture,
                        gconstpointer  data)
{
  CLI_RUN (json, "--compare", "--json", fixture->good, fixture->missing);
  assert_json (json.output, "one_at_a_time", "done done ");
  assert_json (json.output, "together", "done done ");
  g_assert_cmpint (json.status, ==, 0);

  CLI_RUN (csv, "--compare", "--csv", fixture->good, "notaurl");
  assert_csv (csv.output, "done failed done failed ");
  g_assert_cmpuint (text_count (csv.output, "\r\none-at-a-time,"), ==, 2);
  g_assert_cmpuint (text_count (csv.output, "\r\ntogether,"), ==, 2);
  g_assert_cmpint (csv.status, ==, 1);
}

/* In either run. */
static void
test_compare_interrupted (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GSubprocess) process = cli_start ("", "--compare", fixture->stalled, fixture->good,
                                               NULL);
  g_auto (CliResult) result = { NULL };

  send_signal_when_asked (fixture, process, 1);
  result = cli_finish (process);
  g_assert_cmpint (result.status, ==, 130);
  g_assert_true (g_str_has_prefix (result.errors, "Interrupted: 0 of 2 downloads done, "));
  g_assert_null (strstr (result.output, "Gain"));
}

/* What can't be written is a failure, whatever it is. */
static void
test_full_device (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const flags[] = {
    "-s", "-d", "--plain", "--original", "--json", "--csv", "--compare", "--sweep", "--version",
    "--list-scenarios",
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_auto (CliResult) result = cli_run_into ("/dev/full", flags[i], fixture->good, NULL);

      g_test_message ("%s", flags[i]);
      g_assert_cmpint (result.status, ==, 1);
    }
}

#define ADD(path, data, func) \
  g_test_add ("/outputs/" path, Fixture, data, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  cli_test_init (&argc, &argv);

  ADD ("folder", NULL, test_folder);
  ADD ("folder-twice", NULL, test_folder_twice);
  ADD ("folder-partial", NULL, test_folder_partial);
  ADD ("bad-folder", NULL, test_bad_folder);
  ADD ("document/json", "--json", test_document);
  ADD ("document/csv", "--csv", test_document);
  ADD ("document-empty/json", "--json", test_document_empty);
  ADD ("document-empty/csv", "--csv", test_document_empty);
  ADD ("document-interrupted/json", "--json", test_document_interrupted);
  ADD ("document-interrupted/csv", "--csv", test_document_interrupted);
  ADD ("compare", NULL, test_compare);
  ADD ("compare-documents", NULL, test_compare_documents);
  ADD ("compare-interrupted", NULL, test_compare_interrupted);
  ADD ("full-device", NULL, test_full_device);

  return g_test_run ();
}
