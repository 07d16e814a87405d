/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-line-order.h"

#define MAX_TIME 1000

typedef struct
{
  gint64 time;
  guint track;
} Line;

static gint
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *left = a;
  const Line *right = b;

  if (left->time != right->time)
    return left->time < right->time ? -1 : 1;

  return left->track < right->track ? -1 : left->track > right->track;
}

/* All lines by then, by sorting: the twin that can't be wrong. */
static GArray *
naive_order (IlRecording *recording,
             gint64       time)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      const IlArrivals *arrivals = il_track_get_arrivals (il_recording_get_track (recording, i));

      for (guint64 n = 0; n < il_arrivals_get_lines (arrivals); n++)
        {
          Line line = { il_arrivals_line_time (arrivals, n), i };

          if (line.time <= time)
            g_array_append_val (lines, line);
        }
    }

  g_array_sort (lines, compare_lines);
  return lines;
}

static void
check_tail (IlRecording *recording,
            gint64       time,
            guint        max)
{
  g_autoptr (GArray) lines = naive_order (recording, time);
  g_autofree guint *indices = g_new (guint, max + 1);
  guint expected = MIN (max, lines->len);
  guint n;

  indices[max] = 4711;
  n = il_line_order_tail (recording, time, max, indices);
  g_assert_cmpuint (n, ==, expected);
  g_assert_cmpuint (indices[max], ==, 4711);
  g_assert_cmpuint (il_line_order_count (recording, time), ==, lines->len);

  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (indices[i], ==,
                      g_array_index (lines, Line, lines->len - n + i).track);
}

static IlRecording *
any_recording (void)
{
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);
  int n_tracks = g_test_rand_int_range (0, 12);
  gint32 span = g_test_rand_bit () ? 10 : MAX_TIME;

  for (int i = 0; i < n_tracks; i++)
    {
      IlTrack *track = il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);
      int n_reads = g_test_rand_int_range (0, 40);
      gint64 time = 0;

      for (int read = 0; read < n_reads; read++)
        {
          time += g_test_rand_int_range (0, 1 + span / 20);
          il_track_add_read (track, time, 10,
                             g_test_rand_bit () ? 0 : (guint64) g_test_rand_int_range (1, 9));
        }
    }

  return recording;
}

static void
test_naive (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (IlRecording) recording = any_recording ();

      check_tail (recording, -1, 10);
      check_tail (recording, 0, (guint) g_test_rand_int_range (0, 10));
      check_tail (recording, G_MAXINT64, 3000);
      for (guint i = 0; i < 5; i++)
        check_tail (recording, g_test_rand_int_range (0, MAX_TIME),
                    (guint) g_test_rand_int_range (0, 200));
    }
}

static void
test_ties (void)
{
  static const guint expected[] = { 0, 0, 1, 1, 1, 2, 0, 2 };
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_TOGETHER, 0);
  guint indices[10];

  for (guint i = 0; i < 3; i++)
    il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);

  il_track_add_read (il_recording_get_track (recording, 2), 5, 1, 1);
  il_track_add_read (il_recording_get_track (recording, 1), 5, 1, 3);
  il_track_add_read (il_recording_get_track (recording, 0), 5, 1, 1);
  il_track_add_read (il_recording_get_track (recording, 0), 5, 1, 1);
  il_track_add_read (il_recording_get_track (recording, 2), 6, 1, 1);
  il_track_add_read (il_recording_get_track (recording, 0), 6, 1, 1);

  g_assert_cmpuint (il_line_order_tail (recording, 6, 10, indices), ==, 8);
  g_assert_cmpmem (indices, sizeof expected, expected, sizeof expected);
  g_assert_cmpuint (il_line_order_tail (recording, 6, 0, NULL), ==, 0);
}

/* A read of a billion lines costs no more than what is asked for. */
static void
test_huge_read (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_TOGETHER, 0);
  guint indices[4];

  il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);
  il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);
  il_track_add_read (il_recording_get_track (recording, 0), 5, 1, IL_ARRIVALS_MAX_LINES);
  il_track_add_read (il_recording_get_track (recording, 1), 6, 1, 2);

  g_assert_cmpuint (il_line_order_tail (recording, 6, 4, indices), ==, 4);
  g_assert_cmpuint (indices[0], ==, 0);
  g_assert_cmpuint (indices[1], ==, 0);
  g_assert_cmpuint (indices[2], ==, 1);
  g_assert_cmpuint (indices[3], ==, 1);
  g_assert_cmpuint (il_line_order_count (recording, 6), ==, IL_ARRIVALS_MAX_LINES + 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/line-order/naive", test_naive);
  g_test_add_func ("/line-order/ties", test_ties);
  g_test_add_func ("/line-order/huge-read", test_huge_read);

  return g_test_run ();
}
