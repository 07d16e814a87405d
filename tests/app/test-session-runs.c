/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-session.h"

#include "scenario-file.h"

#define SECONDS 20

/* A window without widgets: it begins each run that was made ready. */
typedef struct
{
  GSettings *settings;
  IlLessons *lessons;
  IlSession *session;
  ScenarioFolder folder;
  guint begin_source;
  guint n_both_done;
  IlRun *sequential;
  IlRun *together;
  GString *modes;
} Fixture;

static gboolean
begin_cb (gpointer data)
{
  Fixture *self = data;

  self->begin_source = 0;
  il_session_begin (self->session);

  return G_SOURCE_REMOVE;
}

static void
running_cb (Fixture *self)
{
  g_clear_handle_id (&self->begin_source, g_source_remove);
  if (!il_session_is_running (self->session))
    return;

  self->begin_source = g_timeout_add (5, begin_cb, self);
  g_string_append (self->modes, il_session_get_together (self->session) ? "T" : "S");
}

static void
both_done_cb (Fixture *self,
              IlRun   *sequential,
              IlRun   *together)
{
  self->n_both_done++;
  g_set_object (&self->sequential, sequential);
  g_set_object (&self->together, together);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data = il_lessons_open_finish (IL_LESSONS (source), result, &error);
  g_assert_no_error (error);
}

/* As a scenario: what fails, if anything, and how long the rest takes. */
static void
open_lesson (Fixture    *self,
             const char *title,
             const char *rest)
{
  g_autoptr (GFile) file = scenario_folder_write (&self->folder, "lesson.scenario", title, "",
                                                  rest);
  g_autofree char *id = NULL;

  il_lessons_open (self->lessons, file, NULL, opened_cb, &id);
  while (id == NULL)
    g_main_context_iteration (NULL, TRUE);
  il_session_set_source (self->session, id);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (IlLab) lab = il_lab_new ();

  self->settings = g_settings_new (IL_APP_ID);
  for (const char *const *key = (const char *const[]) { "addresses", "source", "mode", "network",
                                                        "runs-limit", NULL };
       *key != NULL; key++)
    g_settings_reset (self->settings, *key);

  self->lessons = il_lessons_new (self->settings, lab);
  self->session = il_session_new (self->settings, self->lessons);
  self->modes = g_string_new (NULL);
  g_signal_connect_swapped (self->session, "notify::running", G_CALLBACK (running_cb), self);
  g_signal_connect_swapped (self->session, "both-done", G_CALLBACK (both_done_cb), self);
  scenario_folder_init (&self->folder);
  open_lesson (self, "Short", "");
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_handle_id (&self->begin_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->sequential);
  g_clear_object (&self->together);
  g_clear_object (&self->session);
  g_clear_object (&self->lessons);
  g_clear_object (&self->settings);
  g_string_free (self->modes, TRUE);
  scenario_folder_clear (&self->folder);
}

static gboolean
expired_cb (gpointer data)
{
  g_assert_not_reached ();
}

static void
wait_until_idle (Fixture *self)
{
  guint id = g_timeout_add_seconds (SECONDS, expired_cb, NULL);

  while (il_session_is_running (self->session) || il_session_get_both (self->session))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static IlRun *
run (Fixture  *self,
     gboolean  together)
{
  g_autoptr (GError) error = NULL;

  il_session_set_together (self->session, together);
  g_assert_true (il_session_run (self->session, &error));
  g_assert_no_error (error);
  wait_until_idle (self);

  return il_session_get_run (self->session);
}

static guint
count_runs (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (il_session_get_runs (self->session)));
}

/* What is told of a run is what was asked for at its start. */
static void
test_info (Fixture       *self,
           gconstpointer  data)
{
  gint64 before = g_get_real_time ();
  IlRun *kept;
  const IlRunInfo *info;

  il_lessons_set_network (self->lessons, "chrome-fast-4g");
  kept = run (self, TRUE);
  info = il_run_get_info (kept);
  g_assert_true (il_run_get_recording (kept) == il_session_get_recording (self->session));
  g_assert_cmpstr (info->source, ==, il_session_get_source (self->session));
  g_assert_cmpstr (info->source_title, ==, "Short");
  g_assert_cmpstr (info->network, ==, "chrome-fast-4g");
  g_assert_nonnull (info->network_title);
  g_assert_cmpint (info->http_version, ==, IL_HTTP_1_1);
  g_assert_cmpint (info->started, >=, before);
  g_assert_cmpint (info->started, <=, g_get_real_time ());
  g_assert_null (info->name);
}

/* A run is in the list once it is over. */
static void
test_kept (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (IlRun) first = NULL;
  IlRun *second;

  g_assert_null (il_session_get_run (self->session));
  g_assert_true (il_session_run (self->session, NULL));
  g_assert_nonnull (il_session_get_run (self->session));
  g_assert_cmpuint (count_runs (self), ==, 0);
  wait_until_idle (self);
  g_assert_cmpuint (count_runs (self), ==, 1);

  g_set_object (&first, il_session_get_run (self->session));
  g_assert_null (il_session_get_other_run (self->session));
  second = run (self, TRUE);
  g_assert_true (il_session_get_other_run (self->session) == first);
  il_session_show_run (self->session, first);
  g_assert_true (il_session_get_other_run (self->session) == second);

  g_settings_set_uint (self->settings, "runs-limit", 1);
  g_assert_cmpuint (count_runs (self), ==, 1);
  g_assert_true (il_run_list_find (il_session_get_runs (self->session), first, NULL));
}

/* Looking at an earlier run changes nothing of what the next one will be. */
static void
test_show (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (IlRun) first = g_object_ref (run (self, FALSE));
  g_autofree char *source = g_strdup (il_session_get_source (self->session));

  il_session_set_list (self->session, (const char *const[]) { "http://lab.localhost/x", NULL });
  g_assert_null (il_session_get_run (self->session));
  g_assert_true (il_session_can_edit (self->session));

  il_session_show_run (self->session, first);
  g_assert_true (il_session_get_recording (self->session) == il_run_get_recording (first));
  g_assert_true (il_session_get_run (self->session) == first);
  g_assert_cmpstr (il_session_get_source (self->session), ==, IL_SOURCE_ADDRESSES);
  g_assert_cmpstr (il_session_get_list (self->session)[0], ==, "http://lab.localhost/x");
  g_assert_false (il_session_can_edit (self->session));

  il_session_set_source (self->session, IL_SOURCE_ADDRESSES);
  g_assert_null (il_session_get_run (self->session));
  g_assert_cmpuint (il_recording_get_n_tracks (il_session_get_recording (self->session)), ==, 1);

  /* Not in the middle of a run. */
  il_session_set_source (self->session, source);
  g_assert_true (il_session_run (self->session, NULL));
  il_session_show_run (self->session, first);
  g_assert_true (il_session_get_run (self->session) != first);
  il_session_stop (self->session);
}

static void
test_remove (Fixture       *self,
             gconstpointer  data)
{
  IlRunList *runs = il_session_get_runs (self->session);
  g_autoptr (IlRun) first = g_object_ref (run (self, FALSE));
  g_autoptr (IlRun) second = g_object_ref (run (self, FALSE));
  g_autoptr (IlRun) third = g_object_ref (run (self, FALSE));

  il_session_show_run (self->session, second);
  il_session_remove_run (self->session, second);
  g_assert_true (il_session_get_run (self->session) == first);
  il_session_remove_run (self->session, first);
  g_assert_true (il_session_get_run (self->session) == third);
  il_session_remove_run (self->session, third);
  g_assert_null (il_session_get_run (self->session));
  g_assert_false (il_recording_is_started (il_session_get_recording (self->session)));

  il_run_list_insert (runs, second);
  il_session_remove_run (self->session, second);
  g_assert_cmpuint (count_runs (self), ==, 0);
}

/* The file was read again, the network is another one: earlier runs stay, but
 * nothing compares with them until the conditions are theirs again. */
static void
test_conditions (Fixture       *self,
                 gconstpointer  data)
{
  run (self, FALSE);
  run (self, TRUE);
  g_assert_nonnull (il_session_get_other_run (self->session));

  il_lessons_set_network (self->lessons, "chrome-fast-4g");
  g_assert_cmpuint (count_runs (self), ==, 2);
  g_assert_null (il_session_get_other_run (self->session));
  run (self, TRUE);
  g_assert_null (il_session_get_other_run (self->session));

  il_lessons_set_network (self->lessons, NULL);
  g_assert_nonnull (il_session_get_other_run (self->session));

  open_lesson (self, "Short", "");
  g_assert_cmpuint (count_runs (self), ==, 3);
  g_assert_null (il_session_get_other_run (self->session));
}

/* Another window changes the network in the middle of a run. */
static void
test_changed_meanwhile (Fixture       *self,
                        gconstpointer  data)
{
  g_assert_true (il_session_run (self->session, NULL));
  il_lessons_set_network (self->lessons, "chrome-fast-4g");
  wait_until_idle (self);
  g_assert_cmpuint (count_runs (self), ==, 1);
  g_assert_null (il_run_get_info (il_session_get_run (self->session))->key);

  il_session_set_together (self->session, TRUE);
  run (self, TRUE);
  g_assert_null (il_session_get_other_run (self->session));
}

/* Cancelled and failed runs can be looked at; nothing is compared with them. */
static void
test_not_whole (Fixture       *self,
                gconstpointer  data)
{
  g_assert_true (il_session_run (self->session, NULL));
  il_session_stop (self->session);
  g_assert_cmpuint (count_runs (self), ==, 1);
  g_assert_cmpstr (il_run_get_outcome (il_session_get_run (self->session)), ==, "Cancelled");
  run (self, TRUE);
  g_assert_null (il_session_get_other_run (self->session));

  open_lesson (self, "Fails", "[Document c.txt]\nKind=lines\nLines=2\nFailure=refuse\n");
  g_assert_cmpstr (il_run_get_outcome (run (self, FALSE)), ==, "Failed");
  run (self, TRUE);
  g_assert_null (il_session_get_other_run (self->session));
}

static void
test_both (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  il_session_set_together (self->session, TRUE);
  g_string_truncate (self->modes, 0);
  g_assert_true (il_session_run_both (self->session, &error));
  g_assert_no_error (error);
  g_assert_true (il_session_get_both (self->session));
  g_assert_false (il_session_get_together (self->session));
  g_assert_cmpint (g_settings_get_enum (self->settings, "mode"), ==, IL_MODE_TOGETHER);
  g_assert_false (il_session_run_both (self->session, NULL));
  wait_until_idle (self);

  g_assert_cmpstr (self->modes->str, ==, "ST");
  g_assert_cmpuint (self->n_both_done, ==, 1);
  g_assert_cmpint (il_recording_get_mode (il_run_get_recording (self->sequential)), ==,
                   IL_MODE_ONE_AT_A_TIME);
  g_assert_cmpint (il_recording_get_mode (il_run_get_recording (self->together)), ==,
                   IL_MODE_TOGETHER);
  g_assert_true (il_session_get_run (self->session) == self->together);
  g_assert_true (il_session_get_other_run (self->session) == self->sequential);
  g_assert_cmpuint (count_runs (self), ==, 2);
  g_assert_true (il_session_get_together (self->session));
}

/* The user's choice is for afterwards. */
static void
test_both_mode (Fixture       *self,
                gconstpointer  data)
{
  il_session_set_together (self->session, FALSE);
  g_assert_true (il_session_run_both (self->session, NULL));
  il_session_set_together (self->session, TRUE);
  g_assert_false (il_session_get_together (self->session));
  g_assert_cmpint (g_settings_get_enum (self->settings, "mode"), ==, IL_MODE_TOGETHER);
  il_session_set_together (self->session, FALSE);
  wait_until_idle (self);
  g_assert_cmpstr (self->modes->str, ==, "ST");
  g_assert_false (il_session_get_together (self->session));
  g_assert_cmpint (g_settings_get_enum (self->settings, "mode"), ==, IL_MODE_ONE_AT_A_TIME);
}

static void
test_both_stopped (Fixture       *self,
                   gconstpointer  data)
{
  g_assert_true (il_session_run_both (self->session, NULL));
  il_session_stop (self->session);
  g_assert_false (il_session_get_both (self->session));
  wait_until_idle (self);

  g_assert_true (il_session_run_both (self->session, NULL));
  il_session_cancel (self->session, 1);
  wait_until_idle (self);

  g_assert_true (il_session_run_both (self->session, NULL));
  while (self->modes->len < 4)
    g_main_context_iteration (NULL, TRUE);
  il_session_stop (self->session);
  wait_until_idle (self);

  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (self->modes->str, ==, "SSST");
  g_assert_cmpuint (self->n_both_done, ==, 0);
  g_assert_cmpuint (count_runs (self), ==, 4);
}

/* There is nothing to compare when the first of both failed, and both are two
 * strangers when the network changes between them. */
static void
test_both_in_vain (Fixture       *self,
                   gconstpointer  data)
{
  g_assert_true (il_session_run_both (self->session, NULL));
  il_lessons_set_network (self->lessons, "chrome-fast-4g");
  wait_until_idle (self);
  g_assert_cmpstr (self->modes->str, ==, "S");

  open_lesson (self, "Fails", "[Document c.txt]\nKind=lines\nLines=2\nFailure=refuse\n");
  g_assert_true (il_session_run_both (self->session, NULL));
  wait_until_idle (self);
  g_assert_cmpstr (self->modes->str, ==, "SS");
  g_assert_cmpuint (self->n_both_done, ==, 0);

  il_session_set_list (self->session, (const char *const[]) { NULL });
  g_assert_false (il_session_run_both (self->session, NULL));
  g_assert_false (il_session_get_both (self->session));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/session/runs/info", test_info);
  ADD ("/session/runs/kept", test_kept);
  ADD ("/session/runs/show", test_show);
  ADD ("/session/runs/remove", test_remove);
  ADD ("/session/runs/conditions", test_conditions);
  ADD ("/session/runs/changed-meanwhile", test_changed_meanwhile);
  ADD ("/session/runs/not-whole", test_not_whole);
  ADD ("/session/both/done", test_both);
  ADD ("/session/both/mode", test_both_mode);
  ADD ("/session/both/stopped", test_both_stopped);
  ADD ("/session/both/in-vain", test_both_in_vain);

  return g_test_run ();
}
