/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "lab/lab.h"

#define HEAD "[Scenario]\nTitle=T\nSentence=S\n"
#define SMALL "[Document a]\nKind=binary\nSize=10\n"

static IlScenario *
load (const char  *text,
      GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return il_scenario_new_from_bytes ("test", bytes, error);
}

static IlScenario *
load_document (const char *lines)
{
  g_autofree char *text = g_strconcat (HEAD "[Document a]\n", lines, NULL);
  g_autoptr (GError) error = NULL;
  IlScenario *scenario = load (text, &error);

  g_assert_no_error (error);

  return scenario;
}

static void
check_builtin_document (IlScenario *scenario,
                        guint       index,
                        const char *name,
                        gint64      size,
                        gint64      first_byte,
                        gint64      total)
{
  const IlDocument *document = il_scenario_get_document (scenario, index);

  g_assert_cmpstr (document->name, ==, name);
  g_assert_cmpint (document->path[0], ==, '/');
  g_assert_cmpstr (document->path + 1, ==, name);
  g_assert_cmpint (document->kind, ==, IL_DOCUMENT_BINARY);
  g_assert_cmpint (document->size, ==, size);
  g_assert_cmpint (document->first_byte, ==, first_byte * 1000);
  g_assert_cmpint (document->first_byte + document->body, ==, total * 1000);
}

static void
test_builtin_tax_forms (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scenarios = il_scenario_load_builtin (&error);
  g_autofree char *address = NULL;
  IlScenario *scenario;

  g_assert_no_error (error);
  g_assert_cmpuint (scenarios->len, >=, 2);

  scenario = g_ptr_array_index (scenarios, 0);
  g_assert_cmpstr (il_scenario_get_id (scenario), ==, "four-tax-forms");
  g_assert_cmpstr (il_scenario_get_title (scenario), ==, "Four tax forms");
  g_assert_cmpuint (il_scenario_get_n_documents (scenario), ==, 4);

  check_builtin_document (scenario, 0, "f1040.pdf", 186928, 350, 2000);
  check_builtin_document (scenario, 1, "f1040ez.pdf", 117807, 270, 1900);
  check_builtin_document (scenario, 2, "f1040es.pdf", 409193, 470, 2200);
  check_builtin_document (scenario, 3, "f1040sb.pdf", 75864, 410, 2100);

  address = il_scenario_dup_address (scenario, 3);
  g_assert_cmpstr (address, ==, "http://lab.localhost/four-tax-forms/f1040sb.pdf");
}

static void
test_builtin_dripping (void)
{
  const gint64 intervals[] = { 50, 85, 115, 150 };
  g_autoptr (GPtrArray) scenarios = il_scenario_load_builtin (NULL);
  IlScenario *scenario = g_ptr_array_index (scenarios, 1);

  g_assert_cmpstr (il_scenario_get_id (scenario), ==, "dripping-lines");
  g_assert_cmpuint (il_scenario_get_n_documents (scenario), ==, G_N_ELEMENTS (intervals));

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      const IlDocument *document = il_scenario_get_document (scenario, i);

      g_assert_cmpint (document->kind, ==, IL_DOCUMENT_LINES);
      g_assert_cmpint (document->n_lines, ==, 40);
      g_assert_cmpint (document->body, ==, 39 * 1000 * intervals[i]);
      g_assert_cmpint (document->first_byte, >=, 100000);
      g_assert_cmpint (document->first_byte, <=, 250000);
      g_assert_cmpint (document->size, ==,
                       40 * il_document_line_length (document->name, document->n_lines));
    }
}

static void
test_builtin_french (void)
{
  g_autoptr (GPtrArray) english = il_scenario_load_builtin (NULL);
  g_autoptr (GPtrArray) french = NULL;

  g_setenv ("LANGUAGE", "fr", TRUE);
  french = il_scenario_load_builtin (NULL);
  g_unsetenv ("LANGUAGE");

  g_assert_cmpuint (french->len, ==, english->len);
  g_assert_cmpstr (il_scenario_get_title (g_ptr_array_index (french, 0)), ==,
                   "Quatre formulaires fiscaux");

  for (guint i = 0; i < french->len; i++)
    {
      IlScenario *en = g_ptr_array_index (english, i);
      IlScenario *fr = g_ptr_array_index (french, i);

      g_assert_cmpstr (il_scenario_get_title (en), !=, il_scenario_get_title (fr));
      g_assert_cmpstr (il_scenario_get_sentence (en), !=, il_scenario_get_sentence (fr));
      g_assert_cmpstr (il_scenario_get_question (en), !=, il_scenario_get_question (fr));
      g_assert_cmpstr (il_scenario_get_noticed (en), !=, il_scenario_get_noticed (fr));
    }
}

/* A lesson is more than its documents. */
static void
test_builtin_lessons (void)
{
  g_autoptr (GPtrArray) scenarios = il_scenario_load_builtin (NULL);

  g_assert_cmpuint (scenarios->len, >=, 12);
  for (guint i = 0; i < scenarios->len; i++)
    {
      IlScenario *scenario = g_ptr_array_index (scenarios, i);

      g_test_message ("%s", il_scenario_get_id (scenario));
      g_assert_nonnull (il_scenario_get_question (scenario));
      g_assert_true (g_str_has_suffix (il_scenario_get_question (scenario), "?"));
      g_assert_nonnull (il_scenario_get_noticed (scenario));
    }
}

static void
test_order_of_documents (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IlScenario) scenario = load (
    HEAD "[Document z]\nKind=binary\nSize=1\n[Document a]\nKind=binary\nSize=2\n"
    "[Document m]\nKind=binary\nSize=3\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (il_scenario_get_document (scenario, 0)->name, ==, "z");
  g_assert_cmpstr (il_scenario_get_document (scenario, 1)->name, ==, "a");
  g_assert_cmpstr (il_scenario_get_document (scenario, 2)->name, ==, "m");
  g_assert_true (il_scenario_find_document (scenario, "/m")
                 == il_scenario_get_document (scenario, 2));
  g_assert_null (il_scenario_find_document (scenario, "m"));
}

static void
test_properties (void)
{
  g_autoptr (IlScenario) scenario = load_document ("Kind=binary\nSize=1\n");
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;

  g_object_get (scenario, "id", &id, "title", &title, "sentence", &sentence, NULL);
  g_assert_cmpstr (id, ==, "test");
  g_assert_cmpstr (title, ==, "T");
  g_assert_cmpstr (sentence, ==, "S");
}

static void
test_paths (void)
{
  g_autoptr (IlScenario) named = load_document ("Kind=binary\nSize=1\nPath=/b c/d?é#%\n");
  g_autofree char *address = il_scenario_dup_address (named, 0);

  g_assert_cmpstr (il_scenario_get_document (named, 0)->name, ==, "a");
  g_assert_cmpstr (address, ==, "http://lab.localhost/test/b%20c/d%3F%C3%A9%23%25");
}

static void
test_times (void)
{
  g_autoptr (IlScenario) none = load_document ("Kind=binary\nSize=10\n");
  g_autoptr (IlScenario) body = load_document ("Kind=lines\nLines=3\nFirstByte=5\nBody=7\n");
  g_autoptr (IlScenario) rate = load_document ("Kind=binary\nSize=1000\nRate=500\n");
  g_autoptr (IlScenario) interval = load_document ("Kind=lines\nLines=3\nInterval=80\n");
  g_autoptr (IlScenario) largest = load_document ("Kind=binary\nSize=4294967296\nBody=3600000\n");

  g_assert_cmpint (il_scenario_get_document (none, 0)->first_byte, ==, 0);
  g_assert_cmpint (il_scenario_get_document (none, 0)->body, ==, 0);
  g_assert_cmpint (il_scenario_get_document (body, 0)->first_byte, ==, 5000);
  g_assert_cmpint (il_scenario_get_document (body, 0)->body, ==, 7000);
  g_assert_cmpint (il_scenario_get_document (rate, 0)->body, ==, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (il_scenario_get_document (interval, 0)->body, ==, 160000);
  g_assert_cmpint (il_scenario_get_document (largest, 0)->size, ==, G_GINT64_CONSTANT (4) << 30);
}

/* The example that people copy: what is between the fences of its language. */
static void
test_documented_example (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "CONTRIBUTING.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IlScenario) scenario = NULL;
  char *begin, *end;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  begin = strstr (text, "```ini\n");
  g_assert_nonnull (begin);
  begin += strlen ("```ini\n");
  end = strstr (begin, "```\n");
  g_assert_nonnull (end);
  *end = '\0';

  scenario = load (begin, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (il_scenario_get_n_documents (scenario), ==, 4);
  g_assert_cmpuint (il_scenario_get_limit (scenario), ==, 4);
  g_assert_cmpint (il_scenario_get_link (scenario)->rate, ==, 2000000);
}

static void
test_bad_ids (void)
{
  const char *ids[] = { "", ".", ".hidden", "a/b", "a b", "é", "a\n", "%41" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (HEAD SMALL, strlen (HEAD SMALL));

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (il_scenario_new_from_bytes (ids[i], bytes, &error));
      g_assert_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_VALUE);
    }
}

static void
test_file (void)
{
  g_autofree char *directory = g_dir_make_tmp ("il-scenario-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "My own.scenario", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (IlScenario) scenario = NULL;

  g_assert_null (il_scenario_new_from_file (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_file_set_contents (path, HEAD SMALL, -1, &error);
  g_assert_no_error (error);
  scenario = il_scenario_new_from_file (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (il_scenario_get_id (scenario), ==, "My-own");

  g_file_set_contents (path, HEAD, -1, NULL);
  g_assert_null (il_scenario_new_from_file (file, &error));
  g_assert_true (g_str_has_prefix (error->message, "My own.scenario: "));

  g_file_delete (file, NULL, NULL);
  g_rmdir (directory);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");

  g_test_add_func ("/lab/scenario/builtin/tax-forms", test_builtin_tax_forms);
  g_test_add_func ("/lab/scenario/builtin/dripping", test_builtin_dripping);
  g_test_add_func ("/lab/scenario/builtin/french", test_builtin_french);
  g_test_add_func ("/lab/scenario/builtin/lessons", test_builtin_lessons);
  g_test_add_func ("/lab/scenario/order", test_order_of_documents);
  g_test_add_func ("/lab/scenario/properties", test_properties);
  g_test_add_func ("/lab/scenario/paths", test_paths);
  g_test_add_func ("/lab/scenario/times", test_times);
  g_test_add_func ("/lab/scenario/documented-example", test_documented_example);
  g_test_add_func ("/lab/scenario/bad-ids", test_bad_ids);
  g_test_add_func ("/lab/scenario/file", test_file);

  return g_test_run ();
}
