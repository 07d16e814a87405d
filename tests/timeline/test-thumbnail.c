/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-thumbnail.h"

#include "display-test.h"
#include "fake-recording.h"
#include "node-count.h"
#include "recording/il-error.h"
#include "timeline/il-thumbnail-layout.h"

#define SECOND (1000 * FAKE_MS)

/* Track i waits from i x 10 ms on, and receives 100 ms later. */
static IlRecording *
create_run (guint n)
{
  IlRecording *recording = fake_recording_new (n);

  for (guint i = 0; i < n; i++)
    fake_track_receive (il_recording_get_track (recording, i), i * 10 * FAKE_MS,
                        SECOND + i * 10 * FAKE_MS, 10);
  for (guint i = 0; i < n; i++)
    fake_recording_end (recording, il_recording_get_track (recording, i),
                        SECOND + i * 10 * FAKE_MS, -1);
  il_recording_finish (recording);

  return recording;
}

static const IlThumbnailBox *
box_at (GArray *boxes,
        guint   index)
{
  g_assert_cmpuint (index, <, boxes->len);

  return &g_array_index (boxes, IlThumbnailBox, index);
}

static void
check_box (const IlThumbnailBox *box,
           guint                 track,
           gboolean              received,
           double                x,
           double                y,
           double                width,
           double                height)
{
  g_assert_cmpuint (box->track, ==, track);
  g_assert_cmpint (box->received, ==, received);
  g_assert_cmpfloat_with_epsilon (box->x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (box->y, y, 1e-6);
  g_assert_cmpfloat_with_epsilon (box->width, width, 1e-6);
  g_assert_cmpfloat_with_epsilon (box->height, height, 1e-6);
}

/* Bars of 5 px, gaps of 3, waiting half as high in the middle. */
static void
test_few (void)
{
  g_autoptr (IlRecording) recording = create_run (3);
  int height = il_thumbnail_get_natural_height (3);
  g_autoptr (GArray) boxes = il_thumbnail_layout_new (recording, 2 * SECOND, 200, height);

  g_assert_cmpint (height, ==, 21);
  g_assert_cmpuint (boxes->len, ==, 6);
  check_box (box_at (boxes, 0), 0, FALSE, 0, 1, 10, 2);
  check_box (box_at (boxes, 1), 0, TRUE, 10, 0, 90, 5);
  check_box (box_at (boxes, 2), 1, FALSE, 1, 9, 10, 2);
  check_box (box_at (boxes, 3), 1, TRUE, 11, 8, 90, 5);
  check_box (box_at (boxes, 5), 2, TRUE, 12, 16, 90, 5);
}

static void
test_heights (void)
{
  g_assert_cmpint (il_thumbnail_get_natural_height (0), ==, 5);
  g_assert_cmpint (il_thumbnail_get_natural_height (1), ==, 5);
  g_assert_cmpint (il_thumbnail_get_natural_height (5), ==, 37);
  g_assert_cmpint (il_thumbnail_get_natural_height (6), ==, IL_THUMBNAIL_MAX_HEIGHT);
  g_assert_cmpint (il_thumbnail_get_natural_height (10000), ==, IL_THUMBNAIL_MAX_HEIGHT);
}

/* All in the picture, in order, not over each other, and not too many. */
static void
check_inside (GArray *boxes,
              double  width,
              int     height)
{
  g_assert_cmpuint (boxes->len, <=, 2 * height);
  for (guint i = 0; i < boxes->len; i++)
    {
      const IlThumbnailBox *box = box_at (boxes, i);

      g_assert_cmpfloat (box->x, >=, 0);
      g_assert_cmpfloat (box->y, >=, 0);
      g_assert_cmpfloat (box->width, >, 0);
      g_assert_cmpfloat (box->height, >=, 1);
      g_assert_cmpfloat (box->x + box->width, <=, width + 1e-6);
      g_assert_cmpfloat (box->y + box->height, <=, height + 1e-6);
      if (i > 0 && box_at (boxes, i - 1)->track != box->track)
        g_assert_cmpfloat (box->y + box->height, >, box_at (boxes, i - 1)->y);
    }
}

static void
test_many (void)
{
  const guint numbers[] = { 1, 2, 5, 6, 7, 12, 20, 44, 45, 46, 100, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint n = numbers[i];
      g_autoptr (IlRecording) recording = create_run (n);
      gint64 duration = il_recording_get_duration (recording);
      int height = il_thumbnail_get_natural_height (n);
      g_autoptr (GArray) boxes = il_thumbnail_layout_new (recording, duration, 240, height);
      double end = 0;

      check_inside (boxes, 240, height);
      g_assert_cmpuint (boxes->len, ==, 2 * MIN (n, (guint) height));
      for (guint j = 0; j < boxes->len; j++)
        end = MAX (end, box_at (boxes, j)->x + box_at (boxes, j)->width);

      /* Whoever decides the end is seen. */
      g_assert_cmpfloat_with_epsilon (end, 240, 1e-6);
    }
}

/* A span that is too short cuts; what came at once is still to be seen, and
 * what never left the queue is not. */
static void
test_odd (void)
{
  g_autoptr (IlRecording) recording = fake_recording_new (3);
  g_autoptr (GArray) boxes = NULL;
  g_autoptr (GArray) cut = NULL;

  fake_track_receive (il_recording_get_track (recording, 0), 0, 100 * FAKE_MS, 1);
  fake_recording_end (recording, il_recording_get_track (recording, 0), 100 * FAKE_MS + 1, -1);
  fake_track_receive (il_recording_get_track (recording, 1), 500 * FAKE_MS, SECOND, 1);
  fake_recording_end (recording, il_recording_get_track (recording, 1), SECOND, -1);
  fake_recording_end (recording, il_recording_get_track (recording, 2), SECOND,
                      IL_ERROR_CANCELLED);
  il_recording_finish (recording);

  boxes = il_thumbnail_layout_new (recording, SECOND, 100, 21);
  check_inside (boxes, 100, 21);
  g_assert_cmpuint (boxes->len, ==, 4);
  check_box (box_at (boxes, 1), 0, TRUE, 10, 0, 1, 5);

  cut = il_thumbnail_layout_new (recording, 50 * FAKE_MS, 100, 21);
  check_inside (cut, 100, 21);
}

static void
test_nodes (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *thumbnail = il_thumbnail_new ();
  g_autoptr (IlRecording) recording = create_run (1000);
  NodeCount count;

  il_thumbnail_set_recording (IL_THUMBNAIL (thumbnail), recording);
  gtk_window_set_child (GTK_WINDOW (window), thumbnail);
  gtk_widget_set_valign (thumbnail, GTK_ALIGN_START);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  for (IlStyle style = 0; style < IL_N_STYLES; style++)
    {
      il_thumbnail_set_style (IL_THUMBNAIL (thumbnail), style);
      gtk_test_widget_wait_for_draw (window);
      node_count_init_widget (&count, thumbnail);
      g_assert_cmpuint (count.of[GSK_COLOR_NODE], ==, 2 * IL_THUMBNAIL_MAX_HEIGHT);
      g_assert_cmpuint (count.leaves, ==, 2 * IL_THUMBNAIL_MAX_HEIGHT);
    }

  il_thumbnail_set_recording (IL_THUMBNAIL (thumbnail), NULL);
  gtk_test_widget_wait_for_draw (window);
  node_count_init_widget (&count, thumbnail);
  g_assert_cmpuint (count.leaves, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  display_test_init (&argc, &argv);

  g_test_add_func ("/thumbnail/few", test_few);
  g_test_add_func ("/thumbnail/heights", test_heights);
  g_test_add_func ("/thumbnail/many", test_many);
  g_test_add_func ("/thumbnail/odd", test_odd);
  g_test_add_func ("/thumbnail/nodes", test_nodes);

  return g_test_run ();
}
