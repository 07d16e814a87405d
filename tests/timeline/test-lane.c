/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include "display-test.h"
#include "fake-recording.h"
#include "node-count.h"
#include "timeline/il-lane.h"
#include "timeline/il-line-strip.h"
#include "timeline/il-ruler.h"

#define WIDTH 800
#define HEIGHT 92

typedef struct
{
  IlView *view;
  IlRecording *recording;
  IlTrack *track;
  GtkWidget *window;
  GtkWidget *widget;
} Fixture;

static void
show (Fixture   *fixture,
      GtkWidget *widget)
{
  fixture->widget = widget;
  fixture->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->view = il_view_new ();
  fixture->recording = fake_recording_new (1);
  fixture->track = il_recording_get_track (fixture->recording, 0);
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

static void
show_lane (Fixture   *fixture,
           NodeCount *count)
{
  GtkWidget *lane = il_lane_new ();

  il_view_set_recording (fixture->view, fixture->recording);
  il_view_widget_set_view (IL_VIEW_WIDGET (lane), fixture->view);
  il_lane_set_track (IL_LANE (lane), fixture->track);
  show (fixture, lane);
  node_count_init_widget (count, lane);
}

static void
finish (Fixture *fixture,
        gint64   end,
        int      code)
{
  fake_recording_end (fixture->recording, fixture->track, end, code);
  il_recording_finish (fixture->recording);
}

static void
test_queued (Fixture       *fixture,
             gconstpointer  data)
{
  NodeCount count;

  g_usleep (20000);
  show_lane (fixture, &count);

  g_assert_cmpuint (count.of[GSK_REPEAT_NODE], ==, 1);
  g_assert_cmpuint (count.of[GSK_BORDER_NODE], ==, 0);
  g_assert_cmpuint (count.of[GSK_ROUNDED_CLIP_NODE], ==, 0);
}

static void
test_done (Fixture       *fixture,
           gconstpointer  data)
{
  NodeCount with_lines, without;

  fake_track_receive (fixture->track, 100 * FAKE_MS, 2000 * FAKE_MS, 30);
  finish (fixture, 2000 * FAKE_MS, -1);
  show_lane (fixture, &with_lines);
  il_view_set_show_lines (fixture->view, FALSE);
  gtk_test_widget_wait_for_draw (fixture->window);
  node_count_init_widget (&without, fixture->widget);

  /* Queued dots and two hatches; one border for them, one for the bar, one
   * for the tag; index and end time, and a digit on each of the sparse marks
   * but the first, which stands at the bar's very edge. */
  g_assert_cmpuint (with_lines.of[GSK_REPEAT_NODE], ==, 3);
  g_assert_cmpuint (with_lines.of[GSK_BORDER_NODE], ==, 3);
  g_assert_cmpuint (with_lines.of[GSK_TEXT_NODE], ==, 31);
  g_assert_cmpuint (without.of[GSK_TEXT_NODE], ==, 2);
  g_assert_cmpuint (with_lines.of[GSK_COLOR_NODE], ==, without.of[GSK_COLOR_NODE] + 30);
}

/* Drawing depends on pixels: a million lines cost no more than the columns. */
static void
test_million_lines (Fixture       *fixture,
                    gconstpointer  data)
{
  NodeCount count;

  fake_track_receive (fixture->track, 0, 3000 * FAKE_MS, 1000000);
  finish (fixture, 3000 * FAKE_MS, -1);
  show_lane (fixture, &count);

  g_assert_cmpuint (count.leaves, >, 300);
  g_assert_cmpuint (count.leaves, <, WIDTH);
}

static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  NodeCount count;

  fake_track_receive (fixture->track, 0, 2000 * FAKE_MS, 100);
  finish (fixture, 2000 * FAKE_MS, IL_ERROR_CUT_BODY);
  show_lane (fixture, &count);

  /* Two hatches, and the texture of the 45 degree cut; no end time. */
  g_assert_cmpuint (count.of[GSK_TEXTURE_NODE], ==, 3);
  g_assert_cmpuint (count.of[GSK_TEXT_NODE], ==, 1);
  g_assert_cmpuint (count.of[GSK_TRANSFORM_NODE], >=, 2);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  NodeCount count;

  fake_track_receive (fixture->track, 0, 2000 * FAKE_MS, 5);
  finish (fixture, 2000 * FAKE_MS, IL_ERROR_CANCELLED);
  show_lane (fixture, &count);

  g_assert_cmpuint (count.of[GSK_LINEAR_GRADIENT_NODE], ==, 1);
}

/* No cairo anywhere: what is drawn goes to the renderer as nodes. */
static void
test_no_cairo (Fixture       *fixture,
               gconstpointer  data)
{
  NodeCount count;

  fake_track_receive (fixture->track, 0, 2000 * FAKE_MS, 100);
  finish (fixture, 2000 * FAKE_MS, -1);
  show_lane (fixture, &count);

  g_assert_cmpuint (count.of[GSK_CAIRO_NODE], ==, 0);
}

static void
test_lane_accessible (Fixture       *fixture,
                      gconstpointer  data)
{
  NodeCount count;

  fake_track_receive (fixture->track, 0, 2000 * FAKE_MS, 5);
  finish (fixture, 2000 * FAKE_MS, -1);
  show_lane (fixture, &count);

  gtk_test_accessible_assert_role (fixture->widget, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->widget, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Download 0, 0, 127.0.0.1");
}

static void
test_ruler (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *ruler = il_ruler_new ();
  NodeCount count;

  fake_track_receive (fixture->track, 0, 2000 * FAKE_MS, 5);
  finish (fixture, 2000 * FAKE_MS, -1);
  il_view_set_recording (fixture->view, fixture->recording);
  il_view_widget_set_view (IL_VIEW_WIDGET (ruler), fixture->view);
  show (fixture, ruler);
  node_count_init_widget (&count, ruler);

  /* 2 s on 5/6 of 800 px: labels each 0.2 s from 0 to 2.2, that at 2.0 hidden
   * by the pill, which has a text of its own. */
  g_assert_cmpuint (count.of[GSK_TEXT_NODE], ==, 12);
  g_assert_cmpuint (count.of[GSK_ROUNDED_CLIP_NODE], ==, 1);
}

static void
test_strip (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *strip = il_line_strip_new ();
  g_autofree char *text = NULL;
  NodeCount count;

  fake_track_receive (fixture->track, 0, 2000 * FAKE_MS, 5);
  finish (fixture, 2000 * FAKE_MS, -1);
  il_view_set_recording (fixture->view, fixture->recording);
  il_view_widget_set_view (IL_VIEW_WIDGET (strip), fixture->view);
  show (fixture, strip);
  node_count_init_widget (&count, strip);
  text = il_line_strip_dup_text (IL_LINE_STRIP (strip));

  g_assert_cmpstr (text, ==, "0 0 0 0 0");
  g_assert_cmpuint (count.of[GSK_TEXT_NODE], ==, 5);
}

/* Thousands of lines per second cost what fits on the strip. */
static void
test_strip_many (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *strip = il_line_strip_new ();
  NodeCount count;

  fake_track_receive (fixture->track, 0, 2000 * FAKE_MS, 500000);
  finish (fixture, 2000 * FAKE_MS, -1);
  il_view_set_recording (fixture->view, fixture->recording);
  il_view_widget_set_view (IL_VIEW_WIDGET (strip), fixture->view);
  show (fixture, strip);
  node_count_init_widget (&count, strip);

  g_assert_cmpuint (count.of[GSK_TEXT_NODE], >, 50);
  g_assert_cmpuint (count.of[GSK_TEXT_NODE], <, 300);
}

int
main (int    argc,
      char **argv)
{
  display_test_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/lane/queued", test_queued);
  ADD ("/lane/done", test_done);
  ADD ("/lane/million-lines", test_million_lines);
  ADD ("/lane/failed", test_failed);
  ADD ("/lane/cancelled", test_cancelled);
  ADD ("/lane/no-cairo", test_no_cairo);
  ADD ("/lane/accessible", test_lane_accessible);
  ADD ("/ruler/labels", test_ruler);
  ADD ("/strip/text", test_strip);
  ADD ("/strip/many", test_strip_many);

  return g_test_run ();
}
