/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-test.h"

#include "display-test.h"
#include "engine/engine.h"
#include "scenario-file.h"

#define RAIN "http://lab.localhost/dripping-lines/rain.txt"
#define TAP "http://lab.localhost/dripping-lines/tap.txt"

/* What is to be seen in the window, and when to look. */
typedef struct
{
  IlApplication *application;
  gboolean (*is_time) (IlSession *session);
  void (*look) (IlSession *session);
  gboolean quit;
  gboolean looked;
} Watch;

static gboolean
watch_cb (Watch *watch)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (watch->application));
  IlSession *session;

  if (window == NULL)
    return G_SOURCE_CONTINUE;

  session = il_window_get_session (IL_WINDOW (window));
  if (!watch->is_time (session))
    return G_SOURCE_CONTINUE;

  watch->look (session);
  watch->looked = TRUE;
  if (watch->quit)
    g_action_group_activate_action (G_ACTION_GROUP (watch->application), "quit", NULL);
  else
    gtk_window_close (window);

  return G_SOURCE_REMOVE;
}

static void
run (Watch       *watch,
     int          argc,
     const char **argv)
{
  g_autoptr (IlApplication) application = il_application_new ();

  app_test_forgive_tooltips ();
  watch->application = application;
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE);
  g_timeout_add (20, G_SOURCE_FUNC (watch_cb), watch);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), argc, (char **) argv), ==, 0);
  g_assert_true (watch->looked);
}

static gboolean
is_finished (IlSession *session)
{
  return il_recording_is_finished (il_session_get_recording (session));
}

static gboolean
is_running (IlSession *session)
{
  return il_session_is_running (session);
}

static gboolean
is_there (IlSession *session)
{
  return TRUE;
}

static void
look_sequential (IlSession *session)
{
  IlRecording *recording = il_session_get_recording (session);

  g_assert_cmpint (il_recording_get_mode (recording), ==, IL_MODE_ONE_AT_A_TIME);
  g_assert_true (il_recording_is_whole (recording));
  g_assert_cmpuint (il_recording_get_n_tracks (recording), ==, 2);
  g_assert_cmpstr (il_track_get_address (il_recording_get_track (recording, 0)), ==, TAP);
  g_assert_true (il_session_get_show_lines (session));
}

static void
look_together (IlSession *session)
{
  g_assert_cmpint (il_recording_get_mode (il_session_get_recording (session)), ==,
                   IL_MODE_TOGETHER);
}

static void
look_first_start (IlSession *session)
{
  g_assert_false (il_session_is_running (session));
  g_assert_false (il_recording_is_started (il_session_get_recording (session)));
}

static void
test_sequential (void)
{
  const char *argv[] = { "interleave", "-s", "-d", TAP, RAIN, NULL };
  Watch watch = { .is_time = is_finished, .look = look_sequential };

  run (&watch, 5, argv);
}

/* Addresses without -s run together, at once; quitting then is clean. */
static void
test_quit_during_run (void)
{
  const char *argv[] = { "interleave", RAIN, TAP, NULL };
  Watch watch = { .is_time = is_running, .look = look_together, .quit = TRUE };

  run (&watch, 3, argv);
}

static void
test_no_arguments (void)
{
  const char *argv[] = { "interleave", NULL };
  Watch watch = { .is_time = is_there, .look = look_first_start };

  run (&watch, 1, argv);
}

static gboolean
is_chosen (IlSession *session)
{
  return g_strcmp0 (il_session_get_source (session), "handed-over") == 0;
}

/* It stands there with its question, and waits. */
static void
look_scenario (IlSession *session)
{
  g_assert_cmpstr (il_scenario_get_title (il_session_get_scenario (session)), ==, "Handed over");
  look_first_start (session);
}

static void
look_lab (IlSession *session)
{
  look_first_start (session);
  g_assert_nonnull (il_session_get_scenario (session));
}

/* What the actions of the desktop entry fall back on. */
static void
test_window_options (void)
{
  const char *new_window[] = { "interleave", "--new-window", NULL };
  const char *lab[] = { "interleave", "--lab", NULL };
  Watch watch = { .is_time = is_there, .look = look_first_start };
  Watch lab_watch = { .is_time = is_there, .look = look_lab };

  run (&watch, 2, new_window);
  run (&lab_watch, 2, lab);
}

static void
check_scenario (const char *name)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;
  const char *argv[] = { "interleave", "-d", NULL, NULL };
  Watch watch = { .is_time = is_chosen, .look = look_scenario };

  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, name, "Handed over", "", "");
  argv[2] = g_file_peek_path (file);
  run (&watch, 3, argv);
}

static void
test_scenario (void)
{
  check_scenario ("handed-over.scenario");
}

/* Names of files are bytes, in whatever encoding they came from. */
static void
test_foreign_name (void)
{
  check_scenario ("handed\xffover.scenario");
}

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  display_test_init (&argc, &argv);

  g_test_add_func ("/command-line/no-arguments", test_no_arguments);
  g_test_add_func ("/command-line/sequential", test_sequential);
  g_test_add_func ("/command-line/quit-during-run", test_quit_during_run);
  g_test_add_func ("/command-line/window-options", test_window_options);
  g_test_add_func ("/command-line/scenario", test_scenario);
  g_test_add_func ("/command-line/foreign-name", test_foreign_name);

  return g_test_run ();
}
