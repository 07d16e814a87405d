/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-test.h"

#include <glib/gstdio.h>

#include "display-test.h"
#include "engine/engine.h"
#include "fake-recording.h"
#include "fake-run.h"
#include "recording/il-error.h"
#include "scenario-file.h"

#define SECONDS 20

typedef struct
{
  AppTest *test;
  guint n_both;
} Both;

static IlRunList *
get_runs (AppTest *self)
{
  return il_session_get_runs (self->session);
}

static guint
count_runs (AppTest *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_runs (self)));
}

static IlRunsPanel *
find_panel (AppTest *self)
{
  GtkWidget *panel = app_test_find (GTK_WIDGET (self->window), IL_TYPE_RUNS_PANEL, 0);

  return panel != NULL ? IL_RUNS_PANEL (panel) : NULL;
}

static IlRunRow *
get_row (AppTest *self,
         guint    position)
{
  GtkWidget *row = app_test_find (GTK_WIDGET (self->window), IL_TYPE_RUN_ROW, position);

  g_assert_nonnull (row);

  return IL_RUN_ROW (row);
}

/* What a key does where the focus is: the nearest shortcut of that trigger, or
 * else one of the program's. */
static gboolean
press_in (GtkWidget  *widget,
          const char *trigger)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (shortcuts))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          GtkShortcutTrigger *own = gtk_shortcut_get_trigger (shortcut);
          g_autofree char *text = gtk_shortcut_trigger_to_string (own);
          g_auto (GStrv) parts = g_strsplit (text, "|", -1);

          if (g_strv_contains ((const char *const *) parts, trigger))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  return FALSE;
}

static void
press (AppTest    *self,
       const char *trigger)
{
  GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_auto (GStrv) actions = NULL;

  while (widget != NULL && !press_in (widget, trigger))
    widget = gtk_widget_get_parent (widget);

  if (widget == NULL)
    {
      actions = gtk_application_get_actions_for_accel (GTK_APPLICATION (self->application),
                                                       trigger);
      g_assert_cmpuint (g_strv_length (actions), ==, 1);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), actions[0], NULL));
    }

  app_test_spin (50);
}

static void
press_escape (IlRunRow *row)
{
  GtkWidget *entry = app_test_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, 0);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &taken);
    }

  g_assert_true (taken);
}

/* As the arrow keys do. */
static void
select_row (AppTest *self,
            guint    position)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (get_row (self, position)));

  gtk_widget_grab_focus (item);
  gtk_widget_activate_action (item, "list.select-item", "(ubb)", position, FALSE, FALSE);
  app_test_spin (50);
}

static void
add_runs (AppTest *self,
          guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IlRun) run = fake_run_new_at ((gint64) (i + 1) * G_USEC_PER_SEC);

      il_run_list_append (get_runs (self), run);
    }
}

static void
open_with_runs (AppTest *self,
                guint    n)
{
  app_test_open (self);
  add_runs (self, n);
  press (self, "F9");
  app_test_spin (100);
}

static IlRun *
get_run (AppTest *self,
         guint    position)
{
  g_autoptr (IlRun) run = g_list_model_get_item (G_LIST_MODEL (get_runs (self)), position);

  return run;
}

static void
test_shown (AppTest       *self,
            gconstpointer  data)
{
  app_test_open (self);
  g_assert_null (find_panel (self));
  press (self, "F9");
  g_assert_nonnull (find_panel (self));
  g_assert_true (g_settings_get_boolean (self->settings, "show-runs"));
  g_assert_null (app_test_find (GTK_WIDGET (self->window), IL_TYPE_RUN_ROW, 0));
  press (self, "F9");
  g_assert_null (find_panel (self));
}

/* The run that is shown is selected, and the other way round. */
static void
test_select (AppTest       *self,
             gconstpointer  data)
{
  g_autofree char *source = NULL;

  open_with_runs (self, 3);
  source = g_strdup (il_session_get_source (self->session));
  g_assert_null (il_runs_panel_get_selected (find_panel (self)));

  select_row (self, 2);
  g_assert_true (il_session_get_run (self->session) == get_run (self, 2));
  g_assert_true (il_session_get_recording (self->session) ==
                 il_run_get_recording (get_run (self, 2)));
  g_assert_cmpstr (il_session_get_source (self->session), ==, source);

  il_session_show_run (self->session, get_run (self, 0));
  g_assert_true (il_runs_panel_get_selected (find_panel (self)) == get_run (self, 0));

  /* Hidden it follows, too. */
  press (self, "F9");
  il_session_show_run (self->session, get_run (self, 1));
  press (self, "F9");
  g_assert_true (il_runs_panel_get_selected (find_panel (self)) == get_run (self, 1));
}

static void
test_rename (AppTest       *self,
             gconstpointer  data)
{
  g_autofree char *description = NULL;
  IlRunRow *row;
  GtkWidget *entry;

  open_with_runs (self, 2);
  select_row (self, 1);
  row = get_row (self, 1);
  press (self, "F2");
  g_assert_true (il_run_row_is_renaming (row));
  entry = app_test_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), " Before the break ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (il_run_row_is_renaming (row));
  g_assert_cmpstr (il_run_get_name (get_run (self, 1)), ==, "Before the break");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) ==
                 gtk_widget_get_parent (GTK_WIDGET (row)));
  description = il_run_row_dup_description (row);
  g_assert_cmpstr (description, ==, "Before the break, 1.00 s");

  press (self, "F2");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Something else");
  press_escape (row);
  g_assert_cmpstr (il_run_get_name (get_run (self, 1)), ==, "Before the break");

  /* Elsewhere is as good as Enter. */
  press (self, "F2");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  select_row (self, 0);
  g_assert_false (il_run_row_is_renaming (row));
  g_assert_null (il_run_get_name (get_run (self, 1)));
}

static GtkWidget *
find_undo (AppTest *self)
{
  for (guint n = 0;; n++)
    {
      GtkWidget *button = app_test_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, n);

      g_assert_nonnull (button);
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "_Undo") == 0)
        return button;
    }
}

/* The next older one takes its place, and undoing brings it back there. */
static void
test_delete (AppTest       *self,
             gconstpointer  data)
{
  g_autoptr (IlRun) middle = NULL;
  guint position;

  open_with_runs (self, 3);
  select_row (self, 1);
  g_set_object (&middle, get_run (self, 1));
  press (self, "Delete");
  g_assert_cmpuint (count_runs (self), ==, 2);
  g_assert_true (il_session_get_run (self->session) == get_run (self, 1));
  g_assert_true (il_runs_panel_get_selected (find_panel (self)) == get_run (self, 1));

  add_runs (self, 1);
  app_test_spin (300);
  g_signal_emit_by_name (find_undo (self), "clicked");
  app_test_spin (50);
  g_assert_true (il_run_list_find (get_runs (self), middle, &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_true (il_session_get_run (self->session) == middle);
  g_assert_true (il_runs_panel_get_selected (find_panel (self)) == middle);
}

/* To the last one, after which there is nothing to delete. */
static void
test_delete_all (AppTest       *self,
                 gconstpointer  data)
{
  open_with_runs (self, 2);
  select_row (self, 0);
  press (self, "Delete");
  g_assert_true (il_session_get_run (self->session) == get_run (self, 0));
  press (self, "Delete");
  g_assert_cmpuint (count_runs (self), ==, 0);
  g_assert_null (il_session_get_run (self->session));
  g_assert_false (il_recording_is_started (il_session_get_recording (self->session)));
  gtk_widget_activate_action (GTK_WIDGET (find_panel (self)), "runs.delete", NULL);
}

static void
test_limit (AppTest       *self,
            gconstpointer  data)
{
  g_autoptr (IlRun) oldest = NULL;

  open_with_runs (self, 5);
  g_set_object (&oldest, get_run (self, 4));
  select_row (self, 4);
  g_settings_set_uint (self->settings, "runs-limit", 3);
  g_assert_cmpuint (count_runs (self), ==, 3);

  /* Not the one that is looked at. */
  g_assert_true (il_run_list_find (get_runs (self), oldest, NULL));
  g_assert_true (il_runs_panel_get_selected (find_panel (self)) == oldest);

  select_row (self, 0);
  add_runs (self, 1);
  g_assert_cmpuint (count_runs (self), ==, 3);
  g_assert_false (il_run_list_find (get_runs (self), oldest, NULL));
}

/* The list covers the page, until a run is chosen. */
static void
test_narrow (AppTest       *self,
             gconstpointer  data)
{
  g_settings_set_int (self->settings, "window-width", 360);
  open_with_runs (self, 2);
  g_assert_null (app_test_find (GTK_WIDGET (self->window), IL_TYPE_ROW, 0));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->window)), ==, 360);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (find_panel (self))), >, 340);

  select_row (self, 1);
  gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (get_row (self, 1))),
                              "list.activate-item", "u", 1);
  app_test_spin (100);
  g_assert_null (find_panel (self));
  g_assert_nonnull (app_test_find (GTK_WIDGET (self->window), IL_TYPE_ROW, 0));
  g_assert_true (il_session_get_run (self->session) == get_run (self, 1));
}

/* Beside a page of 600 px there is no room for it either. */
static void
test_middling (AppTest       *self,
               gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  IlAdaptiveBin *bin = g_object_new (IL_TYPE_ADAPTIVE_BIN, "child", gtk_label_new ("Page"), NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bin));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_false (il_adaptive_bin_get_narrow (bin));

  il_adaptive_bin_set_beside (bin, 280);
  app_test_spin (100);
  g_assert_true (il_adaptive_bin_get_narrow (bin));

  /* What does not fit with it may fit without. */
  il_adaptive_bin_set_beside (bin, 0);
  app_test_spin (100);
  g_assert_false (il_adaptive_bin_get_narrow (bin));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Rows that show a run which is over never get another chance to catch up. */
static void
test_partial (AppTest       *self,
              gconstpointer  data)
{
  g_autoptr (IlRecording) recording = fake_recording_new (1);
  IlTrack *track = il_recording_get_track (recording, 0);
  g_autoptr (IlRun) run = NULL;

  fake_track_receive (track, 0, 1000 * FAKE_MS, 10);
  il_track_set_size (track, 3000);
  fake_recording_end (recording, track, 1000 * FAKE_MS, IL_ERROR_CANCELLED);
  il_recording_finish (recording);
  run = il_run_new (recording, &(IlRunInfo) { 0 });

  app_test_open (self);
  il_run_list_append (get_runs (self), run);
  il_session_show_run (self->session, run);
  app_test_spin (100);
  g_assert_cmpfloat_with_epsilon (il_row_get_fraction (app_test_get_row (self, 0)), 1. / 3, .01);
}

static void
open_lesson (AppTest        *self,
             ScenarioFolder *folder)
{
  g_autoptr (GFile) file = NULL;

  scenario_folder_init (folder);
  file = scenario_folder_write (folder, "short.scenario", "Short", "", "");
  app_test_open (self);
  app_test_open_scenario (self, file);
}

static gboolean
has_two (AppTest *self)
{
  return count_runs (self) == 2;
}

static gboolean
is_written (AppTest *self)
{
  g_autoptr (IlRunStore) store = il_run_store_dup (self->settings);

  return il_run_store_is_idle (store);
}

/* The program is started another time. */
static void
test_remembered (AppTest       *self,
                 gconstpointer  data)
{
  g_auto (ScenarioFolder) folder;

  g_settings_set_boolean (self->settings, "remember-runs", TRUE);
  g_settings_set_boolean (self->settings, "show-runs", TRUE);
  open_lesson (self, &folder);
  app_test_run (self, SECONDS);
  il_session_set_together (self->session, TRUE);
  app_test_run (self, SECONDS);
  il_run_set_name (get_run (self, 0), "All of them");
  g_assert_true (app_test_wait (is_written, self, SECONDS));

  gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_spin (50);
  app_test_open (self);
  g_assert_true (app_test_wait (has_two, self, SECONDS));
  app_test_spin (100);
  g_assert_null (il_session_get_run (self->session));
  g_assert_cmpstr (il_run_get_name (get_run (self, 0)), ==, "All of them");
  g_assert_cmpstr (il_run_get_info (get_run (self, 1))->source_title, ==, "Short");

  select_row (self, 0);
  g_assert_cmpuint (il_recording_get_n_tracks (il_session_get_recording (self->session)), ==, 2);
  g_assert_true (il_session_get_other_run (self->session) == get_run (self, 1));

  g_settings_set_boolean (self->settings, "remember-runs", FALSE);
  g_assert_true (app_test_wait (is_written, self, SECONDS));
}

static void
both_done_cb (Both *both)
{
  both->n_both++;
}

static gboolean
is_over (AppTest *self)
{
  return !il_session_is_running (self->session) && !il_session_get_both (self->session);
}

/* The window begins both, once it has painted them; then one is selected. */
static void
test_both (AppTest       *self,
           gconstpointer  data)
{
  g_auto (ScenarioFolder) folder;
  Both both = { self, 0 };

  g_settings_set_boolean (self->settings, "show-runs", TRUE);
  open_lesson (self, &folder);
  g_signal_connect_swapped (self->session, "both-done", G_CALLBACK (both_done_cb), &both);
  g_assert_true (il_session_run_both (self->session, NULL));
  g_assert_true (app_test_wait (is_over, self, SECONDS));
  app_test_spin (100);
  g_assert_cmpuint (both.n_both, ==, 1);
  g_assert_cmpuint (count_runs (self), ==, 2);
  g_assert_true (il_runs_panel_get_selected (find_panel (self)) == get_run (self, 0));
  g_assert_cmpint (il_recording_get_mode (il_run_get_recording (get_run (self, 0))), ==,
                   IL_MODE_TOGETHER);
}

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  display_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, AppTest, NULL, app_test_set_up, func, app_test_tear_down)
  ADD ("/runs/shown", test_shown);
  ADD ("/runs/select", test_select);
  ADD ("/runs/rename", test_rename);
  ADD ("/runs/delete", test_delete);
  ADD ("/runs/delete-all", test_delete_all);
  ADD ("/runs/limit", test_limit);
  ADD ("/runs/narrow", test_narrow);
  ADD ("/runs/middling", test_middling);
  ADD ("/runs/partial", test_partial);
  ADD ("/runs/remembered", test_remembered);
  ADD ("/runs/both", test_both);

  return g_test_run ();
}
