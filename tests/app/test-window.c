/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-test.h"

#include "app/il-timeline.h"
#include "display-test.h"
#include "engine/engine.h"
#include "node-count.h"
#include "timeline/il-lane.h"
#include "timeline/il-line-strip.h"

#include <string.h>

/* The slowest document lasts 2.2 s, all of them 8.2 s. */
#define TOGETHER_SECONDS 20
#define SEQUENTIAL_SECONDS 60

static const char *const sizes[] = { "187 kB", "118 kB", "409 kB", "76 kB" };

static void
set_mode (AppTest    *self,
          const char *mode)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.mode", "s", mode);
}

static IlVerdictBar *
get_verdict (AppTest *self)
{
  return IL_VERDICT_BAR (app_test_find (GTK_WIDGET (self->window), IL_TYPE_VERDICT_BAR, 0));
}

static void
test_first_start (AppTest       *self,
                  gconstpointer  data)
{
  app_test_open (self);

  g_assert_cmpstr (il_session_get_source (self->session), ==, "four-tax-forms");
  for (guint i = 0; i < 4; i++)
    {
      IlRow *row = app_test_get_row (self, i);

      g_assert_cmpstr (il_row_get_counts (row), ==, sizes[i]);
      g_assert_cmpfloat (il_row_get_fraction (row), ==, 0);
    }
  g_assert_cmpstr (il_verdict_bar_get_duration (get_verdict (self)), ==, "");
}

static void
check_done_row (AppTest *self,
                guint    index)
{
  IlRow *row = app_test_get_row (self, index);
  GtkWidget *lane = app_test_find (GTK_WIDGET (row), IL_TYPE_LANE, 0);
  NodeCount count;

  g_assert_true (g_str_has_prefix (il_row_get_counts (row), sizes[index]));
  g_assert_nonnull (strstr (il_row_get_counts (row), "lines"));
  g_assert_cmpstr (il_row_get_state_word (row), ==, "Done");
  g_assert_cmpfloat (il_row_get_fraction (row), ==, 1);

  node_count_init_widget (&count, lane);
  g_assert_cmpuint (count.of[GSK_BORDER_NODE], >=, 2);
  g_assert_cmpuint (count.of[GSK_REPEAT_NODE], >=, 1);
  g_assert_cmpuint (count.of[GSK_COLOR_NODE], >, 20);
}

/* The main job: both modes on the same four documents, and the gain. */
static void
test_both_modes (AppTest       *self,
                 gconstpointer  data)
{
  app_test_open (self);
  app_test_run (self, SEQUENTIAL_SECONDS);

  for (guint i = 0; i < 4; i++)
    check_done_row (self, i);
  g_assert_cmpstr (il_verdict_bar_get_detail (get_verdict (self)), ==, "Run together to compare");

  set_mode (self, "together");
  app_test_run (self, TOGETHER_SECONDS);

  for (guint i = 0; i < 4; i++)
    check_done_row (self, i);
  g_assert_true (g_str_has_suffix (il_verdict_bar_get_claim (get_verdict (self)), "× faster"));
  g_assert_nonnull (strstr (il_verdict_bar_get_detail (get_verdict (self)), "than one at a time"));
}

static gboolean
has_some_lines (AppTest *self)
{
  IlRecording *recording = il_session_get_recording (self->session);

  return il_track_get_state (il_recording_get_track (recording, 1),
                             il_view_get_time (il_window_get_view (self->window)))
         == IL_STATE_RECEIVING;
}

/* While it runs: rows move, stop ends it at once and says so. */
static void
test_stop (AppTest       *self,
           gconstpointer  data)
{
  IlRow *row;

  app_test_open (self);
  set_mode (self, "together");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run", NULL);
  g_assert_true (app_test_wait (has_some_lines, self, TOGETHER_SECONDS));
  row = app_test_get_row (self, 1);
  g_assert_cmpstr (il_row_get_state_word (row), ==, "Receiving");

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.stop", NULL);
  g_assert_false (il_session_is_running (self->session));
  app_test_spin (100);
  g_assert_cmpstr (il_row_get_state_word (row), ==, "Cancelled");
  g_assert_true (il_recording_is_finished (il_session_get_recording (self->session)));
}

static void
test_cancel_one (AppTest       *self,
                 gconstpointer  data)
{
  IlTimeline *timeline;

  app_test_open (self);
  set_mode (self, "together");
  timeline = IL_TIMELINE (app_test_find (GTK_WIDGET (self->window), IL_TYPE_TIMELINE, 0));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run", NULL);
  il_timeline_select (timeline, 2);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.cancel-download", NULL);
  g_assert_true (app_test_wait (app_test_is_idle, self, TOGETHER_SECONDS));
  app_test_spin (100);

  g_assert_cmpstr (il_row_get_state_word (app_test_get_row (self, 2)), ==, "Cancelled");
  g_assert_cmpstr (il_row_get_state_word (app_test_get_row (self, 3)), ==, "Done");
}

/* The window is gone in the middle of a run: nothing stays alive. */
static void
test_close_during_run (AppTest       *self,
                       gconstpointer  data)
{
  gpointer session;

  app_test_open (self);
  set_mode (self, "together");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run", NULL);
  g_assert_true (app_test_wait (has_some_lines, self, TOGETHER_SECONDS));
  session = self->session;
  g_object_add_weak_pointer (G_OBJECT (self->session), &session);
  gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = NULL;
  for (guint i = 0; session != NULL && i < 100; i++)
    app_test_spin (20);

  g_assert_null (session);
}

static void
test_failures (AppTest       *self,
               gconstpointer  data)
{
  const char *const list[] = { "http://127.0.0.1:1/refused", "ftp://example.org/x", "nonsense",
                               "http://lab.localhost/four-tax-forms/missing", NULL };

  app_test_open (self);
  il_session_set_list (self->session, list);
  app_test_run (self, TOGETHER_SECONDS);

  g_assert_cmpstr (il_row_get_counts (app_test_get_row (self, 0)), ==, "Connection refused");
  g_assert_cmpstr (il_row_get_counts (app_test_get_row (self, 1)), ==, "Neither http nor https");
  g_assert_cmpstr (il_row_get_counts (app_test_get_row (self, 2)), ==, "Not an address");
  g_assert_cmpstr (il_row_get_state_word (app_test_get_row (self, 2)), ==, "Failed");
  g_assert_true (g_str_has_prefix (il_row_get_counts (app_test_get_row (self, 3)), "404"));
  g_assert_cmpstr (il_row_get_state_word (app_test_get_row (self, 3)), ==, "Done");
}

static void
test_lines (AppTest       *self,
            gconstpointer  data)
{
  GtkWidget *strip;
  g_autofree char *text = NULL;

  app_test_open (self);
  set_mode (self, "together");
  app_test_run (self, TOGETHER_SECONDS);
  strip = app_test_find (GTK_WIDGET (self->window), IL_TYPE_LINE_STRIP, 0);
  text = il_line_strip_dup_text (IL_LINE_STRIP (strip));
  g_assert_true (g_regex_match_simple ("^[0-3]( [0-3]){20,}$", text, 0, 0));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-lines", NULL);
  app_test_spin (100);
  g_assert_null (app_test_find (GTK_WIDGET (self->window), IL_TYPE_LINE_STRIP, 0));
  g_assert_cmpstr (il_row_get_counts (app_test_get_row (self, 0)), ==, sizes[0]);
}

static void
test_edit_list (AppTest       *self,
                gconstpointer  data)
{
  IlTimeline *timeline;
  g_auto (GStrv) saved = NULL;

  app_test_open (self);
  timeline = IL_TIMELINE (app_test_find (GTK_WIDGET (self->window), IL_TYPE_TIMELINE, 0));

  /* A scenario is not edited in place, and nothing of one's own is lost. */
  il_timeline_select (timeline, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.remove-address", NULL);
  g_assert_cmpuint (g_strv_length ((GStrv) il_session_get_list (self->session)), ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.keep-list", NULL);
  g_assert_cmpstr (il_session_get_source (self->session), ==, IL_SOURCE_ADDRESSES);

  il_timeline_select (timeline, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.move-down", NULL);
  g_assert_cmpstr (il_session_get_list (self->session)[1], ==,
                   "http://lab.localhost/four-tax-forms/f1040.pdf");
  g_assert_cmpuint (il_timeline_get_selected (timeline), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.move-address", "(uu)", 1, 3);
  g_assert_cmpstr (il_session_get_list (self->session)[3], ==,
                   "http://lab.localhost/four-tax-forms/f1040.pdf");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.remove-address", NULL);

  g_assert_cmpuint (g_strv_length ((GStrv) il_session_get_list (self->session)), ==, 3);
  saved = g_settings_get_strv (self->settings, "addresses");
  g_assert_true (g_strv_equal ((const char *const *) saved, il_session_get_list (self->session)));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.source", "s", "dripping-lines");
  g_assert_cmpuint (g_strv_length ((GStrv) il_session_get_list (self->session)), ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.source", "s", IL_SOURCE_ADDRESSES);
  g_assert_cmpuint (g_strv_length ((GStrv) il_session_get_list (self->session)), ==, 3);
}

static void
test_add_text (AppTest       *self,
               gconstpointer  data)
{
  app_test_open (self);
  il_window_add_text (self->window, "http://a.example/\nhttps://b.example/\n");
  g_assert_cmpuint (g_strv_length ((GStrv) il_session_get_list (self->session)), ==, 2);
  g_assert_cmpstr (il_session_get_source (self->session), ==, IL_SOURCE_ADDRESSES);
}

static void
test_add_dialog (AppTest       *self,
                 gconstpointer  data)
{
  IlAddDialog *dialog = NULL;
  GListModel *toplevels = gtk_window_get_toplevels ();

  app_test_open (self);
  il_window_add_text (self->window, "http://a.example/\nwrong one\n");
  g_assert_cmpuint (g_strv_length ((GStrv) il_session_get_list (self->session)), ==, 4);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (IL_IS_ADD_DIALOG (window))
        dialog = IL_ADD_DIALOG (window);
    }
  g_assert_nonnull (dialog);
  g_assert_true (g_str_has_prefix (il_add_dialog_get_problems (dialog), "Line 2: "));

  /* The good one is taken, the wrong one stays to be mended. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.add", NULL);
  g_assert_cmpuint (g_strv_length ((GStrv) il_session_get_list (self->session)), ==, 1);
  g_assert_true (g_str_has_prefix (il_add_dialog_get_problems (dialog), "Line 1: "));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_status_page (AppTest *self)
{
  return app_test_find (GTK_WIDGET (self->window), ADW_TYPE_STATUS_PAGE, 0) != NULL;
}

static void
test_empty_list (AppTest       *self,
                 gconstpointer  data)
{
  app_test_open (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.source", "s", IL_SOURCE_ADDRESSES);
  g_assert_true (app_test_wait (has_status_page, self, 10));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run", NULL);
  g_assert_false (il_session_is_running (self->session));
}

static GtkWidget *
get_bin (AppTest *self)
{
  return app_test_find (GTK_WIDGET (self->window), IL_TYPE_ADAPTIVE_BIN, 0);
}

static gboolean
is_narrow (AppTest *self)
{
  return il_adaptive_bin_get_narrow (IL_ADAPTIVE_BIN (get_bin (self)));
}

/* What is shown fits: nothing is cut off. */
static gboolean
fits (AppTest *self)
{
  GtkWidget *bin = get_bin (self);
  int minimum;

  gtk_widget_measure (gtk_widget_get_first_child (bin), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);

  return minimum <= gtk_widget_get_width (bin);
}

static void
test_widths (AppTest       *self,
             gconstpointer  data)
{
  const int widths[] = { 360, 480, 600, 620, 660, 700, 800, 1000, 1280 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_settings_set_int (self->settings, "window-width", widths[i]);
      g_settings_set_int (self->settings, "window-height", 720);
      app_test_open (self);
      if (widths[i] <= IL_NARROW_WIDTH)
        g_assert_true (app_test_wait (is_narrow, self, 10));
      g_assert_true (app_test_wait (fits, self, 10));
      gtk_window_destroy (GTK_WINDOW (self->window));
      self->window = NULL;
    }
}

/* What was chosen is there again in the next window, whose own choices do not
 * reach into the first. */
static void
test_remembered (AppTest       *self,
                 gconstpointer  data)
{
  const char *const list[] = { "http://a.example/", NULL };
  IlWindow *first;

  app_test_open (self);
  set_mode (self, "together");
  il_session_set_limit (self->session, 3);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-lines", NULL);
  il_session_set_list (self->session, list);
  first = self->window;

  app_test_open (self);
  g_assert_true (il_session_get_together (self->session));
  g_assert_cmpuint (il_session_get_limit (self->session), ==, 3);
  g_assert_false (il_session_get_show_lines (self->session));
  g_assert_cmpstr (il_session_get_list (self->session)[0], ==, "http://a.example/");

  set_mode (self, "one-at-a-time");
  g_assert_true (il_session_get_together (il_window_get_session (first)));
  gtk_window_destroy (GTK_WINDOW (first));
}

static guint
count_widgets (GtkWidget *root,
               GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);

  return n;
}

/* A long list costs rows that are recycled, and one menu for all of them. */
static void
test_long_list (AppTest       *self,
                gconstpointer  data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  GtkWidget *timeline;

  for (guint i = 0; i < 2000; i++)
    g_strv_builder_add (builder, "http://127.0.0.1:1/");
  list = g_strv_builder_end (builder);
  app_test_open (self);
  il_session_set_list (self->session, (const char *const *) list);
  app_test_spin (100);
  timeline = app_test_find (GTK_WIDGET (self->window), IL_TYPE_TIMELINE, 0);

  g_assert_cmpuint (count_widgets (timeline, IL_TYPE_ROW), <=, 250);
  g_assert_cmpuint (count_widgets (timeline, GTK_TYPE_POPOVER_MENU), ==, 1);

  app_test_run (self, 60);
  g_assert_cmpuint (il_recording_count_ended (il_session_get_recording (self->session),
                                              G_MAXINT64), ==, 2000);
}

static void
test_drop (AppTest       *self,
           gconstpointer  data)
{
  g_auto (GValue) text = G_VALUE_INIT;
  g_auto (GValue) links = G_VALUE_INIT;
  g_autoptr (GFile) file = g_file_new_for_uri ("https://b.example/page");

  app_test_open (self);
  g_value_init (&text, G_TYPE_STRING);
  g_value_set_static_string (&text, "http://a.example/\n");
  app_test_drop (self, &text);

  g_value_init (&links, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&links, g_slist_prepend (NULL, g_object_ref (file)));
  app_test_drop (self, &links);

  g_assert_cmpuint (g_strv_length ((GStrv) il_session_get_list (self->session)), ==, 2);
  g_assert_cmpstr (il_session_get_list (self->session)[1], ==, "https://b.example/page");
}

/* The menu opens on the row that has the focus, by its action as by its keys. */
static void
test_row_menu (AppTest       *self,
               gconstpointer  data)
{
  GtkWidget *row, *menu;

  app_test_open (self);
  row = GTK_WIDGET (app_test_get_row (self, 1));
  menu = app_test_find (GTK_WIDGET (self->window), IL_TYPE_ROW_MENU, 0);
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (row)));
  g_assert_true (gtk_widget_activate_action (gtk_widget_get_parent (row), "rows.menu", NULL));

  g_assert_true (il_row_menu_is_open (IL_ROW_MENU (menu)));
  g_assert_cmpuint (il_timeline_get_selected (IL_TIMELINE (
                      app_test_find (GTK_WIDGET (self->window), IL_TYPE_TIMELINE, 0))), ==, 1);
}

/* Run shows another recording: the selected row stays selected. */
static void
test_selection_stays (AppTest       *self,
                      gconstpointer  data)
{
  IlTimeline *timeline;

  app_test_open (self);
  timeline = IL_TIMELINE (app_test_find (GTK_WIDGET (self->window), IL_TYPE_TIMELINE, 0));
  il_timeline_select (timeline, 2);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run", NULL);
  g_assert_cmpuint (il_timeline_get_selected (timeline), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.stop", NULL);
}

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  display_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, AppTest, NULL, app_test_set_up, func, app_test_tear_down)
  ADD ("/window/first-start", test_first_start);
  ADD ("/window/both-modes", test_both_modes);
  ADD ("/window/stop", test_stop);
  ADD ("/window/cancel-one", test_cancel_one);
  ADD ("/window/close-during-run", test_close_during_run);
  ADD ("/window/failures", test_failures);
  ADD ("/window/lines", test_lines);
  ADD ("/window/edit-list", test_edit_list);
  ADD ("/window/add-text", test_add_text);
  ADD ("/window/add-dialog", test_add_dialog);
  ADD ("/window/empty-list", test_empty_list);
  ADD ("/window/widths", test_widths);
  ADD ("/window/remembered", test_remembered);
  ADD ("/window/long-list", test_long_list);
  ADD ("/window/drop", test_drop);
  ADD ("/window/row-menu", test_row_menu);
  ADD ("/window/selection-stays", test_selection_stays);

  return g_test_run ();
}
