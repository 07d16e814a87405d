/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include "display-test.h"
#include "timeline/il-flight-lane.h"
#include "timeline/il-throughput-lane.h"
#include "view-fixture.h"

static void
end (ViewFixture *fixture,
     guint        index,
     gint64       time)
{
  fake_recording_end (fixture->recording, il_recording_get_track (fixture->recording, index), time,
                      -1);
}

/* Two at once, and a third one when the first has ended. */
static void
record (ViewFixture *fixture,
        guint        limit)
{
  fixture->recording = il_recording_new (IL_MODE_TOGETHER, limit);
  for (guint i = 0; i < 3; i++)
    il_recording_add (fixture->recording, "http://127.0.0.1/", IL_SIZE_UNKNOWN);
  il_recording_start (fixture->recording, g_get_monotonic_time () - 2500 * FAKE_MS);
  fake_track_receive (il_recording_get_track (fixture->recording, 0), 0, 1000 * FAKE_MS, 50);
  fake_track_receive (il_recording_get_track (fixture->recording, 1), 0, 1500 * FAKE_MS, 50);
  end (fixture, 0, 1000 * FAKE_MS);
  fake_track_receive (il_recording_get_track (fixture->recording, 2), 1000 * FAKE_MS,
                      2000 * FAKE_MS, 100);
  end (fixture, 1, 1500 * FAKE_MS);
}

static void
finish (ViewFixture *fixture)
{
  end (fixture, 2, 2000 * FAKE_MS);
  il_recording_finish (fixture->recording);
}

static void
show (ViewFixture *fixture,
      GtkWidget   *lane)
{
  view_fixture_show (fixture, lane, VIEW_FIXTURE_WIDTH, IL_SLIM_HEIGHT);
}

/* The lane that a test is about. */
static GtkWidget *
new_lane (gconstpointer data)
{
  return data != NULL ? il_flight_lane_new () : il_throughput_lane_new ();
}

static void
seek (ViewFixture *fixture,
      gint64       time)
{
  il_playhead_seek (il_view_get_playhead (fixture->view), time);
}

static GBytes *
serialize (ViewFixture *fixture)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gtk_test_widget_wait_for_draw (fixture->window);
  paintable = gtk_widget_paintable_new (fixture->widget);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (fixture->widget),
                          gtk_widget_get_height (fixture->widget));
  node = gtk_snapshot_to_node (snapshot);

  return gsk_render_node_serialize (node);
}

static void
assert_text (ViewFixture *fixture,
             const char  *expected)
{
  g_autofree char *text = il_slim_lane_dup_text (IL_SLIM_LANE (fixture->widget));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_flight (ViewFixture   *fixture,
             gconstpointer  data)
{
  NodeCount count;

  record (fixture, 0);
  finish (fixture);
  show (fixture, il_flight_lane_new ());
  view_fixture_count (fixture, &count);

  /* Two figures; two heights: areas, outlines and risers; the baseline, the
   * playhead, and the grid at 0.2 to 2.2 s. No limit. */
  g_assert_cmpuint (count.of[GSK_TEXT_NODE], ==, 2);
  g_assert_cmpuint (count.of[GSK_REPEAT_NODE], ==, 0);
  g_assert_cmpuint (count.of[GSK_COLOR_NODE], >=, 2 * 2 + 2 + 2 + 10);
  g_assert_cmpuint (count.of[GSK_COLOR_NODE], <=, 2 * 3 + 2 + 2 * 13);
  g_assert_cmpuint (count.of[GSK_CAIRO_NODE], ==, 0);
  assert_text (fixture, "0 in flight · at most 2");

  seek (fixture, 1200 * FAKE_MS);
  assert_text (fixture, "2 in flight · at most 2");
  seek (fixture, 1700 * FAKE_MS);
  assert_text (fixture, "1 in flight · at most 2");
}

static void
test_limit (ViewFixture   *fixture,
            gconstpointer  data)
{
  NodeCount count;

  record (fixture, 2);
  finish (fixture);
  show (fixture, il_flight_lane_new ());
  view_fixture_count (fixture, &count);

  g_assert_cmpuint (count.of[GSK_REPEAT_NODE], ==, 1);
  seek (fixture, 500 * FAKE_MS);
  assert_text (fixture, "2 of 2 in flight · at most 2");
}

/* 100 reads of 100 bytes in 0.9 s at the end, and others before. */
static void
test_throughput (ViewFixture   *fixture,
                 gconstpointer  data)
{
  NodeCount count;

  record (fixture, 0);
  finish (fixture);
  show (fixture, il_throughput_lane_new ());
  view_fixture_count (fixture, &count);

  g_assert_cmpuint (count.of[GSK_TEXT_NODE], ==, 2);
  g_assert_cmpuint (count.of[GSK_CAIRO_NODE], ==, 0);
  g_assert_cmpuint (count.leaves, <, 1000);
  assert_text (fixture, "11 kB/s · at most 16 kB/s");
  seek (fixture, 0);
  assert_text (fixture, "0 B/s · at most 0 B/s");
}

static void
test_accessible (ViewFixture   *fixture,
                 gconstpointer  data)
{
  record (fixture, 2);
  finish (fixture);
  show (fixture, il_flight_lane_new ());

  gtk_test_accessible_assert_role (fixture->widget, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->widget, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "In flight");
  seek (fixture, 500 * FAKE_MS);
  gtk_test_accessible_assert_property (fixture->widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 of 2 in flight now, at most 2");
}

/* Pale is what a replay has not played: all of it at 0, nothing at the end. */
static void
test_ghost (ViewFixture   *fixture,
            gconstpointer  data)
{
  NodeCount count;

  record (fixture, 2);
  finish (fixture);
  show (fixture, new_lane (data));
  view_fixture_count (fixture, &count);
  g_assert_cmpuint (count.of[GSK_OPACITY_NODE], ==, 0);

  for (gint64 time = 0; time < 2000 * FAKE_MS; time += 250 * FAKE_MS)
    {
      seek (fixture, time);
      view_fixture_count (fixture, &count);
      g_assert_cmpuint (count.of[GSK_OPACITY_NODE], ==, 1);
      g_assert_cmpuint (count.leaves, >, 10);
    }
}

/* While live nothing comes after the time; a picture that was frozen stays as
 * it is, whatever comes; and at its end it is that of a replay at its end. */
static void
test_live (ViewFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) frozen = NULL;
  g_autoptr (GBytes) later = NULL;
  g_autoptr (GBytes) live_end = NULL;
  g_autoptr (GBytes) replay_end = NULL;
  NodeCount count;

  record (fixture, 2);
  show (fixture, new_lane (data));
  g_assert_true (il_playhead_is_live (il_view_get_playhead (fixture->view)));
  view_fixture_count (fixture, &count);
  g_assert_cmpuint (count.of[GSK_OPACITY_NODE], ==, 0);

  il_playhead_pause (il_view_get_playhead (fixture->view));
  frozen = serialize (fixture);
  il_track_add_read (il_recording_get_track (fixture->recording, 2), 60000 * FAKE_MS, 1000000, 5);
  later = serialize (fixture);
  g_assert_true (g_bytes_equal (frozen, later));

  end (fixture, 2, 70000 * FAKE_MS);
  il_recording_finish (fixture->recording);
  il_playhead_follow (il_view_get_playhead (fixture->view));
  il_playhead_advance (il_view_get_playhead (fixture->view), 1);
  live_end = serialize (fixture);

  seek (fixture, 500 * FAKE_MS);
  gtk_test_widget_wait_for_draw (fixture->window);
  seek (fixture, 70000 * FAKE_MS);
  replay_end = serialize (fixture);
  g_assert_true (g_bytes_equal (live_end, replay_end));
}

/* Drawing depends on pixels, whatever the recording holds. */
static void
test_many (ViewFixture   *fixture,
           gconstpointer  data)
{
  NodeCount count;

  fixture->recording = fake_recording_new (1000);
  for (guint i = 0; i < 1000; i++)
    {
      fake_track_receive (il_recording_get_track (fixture->recording, i), i * 10 * FAKE_MS,
                          i * 10 * FAKE_MS + 900 * FAKE_MS, 1000);
      end (fixture, i, i * 10 * FAKE_MS + 900 * FAKE_MS);
    }
  il_recording_finish (fixture->recording);
  show (fixture, new_lane (data));
  view_fixture_count (fixture, &count);

  g_assert_cmpuint (count.leaves, >, 30);
  g_assert_cmpuint (count.leaves, <, 4 * VIEW_FIXTURE_WIDTH);
}

/* No recording, none of any length, nothing in it, and no room. */
static void
test_extremes (ViewFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (IlRecording) empty = il_recording_new (IL_MODE_TOGETHER, 0);
  NodeCount count;

  show (fixture, new_lane (data));
  assert_text (fixture, "");

  il_view_set_recording (fixture->view, empty);
  view_fixture_count (fixture, &count);
  il_recording_start (empty, g_get_monotonic_time ());
  il_recording_finish (empty);
  il_view_set_recording (fixture->view, empty);
  view_fixture_count (fixture, &count);
  assert_text (fixture, data != NULL ? "0 in flight · at most 0" : "0 B/s · at most 0 B/s");

  record (fixture, 0);
  finish (fixture);
  il_view_set_recording (fixture->view, fixture->recording);
  for (double width = 1; width < 400; width *= 2)
    {
      il_view_set_width (fixture->view, width);
      seek (fixture, 700 * FAKE_MS);
      view_fixture_count (fixture, &count);
      g_assert_cmpuint (count.leaves, <, 400);
    }
}

int
main (int    argc,
      char **argv)
{
  display_test_init (&argc, &argv);

#define ADD_BOTH(name, func) \
  g_test_add ("/flight-lane/" name, ViewFixture, "flight", view_fixture_set_up, func, \
              view_fixture_tear_down); \
  g_test_add ("/throughput-lane/" name, ViewFixture, NULL, view_fixture_set_up, func, \
              view_fixture_tear_down)

  VIEW_FIXTURE_ADD ("/flight-lane/figures", test_flight);
  VIEW_FIXTURE_ADD ("/flight-lane/limit", test_limit);
  VIEW_FIXTURE_ADD ("/flight-lane/accessible", test_accessible);
  VIEW_FIXTURE_ADD ("/throughput-lane/figures", test_throughput);
  ADD_BOTH ("ghost", test_ghost);
  ADD_BOTH ("live", test_live);
  ADD_BOTH ("many", test_many);
  ADD_BOTH ("extremes", test_extremes);

  return g_test_run ();
}
