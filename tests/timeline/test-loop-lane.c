/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include "display-test.h"
#include "fake-recording.h"
#include "node-count.h"
#include "timeline/il-loop-lane.h"

#define WIDTH 800
#define HEIGHT 84
#define END (2000 * FAKE_MS)

typedef struct
{
  IlView *view;
  IlRecording *recording;
  IlLoopTrack *loop;
  GtkWidget *window;
  GtkWidget *lane;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->view = il_view_new ();
  fixture->recording = fake_recording_new (8);
  fixture->loop = il_recording_get_loop (fixture->recording);
  il_view_set_width (fixture->view, WIDTH);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->recording);
  g_assert_finalize_object (fixture->view);
}

/* Ends the run and shows it: 3 ms are a pixel. */
static void
show (Fixture   *fixture,
      NodeCount *count)
{
  for (guint i = 0; i < il_recording_get_n_tracks (fixture->recording); i++)
    {
      IlTrack *track = il_recording_get_track (fixture->recording, i);

      fake_track_receive (track, 0, END, 1);
      fake_recording_end (fixture->recording, track, END, -1);
    }
  il_recording_finish (fixture->recording);

  fixture->lane = il_loop_lane_new ();
  il_view_set_recording (fixture->view, fixture->recording);
  il_view_widget_set_view (IL_VIEW_WIDGET (fixture->lane), fixture->view);

  fixture->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->lane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  node_count_init_widget (count, fixture->lane);
}

static void
count_again (Fixture   *fixture,
             NodeCount *count)
{
  gtk_test_widget_wait_for_draw (fixture->window);
  node_count_init_widget (count, fixture->lane);
}

static void
seek (Fixture   *fixture,
      gint64     time,
      NodeCount *count)
{
  il_playhead_seek (il_view_get_playhead (fixture->view), time);
  count_again (fixture, count);
}

static void
assert_story (Fixture    *fixture,
              const char *story)
{
  gtk_test_accessible_assert_property (fixture->lane, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, story);
}

/* Grid lines at 0.2 to 2.4 s, the baseline, the playhead. */
#define N_OTHERS 14

/* A run that nobody measured has a line and nothing on it. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  NodeCount count;

  show (fixture, &count);
  g_assert_cmpuint (count.of[GSK_COLOR_NODE], ==, N_OTHERS);
  g_assert_cmpuint (count.leaves, ==, N_OTHERS);
  assert_story (fixture, "");
}

/* One mark for each turn, and no more. */
static void
test_turns (Fixture       *fixture,
            gconstpointer  data)
{
  NodeCount count;

  for (guint i = 0; i < 100; i++)
    il_loop_track_add_turn (fixture->loop, i * 20 * FAKE_MS, i * 20 * FAKE_MS + 200,
                            (int) (i % 9) - 1);
  show (fixture, &count);

  g_assert_cmpuint (count.of[GSK_COLOR_NODE], ==, N_OTHERS + 100);
  g_assert_cmpuint (count.leaves, ==, N_OTHERS + 100);
}

/* From 4 px on with an outline, from 12 px on with a digit; nobody's without. */
static void
test_wide (Fixture       *fixture,
           gconstpointer  data)
{
  NodeCount count;

  il_loop_track_add_turn (fixture->loop, 100 * FAKE_MS, 111 * FAKE_MS, 0);
  il_loop_track_add_turn (fixture->loop, 200 * FAKE_MS, 215 * FAKE_MS, 1);
  il_loop_track_add_turn (fixture->loop, 300 * FAKE_MS, 340 * FAKE_MS, 2);
  il_loop_track_add_turn (fixture->loop, 400 * FAKE_MS, 450 * FAKE_MS, IL_LOOP_NOBODY);
  show (fixture, &count);

  g_assert_cmpuint (count.of[GSK_COLOR_NODE], ==, N_OTHERS + 4);
  g_assert_cmpuint (count.of[GSK_BORDER_NODE], ==, 2);
  g_assert_cmpuint (count.of[GSK_TEXT_NODE], ==, 1);
}

/* It says how long it was where there is room, once it is over. */
static void
test_hold (Fixture       *fixture,
           gconstpointer  data)
{
  NodeCount count;

  il_loop_track_add_turn (fixture->loop, 500 * FAKE_MS, 802 * FAKE_MS, 1);
  il_loop_track_add_turn (fixture->loop, 1000 * FAKE_MS, 1100 * FAKE_MS, 2);
  show (fixture, &count);

  g_assert_cmpuint (count.of[GSK_COLOR_NODE], ==, N_OTHERS + 2);
  g_assert_cmpuint (count.of[GSK_BORDER_NODE], ==, 2);
  g_assert_cmpuint (count.of[GSK_TEXT_NODE], ==, 3);
  assert_story (fixture, "Asleep 79.9 % of 2.00 s. 2 wake-ups: 1 for download 1, "
                         "1 for 2. Download 1 held the loop for 302 ms.");

  /* From far away it is a mark in the colour of failure. */
  il_time_scale_set (il_view_get_scale (fixture->view), 0, 50000);
  count_again (fixture, &count);
  g_assert_cmpuint (count.of[GSK_BORDER_NODE], ==, 1);
  g_assert_cmpuint (count.of[GSK_TEXT_NODE], ==, 0);
}

/* Drawing depends on pixels, and so do the words. */
static void
test_million (Fixture       *fixture,
              gconstpointer  data)
{
  NodeCount count;

  for (guint i = 0; i < 1000000; i++)
    il_loop_track_add_turn (fixture->loop, i * 2, i * 2 + 1, (int) (i % 3) - 1);
  show (fixture, &count);

  g_assert_cmpuint (count.leaves, >, 400);
  g_assert_cmpuint (count.leaves, <, WIDTH);
}

/* What is not played is pale; at the end the picture is the live one. */
static void
test_replay (Fixture       *fixture,
             gconstpointer  data)
{
  NodeCount end, half, begin, again;

  for (guint i = 0; i < 10; i++)
    il_loop_track_add_turn (fixture->loop, i * 200 * FAKE_MS, i * 200 * FAKE_MS + 200, 1);
  show (fixture, &end);
  g_assert_cmpuint (end.of[GSK_OPACITY_NODE], ==, 0);

  seek (fixture, END / 2 + 50 * FAKE_MS, &half);
  g_assert_cmpuint (half.of[GSK_OPACITY_NODE], ==, 1);
  assert_story (fixture, "Asleep 99.9 % of 1.05 s. 6 wake-ups: 6 for download 1.");
  seek (fixture, 0, &begin);
  g_assert_cmpuint (begin.of[GSK_OPACITY_NODE], ==, 1);
  assert_story (fixture, "");
  seek (fixture, END, &again);
  g_assert_cmpmem (&again, sizeof again, &end, sizeof end);
}

/* The same picture in all styles, none of it without a colour that is seen. */
static void
test_styles (Fixture       *fixture,
             gconstpointer  data)
{
  NodeCount light, other;

  for (guint i = 0; i < 80; i++)
    il_loop_track_add_turn (fixture->loop, i * 20 * FAKE_MS, i * 20 * FAKE_MS + (i % 5) * 4000,
                            (int) (i % 9) - 1);
  il_loop_track_add_turn (fixture->loop, 1700 * FAKE_MS, 1900 * FAKE_MS, 5);
  show (fixture, &light);

  for (IlStyle style = 0; style < IL_N_STYLES; style++)
    {
      il_view_set_style (fixture->view, style);
      count_again (fixture, &other);
      g_assert_cmpmem (&other, sizeof other, &light, sizeof light);
    }
  g_assert_cmpuint (light.of[GSK_CAIRO_NODE], ==, 0);
}

static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  NodeCount count;

  show (fixture, &count);
  gtk_test_accessible_assert_role (fixture->lane, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->lane, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Event loop, one thread");
}

int
main (int    argc,
      char **argv)
{
  display_test_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/loop-lane/nothing", test_nothing);
  ADD ("/loop-lane/turns", test_turns);
  ADD ("/loop-lane/wide", test_wide);
  ADD ("/loop-lane/hold", test_hold);
  ADD ("/loop-lane/million", test_million);
  ADD ("/loop-lane/replay", test_replay);
  ADD ("/loop-lane/styles", test_styles);
  ADD ("/loop-lane/accessible", test_accessible);

  return g_test_run ();
}
