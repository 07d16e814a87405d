/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "desktop.h"
#include "display-test.h"
#include "engine/engine.h"
#include "scenario-file.h"

#define TAP "http://lab.localhost/dripping-lines/tap.txt"
#define RAIN "http://lab.localhost/dripping-lines/rain.txt"

/* A second or two more than the shortest run that is told of. */
#define LATE "[Document late.txt]\nKind=lines\nLines=1\nFirstByte=10300\n"

static Desktop desktop;

static const char *
get_source (Desktop *self)
{
  IlWindow *window = desktop_get_window (self);

  return window != NULL ? il_session_get_source (il_window_get_session (window)) : "";
}

static gboolean
has_title (Desktop    *self,
           const char *title)
{
  IlWindow *window = desktop_get_window (self);

  return window != NULL && g_str_equal (gtk_window_get_title (GTK_WINDOW (window)), title);
}

static gboolean
shows_lesson (Desktop *self)
{
  return has_title (self, "Lab: Handed over");
}

static gboolean
shows_change (Desktop *self)
{
  return has_title (self, "Lab: Changed");
}

static gboolean
has_three_windows (Desktop *self)
{
  return desktop_count_windows (self) == 3;
}

static gboolean
has_dialog (Desktop *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (toplevels);
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      found |= ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window));
    }

  return found;
}

/* The application has the dialogs on its list, too. */
static guint
count_main_windows (void)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (desktop.application)); l != NULL;
       l = l->next)
    n += IL_IS_WINDOW (l->data) ? 1 : 0;

  return n;
}

static gboolean
has_picker (Desktop *self)
{
  IlWindow *window = desktop_get_window (self);

  return window != NULL && app_test_find (GTK_WIDGET (window), IL_TYPE_PICKER, 0) != NULL;
}

static gboolean
is_shown (Desktop *self)
{
  return self->shown->len > 0;
}

static gboolean
is_closed (Desktop *self)
{
  return self->n_closed > 0;
}

static void
activate (const char *action)
{
  desktop_call (&desktop, "ActivateAction",
                g_variant_new ("(s@ava{sv})", action, g_variant_new ("av", NULL), NULL));
}

static void
open_file (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  desktop_open (&desktop, (const char *const[]) { uri, NULL });
}

/* To be started again shows what is there. */
static void
test_single_instance (void)
{
  for (guint i = 0; i < 2; i++)
    desktop_call (&desktop, "Activate", g_variant_new ("(a{sv})", NULL));

  g_assert_cmpuint (desktop_count_windows (&desktop), ==, 1);
  desktop_reset (&desktop);
}

/* What the desktop entry offers is what the program does. */
static void
test_desktop_actions (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GSETTINGS_SCHEMA_DIR"),
                                            IL_APP_ID ".desktop", NULL);
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  names = g_key_file_get_string_list (entry, "Desktop Entry", "Actions", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), >=, 2);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *group = g_strdup_printf ("Desktop Action %s", names[i]);
      g_autofree char *exec = g_key_file_get_string (entry, group, "Exec", &error);
      g_autofree char *expected = g_strdup_printf ("interleave --%s", names[i]);

      g_assert_cmpstr (exec, ==, expected);
      activate (names[i]);
      g_assert_cmpuint (desktop_count_windows (&desktop), ==, 1);
      desktop_reset (&desktop);
    }
}

static void
test_new_window (void)
{
  desktop_call (&desktop, "Activate", g_variant_new ("(a{sv})", NULL));
  activate ("new-window");
  activate ("new-window");
  g_assert_cmpuint (desktop_count_windows (&desktop), ==, 3);
  desktop_reset (&desktop);
  g_assert_cmpuint (desktop_count_windows (&desktop), ==, 0);
}

/* The user's own list stays where it is; a window with a lesson is used. */
static void
test_lab (void)
{
  IlSession *session;
  IlWindow *first;

  activate ("new-window");
  first = desktop_get_window (&desktop);
  session = il_window_get_session (first);
  il_session_set_list (session, (const char *const[]) { TAP, NULL });

  activate ("lab");
  g_assert_cmpuint (desktop_count_windows (&desktop), ==, 2);
  g_assert_true (desktop_wait (&desktop, has_picker, 10));
  g_assert_cmpstr (get_source (&desktop), ==, "four-tax-forms");
  g_assert_cmpstr (il_session_get_source (session), ==, "addresses");

  activate ("lab");
  g_assert_cmpuint (desktop_count_windows (&desktop), ==, 2);
  desktop_reset (&desktop);
}

/* Opened twice, it is read again where it stands; while it runs there, or where
 * another lesson stands, a window of its own. */
static void
test_open_scenario (void)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) again = NULL;

  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, "handed-over.scenario", "Handed over", "", "");
  activate ("new-window");
  open_file (file);
  g_assert_true (desktop_wait (&desktop, shows_lesson, 10));
  g_assert_cmpuint (desktop_count_windows (&desktop), ==, 2);

  again = scenario_folder_write (&folder, "handed-over.scenario", "Changed", "", "");
  open_file (again);
  g_assert_true (desktop_wait (&desktop, shows_change, 10));
  g_assert_cmpuint (desktop_count_windows (&desktop), ==, 2);

  il_window_run (desktop_get_window (&desktop));
  open_file (again);
  g_assert_true (desktop_wait (&desktop, has_three_windows, 10));
  desktop_reset (&desktop);
}

/* The addresses are one list; each lesson has a window, and only one. */
static void
test_open_several (void)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) first = NULL;
  g_autoptr (GFile) second = NULL;
  g_autofree char *first_uri = NULL;
  g_autofree char *second_uri = NULL;
  IlRecording *recording;
  IlSession *session;

  scenario_folder_init (&folder);
  first = scenario_folder_write (&folder, "first.scenario", "First", "", "");
  second = scenario_folder_write (&folder, "second.scenario", "Second", "", "");
  first_uri = g_file_get_uri (first);
  second_uri = g_file_get_uri (second);

  desktop_open (&desktop, (const char *const[]) { TAP, RAIN, NULL });
  session = il_window_get_session (desktop_get_window (&desktop));
  desktop_open (&desktop, (const char *const[]) { first_uri, second_uri, first_uri, NULL });
  g_assert_true (desktop_wait (&desktop, has_three_windows, 10));
  app_test_spin (300);
  g_assert_cmpuint (desktop_count_windows (&desktop), ==, 3);

  recording = il_session_get_recording (session);
  while (!il_recording_is_finished (recording))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (il_recording_get_n_tracks (recording), ==, 2);
  g_assert_cmpstr (il_track_get_address (il_recording_get_track (recording, 1)), ==, RAIN);
  g_assert_true (il_recording_is_whole (recording));
  desktop_reset (&desktop);
}

/* What is neither is taken for a scenario, and the dialog says what is wrong, in
 * front of a window that is there. */
static void
test_open_other (void)
{
  const char *const uris[] = { "file:///nowhere/notes.txt", NULL };

  desktop_open (&desktop, uris);
  g_assert_true (desktop_wait (&desktop, has_dialog, 10));
  desktop_reset (&desktop);

  activate ("new-window");
  desktop_open (&desktop, uris);
  g_assert_true (desktop_wait (&desktop, has_dialog, 10));
  g_assert_cmpuint (count_main_windows (), ==, 1);
  desktop_reset (&desktop);
}

static void
test_show_window (void)
{
  guint id;

  activate ("new-window");
  id = gtk_application_window_get_id (GTK_APPLICATION_WINDOW (desktop_get_window (&desktop)));
  activate ("new-window");
  g_action_group_activate_action (G_ACTION_GROUP (desktop.application), "show-window",
                                  g_variant_new_uint32 (id));
  g_assert_cmpuint (desktop_count_windows (&desktop), ==, 2);
  desktop_reset (&desktop);

  g_action_group_activate_action (G_ACTION_GROUP (desktop.application), "show-window",
                                  g_variant_new_uint32 (id));
  g_assert_cmpuint (desktop_count_windows (&desktop), ==, 1);
  desktop_reset (&desktop);
}

static void
test_notice_is_due (void)
{
  IlVerdict verdict = { .finished = TRUE, .duration = 10 * G_TIME_SPAN_SECOND };

  g_assert_false (il_notice_is_due (&verdict, FALSE));
  verdict.duration++;
  g_assert_true (il_notice_is_due (&verdict, FALSE));
  g_assert_false (il_notice_is_due (&verdict, TRUE));
  verdict.finished = FALSE;
  g_assert_false (il_notice_is_due (&verdict, FALSE));
}

static gboolean
is_active (Desktop *self)
{
  return gtk_window_is_active (GTK_WINDOW (desktop_get_window (self)));
}

static void
check_shown (void)
{
  const char *text;

  g_assert_true (desktop_wait (&desktop, is_shown, 30));
  g_assert_cmpuint (desktop.shown->len, ==, 1);
  text = desktop.shown->pdata[0];
  g_assert_true (g_str_has_prefix (text, "Lab: Handed over\nFinished after 1"));
  g_assert_true (g_str_has_suffix (text, " s: 3 of 3 done"));

  /* GLib takes back or follows only what it has the desktop's answer to. */
  app_test_spin (100);
}

/* Runs a long lesson while another window, @other, is in front, until its end is
 * told. Returns: the lesson's window */
static IlWindow *
run_unseen (GtkWidget **other)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;
  IlWindow *window;

  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, "handed-over.scenario", "Handed over", "", LATE);
  open_file (file);
  g_assert_true (desktop_wait (&desktop, shows_lesson, 10));
  window = desktop_get_window (&desktop);
  il_session_set_together (il_window_get_session (window), TRUE);
  il_window_run (window);
  *other = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (*other));
  check_shown ();

  return window;
}

/* Another window comes to the front while a long run goes on: its end is told.
 * A new run takes that back; a click shows the window. */
static void
test_notice (void)
{
  GtkWidget *other;
  IlWindow *window;

  window = run_unseen (&other);
  g_assert_cmpuint (desktop.n_closed, ==, 0);

  il_window_run (window);
  g_assert_true (desktop_wait (&desktop, is_closed, 10));
  g_ptr_array_set_size (desktop.shown, 0);
  check_shown ();

  g_assert_false (is_active (&desktop));
  desktop_click (&desktop);
  g_assert_true (desktop_wait (&desktop, is_active, 10));
  g_assert_cmpuint (desktop_count_windows (&desktop), ==, 1);
  gtk_window_destroy (GTK_WINDOW (other));
  desktop_reset (&desktop);
}

/* A desktop that is slow to answer gets no notification taken back before it has
 * answered: the window takes it back later. */
static void
test_slow_desktop (void)
{
  GtkWidget *other;
  IlWindow *window;

  desktop.is_slow = TRUE;
  window = run_unseen (&other);

  gtk_window_destroy (GTK_WINDOW (other));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (desktop_wait (&desktop, is_active, 10));
  desktop_answer (&desktop);
  app_test_spin (100);
  g_assert_cmpuint (desktop.n_closed, ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (desktop_wait (&desktop, is_closed, 10));
  desktop_reset (&desktop);
}

int
main (int    argc,
      char **argv)
{
  int status;

  il_engine_init ();
  desktop_start_bus (&desktop);
  display_test_init (&argc, &argv);
  desktop_set_up (&desktop);
  app_test_forgive_tooltips ();

  g_test_add_func ("/desktop/single-instance", test_single_instance);
  g_test_add_func ("/desktop/actions", test_desktop_actions);
  g_test_add_func ("/desktop/new-window", test_new_window);
  g_test_add_func ("/desktop/lab", test_lab);
  g_test_add_func ("/desktop/open/scenario", test_open_scenario);
  g_test_add_func ("/desktop/open/several", test_open_several);
  g_test_add_func ("/desktop/open/other", test_open_other);
  g_test_add_func ("/desktop/show-window", test_show_window);
  g_test_add_func ("/desktop/notice/due", test_notice_is_due);
  g_test_add_func ("/desktop/notice/told", test_notice);
  g_test_add_func ("/desktop/notice/slow-desktop", test_slow_desktop);

  status = g_test_run ();
  desktop_tear_down (&desktop);

  return status;
}
