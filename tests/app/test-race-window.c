/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A race of a window, from both runs to the end of it, by keys alone. */

#include "app-test.h"

#include "analysis/il-text.h"
#include "app/il-race-group.h"
#include "app/il-race-page.h"
#include "app/il-timeline.h"
#include "display-test.h"
#include "engine/engine.h"
#include "keys.h"
#include "scenario-file.h"

#define SECONDS 60

static const char documents[] = "[Document c.txt]\n"
                                "Kind=lines\n"
                                "Lines=20\n"
                                "FirstByte=100\n"
                                "Interval=20\n";

static void
set_up (AppTest       *self,
        gconstpointer  data)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;

  app_test_set_up (self, NULL);
  app_test_open (self);
  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, "three.scenario", "Three", "", documents);
  app_test_open_scenario (self, file);
}

static void
press (AppTest    *self,
       const char *key)
{
  keys_press (GTK_WINDOW (self->window), key);
}

static GtkWidget *
find (AppTest *self,
      GType    type,
      guint    nth)
{
  return app_test_find (GTK_WIDGET (self->window), type, nth);
}

static IlRacePage *
get_page (AppTest *self)
{
  GtkWidget *page = find (self, IL_TYPE_RACE_PAGE, 0);

  g_assert_nonnull (page);

  return IL_RACE_PAGE (page);
}

static IlPlayhead *
get_playhead (AppTest *self)
{
  return il_race_page_get_playhead (get_page (self));
}

static gint64
get_duration (AppTest    *self,
              IlRaceSide  side)
{
  return il_recording_get_duration (il_run_get_recording (il_race_page_get_run (get_page (self),
                                                                                side)));
}

static gboolean
can_race (AppTest *self)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "race");
}

static guint
count_runs (AppTest *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (il_session_get_runs (self->session)));
}

static gboolean
shows_race (AppTest *self)
{
  return find (self, IL_TYPE_RACE_PAGE, 0) != NULL;
}

/* Both runs say the same time as the playhead, or their own end. */
static void
check_at (AppTest *self,
          gint64   time)
{
  g_assert_cmpint (il_playhead_get_time (get_playhead (self)), ==, time);
  for (guint i = 0; i < 2; i++)
    {
      IlRaceGroup *group = IL_RACE_GROUP (find (self, IL_TYPE_RACE_GROUP, i));
      g_autofree char *shown = il_text_duration (MIN (time, get_duration (self, i)));

      g_assert_cmpstr (il_race_group_get_duration (group), ==, shown);
    }
}

static void
run_both (AppTest *self)
{
  press (self, "ctrl+b");
  g_assert_true (il_session_is_running (self->session));
  g_assert_true (app_test_wait (shows_race, self, SECONDS));
  g_assert_true (app_test_is_idle (self));
  g_assert_cmpuint (count_runs (self), ==, 2);
}

static gboolean
has_begun (AppTest *self)
{
  return il_playhead_get_time (get_playhead (self)) > 0;
}

static gboolean
is_at_rest (AppTest *self)
{
  return !il_playhead_is_playing (get_playhead (self));
}

/* One run goes on while the other has come to its end. */
static void
test_keys (AppTest       *self,
           gconstpointer  data)
{
  gint64 end, first;

  if (!keys_can_press ())
    return;

  run_both (self);
  end = MAX (get_duration (self, IL_RACE_FIRST), get_duration (self, IL_RACE_SECOND));
  g_assert_cmpint (il_recording_get_mode (il_run_get_recording (
                     il_race_page_get_run (get_page (self), IL_RACE_FIRST))), ==,
                   IL_MODE_ONE_AT_A_TIME);
  check_at (self, end);

  press (self, "Home");
  check_at (self, 0);
  press (self, "bracketright");
  first = il_playhead_get_time (get_playhead (self));
  g_assert_cmpint (first, >, 0);
  check_at (self, first);
  press (self, "bracketright");
  g_assert_cmpint (il_playhead_get_time (get_playhead (self)), >, first);
  press (self, "bracketleft");
  check_at (self, first);

  press (self, "shift+Right");
  check_at (self, first + (gint64) (0.1 * (double) end));
  press (self, "End");
  check_at (self, end);
}

/* Space plays both from the start, though a button has the focus, and pauses. */
static void
test_play (AppTest       *self,
           gconstpointer  data)
{
  gint64 end;

  if (!keys_can_press ())
    return;

  run_both (self);
  end = il_playhead_get_time (get_playhead (self));
  press (self, "4");
  g_assert_cmpuint (il_playhead_get_speed (get_playhead (self)), ==, IL_SPEED_TENTH);
  press (self, "Home");
  press (self, "space");
  g_assert_true (app_test_wait (has_begun, self, SECONDS));
  g_assert_true (il_playhead_is_playing (get_playhead (self)));
  press (self, "space");
  g_assert_true (app_test_wait (is_at_rest, self, SECONDS));
  g_assert_cmpint (il_playhead_get_time (get_playhead (self)), <, end);
  check_at (self, il_playhead_get_time (get_playhead (self)));

  press (self, "5");
  press (self, "space");
  g_assert_true (app_test_wait (has_begun, self, SECONDS));
  press (self, "End");
  check_at (self, end);
}

/* There and back; the playhead of the run that is shown is another one. */
static void
test_toggle (AppTest       *self,
             gconstpointer  data)
{
  IlPlayhead *playhead = il_view_get_playhead (il_window_get_view (self->window));
  gint64 time;

  if (!keys_can_press ())
    return;

  run_both (self);
  press (self, "Home");
  time = il_playhead_get_time (playhead);
  g_assert_cmpint (time, >, 0);
  press (self, "ctrl+3");
  g_assert_false (shows_race (self));
  g_assert_nonnull (find (self, IL_TYPE_TIMELINE, 0));

  gtk_widget_grab_focus (find (self, IL_TYPE_TIMELINE, 0));
  press (self, "shift+Left");
  g_assert_cmpint (il_playhead_get_time (playhead), <, time);
  press (self, "ctrl+3");
  g_assert_true (shows_race (self));
  g_assert_cmpint (il_playhead_get_time (get_playhead (self)), ==, 0);
}

/* It takes two, and nothing under way. */
static void
test_needs_two (AppTest       *self,
                gconstpointer  data)
{
  if (!keys_can_press ())
    return;

  g_assert_false (can_race (self));
  press (self, "ctrl+3");
  g_assert_false (shows_race (self));
  app_test_run (self, SECONDS);
  g_assert_false (can_race (self));
  press (self, "ctrl+3");
  g_assert_false (shows_race (self));
  app_test_run (self, SECONDS);
  g_assert_true (can_race (self));
  press (self, "ctrl+3");
  g_assert_true (shows_race (self));

  /* A run is looked at while it goes on. */
  press (self, "ctrl+r");
  g_assert_true (il_session_is_running (self->session));
  g_assert_false (shows_race (self));
  g_assert_false (can_race (self));
  g_assert_nonnull (find (self, IL_TYPE_TIMELINE, 0));
  g_assert_true (app_test_wait (app_test_is_idle, self, SECONDS));
  g_assert_false (shows_race (self));
  g_assert_true (can_race (self));
}

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  display_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, AppTest, NULL, set_up, func, app_test_tear_down)
  ADD ("/race-window/keys", test_keys);
  ADD ("/race-window/play", test_play);
  ADD ("/race-window/toggle", test_toggle);
  ADD ("/race-window/needs-two", test_needs_two);

  return g_test_run ();
}
