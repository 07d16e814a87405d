/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-test.h"

#include "app/il-timeline.h"
#include "display-test.h"
#include "engine/engine.h"
#include "scenario-file.h"

#include <string.h>

#define SECONDS 20
#define QUESTION "Which comes first?"
#define NOTICED "Neither: they come together."
#define TEXTS "Question=" QUESTION "\nNoticed=" NOTICED "\n"

static IlLessonBar *
get_bar (AppTest *self)
{
  GtkWidget *bar = app_test_find (GTK_WIDGET (self->window), IL_TYPE_LESSON_BAR, 0);

  return bar != NULL ? IL_LESSON_BAR (bar) : NULL;
}

static void
open_lesson (AppTest    *self,
             const char *id,
             const char *scenario,
             const char *rest)
{
  g_auto (ScenarioFolder) folder;
  g_autofree char *name = g_strconcat (id, ".scenario", NULL);
  g_autoptr (GFile) file = NULL;

  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, name, "A lesson", scenario, rest);
  app_test_open_scenario (self, file);
  app_test_spin (100);
}

static float
get_top (AppTest *self)
{
  GtkWidget *timeline = app_test_find (GTK_WIDGET (self->window), IL_TYPE_TIMELINE, 0);
  graphene_point_t top;

  g_assert_true (gtk_widget_compute_point (timeline, GTK_WIDGET (self->window),
                                           &GRAPHENE_POINT_INIT (0, 0), &top));

  return top.y;
}

/* The question until the end, then the answer; the rows stay where they are. */
static void
test_question (AppTest       *self,
               gconstpointer  data)
{
  float top;

  app_test_open (self);
  open_lesson (self, "asks", TEXTS, "");
  g_assert_cmpstr (il_lesson_bar_get_text (get_bar (self)), ==, QUESTION);
  g_assert_cmpstr (il_lesson_bar_get_heading (get_bar (self)), ==, "Question");
  top = get_top (self);

  app_test_run (self, SECONDS);
  g_assert_cmpstr (il_lesson_bar_get_text (get_bar (self)), ==, NOTICED);
  g_assert_cmpstr (il_lesson_bar_get_heading (get_bar (self)), ==, "What to have noticed");
  g_assert_cmpfloat (get_top (self), ==, top);

  /* A new run asks again. */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run", NULL);
  g_assert_true (il_session_is_running (self->session));
  g_assert_cmpstr (il_lesson_bar_get_text (get_bar (self)), ==, QUESTION);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.stop", NULL);
  app_test_spin (100);
  g_assert_cmpstr (il_lesson_bar_get_text (get_bar (self)), ==, QUESTION);
}

/* What has only an answer keeps its place with the sentence. */
static void
test_noticed_only (AppTest       *self,
                   gconstpointer  data)
{
  float top;

  app_test_open (self);
  open_lesson (self, "tells", "Noticed=" NOTICED "\n", "");
  g_assert_cmpstr (il_lesson_bar_get_text (get_bar (self)), ==, "About A lesson.");
  top = get_top (self);
  app_test_run (self, SECONDS);
  g_assert_cmpstr (il_lesson_bar_get_text (get_bar (self)), ==, NOTICED);
  g_assert_cmpfloat (get_top (self), ==, top);
}

static void
test_hidden (AppTest       *self,
             gconstpointer  data)
{
  GtkWidget *close_button;

  app_test_open (self);
  open_lesson (self, "asks", TEXTS, "");
  close_button = app_test_find (GTK_WIDGET (get_bar (self)), GTK_TYPE_BUTTON, 0);
  g_signal_emit_by_name (close_button, "clicked");
  g_assert_null (get_bar (self));
  app_test_run (self, SECONDS);
  g_assert_null (get_bar (self));

  open_lesson (self, "silent", "", "");
  g_assert_null (get_bar (self));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.source", "s", "asks");
  g_assert_nonnull (get_bar (self));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.source", "s", IL_SOURCE_ADDRESSES);
  g_assert_null (get_bar (self));
}

/* However long the text is, in a small window the rows have room left. */
static void
test_small_window (AppTest       *self,
                   gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("Question=");
  GtkWidget *timeline;

  for (guint i = 0; i < 50; i++)
    g_string_append (text, "and why is that so ");
  g_string_append_c (text, '\n');
  g_settings_set_int (self->settings, "window-width", 360);
  g_settings_set_int (self->settings, "window-height", 480);
  app_test_open (self);
  open_lesson (self, "verbose", text->str, "");

  timeline = app_test_find (GTK_WIDGET (self->window), IL_TYPE_TIMELINE, 0);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (get_bar (self))), <, 130);
  g_assert_cmpint (gtk_widget_get_height (timeline), >, 200);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (get_bar (self))), <=, 360);
}

static guint
get_shown_limit (AppTest *self)
{
  GtkWidget *spin = app_test_find (GTK_WIDGET (self->window), GTK_TYPE_SPIN_BUTTON, 0);

  return (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin));
}

/* A lesson's limit is for the lesson, whatever is done with it there. */
static void
test_limit (AppTest       *self,
            gconstpointer  data)
{
  app_test_open (self);
  il_session_set_limit (self->session, 5);
  open_lesson (self, "narrow-gate", "", "[Client]\nLimit=2\n");
  g_assert_cmpuint (get_shown_limit (self), ==, 2);
  g_assert_false (il_session_get_together (self->session));
  g_assert_cmpuint (g_settings_get_uint (self->settings, "limit"), ==, 5);

  gtk_spin_button_set_value (
    GTK_SPIN_BUTTON (app_test_find (GTK_WIDGET (self->window), GTK_TYPE_SPIN_BUTTON, 0)), 3);
  g_assert_cmpuint (il_session_get_limit (self->session), ==, 3);
  g_assert_cmpuint (g_settings_get_uint (self->settings, "limit"), ==, 5);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.source", "s", "four-tax-forms");
  g_assert_cmpuint (get_shown_limit (self), ==, 5);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.source", "s", "narrow-gate");
  g_assert_cmpuint (get_shown_limit (self), ==, 2);
  il_session_set_together (self->session, TRUE);
  app_test_run (self, SECONDS);
  g_assert_cmpuint (il_recording_get_limit (il_session_get_recording (self->session)), ==, 2);
}

/* The network delays the answers, and runs over two networks do not compare. */
static void
test_network (AppTest       *self,
              gconstpointer  data)
{
  IlLessons *lessons;

  app_test_open (self);
  lessons = il_session_get_lessons (self->session);
  open_lesson (self, "asks", TEXTS, "");
  app_test_run (self, SECONDS);
  il_session_set_together (self->session, TRUE);
  app_test_run (self, SECONDS);
  g_assert_nonnull (il_session_get_other (self->session));

  il_lessons_set_network (lessons, "firefox-good-2g");
  g_assert_false (il_recording_is_started (il_session_get_recording (self->session)));
  g_assert_null (il_session_get_other (self->session));
  app_test_run (self, SECONDS);
  g_assert_cmpint (il_recording_get_duration (il_session_get_recording (self->session)), >=,
                   il_lessons_get_network (lessons)->delay);
  g_assert_null (il_session_get_other (self->session));
}

/* The lab proves itself by a certificate that nobody known has signed. */
static void
test_tls (AppTest       *self,
          gconstpointer  data)
{
  app_test_open (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.source", "s", "price-of-tls");
  g_assert_true (g_str_has_prefix (il_session_get_list (self->session)[0], "https://"));
  il_session_set_together (self->session, TRUE);
  app_test_run (self, SECONDS);
  g_assert_true (il_recording_is_whole (il_session_get_recording (self->session)));
}

static gboolean
find_dialog (AppTest *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
        return TRUE;
    }

  return FALSE;
}

static GtkLabel *
find_label (GtkWidget  *dialog,
            const char *part)
{
  for (guint n = 0;; n++)
    {
      GtkWidget *label = app_test_find (dialog, GTK_TYPE_LABEL, n);

      if (label == NULL || strstr (gtk_label_get_text (GTK_LABEL (label)), part) != NULL)
        return label != NULL ? GTK_LABEL (label) : NULL;
    }
}

/* The reason stands in a dialog, to be copied; nothing else has changed. */
static void
test_wrong_file (AppTest       *self,
                 gconstpointer  data)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GtkWidget) dialog = NULL;
  GtkLabel *reason;

  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, "<b>.scenario", "Bad", "Colour=red\n", "");
  app_test_open (self);
  il_window_open_scenario (self->window, file);
  g_assert_true (app_test_wait (find_dialog, self, 10));

  for (guint i = 0; dialog == NULL; i++)
    {
      dialog = g_list_model_get_item (gtk_window_get_toplevels (), i);
      g_assert_nonnull (dialog);
      if (!ADW_IS_MESSAGE_DIALOG (dialog))
        g_clear_object (&dialog);
    }
  reason = find_label (dialog, "<b>.scenario:4: ");
  g_assert_nonnull (reason);
  g_assert_true (gtk_label_get_selectable (reason));
  g_assert_nonnull (find_label (dialog, "Be Opened"));
  g_assert_cmpstr (il_session_get_source (self->session), ==, "four-tax-forms");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_dropped (AppTest *self)
{
  return g_strcmp0 (il_session_get_source (self->session), "dropped") == 0;
}

static void
test_drop (AppTest       *self,
           gconstpointer  data)
{
  g_auto (ScenarioFolder) folder;
  g_auto (GValue) files = G_VALUE_INIT;

  scenario_folder_init (&folder);
  app_test_open (self);
  g_value_init (&files, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&files,
                      g_slist_prepend (NULL, scenario_folder_write (&folder, "dropped.scenario",
                                                                    "Dropped", "", "")));
  app_test_drop (self, &files);
  g_assert_true (app_test_wait (has_dropped, self, 10));
}

/* The window goes while a file is being read. */
static void
test_close_while_opening (AppTest       *self,
                          gconstpointer  data)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;
  gpointer session;

  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, "late.scenario", "Late", "", "");
  app_test_open (self);
  session = self->session;
  g_object_add_weak_pointer (G_OBJECT (self->session), &session);
  il_window_open_scenario (self->window, file);
  gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = NULL;
  for (guint i = 0; session != NULL && i < 100; i++)
    app_test_spin (20);

  g_assert_null (session);
}

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  display_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, AppTest, NULL, app_test_set_up, func, app_test_tear_down)
  ADD ("/lesson-window/question", test_question);
  ADD ("/lesson-window/noticed-only", test_noticed_only);
  ADD ("/lesson-window/hidden", test_hidden);
  ADD ("/lesson-window/small-window", test_small_window);
  ADD ("/lesson-window/limit", test_limit);
  ADD ("/lesson-window/network", test_network);
  ADD ("/lesson-window/tls", test_tls);
  ADD ("/lesson-window/wrong-file", test_wrong_file);
  ADD ("/lesson-window/drop", test_drop);
  ADD ("/lesson-window/close-while-opening", test_close_while_opening);

  return g_test_run ();
}
