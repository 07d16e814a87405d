/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The playhead of a window, moved by keys, and what follows it. */

#include "app-test.h"

#include "analysis/il-event.h"
#include "analysis/il-line-order.h"
#include "analysis/il-text.h"
#include "analysis/il-verdict.h"
#include "app/il-guess-card.h"
#include "app/il-replay-bar.h"
#include "app/il-timeline.h"
#include "display-test.h"
#include "engine/engine.h"
#include "keys.h"
#include "node-list.h"
#include "scenario-file.h"

#define SECONDS 60

/* After two short documents, one of 0.8 s or of 4 s. */
#define SHORT "[Document c.txt]\nKind=lines\nLines=40\nFirstByte=20\nInterval=20\n"
#define LONG "[Document c.txt]\nKind=lines\nLines=80\nFirstByte=20\nInterval=50\n"

static void
set_up (AppTest       *self,
        gconstpointer  documents)
{
  g_auto (ScenarioFolder) folder;
  g_autoptr (GFile) file = NULL;

  app_test_set_up (self, NULL);
  app_test_open (self);
  scenario_folder_init (&folder);
  file = scenario_folder_write (&folder, "three.scenario", "Three", "", documents);
  app_test_open_scenario (self, file);
}

static IlPlayhead *
get_playhead (AppTest *self)
{
  return il_view_get_playhead (il_window_get_view (self->window));
}

static gint64
get_time (AppTest *self)
{
  return il_view_get_time (il_window_get_view (self->window));
}

static IlRecording *
get_recording (AppTest *self)
{
  return il_session_get_recording (self->session);
}

static GtkWidget *
find (AppTest *self,
      GType    type)
{
  GtkWidget *widget = app_test_find (GTK_WIDGET (self->window), type, 0);

  g_assert_nonnull (widget);

  return widget;
}

static IlTimeline *
get_timeline (AppTest *self)
{
  return IL_TIMELINE (find (self, IL_TYPE_TIMELINE));
}

static void
press (AppTest    *self,
       const char *key)
{
  keys_press (GTK_WINDOW (self->window), key);
}

static void
focus_row (AppTest *self)
{
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (
                   GTK_WIDGET (app_test_get_row (self, 1)))));
}

static void
seek (AppTest *self,
      gint64   time)
{
  il_playhead_seek (get_playhead (self), time);
  g_assert_cmpint (get_time (self), ==, time);
}

/* Runs to the end; the focus is in the list of downloads. */
static void
run (AppTest *self)
{
  app_test_run (self, SECONDS);
  g_assert_true (il_recording_is_whole (get_recording (self)));
  focus_row (self);
}

static void
set_step_kind (AppTest    *self,
               const char *kind)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.step-kind", "s", kind);
}

static void
test_moves (AppTest       *self,
            gconstpointer  data)
{
  static const struct
  {
    const char *key;
    double part;
  } moves[] = {
    { "Left", -0.01 },
    { "Right", 0.01 },
    { "shift+Left", -0.1 },
    { "shift+Right", 0.1 },
  };
  gint64 end, half;

  if (!keys_can_press ())
    return;

  run (self);
  end = il_recording_get_duration (get_recording (self));
  half = end / 2;
  g_assert_cmpint (get_time (self), ==, end);
  press (self, "Home");
  g_assert_cmpint (get_time (self), ==, 0);
  press (self, "Left");
  g_assert_cmpint (get_time (self), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      seek (self, half);
      press (self, moves[i].key);
      g_assert_cmpint (get_time (self), ==, half + (gint64) (moves[i].part * (double) end));
    }

  press (self, "End");
  g_assert_cmpint (get_time (self), ==, end);
  press (self, "shift+Right");
  g_assert_cmpint (get_time (self), ==, end);

  for (char digit = '5'; digit >= '1'; digit--)
    {
      press (self, (const char[]) { digit, '\0' });
      g_assert_cmpint (il_playhead_get_speed (get_playhead (self)), ==, digit - '1');
    }
}

static void
test_steps (AppTest       *self,
            gconstpointer  data)
{
  static const struct
  {
    const char *name;
    IlEventKind kind;
  } kinds[] = {
    { "line", IL_EVENT_LINE },
    { "wake-up", IL_EVENT_WAKE_UP },
    { "state", IL_EVENT_STATE },
  };

  if (!keys_can_press ())
    return;

  run (self);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 times[4] = { 0 };

      set_step_kind (self, kinds[i].name);
      seek (self, 0);
      for (guint j = 1; j < G_N_ELEMENTS (times); j++)
        {
          times[j] = il_event_next (get_recording (self), kinds[i].kind, times[j - 1]);
          g_assert_cmpint (times[j], >, times[j - 1]);
          press (self, "bracketright");
          g_assert_cmpint (get_time (self), ==, times[j]);
        }

      press (self, "bracketleft");
      g_assert_cmpint (get_time (self), ==, times[2]);
      press (self, "bracketleft");
      g_assert_cmpint (get_time (self), ==, times[1]);
    }

  /* There is nothing before the first. */
  press (self, "bracketleft");
  press (self, "bracketleft");
  g_assert_cmpint (il_event_previous (get_recording (self), IL_EVENT_STATE, get_time (self)), ==,
                   IL_TIME_NONE);
}

static gboolean
has_moved (AppTest *self)
{
  return get_time (self) > 0;
}

static gboolean
is_at_rest (AppTest *self)
{
  return !il_playhead_is_playing (get_playhead (self));
}

/* Frames come, of which none is the timeline's own. */
static void
check_rest (AppTest *self)
{
  guint n_frames = il_timeline_get_n_frames (get_timeline (self));
  gint64 time = get_time (self);

  for (guint i = 0; i < 5; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self->window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
    }

  g_assert_cmpuint (il_timeline_get_n_frames (get_timeline (self)), ==, n_frames);
  g_assert_cmpint (get_time (self), ==, time);
}

/* The list, which has the focus, takes none of them. */
static void
test_space (AppTest       *self,
            gconstpointer  data)
{
  gint64 end, time;
  guint n_frames;

  if (!keys_can_press ())
    return;

  run (self);
  end = il_recording_get_duration (get_recording (self));
  press (self, "4");
  n_frames = il_timeline_get_n_frames (get_timeline (self));
  press (self, "space");
  g_assert_true (il_playhead_is_playing (get_playhead (self)));
  g_assert_cmpint (get_time (self), <, end);
  g_assert_true (app_test_wait (has_moved, self, SECONDS));
  press (self, "space");
  g_assert_false (il_playhead_is_playing (get_playhead (self)));
  g_assert_cmpuint (il_timeline_get_n_frames (get_timeline (self)), >, n_frames);
  check_rest (self);

  g_assert_cmpuint (il_timeline_get_selected (get_timeline (self)), ==,
                    GTK_INVALID_LIST_POSITION);

  time = get_time (self);
  press (self, "space");
  g_assert_cmpint (get_time (self), >=, time);
  press (self, "5");
  g_assert_true (app_test_wait (is_at_rest, self, SECONDS));
  g_assert_cmpint (get_time (self), ==, end);
  check_rest (self);
}

/* What is written stays with the field. */
static void
test_field (AppTest       *self,
            gconstpointer  data)
{
  static const char *const keys[] = { "Home", "Left", "Right", "space", "bracketright", "End" };
  GtkWidget *spin;
  gint64 time;

  if (!keys_can_press ())
    return;

  run (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.predict", NULL);
  spin = app_test_find (find (self, IL_TYPE_GUESS_CARD), GTK_TYPE_SPIN_BUTTON, 0);
  g_assert_true (gtk_widget_grab_focus (spin));
  press (self, "4");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "4");

  time = il_recording_get_duration (get_recording (self)) / 2;
  seek (self, time);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      press (self, keys[i]);
      g_assert_cmpint (get_time (self), ==, time);
    }
  g_assert_false (il_playhead_is_playing (get_playhead (self)));
  g_assert_cmpuint (il_playhead_get_speed (get_playhead (self)), ==, IL_SPEED_NORMAL);
}

/* An open menu has the keys, and gives them back. */
static void
test_menu (AppTest       *self,
           gconstpointer  data)
{
  static const char *const keys[] = { "Home", "End", "4", "bracketright" };
  GtkWidget *button;
  gint64 time;

  if (!keys_can_press ())
    return;
  run (self);
  time = il_recording_get_duration (get_recording (self)) / 2;
  seek (self, time);
  button = app_test_find (find (self, IL_TYPE_REPLAY_BAR), GTK_TYPE_MENU_BUTTON, 0);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (gtk_menu_button_get_popover (
                                   GTK_MENU_BUTTON (button))));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      press (self, keys[i]);
      g_assert_cmpint (get_time (self), ==, time);
    }
  g_assert_cmpuint (il_playhead_get_speed (get_playhead (self)), ==, IL_SPEED_NORMAL);

  press (self, "Escape");
  focus_row (self);
  press (self, "Home");
  g_assert_cmpint (get_time (self), ==, 0);
}

static GtkWidget *
find_button (AppTest    *self,
             const char *action)
{
  for (guint n = 0;; n++)
    {
      GtkWidget *button = app_test_find (find (self, IL_TYPE_REPLAY_BAR), GTK_TYPE_BUTTON, n);
      const char *name;

      if (button == NULL)
        return NULL;

      name = gtk_actionable_get_action_name (GTK_ACTIONABLE (button));
      if (g_strcmp0 (name, action) == 0)
        return button;
    }
}

/* Space presses the button that has the focus, and does not play as well. */
static void
test_button (AppTest       *self,
             gconstpointer  data)
{
  gint64 first;

  if (!keys_can_press ())
    return;

  run (self);
  first = il_event_next (get_recording (self), IL_EVENT_LINE, 0);
  seek (self, 0);
  g_assert_true (gtk_widget_grab_focus (find_button (self, "win.step-on")));
  press (self, "space");
  g_assert_true (app_test_wait (has_moved, self, SECONDS));
  g_assert_cmpint (get_time (self), ==, first);
  g_assert_false (il_playhead_is_playing (get_playhead (self)));
  press (self, "Home");
  g_assert_cmpint (get_time (self), ==, 0);
}

static void
begin_live (AppTest *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.mode", "s", "together");
  focus_row (self);
  press (self, "ctrl+r");
  g_assert_true (il_session_is_running (self->session));
  g_assert_true (app_test_wait (has_moved, self, SECONDS));
  g_assert_true (il_playhead_is_following (get_playhead (self)));
  g_assert_null (find_button (self, "win.live"));
}

static void
check_whole (AppTest *self)
{
  IlRecording *recording = get_recording (self);

  g_assert_true (il_recording_is_whole (recording));
  g_assert_cmpuint (il_line_order_count (recording, G_MAXINT64), ==, 3 + 3 + 80);
}

/* The picture is paused, and the downloads come to their end. */
static void
test_pause_live (AppTest       *self,
                 gconstpointer  data)
{
  gint64 time;

  if (!keys_can_press ())
    return;

  begin_live (self);
  press (self, "space");
  time = get_time (self);
  g_assert_false (il_playhead_is_playing (get_playhead (self)));
  g_assert_true (il_session_is_running (self->session));
  check_rest (self);

  g_assert_true (app_test_wait (app_test_is_idle, self, SECONDS));
  check_whole (self);
  check_rest (self);
  g_assert_cmpint (get_time (self), ==, time);
  g_assert_cmpint (il_recording_get_duration (get_recording (self)), >, time);
  g_assert_cmpstr (il_row_get_state_word (app_test_get_row (self, 2)), !=, "Done");
  g_assert_nonnull (find_button (self, "win.live"));
  g_assert_cmpint (il_view_get_flag (il_window_get_view (self->window), IL_FLAG_IDEAL), <, 0);
  press (self, "End");
  g_assert_cmpint (il_view_get_flag (il_window_get_view (self->window), IL_FLAG_IDEAL), >, 0);
  g_assert_null (find_button (self, "win.live"));
  g_assert_cmpint (get_time (self), ==, il_recording_get_duration (get_recording (self)));
  g_assert_cmpstr (il_row_get_state_word (app_test_get_row (self, 2)), ==, "Done");
}

static gboolean
is_behind (AppTest *self)
{
  IlPlayhead *playhead = get_playhead (self);

  return il_playhead_get_end (playhead) > il_playhead_get_time (playhead) + G_USEC_PER_SEC / 5;
}

static gboolean
is_following (AppTest *self)
{
  return il_playhead_is_following (get_playhead (self));
}

/* By End, and by the button; what was missed is caught up with. */
static void
test_back_to_live (AppTest       *self,
                   gconstpointer  data)
{
  gint64 time;

  if (!keys_can_press ())
    return;

  begin_live (self);
  press (self, "Left");
  time = get_time (self);
  g_assert_false (is_following (self));
  g_assert_true (app_test_wait (is_behind, self, SECONDS));
  g_assert_cmpint (get_time (self), ==, time);

  press (self, "End");
  g_assert_true (is_following (self));
  g_assert_cmpint (get_time (self), >, time + G_USEC_PER_SEC / 5);

  press (self, "space");
  time = get_time (self);
  g_assert_true (app_test_wait (is_behind, self, SECONDS));
  g_assert_true (gtk_widget_grab_focus (find_button (self, "win.live")));
  press (self, "space");
  g_assert_true (app_test_wait (is_following, self, SECONDS));
  g_assert_cmpint (get_time (self), >, time);
  g_assert_null (find_button (self, "win.live"));

  g_assert_true (app_test_wait (app_test_is_idle, self, SECONDS));
  check_whole (self);
  g_assert_cmpint (get_time (self), ==, il_recording_get_duration (get_recording (self)));
}

/* To the pixel: a bar moves no oftener. */
static void
check_fraction (IlRow  *row,
                double  fraction)
{
  GtkWidget *bar = app_test_find (GTK_WIDGET (row), GTK_TYPE_PROGRESS_BAR, 0);

  if (fraction < 0)
    g_assert_null (bar);
  else
    g_assert_cmpfloat_with_epsilon (il_row_get_fraction (row), fraction,
                                    1.0 / gtk_widget_get_width (bar));
}

static void
check_moment (AppTest *self)
{
  IlRecording *recording = get_recording (self);
  gint64 time = get_time (self);
  IlVerdict verdict = il_verdict_at (recording, NULL, time);
  IlVerdictBar *bar = IL_VERDICT_BAR (find (self, IL_TYPE_VERDICT_BAR));
  g_autofree char *duration = il_text_duration (verdict.duration);
  g_autofree char *claim = il_verdict_dup_claim (&verdict, il_recording_get_mode (recording));

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      IlRow *row = app_test_get_row (self, i);
      g_autofree char *counts = il_text_track_counts (track, time, TRUE);

      g_assert_cmpstr (il_row_get_state_word (row), ==,
                       il_text_state (il_track_get_state (track, time)));
      g_assert_cmpstr (il_row_get_counts (row), ==, counts);
      check_fraction (row, il_track_get_fraction (track, time));
    }
  g_assert_cmpstr (il_verdict_bar_get_duration (bar), ==, duration);
  g_assert_cmpstr (il_verdict_bar_get_claim (bar), ==, claim);
}

/* Rows and verdict are of the moment that is shown, forwards and back. */
static void
test_rows (AppTest       *self,
           gconstpointer  data)
{
  gint64 end;

  run (self);
  end = il_recording_get_duration (get_recording (self));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (il_row_get_state_word (app_test_get_row (self, i)), ==, "Done");

  for (int i = 20; i >= 0; i--)
    {
      seek (self, end * i / 20);
      check_moment (self);
    }
  for (guint i = 1; i < 3; i++)
    g_assert_cmpstr (il_row_get_state_word (app_test_get_row (self, i)), ==, "Queued");
  g_assert_cmpstr (il_row_get_state_word (app_test_get_row (self, 0)), !=, "Done");

  /* Each state of each of them. */
  while (il_playhead_step (get_playhead (self), IL_EVENT_STATE, FALSE))
    check_moment (self);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (il_row_get_state_word (app_test_get_row (self, i)), ==, "Done");
}

static GBytes *
draw (AppTest *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));

  return node_list_bytes (GTK_WIDGET (get_timeline (self)));
}

/* With all that can be drawn: the end of a replay is drawn as the end of the
 * run itself was, and nothing before it is. */
static void
test_picture (AppTest       *self,
              gconstpointer  data)
{
  static const char *const lanes[] = { "win.show-flight", "win.show-rate", "win.show-path" };
  g_autoptr (GBytes) live = NULL;
  g_autoptr (GBytes) middle = NULL;
  g_autoptr (GBytes) replayed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    gtk_widget_activate_action (GTK_WIDGET (self->window), lanes[i], NULL);
  app_test_run (self, SECONDS);
  live = draw (self);

  seek (self, il_recording_get_duration (get_recording (self)) / 2);
  middle = draw (self);
  g_assert_false (g_bytes_equal (middle, live));

  seek (self, 0);
  il_playhead_set_speed (get_playhead (self), IL_SPEED_DOUBLE);
  il_playhead_play (get_playhead (self));
  g_assert_true (app_test_wait (has_moved, self, SECONDS));
  g_assert_true (app_test_wait (is_at_rest, self, SECONDS));
  replayed = draw (self);
  g_assert_true (g_bytes_equal (replayed, live));
}

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  display_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, documents, func) \
  g_test_add (path, AppTest, documents, set_up, func, app_test_tear_down)
  ADD ("/replay/moves", SHORT, test_moves);
  ADD ("/replay/steps", SHORT, test_steps);
  ADD ("/replay/space", SHORT, test_space);
  ADD ("/replay/field", SHORT, test_field);
  ADD ("/replay/menu", SHORT, test_menu);
  ADD ("/replay/button", SHORT, test_button);
  ADD ("/replay/pause-live", LONG, test_pause_live);
  ADD ("/replay/back-to-live", LONG, test_back_to_live);
  ADD ("/replay/rows", SHORT, test_rows);
  ADD ("/replay/picture", SHORT, test_picture);

  return g_test_run ();
}
