/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-recording.h"
#include "timeline/il-frame-pace.h"
#include "timeline/il-lane-layout.h"
#include "timeline/il-view.h"

#define WIDTH 800.0

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_layout_boxes (void)
{
  g_autoptr (IlRecording) recording = fake_recording_new (1);
  g_autoptr (IlTimeScale) scale = il_time_scale_new ();
  IlTrack *track = il_recording_get_track (recording, 0);
  IlLaneLayout layout;

  fake_track_receive (track, 50 * FAKE_MS, 500 * FAKE_MS, 40);
  fake_recording_end (recording, track, 500 * FAKE_MS, -1);
  il_time_scale_set (scale, 0, 1000);
  il_lane_layout_init (&layout, track, 500 * FAKE_MS, scale, WIDTH);

  g_assert_cmpuint (layout.n_boxes, ==, 4);
  g_assert_cmpint (layout.boxes[0].state, ==, IL_STATE_QUEUED);
  g_assert_cmpint (layout.boxes[1].state, ==, IL_STATE_CONNECTING);
  g_assert_cmpint (layout.boxes[2].state, ==, IL_STATE_WAITING);
  g_assert_cmpint (layout.boxes[3].state, ==, IL_STATE_RECEIVING);
  g_assert_cmpfloat (layout.boxes[3].x0, ==, 150);
  g_assert_cmpfloat (layout.boxes[3].x1, ==, 500);
  g_assert_cmpfloat (layout.end, ==, 500);
  g_assert_cmpint (layout.state, ==, IL_STATE_DONE);
}

/* Whatever the zoom, boxes touch, and a document is never too short to see. */
static void
test_layout_random (void)
{
  g_autoptr (IlRecording) recording = fake_recording_new (1);
  g_autoptr (IlTimeScale) scale = il_time_scale_new ();
  IlTrack *track = il_recording_get_track (recording, 0);

  fake_track_receive (track, 50 * FAKE_MS, 500 * FAKE_MS, 40);
  fake_recording_end (recording, track, 500 * FAKE_MS, -1);

  for (guint i = 0; i < 2000; i++)
    {
      IlLaneLayout layout;

      il_time_scale_set (scale, 0, g_test_rand_double_range (1, 1e6));
      il_lane_layout_init (&layout, track, g_test_rand_int_range (0, 1000000), scale, WIDTH);
      for (guint b = 1; b < layout.n_boxes; b++)
        g_assert_cmpfloat_with_epsilon (layout.boxes[b].x0, layout.boxes[b - 1].x1, .001);
      for (guint b = 0; b < layout.n_boxes; b++)
        {
          g_assert_cmpfloat (layout.boxes[b].x1, >=, layout.boxes[b].x0);
          g_assert_cmpfloat (layout.boxes[b].x1, <=, WIDTH + 100);
          if (layout.boxes[b].state == IL_STATE_RECEIVING)
            g_assert_cmpfloat (layout.boxes[b].x1 - layout.boxes[b].x0, >=, 1.999);
        }
    }
}

/* Every line is in exactly one column, at any zoom, and none too early. */
static void
test_marks_sum (void)
{
  g_autoptr (IlRecording) recording = fake_recording_new (1);
  g_autoptr (IlTimeScale) scale = il_time_scale_new ();
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (IlMarkColumn));
  IlTrack *track = il_recording_get_track (recording, 0);

  fake_track_receive (track, 0, 500 * FAKE_MS, 997);

  for (guint i = 0; i < 500; i++)
    {
      gint64 time = g_test_rand_int_range (100000, 600000);
      guint64 sum = 0;
      IlLaneBox box;

      il_time_scale_set (scale, 0, g_test_rand_double_range (200, 50000));
      box = (IlLaneBox) { IL_STATE_RECEIVING, il_time_scale_to_x (scale, 100000),
                          il_time_scale_to_x (scale, time) };
      il_lane_layout_list_marks (&box, track, time, scale, columns);
      for (guint c = 0; c < columns->len; c++)
        {
          const IlMarkColumn *column = &g_array_index (columns, IlMarkColumn, c);

          sum += column->lines;
          g_assert_cmpfloat (column->x, <=, box.x1);
          if (c > 0)
            g_assert_cmpfloat (column->x, >, (column - 1)->x);
        }
      g_assert_cmpuint (sum, ==, il_arrivals_lines_at (il_track_get_arrivals (track), time));
    }
}

static void
test_mark_looks (void)
{
  g_assert_cmpfloat (il_mark_stretch (1), ==, 1);
  g_assert_cmpfloat (il_mark_stretch (4), ==, 1.3);
  g_assert_cmpfloat (il_mark_stretch (G_MAXUINT64), ==, 1.65);
  g_assert_cmpfloat (il_mark_opacity (1), ==, .8);
  g_assert_cmpfloat (il_mark_opacity (3), ==, .88);
  g_assert_cmpfloat (il_mark_opacity (16), ==, 1);
}

static void
test_view_scale (void)
{
  g_autoptr (IlView) view = il_view_new ();
  g_autoptr (IlRecording) recording = fake_recording_new (1);
  IlTrack *track = il_recording_get_track (recording, 0);
  IlTimeScale *scale = il_view_get_scale (view);

  il_view_set_width (view, WIDTH);
  il_view_set_recording (view, recording);
  g_assert_true (il_playhead_is_live (il_view_get_playhead (view)));
  g_assert_cmpfloat_with_epsilon (il_time_scale_to_x (scale, 1000000), WIDTH, .001);

  fake_track_receive (track, 0, 2200 * FAKE_MS, 10);
  fake_recording_end (recording, track, 2200 * FAKE_MS, -1);
  il_recording_finish (recording);
  il_playhead_advance (il_view_get_playhead (view), 1);

  g_assert_cmpint (il_view_get_time (view), ==, 2200 * FAKE_MS);
  g_assert_false (il_playhead_is_live (il_view_get_playhead (view)));
  g_assert_cmpfloat_with_epsilon (il_time_scale_to_x (scale, 2200 * FAKE_MS), WIDTH * 5 / 6, .001);
}

static void
test_view_changed (void)
{
  g_autoptr (IlView) view = il_view_new ();
  guint count = 0;

  g_signal_connect_swapped (view, "changed", G_CALLBACK (count_cb), &count);
  il_view_set_show_lines (view, FALSE);
  g_assert_cmpuint (count, ==, 1);
  il_view_set_show_lines (view, FALSE);
  il_view_set_style (view, IL_STYLE_LIGHT);
  il_view_set_narrow (view, FALSE);
  g_assert_cmpuint (count, ==, 1);
  il_view_set_style (view, IL_STYLE_DARK);
  il_view_set_narrow (view, TRUE);
  g_assert_cmpuint (count, ==, 3);
}

/* Whatever a frame costs, at least half of the time is left to read. */
static void
test_frame_pace (void)
{
  for (guint i = 0; i < 200; i++)
    {
      IlFramePace pace = { 0 };
      gint64 cost = g_test_rand_int_range (1, 200000), now = 1, drawing = 0;

      for (guint tick = 0; tick < 500; tick++)
        {
          if (il_frame_pace_begin (&pace, now, 0))
            {
              now += cost;
              drawing += cost;
              il_frame_pace_end (&pace, now);
            }
          else
            {
              now += 16667;
            }
        }

      g_assert_cmpint (drawing, >, 0);
      g_assert_cmpint (drawing, <=, now / 2 + cost);
    }
}

static void
test_frame_pace_interval (void)
{
  IlFramePace pace = { 0 };

  g_assert_true (il_frame_pace_begin (&pace, 1000, 250000));
  il_frame_pace_end (&pace, 2000);
  g_assert_false (il_frame_pace_begin (&pace, 250999, 250000));
  g_assert_true (il_frame_pace_begin (&pace, 251000, 250000));
}

static void
test_tag_place (void)
{
  g_autoptr (IlView) view = il_view_new ();
  g_autoptr (IlRecording) recording = fake_recording_new (2);

  il_view_set_width (view, WIDTH);
  for (guint i = 0; i < 2; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      fake_track_receive (track, 0, 1000 * FAKE_MS, 10);
      fake_recording_end (recording, track, 1000 * FAKE_MS, -1);
    }
  il_recording_finish (recording);
  il_view_set_recording (view, recording);

  /* Fitted: 90 ms of waiting have 60 px. */
  g_assert_cmpint (il_view_get_tag_place (view), ==, IL_TAG_WAITING);
  il_view_set_width (view, 200);
  g_assert_cmpint (il_view_get_tag_place (view), ==, IL_TAG_HEAD);
  il_view_set_width (view, 30);
  g_assert_cmpint (il_view_get_tag_place (view), ==, IL_TAG_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lane-layout/boxes", test_layout_boxes);
  g_test_add_func ("/lane-layout/random", test_layout_random);
  g_test_add_func ("/lane-layout/marks-sum", test_marks_sum);
  g_test_add_func ("/lane-layout/mark-looks", test_mark_looks);
  g_test_add_func ("/view/scale", test_view_scale);
  g_test_add_func ("/view/changed", test_view_changed);
  g_test_add_func ("/view/tag-place", test_tag_place);
  g_test_add_func ("/frame-pace/half", test_frame_pace);
  g_test_add_func ("/frame-pace/interval", test_frame_pace_interval);

  return g_test_run ();
}
