/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A guess that is written with keys, and the lanes under the rows. */

#include "app-test.h"

#include "app/il-guess-card.h"
#include "app/il-lane-bands.h"
#include "display-test.h"
#include "engine/engine.h"
#include "keys.h"
#include "scenario-file.h"
#include "timeline/il-flight-lane.h"
#include "timeline/il-loop-lane.h"
#include "timeline/il-throughput-lane.h"

#define SECONDS 60
#define GUESS (5 * G_USEC_PER_SEC / 2)

static void
set_up (AppTest       *self,
        gconstpointer  data)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;

  app_test_set_up (self, NULL);
  app_test_open (self);
  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, "pair.scenario", "Pair", "", "");
  app_test_open_scenario (self, file);
}

static GtkWidget *
find (AppTest *self,
      GType    type)
{
  return app_test_find (GTK_WIDGET (self->window), type, 0);
}

static const char *
get_text (AppTest *self)
{
  return il_guess_card_get_text (IL_GUESS_CARD (find (self, IL_TYPE_GUESS_CARD)));
}

static gint64
get_flag (AppTest *self)
{
  return il_view_get_flag (il_window_get_view (self->window), IL_FLAG_GUESS);
}

static void
activate (AppTest    *self,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL));
}

/* Opens the card, whose field has the focus, and writes 2.5 s into it. */
static void
guess (AppTest *self)
{
  static const char *const keys[] = { "2", "period", "5", "Return" };

  g_assert_null (find (self, IL_TYPE_GUESS_CARD));
  activate (self, "win.predict");
  g_assert_cmpint (get_flag (self), ==, IL_TIME_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    keys_press (GTK_WINDOW (self->window), keys[i]);
}

static void
test_answer (void)
{
  static const struct
  {
    gint64 guess, duration;
    const char *answer;
  } cases[] = {
    { 2500000, 2500000, "Guessed 2.50 s, and it took 2.50 s: well guessed" },
    { 2100000, 2000000, "Guessed 2.10 s, and it took 2.00 s: well guessed" },
    { 1900000, 2000000, "Guessed 1.90 s, and it took 2.00 s: well guessed" },
    { 2110000, 2000000, "Guessed 2.11 s, but it took 2.00 s: 0.11 s less" },
    { 1500000, 2000000, "Guessed 1.50 s, but it took 2.00 s: 0.50 s more" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *answer = il_guess_card_dup_answer (cases[i].guess, cases[i].duration);

      g_assert_cmpstr (answer, ==, cases[i].answer);
    }
}

/* The flag stands from the guess on, and the end of the run answers. */
static void
test_guess (AppTest       *self,
            gconstpointer  data)
{
  IlPlayhead *playhead = il_view_get_playhead (il_window_get_view (self->window));
  g_autofree char *answer = NULL;
  gint64 duration;

  if (!keys_can_press ())
    return;

  guess (self);
  g_assert_cmpint (get_flag (self), ==, GUESS);
  g_assert_cmpstr (get_text (self), ==, "Your guess: 2.50 s");

  activate (self, "win.run");
  g_assert_true (il_session_is_running (self->session));
  g_assert_cmpint (get_flag (self), ==, GUESS);
  g_assert_cmpstr (get_text (self), ==, "Your guess: 2.50 s");
  g_assert_true (app_test_wait (app_test_is_idle, self, SECONDS));

  duration = il_recording_get_duration (il_session_get_recording (self->session));
  answer = il_guess_card_dup_answer (GUESS, duration);
  g_assert_cmpint (get_flag (self), ==, GUESS);
  g_assert_cmpstr (get_text (self), ==, answer);

  /* A replay answers at its end, too, and not before. */
  il_playhead_seek (playhead, 0);
  g_assert_cmpstr (get_text (self), ==, "Your guess: 2.50 s");
  il_playhead_seek (playhead, duration);
  g_assert_cmpstr (get_text (self), ==, answer);

  /* The next run is another question. */
  activate (self, "win.run");
  g_assert_cmpint (get_flag (self), ==, IL_TIME_NONE);
  g_assert_cmpstr (get_text (self), ==, "How long one at a time?");
  activate (self, "win.stop");
}

/* What the guess was about has changed, or nobody wants one. */
static void
test_forget (AppTest       *self,
             gconstpointer  data)
{
  if (!keys_can_press ())
    return;

  guess (self);
  g_assert_cmpint (get_flag (self), ==, GUESS);
  il_session_set_source (self->session, "four-tax-forms");
  g_assert_cmpint (get_flag (self), ==, IL_TIME_NONE);
  g_assert_cmpstr (get_text (self), ==, "How long one at a time?");
  activate (self, "win.predict");

  guess (self);
  g_assert_cmpint (get_flag (self), ==, GUESS);
  il_session_set_together (self->session, TRUE);
  g_assert_cmpint (get_flag (self), ==, IL_TIME_NONE);
  g_assert_cmpstr (get_text (self), ==, "How long together?");
  activate (self, "win.predict");

  guess (self);
  il_session_set_limit (self->session, 2);
  g_assert_cmpint (get_flag (self), ==, IL_TIME_NONE);
  g_assert_cmpstr (get_text (self), ==, "How long together, 2 at once?");
  activate (self, "win.predict");

  guess (self);
  activate (self, "win.predict");
  g_assert_cmpint (get_flag (self), ==, IL_TIME_NONE);
}

static GType
get_lane (guint index)
{
  const GType types[] = { IL_TYPE_LOOP_LANE, IL_TYPE_FLIGHT_LANE, IL_TYPE_THROUGHPUT_LANE };

  return types[index];
}

/* Each lane comes and goes by its own action, and is remembered. */
static void
test_lanes (AppTest       *self,
            gconstpointer  data)
{
  static const struct
  {
    const char *action, *key;
  } lanes[] = {
    { "win.show-loop", "show-loop" },
    { "win.show-flight", "show-flight" },
    { "win.show-rate", "show-rate" },
  };
  IlView *view = il_window_get_view (self->window);

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      gboolean shown = find (self, get_lane (i)) != NULL;

      g_assert_cmpint (shown, ==, g_settings_get_boolean (self->settings, lanes[i].key));
      for (guint j = 0; j < 2; j++)
        {
          activate (self, lanes[i].action);
          gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
          shown = !shown;
          g_assert_cmpint (find (self, get_lane (i)) != NULL, ==, shown);
          g_assert_cmpint (g_settings_get_boolean (self->settings, lanes[i].key), ==, shown);
        }
    }

  g_assert_false (il_view_get_show_path (view));
  activate (self, "win.show-path");
  g_assert_true (il_view_get_show_path (view));
  g_assert_true (g_settings_get_boolean (self->settings, "show-path"));
}

static gboolean
has_no_lanes (AppTest *self)
{
  for (guint i = 0; i < 3; i++)
    if (find (self, get_lane (i)) != NULL)
      return FALSE;

  return TRUE;
}

static gboolean
has_all_lanes (AppTest *self)
{
  for (guint i = 0; i < 3; i++)
    if (find (self, get_lane (i)) == NULL)
      return FALSE;

  return TRUE;
}

static void
open_sized (AppTest *self,
            int      width,
            int      height)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  app_test_open (self);
}

/* Where there is neither width nor height, rows come first. */
static void
test_little_room (AppTest       *self,
                  gconstpointer  data)
{
  app_test_set_up (self, NULL);
  for (const char *const *key = (const char *const[]) { "show-flight", "show-rate", NULL };
       *key != NULL; key++)
    g_settings_set_boolean (self->settings, *key, TRUE);

  open_sized (self, 1200, 900);
  g_assert_true (app_test_wait (has_all_lanes, self, SECONDS));
  open_sized (self, 400, IL_LOW_HEIGHT_NARROW - 80);
  g_assert_true (app_test_wait (has_no_lanes, self, SECONDS));
  open_sized (self, 400, IL_LOW_HEIGHT_NARROW + 120);
  g_assert_true (app_test_wait (has_all_lanes, self, SECONDS));
}

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  display_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, AppTest, NULL, set_up, func, app_test_tear_down)
  g_test_add_func ("/guess-keys/answer", test_answer);
  ADD ("/guess-keys/guess", test_guess);
  ADD ("/guess-keys/forget", test_forget);
  ADD ("/guess-keys/lanes-shown", test_lanes);
  g_test_add ("/guess-keys/lanes-little-room", AppTest, NULL, NULL, test_little_room,
              app_test_tear_down);

  return g_test_run ();
}
