/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-lesson-bar.h"
#include "app/il-lesson-file.h"
#include "app/il-lessons.h"
#include "app/il-network-chooser.h"
#include "app/il-source.h"
#include "app/il-text-clip.h"
#include "recording/il-error.h"
#include "scenario-file.h"

#include <string.h>
#include <sys/stat.h>

static IlLessons *
create_lessons (void)
{
  g_autoptr (GSettings) settings = g_settings_new (IL_APP_ID);
  g_autoptr (IlLab) lab = il_lab_new ();

  g_settings_reset (settings, "network");

  return il_lessons_new (settings, lab);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static char *
open_file (IlLessons  *lessons,
           GFile      *file,
           GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  il_lessons_open (lessons, file, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return il_lessons_open_finish (lessons, result, error);
}

static char *
open_good (IlLessons *lessons,
           GFile     *file)
{
  g_autoptr (GError) error = NULL;
  char *id = open_file (lessons, file, &error);

  g_assert_no_error (error);

  return id;
}

static void
test_open (void)
{
  g_autoptr (IlLessons) lessons = create_lessons ();
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) first = NULL;
  g_autoptr (GFile) second = NULL;
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;
  GListModel *scenarios = il_lessons_get_scenarios (lessons);
  guint n = g_list_model_get_n_items (scenarios);

  scenario_folder_init (&folder);
  first = scenario_folder_write (&folder, "queue.scenario", "Queues", "", "");
  id = open_good (lessons, first);
  g_assert_cmpstr (id, ==, "queue");
  g_assert_cmpuint (g_list_model_get_n_items (scenarios), ==, n + 1);
  g_assert_true (g_file_equal (il_lessons_get_file (lessons, id), first));
  g_assert_null (il_lessons_get_file (lessons, il_lessons_get_default (lessons)));

  /* The same file after a change: in place of what it was. */
  second = scenario_folder_write (&folder, "queue.scenario", "Longer queues", "", "");
  again = open_good (lessons, second);
  g_assert_cmpstr (again, ==, "queue");
  g_assert_cmpuint (g_list_model_get_n_items (scenarios), ==, n + 1);
  g_assert_cmpstr (il_scenario_get_title (il_lessons_find (lessons, "queue")), ==,
                   "Longer queues");
}

/* Neither what the program has, nor what stands for the user's own list. */
static void
test_taken_ids (void)
{
  const char *const taken[] = { "four-tax-forms", IL_SOURCE_ADDRESSES };

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (IlLessons) lessons = create_lessons ();
      g_auto (ScenarioFolder) folder;
      g_autofree char *name = g_strconcat (taken[i], ".scenario", NULL);
      g_autofree char *own = g_strconcat (taken[i], "-own", NULL);
      g_autoptr (GFile) file = NULL;
      g_autoptr (IlScenario) served = NULL;
      const IlDocument *document;
      g_autofree char *id = NULL;
      g_autofree char *address = NULL;

      scenario_folder_init (&folder);
      file = scenario_folder_write (&folder, name, "Mine", "", "");
      id = open_good (lessons, file);
      g_assert_cmpstr (id, ==, own);
      g_assert_cmpstr (il_scenario_get_title (il_lessons_find (lessons, own)), ==, "Mine");

      address = il_scenario_dup_address (il_lessons_find (lessons, own), 1);
      served = il_lab_find (il_lessons_get_lab (lessons), address, &document);
      g_assert_true (served == il_lessons_find (lessons, own));
      g_assert_cmpstr (document->name, ==, "b.txt");
    }
}

static void
store_id_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data = il_lessons_open_finish (IL_LESSONS (source), result, &error);
  g_assert_no_error (error);
}

/* Files of one name stay apart, even when they are read at the same time, and
 * keep their ids when they are opened again. */
static void
test_same_name (void)
{
  g_autoptr (IlLessons) lessons = create_lessons ();
  ScenarioFolder folders[3];
  GFile *files[G_N_ELEMENTS (folders)];
  char *ids[G_N_ELEMENTS (folders)] = { NULL };
  const guint n = G_N_ELEMENTS (folders);
  guint n_before = g_list_model_get_n_items (il_lessons_get_scenarios (lessons));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Number %u", i);

      scenario_folder_init (&folders[i]);
      files[i] = scenario_folder_write (&folders[i], "lesson.scenario", title, "", "");
      il_lessons_open (lessons, files[i], NULL, store_id_cb, &ids[i]);
    }

  while (ids[0] == NULL || ids[1] == NULL || ids[2] == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (g_list_model_get_n_items (il_lessons_get_scenarios (lessons)), ==,
                    n_before + n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Number %u", i);
      g_autofree char *again = open_good (lessons, files[i]);

      g_assert_cmpstr (again, ==, ids[i]);
      g_assert_cmpstr (il_scenario_get_title (il_lessons_find (lessons, ids[i])), ==, title);
      g_assert_true (il_lessons_get_file (lessons, ids[i]) != NULL);
      g_clear_object (&files[i]);
      g_clear_pointer (&ids[i], g_free);
      scenario_folder_clear (&folders[i]);
    }
}

/* The number at the end of an id is not cut off. */
static void
test_long_name (void)
{
  g_autoptr (IlLessons) lessons = create_lessons ();
  g_autofree char *name = g_strnfill (64, 'x');
  g_autofree char *file_name = g_strconcat (name, ".scenario", NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_auto (ScenarioFolder) folder;
      g_autoptr (GFile) file = NULL;
      g_autofree char *id = NULL;

      scenario_folder_init (&folder);
      file = scenario_folder_write (&folder, file_name, "Long", "", "");
      id = open_good (lessons, file);
      g_assert_cmpuint (strlen (id), ==, 64);
      g_assert_true (g_str_has_suffix (id, i == 0 ? "xx" : i == 1 ? "x-own" : "x-own-2"));
    }
}

/* Whatever is wrong is an error, and changes nothing. */
static void
test_open_wrong (void)
{
  g_autoptr (IlLessons) lessons = create_lessons ();
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) bad = NULL;
  g_autoptr (GFile) absent = NULL;
  g_autoptr (GFile) pipe = NULL;
  guint n = g_list_model_get_n_items (il_lessons_get_scenarios (lessons));
  GError *error = NULL;

  scenario_folder_init (&folder);
  bad = scenario_folder_write (&folder, "bad.scenario", "Bad", "Colour=red\n", "");
  g_assert_null (open_file (lessons, bad, &error));
  g_assert_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_UNKNOWN);
  g_assert_true (g_str_has_prefix (error->message, "bad.scenario:4: "));
  g_clear_error (&error);

  absent = g_file_new_build_filename (folder.path, "absent.scenario", NULL);
  g_assert_null (open_file (lessons, absent, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  pipe = g_file_new_build_filename (folder.path, "pipe.scenario", NULL);
  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);
  g_assert_null (open_file (lessons, pipe, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);

  g_assert_cmpuint (g_list_model_get_n_items (il_lessons_get_scenarios (lessons)), ==, n);
}

static void
test_is_file (void)
{
  static const struct
  {
    const char *uri;
    gboolean is;
  } cases[] = {
    { "file:///tmp/a.scenario", TRUE },
    { "file:///tmp/a.scenario.txt", FALSE },
    { "file:///", FALSE },
    { "https://example.org/a.scenario", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (cases[i].uri);

      g_assert_cmpint (il_lesson_file_is (file), ==, cases[i].is);
    }
}

static void
test_network (void)
{
  g_autoptr (GSettings) settings = g_settings_new (IL_APP_ID);
  g_autoptr (IlLessons) lessons = create_lessons ();
  g_autoptr (IlLessons) later = NULL;
  g_autofree char *kept = NULL;

  g_assert_null (il_lessons_get_network (lessons));
  il_lessons_set_network (lessons, "chrome-slow-4g");
  g_assert_cmpstr (il_lessons_get_network (lessons)->id, ==, "chrome-slow-4g");
  kept = g_settings_get_string (settings, "network");
  g_assert_cmpstr (kept, ==, "chrome-slow-4g");
  later = il_lessons_new (settings, il_lessons_get_lab (lessons));
  g_assert_true (il_lessons_get_network (later) == il_lessons_get_network (lessons));

  il_lessons_set_network (lessons, "string-and-tins");
  g_assert_null (il_lessons_get_network (lessons));
  g_assert_null (il_lessons_get_network (later));
}

/* What a lesson says of its documents is planned; the rest of the web has none
 * of it. */
static void
test_plan (void)
{
  g_autoptr (IlLessons) lessons = create_lessons ();
  IlScenario *scenario = il_lessons_find (lessons, "blocked-loop");
  const char *const web[] = { "http://127.0.0.1:1/", NULL };
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_auto (GStrv) list = il_source_dup_list (scenario);
  g_autoptr (IlPlan) plan = NULL;
  g_autoptr (IlPlan) other = NULL;
  gint64 block = 0;

  plan = il_source_create_plan ((const char *const *) list, il_lessons_get_lab (lessons), TRUE,
                                &options);
  g_assert_cmpuint (il_plan_get_n_entries (plan), ==, il_scenario_get_n_documents (scenario));
  g_assert_true (il_plan_get_options (plan)->trusted_certificate == il_lab_get_certificate ());
  for (guint i = 0; i < il_plan_get_n_entries (plan); i++)
    {
      const IlPlanEntry *entry = il_plan_get_entry (plan, i);
      const IlDocument *document = il_scenario_get_document (scenario, i);

      g_assert_nonnull (entry->target);
      g_assert_cmpint (entry->size_hint, ==, il_document_get_expected_size (document));
      g_assert_cmpint (entry->block, ==, document->block);
      g_assert_cmpint (entry->block_at, ==, document->size / 2);
      block += entry->block;
    }
  g_assert_cmpint (block, >, 0);

  other = il_source_create_plan (web, il_lessons_get_lab (lessons), TRUE, &options);
  g_assert_null (il_plan_get_options (other)->trusted_certificate);
  g_assert_null (il_plan_get_entry (other, 0)->target);
  g_assert_cmpint (il_plan_get_entry (other, 0)->size_hint, ==, IL_SIZE_UNKNOWN);
  g_assert_cmpint (il_plan_get_entry (other, 0)->block, ==, 0);
}

static void
test_figures (void)
{
  static const struct
  {
    gint64 rate, delay;
    const char *text;
  } cases[] = {
    { 400000, 2000000, "400 kbit/s, 2 s" },
    { 50000, 500000, "50 kbit/s, 500 ms" },
    { 1440000, 562500, "1.4 Mbit/s, 563 ms" },
    { 1500000, 40000, "1.5 Mbit/s, 40 ms" },
    { 4000000, 20000, "4 Mbit/s, 20 ms" },
    { 30000000, 1250000, "30 Mbit/s, 1.2 s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IlLinkPreset preset = { "x", "X", cases[i].rate, cases[i].delay };
      g_autofree char *text = il_network_chooser_dup_figures (&preset);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_clip (void)
{
  g_autofree char *whole = il_text_clip ("déjà", 4);
  g_autofree char *part = il_text_clip ("déjà vu", 4);
  g_autofree char *empty = il_text_clip ("", 4);

  g_assert_cmpstr (whole, ==, "déjà");
  g_assert_cmpstr (part, ==, "déjà…");
  g_assert_cmpstr (empty, ==, "");
}

static IlScenario *
create_scenario (const char *failure)
{
  g_autofree char *text = g_strconcat ("[Scenario]\nTitle=T\nSentence=S\n"
                                       "[Document a]\nKind=lines\nLines=9\nFirstByte=0\nBody=0\n"
                                       "[Document b]\nKind=lines\nLines=9\nFirstByte=0\nBody=0\n",
                                       failure, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  IlScenario *scenario = il_scenario_new_from_bytes ("s", bytes, &error);

  g_assert_no_error (error);

  return scenario;
}

/* The first document is done after 1 s, the second one fails so after 2 s. */
static IlRecording *
create_recording (IlError code)
{
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);
  IlTrack *first = il_recording_add (recording, "http://lab.localhost/s/a", 1);
  IlTrack *second = il_recording_add (recording, "http://lab.localhost/s/b", 1);

  il_recording_start (recording, 1);
  il_recording_end_track (recording, first, G_USEC_PER_SEC, NULL);
  il_recording_end_track (recording, second, 2 * G_USEC_PER_SEC,
                          g_error_new_literal (IL_ERROR, (int) code, "ended"));

  return recording;
}

static void
test_is_over (void)
{
  static const struct
  {
    const char *failure;
    IlError code;
    gboolean over;
  } cases[] = {
    { "Failure=reset\n", IL_ERROR_CUT_BODY, TRUE },
    { "Failure=endless\n", IL_ERROR_CANCELLED, TRUE },
    { "Failure=stall\n", IL_ERROR_CANCELLED, TRUE },
    { "", IL_ERROR_CANCELLED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IlScenario) scenario = create_scenario (cases[i].failure);
      g_autoptr (IlRecording) recording = create_recording (cases[i].code);

      g_assert_false (il_lesson_bar_is_over (scenario, recording, 2 * G_USEC_PER_SEC));
      il_recording_finish (recording);
      g_assert_false (il_lesson_bar_is_over (scenario, recording, 2 * G_USEC_PER_SEC - 1));
      g_assert_cmpint (il_lesson_bar_is_over (scenario, recording, 2 * G_USEC_PER_SEC), ==,
                       cases[i].over);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lessons/open", test_open);
  g_test_add_func ("/lessons/taken-ids", test_taken_ids);
  g_test_add_func ("/lessons/open-wrong", test_open_wrong);
  g_test_add_func ("/lessons/same-name", test_same_name);
  g_test_add_func ("/lessons/long-name", test_long_name);
  g_test_add_func ("/lessons/is-file", test_is_file);
  g_test_add_func ("/lessons/network", test_network);
  g_test_add_func ("/lessons/plan", test_plan);
  g_test_add_func ("/lessons/figures", test_figures);
  g_test_add_func ("/lessons/clip", test_clip);
  g_test_add_func ("/lessons/is-over", test_is_over);

  return g_test_run ();
}
