/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include "display-test.h"
#include "timeline/il-lane.h"
#include "view-fixture.h"

#define HEIGHT 92
#define N_TRACKS 3

/* Two at once, and when the first has ended the third, which ends last: the
 * path goes from 0 to 2, past 1. */
static void
record (ViewFixture *fixture)
{
  fixture->recording = il_recording_new (IL_MODE_TOGETHER, 2);
  for (guint i = 0; i < N_TRACKS; i++)
    il_recording_add (fixture->recording, "http://127.0.0.1/", IL_SIZE_UNKNOWN);
  il_recording_start (fixture->recording, g_get_monotonic_time ());
  fake_track_receive (il_recording_get_track (fixture->recording, 0), 0, 1000 * FAKE_MS, 0);
  fake_track_receive (il_recording_get_track (fixture->recording, 1), 0, 1500 * FAKE_MS, 0);
  fake_recording_end (fixture->recording, il_recording_get_track (fixture->recording, 0),
                      1000 * FAKE_MS, -1);
  fake_track_receive (il_recording_get_track (fixture->recording, 2), 1000 * FAKE_MS,
                      2000 * FAKE_MS, 0);
  fake_recording_end (fixture->recording, il_recording_get_track (fixture->recording, 1),
                      1500 * FAKE_MS, -1);
  fake_recording_end (fixture->recording, il_recording_get_track (fixture->recording, 2),
                      2000 * FAKE_MS, -1);
  il_recording_finish (fixture->recording);
}

static void
show (ViewFixture *fixture,
      guint        index)
{
  GtkWidget *lane = il_lane_new ();

  record (fixture);
  il_lane_set_track (IL_LANE (lane), il_recording_get_track (fixture->recording, index));
  view_fixture_show (fixture, lane, VIEW_FIXTURE_WIDTH, HEIGHT);
}

/* How many nodes of a kind the path adds. */
static int
count_more (ViewFixture       *fixture,
            GskRenderNodeType  type)
{
  NodeCount with, without;

  il_view_set_show_path (fixture->view, FALSE);
  view_fixture_count (fixture, &without);
  il_view_set_show_path (fixture->view, TRUE);
  view_fixture_count (fixture, &with);
  g_assert_cmpuint (with.of[GSK_CAIRO_NODE], ==, 0);

  return (int) with.of[type] - (int) without.of[type];
}

static void
seek (ViewFixture *fixture,
      gint64       time)
{
  il_playhead_seek (il_view_get_playhead (fixture->view), time);
}

static void
test_departure (ViewFixture   *fixture,
                gconstpointer  data)
{
  show (fixture, 0);

  g_assert_cmpint (count_more (fixture, GSK_BORDER_NODE), ==, 1);
  g_assert_cmpint (count_more (fixture, GSK_COLOR_NODE), ==, 1);
  g_assert_cmpint (count_more (fixture, GSK_TEXTURE_NODE), ==, 0);
}

static void
test_passing (ViewFixture   *fixture,
              gconstpointer  data)
{
  show (fixture, 1);

  g_assert_cmpint (count_more (fixture, GSK_BORDER_NODE), ==, 0);
  g_assert_cmpint (count_more (fixture, GSK_COLOR_NODE), ==, 1);

  /* Pale, where it will pass. */
  seek (fixture, 999 * FAKE_MS);
  g_assert_cmpint (count_more (fixture, GSK_COLOR_NODE), ==, 1);
}

static void
test_arrival (ViewFixture   *fixture,
              gconstpointer  data)
{
  show (fixture, 2);

  g_assert_cmpint (count_more (fixture, GSK_BORDER_NODE), ==, 1);
  g_assert_cmpint (count_more (fixture, GSK_COLOR_NODE), ==, 1);
  g_assert_cmpint (count_more (fixture, GSK_TEXTURE_NODE), ==, 1);

  /* Half played: what was, and all of it pale behind a clip. */
  seek (fixture, 1500 * FAKE_MS);
  g_assert_cmpint (count_more (fixture, GSK_BORDER_NODE), ==, 2);

  /* Lanes that do not touch have no links. */
  il_view_set_narrow (fixture->view, TRUE);
  g_assert_cmpint (count_more (fixture, GSK_BORDER_NODE), ==, 2);
  g_assert_cmpint (count_more (fixture, GSK_COLOR_NODE), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  display_test_init (&argc, &argv);

  VIEW_FIXTURE_ADD ("/lane-path/departure", test_departure);
  VIEW_FIXTURE_ADD ("/lane-path/passing", test_passing);
  VIEW_FIXTURE_ADD ("/lane-path/arrival", test_arrival);

  return g_test_run ();
}
