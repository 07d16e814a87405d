/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sweep from the menu to a run that is looked at. */

#include "app-test.h"

#include "app/il-sweep-page.h"
#include "app/il-timeline.h"
#include "display-test.h"
#include "engine/il-engine-init.h"
#include "scenario-file.h"
#include "timeline/il-sweep-chart.h"

#include <string.h>

#define SECONDS 60
#define N 3

static IlSweep *
get_sweep (AppTest *self)
{
  return il_window_get_sweep (self->window);
}

static GtkWidget *
get_page (AppTest *self)
{
  return app_test_find (GTK_WIDGET (self->window), IL_TYPE_SWEEP_PAGE, 0);
}

static GtkWidget *
get_button (AppTest    *self,
            const char *label)
{
  for (guint n = 0;; n++)
    {
      GtkWidget *button = app_test_find (get_page (self), GTK_TYPE_BUTTON, n);

      g_assert_nonnull (button);
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
}

static GtkWidget *
get_focus (AppTest *self)
{
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

static void
set_up (AppTest       *self,
        gconstpointer  data)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;

  app_test_set_up (self, data);
  app_test_open (self);
  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, "pair.scenario", "Pair", "", "");
  app_test_open_scenario (self, file);
}

/* As Return does, but at once. */
static void
press (GtkWidget *button)
{
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
open_page (AppTest *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.sweep", NULL);
  g_assert_nonnull (get_page (self));
}

static gboolean
is_over (AppTest *self)
{
  return !il_sweep_is_running (get_sweep (self)) && app_test_is_idle (self);
}

/* Up to three at once, though there are two documents. */
static void
sweep (AppTest *self)
{
  GtkWidget *spin;

  open_page (self);
  spin = app_test_find (get_page (self), GTK_TYPE_SPIN_BUTTON, 0);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), N);
  g_assert_true (get_focus (self) == get_button (self, "_Start"));
  press (get_focus (self));
  g_assert_true (il_sweep_is_running (get_sweep (self)));
  g_assert_true (app_test_wait (is_over, self, SECONDS));
  app_test_spin (100);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  char **text = data;
  g_autoptr (GError) error = NULL;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static char *
dup_clipboard (AppTest *self)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), NULL,
                                 read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);

  return text;
}

/* All of it without the pointer: start, look around, open a run. */
static void
test_sweep (AppTest       *self,
            gconstpointer  data)
{
  IlRunList *runs = il_session_get_runs (self->session);
  GtkWidget *chart;
  IlRecording *shown;

  sweep (self);
  g_assert_cmpuint (il_sweep_get_n_done (get_sweep (self)), ==, N);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (runs)), ==, N);

  /* What the user had chosen is as it was. */
  g_assert_false (il_session_get_together (self->session));
  g_assert_cmpuint (il_session_get_limit (self->session), ==, 0);

  chart = app_test_find (get_page (self), IL_TYPE_SWEEP_CHART, 0);
  g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_RIGHT));
  g_assert_true (get_focus (self) == il_sweep_chart_get_column (IL_SWEEP_CHART (chart), 2));
  gtk_widget_activate (get_focus (self));

  g_assert_null (get_page (self));
  shown = il_session_get_recording (self->session);
  g_assert_true (shown == il_run_get_recording (il_sweep_get_run (get_sweep (self), 2)));
  g_assert_cmpuint (il_recording_get_limit (shown), ==, 2);
  g_assert_nonnull (app_test_find (GTK_WIDGET (self->window), IL_TYPE_TIMELINE, 0));

  /* The results are still there. */
  open_page (self);
  g_assert_true (gtk_widget_is_ancestor (get_focus (self), get_page (self)));
  g_assert_true (GTK_IS_WIDGET (app_test_find (get_page (self), IL_TYPE_SWEEP_CHART, 0)));
}

/* The first is the reference; in the list it is one at a time. */
static void
test_modes (AppTest       *self,
            gconstpointer  data)
{
  sweep (self);
  for (guint limit = 1; limit <= N; limit++)
    {
      IlRecording *recording = il_run_get_recording (il_sweep_get_run (get_sweep (self), limit));

      g_assert_true (il_recording_is_whole (recording));
      g_assert_cmpint (il_recording_get_mode (recording), ==,
                       limit == 1 ? IL_MODE_ONE_AT_A_TIME : IL_MODE_TOGETHER);
      g_assert_cmpuint (il_recording_get_limit (recording), ==, limit);
    }
}

static void
test_copy (AppTest       *self,
           gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GtkWidget *copy;

  sweep (self);
  copy = gtk_widget_get_ancestor (app_test_find (get_page (self), ADW_TYPE_BUTTON_CONTENT, 0),
                                  GTK_TYPE_BUTTON);
  press (copy);
  text = dup_clipboard (self);
  g_assert_true (g_str_has_prefix (text, "limit,rounds,whole,duration_us,"));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + N + 1);
  g_assert_true (g_str_has_prefix (lines[3], "3,1,1,"));
}

static gboolean
has_begun_second (AppTest *self)
{
  return il_sweep_get_n_done (get_sweep (self)) == 1 && !app_test_is_idle (self);
}

/* Stop ends the run, too; what there is stays. */
static void
test_stop (AppTest       *self,
           gconstpointer  by_window)
{
  open_page (self);
  press (get_focus (self));
  g_assert_true (app_test_wait (has_begun_second, self, SECONDS));
  if (by_window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.stop", NULL);
  else
    press (get_button (self, "_Stop"));

  g_assert_true (app_test_wait (is_over, self, SECONDS));
  app_test_spin (100);
  g_assert_true (is_over (self));
  g_assert_cmpuint (il_sweep_get_n_done (get_sweep (self)), ==, 1);
  g_assert_nonnull (get_page (self));
}

/* Other addresses have other results; the page stays. */
static void
test_other_source (AppTest       *self,
                   gconstpointer  data)
{
  sweep (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.source", "s", "four-tax-forms");
  g_assert_nonnull (get_page (self));
  g_assert_null (il_sweep_get_curve (get_sweep (self)));
}

/* Any other run shows the timeline again. */
static void
test_leave (AppTest       *self,
            gconstpointer  data)
{
  open_page (self);
  app_test_run (self, SECONDS);
  g_assert_null (get_page (self));
  g_assert_null (il_sweep_get_curve (get_sweep (self)));

  open_page (self);
  press (app_test_find (get_page (self), GTK_TYPE_BUTTON, 0));
  g_assert_null (get_page (self));
}

/* As narrow as a telephone. */
static void
test_narrow (AppTest       *self,
             gconstpointer  data)
{
  int minimum;

  sweep (self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  app_test_spin (300);
  g_assert_true (gtk_widget_has_css_class (get_page (self), "narrow"));
  gtk_widget_measure (get_page (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

#define ADD(path, data, func) \
  g_test_add ("/sweep-window/" path, AppTest, data, set_up, func, app_test_tear_down)

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  display_test_init (&argc, &argv);
  adw_init ();

  ADD ("sweep", NULL, test_sweep);
  ADD ("modes", NULL, test_modes);
  ADD ("copy", NULL, test_copy);
  ADD ("stop/page", NULL, test_stop);
  ADD ("stop/window", "", test_stop);
  ADD ("other-source", NULL, test_other_source);
  ADD ("leave", NULL, test_leave);
  ADD ("narrow", NULL, test_narrow);

  return g_test_run ();
}
