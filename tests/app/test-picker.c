/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-test.h"

#include "display-test.h"
#include "engine/engine.h"
#include "scenario-file.h"

#define MARKUP "<b>Bold</b> &amp; <i>bolder"

static GtkMenuButton *
get_button (AppTest *self)
{
  for (guint n = 0;; n++)
    {
      GtkWidget *button = app_test_find (GTK_WIDGET (self->window), GTK_TYPE_MENU_BUTTON, n);

      g_assert_nonnull (button);
      if (IL_IS_PICKER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))))
        return GTK_MENU_BUTTON (button);
    }
}

static GtkWidget *
get_picker (AppTest *self)
{
  return GTK_WIDGET (gtk_menu_button_get_popover (get_button (self)));
}

static IlPickerRow *
get_row (AppTest *self,
         guint    nth)
{
  return IL_PICKER_ROW (app_test_find (get_picker (self), IL_TYPE_PICKER_ROW, nth));
}

static gboolean
has_focus (AppTest *self)
{
  return IL_IS_PICKER_ROW (gtk_root_get_focus (GTK_ROOT (self->window)));
}

static gboolean
is_closed (AppTest *self)
{
  return !gtk_widget_get_mapped (get_picker (self));
}

/* The row of the current source has the focus. */
static void
open_picker (AppTest *self)
{
  gtk_menu_button_popup (get_button (self));
  g_assert_true (app_test_wait (has_focus, self, 10));
}

static guint
count_rows (AppTest *self)
{
  guint n = 0;

  while (get_row (self, n) != NULL)
    n++;

  return n;
}

static void
test_lists_all (AppTest       *self,
                gconstpointer  data)
{
  GListModel *scenarios;
  guint n;

  app_test_open (self);
  open_picker (self);
  scenarios = il_lessons_get_scenarios (il_session_get_lessons (self->session));
  n = g_list_model_get_n_items (scenarios);
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpuint (count_rows (self), ==, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IlScenario) scenario = g_list_model_get_item (scenarios, i);
      IlPickerRow *row = get_row (self, i);

      g_assert_cmpstr (il_picker_row_get_source (row), ==, il_scenario_get_id (scenario));
      g_assert_cmpstr (il_picker_row_get_title (row), ==, il_scenario_get_title (scenario));
      g_assert_cmpstr (il_picker_row_get_sentence (row), ==, il_scenario_get_sentence (scenario));
      g_assert_cmpint (il_picker_row_get_current (row), ==, i == 0);
    }

  g_assert_cmpstr (il_picker_row_get_source (get_row (self, n)), ==, IL_SOURCE_ADDRESSES);
}

/* Down and Enter, as the list's own key bindings send them. */
static void
test_keys (AppTest       *self,
           gconstpointer  data)
{
  GtkWidget *list;
  IlPickerRow *second;

  app_test_open (self);
  open_picker (self);
  list = app_test_find (get_picker (self), GTK_TYPE_LIST_BOX, 0);
  second = get_row (self, 1);
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == GTK_WIDGET (second));
  g_signal_emit_by_name (list, "activate-cursor-row");

  g_assert_true (app_test_wait (is_closed, self, 10));
  g_assert_cmpstr (il_session_get_source (self->session), ==, il_picker_row_get_source (second));
  g_assert_true (il_picker_row_get_current (second));
}

static gboolean
is_filtered (AppTest *self)
{
  return count_rows (self) == 1;
}

static gboolean
has_none (AppTest *self)
{
  return count_rows (self) == 0;
}

/* Words of title or sentence, in any case; Enter takes the first that is left. */
static void
test_search (AppTest       *self,
             gconstpointer  data)
{
  GtkWidget *search;

  app_test_open (self);
  open_picker (self);
  search = app_test_find (get_picker (self), GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "no such lesson");
  g_assert_true (app_test_wait (has_none, self, 10));
  g_signal_emit_by_name (search, "activate");
  g_assert_false (is_closed (self));

  gtk_editable_set_text (GTK_EDITABLE (search), "short LINE drip");
  g_assert_true (app_test_wait (is_filtered, self, 10));
  g_signal_emit_by_name (search, "activate");
  g_assert_true (app_test_wait (is_closed, self, 10));
  g_assert_cmpstr (il_session_get_source (self->session), ==, "dripping-lines");

  /* The next time it lists all again. */
  open_picker (self);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_cmpuint (count_rows (self), >, 2);
  g_signal_emit_by_name (search, "stop-search");
  g_assert_true (app_test_wait (is_closed, self, 10));
}

static gboolean
is_text_shown (GtkWidget  *root,
               const char *text)
{
  for (guint n = 0;; n++)
    {
      GtkWidget *label = app_test_find (root, GTK_TYPE_LABEL, n);

      if (label == NULL)
        return FALSE;
      if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
        return TRUE;
    }
}

/* What a file says is text, wherever it stands. */
static void
test_plain_text (AppTest       *self,
                 gconstpointer  data)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;

  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, "markup.scenario", MARKUP, "Question=" MARKUP "\n", "");
  app_test_open (self);
  app_test_open_scenario (self, file);
  g_assert_true (is_text_shown (GTK_WIDGET (get_button (self)), "Lab: " MARKUP));
  g_assert_true (is_text_shown (app_test_find (GTK_WIDGET (self->window), IL_TYPE_LESSON_BAR, 0),
                                MARKUP));

  open_picker (self);
  g_assert_true (is_text_shown (get_picker (self), MARKUP));
  g_assert_true (is_text_shown (get_picker (self), "About " MARKUP "."));
}

static guint
find_source (AppTest    *self,
             const char *source)
{
  for (guint n = 0;; n++)
    {
      IlPickerRow *row = get_row (self, n);

      g_assert_nonnull (row);
      if (g_strcmp0 (il_picker_row_get_source (row), source) == 0)
        return n;
    }
}

/* The button in an opened file's row, after the file was changed. */
static void
test_read_again (AppTest       *self,
                 gconstpointer  data)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) changed = NULL;
  GtkWidget *button;

  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, "draft.scenario", "First draft", "", "");
  app_test_open (self);
  app_test_open_scenario (self, file);
  g_assert_true (is_text_shown (GTK_WIDGET (get_button (self)), "Lab: First draft"));

  open_picker (self);
  g_assert_null (app_test_find (GTK_WIDGET (get_row (self, 0)), GTK_TYPE_BUTTON, 0));
  button = app_test_find (GTK_WIDGET (get_row (self, find_source (self, "draft"))),
                          GTK_TYPE_BUTTON, 0);
  g_assert_nonnull (button);
  changed = scenario_folder_write (&folder, "draft.scenario", "Second draft", "", "");
  g_signal_emit_by_name (button, "clicked");
  for (guint i = 0; i < 200 && !is_text_shown (GTK_WIDGET (get_button (self)), "Lab: Second draft");
       i++)
    app_test_spin (20);

  g_assert_true (is_text_shown (GTK_WIDGET (get_button (self)), "Lab: Second draft"));
  g_assert_cmpstr (il_picker_row_get_title (get_row (self, find_source (self, "draft"))), ==,
                   "Second draft");
}

/* Chosen for all lessons, and named in the header, but not for the web. */
static void
test_network (AppTest       *self,
              gconstpointer  data)
{
  const char *title = il_link_preset_get_title (il_link_preset_find ("firefox-gprs"));
  const char *const web[] = { "http://127.0.0.1:1/", NULL };
  const IlLinkPreset *presets;
  GtkWidget *drop_down;
  guint n;

  app_test_open (self);
  g_assert_false (is_text_shown (GTK_WIDGET (get_button (self)), title));
  open_picker (self);
  drop_down = app_test_find (get_picker (self), GTK_TYPE_DROP_DOWN, 0);
  presets = il_link_presets (&n);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down))),
                    ==, n + 1);

  /* Below "as the scenario says". */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down),
                              (guint) (il_link_preset_find ("firefox-gprs") - presets) + 1);
  g_assert_cmpstr (il_lessons_get_network (il_session_get_lessons (self->session))->id, ==,
                   "firefox-gprs");
  g_assert_true (is_text_shown (GTK_WIDGET (get_button (self)), title));
  gtk_popover_popdown (GTK_POPOVER (get_picker (self)));

  il_session_set_list (self->session, web);
  g_assert_false (is_text_shown (GTK_WIDGET (get_button (self)), title));
}

/* It keeps to the edges of a narrow window, and its texts to its own. */
static void
test_narrow (AppTest       *self,
             gconstpointer  data)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;
  g_autofree char *word = g_strnfill (400, 'w');
  GtkWidget *list;
  int minimum;

  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, "long-word.scenario", word, "", "");
  g_settings_set_int (self->settings, "window-width", 360);
  g_settings_set_int (self->settings, "window-height", 480);
  app_test_open (self);
  app_test_open_scenario (self, file);
  open_picker (self);

  list = app_test_find (get_picker (self), GTK_TYPE_LIST_BOX, 0);
  g_assert_cmpint (gtk_widget_get_width (list), >, 200);
  g_assert_cmpint (gtk_widget_get_width (list), <=, 360);
  gtk_widget_measure (list, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, gtk_widget_get_width (list));
}

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  display_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, AppTest, NULL, app_test_set_up, func, app_test_tear_down)
  ADD ("/picker/lists-all", test_lists_all);
  ADD ("/picker/keys", test_keys);
  ADD ("/picker/search", test_search);
  ADD ("/picker/plain-text", test_plain_text);
  ADD ("/picker/read-again", test_read_again);
  ADD ("/picker/network", test_network);
  ADD ("/picker/narrow", test_narrow);

  return g_test_run ();
}
