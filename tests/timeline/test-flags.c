/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include "display-test.h"
#include "timeline/il-lane.h"
#include "timeline/il-ruler.h"
#include "view-fixture.h"

#define RULER_HEIGHT 38
#define LANE_HEIGHT 92

static void
record (ViewFixture *fixture)
{
  fixture->recording = fake_recording_new (1);
  fake_track_receive (il_recording_get_track (fixture->recording, 0), 0, 2000 * FAKE_MS, 5);
  fake_recording_end (fixture->recording, il_recording_get_track (fixture->recording, 0),
                      2000 * FAKE_MS, -1);
  il_recording_finish (fixture->recording);
}

static void
test_ruler (ViewFixture   *fixture,
            gconstpointer  data)
{
  NodeCount without, one, both;

  record (fixture);
  view_fixture_show (fixture, il_ruler_new (), VIEW_FIXTURE_WIDTH, RULER_HEIGHT);
  view_fixture_count (fixture, &without);
  il_view_set_flag (fixture->view, IL_FLAG_IDEAL, 500 * FAKE_MS);
  view_fixture_count (fixture, &one);
  il_view_set_flag (fixture->view, IL_FLAG_GUESS, 1500 * FAKE_MS);
  view_fixture_count (fixture, &both);

  /* Each has a word with an edge, and takes the place of one label or two. */
  g_assert_cmpuint (one.of[GSK_BORDER_NODE], ==, 1);
  g_assert_cmpuint (both.of[GSK_BORDER_NODE], ==, 2);
  g_assert_cmpuint (both.of[GSK_ROUNDED_CLIP_NODE], ==, without.of[GSK_ROUNDED_CLIP_NODE] + 2);
  g_assert_cmpuint (both.of[GSK_TEXT_NODE], <=, without.of[GSK_TEXT_NODE]);
  g_assert_cmpuint (both.of[GSK_TEXT_NODE], >=, without.of[GSK_TEXT_NODE] - 2);
}

/* Times are said to those who do not see the flags. */
static void
test_told (ViewFixture   *fixture,
           gconstpointer  data)
{
  record (fixture);
  view_fixture_show (fixture, il_ruler_new (), VIEW_FIXTURE_WIDTH, RULER_HEIGHT);
  g_assert_null (gtk_widget_get_tooltip_text (fixture->widget));

  il_view_set_flag (fixture->view, IL_FLAG_IDEAL, 1850 * FAKE_MS);
  il_view_set_flag (fixture->view, IL_FLAG_GUESS, 3000 * FAKE_MS);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (fixture->widget), ==,
                   "Ideal at 1.85 s. Guess at 3.00 s.");
  gtk_test_accessible_assert_property (fixture->widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Ideal at 1.85 s. Guess at 3.00 s.");

  il_view_set_flag (fixture->view, IL_FLAG_IDEAL, IL_TIME_NONE);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (fixture->widget), ==, "Guess at 3.00 s.");
  il_view_set_flag (fixture->view, IL_FLAG_GUESS, IL_TIME_NONE);
  g_assert_null (gtk_widget_get_tooltip_text (fixture->widget));
}

/* A dashed line each through the lanes, in two parts where the end time stands. */
static void
test_lane (ViewFixture   *fixture,
           gconstpointer  data)
{
  GtkWidget *lane = il_lane_new ();
  NodeCount without, one, both;

  record (fixture);
  il_lane_set_track (IL_LANE (lane), il_recording_get_track (fixture->recording, 0));
  view_fixture_show (fixture, lane, VIEW_FIXTURE_WIDTH, LANE_HEIGHT);
  view_fixture_count (fixture, &without);
  il_view_set_flag (fixture->view, IL_FLAG_IDEAL, 500 * FAKE_MS);
  view_fixture_count (fixture, &one);
  il_view_set_flag (fixture->view, IL_FLAG_GUESS, 2050 * FAKE_MS);
  view_fixture_count (fixture, &both);

  g_assert_cmpuint (one.of[GSK_REPEAT_NODE], ==, without.of[GSK_REPEAT_NODE] + 1);
  g_assert_cmpuint (both.of[GSK_REPEAT_NODE], ==, without.of[GSK_REPEAT_NODE] + 3);
}

/* Without a recording, and where there is no room at all. */
static void
test_extremes (ViewFixture   *fixture,
               gconstpointer  data)
{
  NodeCount count;

  il_view_set_flag (fixture->view, IL_FLAG_IDEAL, 0);
  il_view_set_flag (fixture->view, IL_FLAG_GUESS, G_GINT64_CONSTANT (24) * 3600 * 1000000);
  view_fixture_show (fixture, il_ruler_new (), VIEW_FIXTURE_WIDTH, RULER_HEIGHT);
  view_fixture_count (fixture, &count);
  g_assert_cmpuint (count.of[GSK_BORDER_NODE], ==, 2);

  gtk_widget_set_halign (fixture->widget, GTK_ALIGN_START);
  gtk_widget_set_size_request (fixture->widget, 1, -1);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_cmpint (gtk_widget_get_width (fixture->widget), ==, 1);
  view_fixture_count (fixture, &count);
  g_assert_cmpuint (count.of[GSK_BORDER_NODE], ==, 0);
}

int
main (int    argc,
      char **argv)
{
  display_test_init (&argc, &argv);

  VIEW_FIXTURE_ADD ("/flags/ruler", test_ruler);
  VIEW_FIXTURE_ADD ("/flags/told", test_told);
  VIEW_FIXTURE_ADD ("/flags/lane", test_lane);
  VIEW_FIXTURE_ADD ("/flags/extremes", test_extremes);

  return g_test_run ();
}
