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

/* What is wrong, and the words the message must have to be of use. */
static const struct
{
  const char      *text;
  IlScenarioError  code;
  const char      *words;
} bad[] = {
  { "", IL_SCENARIO_ERROR_MISSING, "test: [Scenario]" },
  { "hello", IL_SCENARIO_ERROR_SYNTAX, "hello" },
  { "Title=T\n", IL_SCENARIO_ERROR_SYNTAX, "group" },
  { HEAD, IL_SCENARIO_ERROR_MISSING, "Document" },
  { SMALL, IL_SCENARIO_ERROR_MISSING, "[Scenario]" },
  { "[Scenario]\nSentence=S\n" SMALL, IL_SCENARIO_ERROR_MISSING, "Title" },
  { "[Scenario]\nTitle=T\n" SMALL, IL_SCENARIO_ERROR_MISSING, "Sentence" },
  { "[Scenario]\nTitle=\nSentence=S\n" SMALL, IL_SCENARIO_ERROR_VALUE, "Title" },
  { "[Scenario]\nTitle=a\\nb\nSentence=S\n" SMALL, IL_SCENARIO_ERROR_VALUE, "Title" },
  { "[Scenario]\nTitle=a\\qb\nSentence=S\n" SMALL, IL_SCENARIO_ERROR_VALUE, "Title" },
  { "[Scenario]\nTitle=a\\q\\\nSentence=S\n" SMALL, IL_SCENARIO_ERROR_VALUE, "Title" },
  { "[Scenario]\nTitle=a\nTitle[fr]=\\q\nSentence=S\n" SMALL, IL_SCENARIO_ERROR_VALUE, "[fr]" },
  { "[Scenario]\nTitle=T\nTitle=T\nSentence=S\n" SMALL, IL_SCENARIO_ERROR_DUPLICATE, "test:3" },
  { HEAD "Order=-1\n" SMALL, IL_SCENARIO_ERROR_VALUE, "Order" },
  { HEAD "Order[fr]=1\n" SMALL, IL_SCENARIO_ERROR_UNKNOWN, "Order[fr]" },
  { HEAD "Colour=red\n" SMALL, IL_SCENARIO_ERROR_UNKNOWN, "[Scenario] Colour" },
  { HEAD SMALL "Colour=red\n", IL_SCENARIO_ERROR_UNKNOWN, "[Document a] Colour" },
  { HEAD SMALL "[Paint]\n", IL_SCENARIO_ERROR_UNKNOWN, "[Paint]" },
  { HEAD SMALL "[Document]\n", IL_SCENARIO_ERROR_UNKNOWN, "[Document]" },
  { HEAD SMALL "[Document ]\n", IL_SCENARIO_ERROR_VALUE, "name" },
  { HEAD SMALL SMALL, IL_SCENARIO_ERROR_DUPLICATE, "test:7" },
  { HEAD SMALL "[Document b]\nPath=/a\nKind=binary\nSize=1\n", IL_SCENARIO_ERROR_DUPLICATE,
    "[Document b] Path" },
  { HEAD "[Document b]\n", IL_SCENARIO_ERROR_MISSING, "Kind" },
  { HEAD "[Document b]\nKind=blob\n", IL_SCENARIO_ERROR_VALUE, "binary, lines" },
  { HEAD "[Document b]\nKind=binary\n", IL_SCENARIO_ERROR_MISSING, "Size" },
  { HEAD "[Document b]\nKind=lines\n", IL_SCENARIO_ERROR_MISSING, "Lines" },
  { HEAD "[Document b]\nKind=lines\nLines=2\nSize=1\n", IL_SCENARIO_ERROR_CONFLICT, "Size" },
  { HEAD "[Document b]\nKind=binary\nLines=2\nSize=1\n", IL_SCENARIO_ERROR_CONFLICT, "Lines" },
  { HEAD "[Document b]\nKind=lines\nLines=0\n", IL_SCENARIO_ERROR_VALUE, "Lines" },
  { HEAD "[Document b]\nKind=lines\nLines=10000001\n", IL_SCENARIO_ERROR_VALUE, "10000000" },
  { HEAD "[Document b]\nKind=binary\nSize=4294967297\n", IL_SCENARIO_ERROR_VALUE, "4294967296" },
  { HEAD "[Document b]\nKind=binary\nSize=1e3\n", IL_SCENARIO_ERROR_VALUE, "Size" },
  { HEAD "[Document b]\nKind=binary\nSize=99999999999999999999\n", IL_SCENARIO_ERROR_VALUE,
    "Size" },
  { HEAD SMALL "FirstByte=3600001\n", IL_SCENARIO_ERROR_VALUE, "FirstByte" },
  { HEAD SMALL "Body=3600001\n", IL_SCENARIO_ERROR_VALUE, "Body" },
  { HEAD SMALL "Body=1\nRate=1\n", IL_SCENARIO_ERROR_CONFLICT, "Body, Interval and Rate" },
  { HEAD SMALL "Interval=1\n", IL_SCENARIO_ERROR_CONFLICT, "Interval" },
  { HEAD SMALL "Rate=0\n", IL_SCENARIO_ERROR_VALUE, "Rate" },
  { HEAD "[Document b]\nKind=binary\nSize=4000\nRate=1\n", IL_SCENARIO_ERROR_VALUE, "hour" },
  { HEAD "[Document b]\nKind=lines\nLines=100\nInterval=3600000\n", IL_SCENARIO_ERROR_VALUE,
    "hour" },
  { HEAD "[Document b]\nKind=binary\nSize=0\nBody=1\n", IL_SCENARIO_ERROR_CONFLICT, "Body" },
  { HEAD SMALL "Path=a\n", IL_SCENARIO_ERROR_VALUE, "slash" },
  { HEAD SMALL "Path=/../a\n", IL_SCENARIO_ERROR_VALUE, "Path" },
  { HEAD SMALL "Path=/b/./a\n", IL_SCENARIO_ERROR_VALUE, "Path" },
  { HEAD SMALL "Path=/b\\ta\n", IL_SCENARIO_ERROR_VALUE, "control" },
  { HEAD "[Document ..]\nKind=binary\nSize=1\n", IL_SCENARIO_ERROR_VALUE, "Path" },
  { HEAD "[Document \xff]\nKind=binary\nSize=1\n", IL_SCENARIO_ERROR_SYNTAX, "UTF-8" },
  { HEAD "[Document a\xc2\x85]\nKind=binary\nSize=1\n", IL_SCENARIO_ERROR_VALUE, "control" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IlScenario) scenario = load (bad[i].text, &error);

      g_assert_null (scenario);
      g_test_message ("%s", error->message);
      g_assert_error (error, IL_SCENARIO_ERROR, (int) bad[i].code);
      g_assert_nonnull (strstr (error->message, bad[i].words));
      g_assert_true (g_str_has_prefix (error->message, "test:"));
    }
}

static void
test_bad_bytes (void)
{
  const char with_nul[] = HEAD "\0" SMALL;
  g_autofree char *large = g_strnfill (1024 * 1024 + 1, '#');
  g_autoptr (GBytes) nul_bytes = g_bytes_new_static (with_nul, sizeof with_nul);
  g_autoptr (GBytes) large_bytes = g_bytes_new_static (large, strlen (large));
  g_autoptr (GBytes) empty_bytes = g_bytes_new_static (NULL, 0);
  GBytes *all[] = { nul_bytes, large_bytes, empty_bytes };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (il_scenario_new_from_bytes ("test", all[i], &error));
      g_assert_nonnull (error);
    }
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

/* Pieces that make random files reach further than random bytes would. */
static const char *const pieces[] = {
  "[Scenario]", "[Document a]", "[Document b]", "[Document ", "]", "[", "\n", "\n", "\n", "=",
  "Title=", "Title[fr]=", "Sentence=x", "Kind=lines", "Kind=binary", "Size=", "Lines=", "Body=",
  "Rate=", "Interval=", "FirstByte=", "Path=/", "Order=", "0", "1", "40", "9999999", "-", ";",
  "#", "\\", "\\s", " ", "\t", "\r", "é", "\xff", "\x01", "..",
};

static void
test_random (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (g_test_rand_bit () ? HEAD : "");
      g_autoptr (GError) error = NULL;
      g_autoptr (IlScenario) scenario = NULL;
      gint n = g_test_rand_int_range (0, 40);

      for (gint k = 0; k < n; k++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

      scenario = load (text->str, &error);
      g_assert_true ((scenario != NULL) == (error == NULL));
    }
}

static void
test_damaged (void)
{
  g_autofree char *good = g_strdup (HEAD SMALL "Path=/x\nBody=20\n[Document b]\nKind=lines\n"
                                    "Lines=40\nInterval=50\nFirstByte=10\n");
  gsize length = strlen (good);

  for (guint i = 0; i < 20000; i++)
    {
      gint at = g_test_rand_int_range (0, (gint) length);
      char old = good[at];
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (IlScenario) scenario = NULL;
      g_autoptr (GError) error = NULL;

      good[at] = (char) g_test_rand_int_range (0, 256);
      bytes = g_bytes_new_static (good, (gsize) g_test_rand_int_range (0, (gint) length + 1));
      scenario = il_scenario_new_from_bytes ("test", bytes, &error);
      g_assert_true ((scenario != NULL) == (error == NULL));
      good[at] = old;
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
  g_test_add_func ("/lab/scenario/order", test_order_of_documents);
  g_test_add_func ("/lab/scenario/properties", test_properties);
  g_test_add_func ("/lab/scenario/paths", test_paths);
  g_test_add_func ("/lab/scenario/times", test_times);
  g_test_add_func ("/lab/scenario/bad", test_bad);
  g_test_add_func ("/lab/scenario/bad-bytes", test_bad_bytes);
  g_test_add_func ("/lab/scenario/bad-ids", test_bad_ids);
  g_test_add_func ("/lab/scenario/random", test_random);
  g_test_add_func ("/lab/scenario/damaged", test_damaged);
  g_test_add_func ("/lab/scenario/file", test_file);

  return g_test_run ();
}
