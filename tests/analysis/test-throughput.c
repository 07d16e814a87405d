/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-throughput.h"

#include "random-recording.h"

#define ROUNDS 1500
#define MAX_COLUMNS 300
#define SECOND 1e6

/* What came at begin <= t < end, up to a time. */
static double
bytes_between (IlRecording *recording,
               gint64       begin,
               gint64       end,
               gint64       time)
{
  guint n_tracks = il_recording_get_n_tracks (recording);
  double sum = 0;

  for (guint i = 0; i < n_tracks; i++)
    {
      const IlArrivals *arrivals =
        il_track_get_arrivals (il_recording_get_track (recording, i));

      sum += (double) il_arrivals_bytes_at (arrivals, MIN (end - 1, MAX (time, begin - 1))) -
             (double) il_arrivals_bytes_at (arrivals, begin - 1);
    }

  return sum;
}

/* Read by read, in exact arithmetic. */
static void
sum_naively (IlRecording *recording,
             gint64       begin,
             gint64       end,
             gint64       time,
             double      *sums,
             guint        n)
{
  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      const IlArrivals *arrivals =
        il_track_get_arrivals (il_recording_get_track (recording, i));

      for (guint64 k = 0; k < il_arrivals_get_n_reads (arrivals); k++)
        {
          gint64 at;
          guint64 bytes;

          il_arrivals_get_read (arrivals, k, &at, &bytes, NULL);
          for (guint c = 0; c < n && at <= time; c++)
            {
              gint64 scaled = n * (at - begin);

              if (scaled >= c * (end - begin) && scaled < (c + 1) * (end - begin))
                sums[c] += (double) bytes;
            }
        }
    }
}

static void
check_columns (IlRecording *recording)
{
  gint64 duration = il_recording_get_duration (recording);
  gint64 begin = g_test_rand_int_range (-50, (gint32) duration + 50);
  gint64 end = begin + g_test_rand_int_range (1, (gint32) duration + 100);
  gint64 time = g_test_rand_bit () ? G_MAXINT64
                                   : g_test_rand_int_range (-50, (gint32) duration + 100);
  guint n = (guint) g_test_rand_int_range (1, g_test_rand_bit () ? 12 : MAX_COLUMNS);
  double columns[MAX_COLUMNS], sums[MAX_COLUMNS] = { 0 };
  double width = (double) (end - begin) / n / SECOND, integral = 0;

  il_throughput_list (recording, begin, end, time, columns, n);
  sum_naively (recording, begin, end, time, sums, n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat_with_epsilon (columns[i] * width, sums[i], 1e-3);
      integral += columns[i] * width;
    }
  g_assert_cmpfloat_with_epsilon (integral, bytes_between (recording, begin, end, time), 1e-2);
}

static void
test_integral (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      RandomKind kind = g_test_rand_bit () ? RANDOM_SCHEDULED : RANDOM_WILD;
      g_autoptr (IlRecording) finished = random_recording_new (kind);
      g_autoptr (IlRecording) live = random_recording_new_live (kind);

      check_columns (finished);
      check_columns (live);
    }
}

/* No window of a run shows more than its peak, nor can the peak be less than
 * the mean. */
static void
test_peak (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) recording = random_recording_new (RANDOM_WILD);
      gint64 makespan = il_recording_get_duration (recording);
      double bytes = -1;
      double peak = il_throughput_find_peak (recording, &bytes);

      g_assert_cmpfloat_with_epsilon (bytes, random_recording_wire_bytes (recording), 1e-3);
      g_assert_cmpfloat (il_throughput_find_peak (recording, NULL), ==, peak);
      if (makespan == 0)
        {
          g_assert_cmpfloat (peak, ==, 0);
          continue;
        }

      g_assert_cmpfloat (peak * (double) makespan / SECOND, >=, bytes * (1 - 1e-9));
      g_assert_cmpfloat (peak * (double) makespan / SECOND, <=,
                         bytes * IL_THROUGHPUT_WINDOWS * (1 + 1e-9));
    }
}

static IlRecording *
one_track (gint64 end)
{
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);
  IlTrack *track = il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);

  il_recording_start (recording, 0);
  il_track_begin_hop (track, "http://localhost/", 0);
  il_track_mark (track, IL_MARK_RESPONSE, 0);
  il_track_add_read (track, 0, 100, 0);
  il_track_add_read (track, end / 2, 300, 0);
  il_track_add_read (track, end, 200, 0);
  il_recording_end_track (recording, track, end, NULL);
  il_recording_finish (recording);

  return recording;
}

/* A read at an edge is in the column that begins there. */
static void
test_edges (void)
{
  g_autoptr (IlRecording) recording = one_track (2000000);
  double columns[3];

  il_throughput_list (recording, 0, 3000000, G_MAXINT64, columns, 3);
  g_assert_cmpfloat (columns[0], ==, 100);
  g_assert_cmpfloat (columns[1], ==, 300);
  g_assert_cmpfloat (columns[2], ==, 200);

  il_throughput_list (recording, 0, 3000000, 1999999, columns, 3);
  g_assert_cmpfloat (columns[1], ==, 300);
  g_assert_cmpfloat (columns[2], ==, 0);

  il_throughput_list (recording, 0, 2000000, G_MAXINT64, columns, 2);
  g_assert_cmpfloat (columns[0], ==, 100);
  g_assert_cmpfloat (columns[1], ==, 300);
}

/* Also what came with the very end, and across the edge of two windows. */
static void
test_fullest_window (void)
{
  g_autoptr (IlRecording) recording = one_track (2000000);
  IlRecording *straddled = il_recording_new (IL_MODE_TOGETHER, 0);
  IlTrack *track = il_recording_add (straddled, "http://localhost/", IL_SIZE_UNKNOWN);
  double bytes;

  g_assert_cmpfloat_with_epsilon (il_throughput_find_peak (recording, &bytes), 1500, 1e-6);
  g_assert_cmpfloat_with_epsilon (bytes, 600, 1e-9);

  il_recording_start (straddled, 0);
  il_track_begin_hop (track, "http://localhost/", 0);
  il_track_add_read (track, 199000, 100, 0);
  il_track_add_read (track, 201000, 100, 0);
  il_recording_end_track (straddled, track, 2000000, NULL);
  il_recording_finish (straddled);
  g_assert_cmpfloat_with_epsilon (il_throughput_find_peak (straddled, NULL), 1000, 1e-6);
  g_clear_object (&straddled);
}

/* A thousand downloads at once, drawn anew with every frame. */
static void
test_many (void)
{
  const guint n_tracks = 1000, n_reads = 600, n = 500;
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_TOGETHER, 0);
  double columns[500];
  double elapsed, sum = 0;

  for (guint i = 0; i < n_tracks; i++)
    il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);
  il_recording_start (recording, 0);
  for (guint i = 0; i < n_tracks; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      il_track_begin_hop (track, "http://localhost/", 0);
      for (guint k = 0; k < n_reads; k++)
        il_track_add_read (track, k * 10000 + i, 10, 0);
    }

  g_test_timer_start ();
  il_throughput_list (recording, 0, 6000000, G_MAXINT64, columns, n);
  elapsed = g_test_timer_elapsed ();
  g_test_minimized_result (elapsed, "a frame of 1000 downloads: %.2f ms", elapsed * 1000);

  for (guint i = 0; i < n; i++)
    sum += columns[i] * 6 / n;
  g_assert_cmpfloat_with_epsilon (sum, 10.0 * n_tracks * n_reads, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/throughput/integral", test_integral);
  g_test_add_func ("/throughput/peak", test_peak);
  g_test_add_func ("/throughput/edges", test_edges);
  g_test_add_func ("/throughput/fullest-window", test_fullest_window);
  g_test_add_func ("/throughput/many", test_many);

  return g_test_run ();
}
