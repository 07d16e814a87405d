/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-rate-curve.h"

#include "random-recording.h"

#define ROUNDS 1000
#define SECOND 1e6

static double
bytes_at (IlRecording *recording,
          gint64       time)
{
  double sum = 0;

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    sum += (double) il_arrivals_bytes_at (
      il_track_get_arrivals (il_recording_get_track (recording, i)), time);

  return sum;
}

static double
mean (IlRecording *recording,
      gint64       first,
      gint64       last,
      gint64       window)
{
  return (bytes_at (recording, last) - bytes_at (recording, first - 1)) * SECOND / (double) window;
}

static gint64
pick_time (IlRecording *recording)
{
  double end = (double) il_recording_get_duration (recording);

  return (gint64) g_test_rand_double_range (0, end + 1);
}

/* Round, never smaller for more, and from ten to thirty in a run. */
static void
test_window (void)
{
  gint64 before = 0;

  g_assert_cmpint (il_rate_window (0), ==, 100);
  g_assert_cmpint (il_rate_window (2210000), ==, 100000);
  for (gint64 reach = 1000; reach < 1000000000; reach += reach / 7)
    {
      gint64 window = il_rate_window (reach);

      g_assert_cmpint (window, >=, before);
      g_assert_cmpint (window % 100, ==, 0);
      g_assert_true (reach < 3000 || (window * 30 >= reach && window * 10 < reach));
      before = window;
    }
  g_assert_cmpint (il_rate_window (G_MAXINT64), ==, il_rate_window (IL_ARRIVALS_MAX_TIME));
}

/* Each value is what its window says, whatever else there is. */
static void
test_values (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) recording = random_recording_new (RANDOM_WILD);
      gint64 window = il_rate_window (il_recording_get_duration (recording));
      gint64 time = pick_time (recording);
      g_autoptr (GArray) rates = il_rate_list (recording, window, time);
      guint n = (guint) (time * IL_RATE_COLUMNS / window) + 1;

      g_assert_cmpuint (rates->len, ==, n);
      g_assert_cmpfloat_with_epsilon (g_array_index (rates, double, n - 1),
                                      mean (recording, time + 1 - window, time, window), .01);
      for (guint i = 0; i + 1 < n; i++)
        {
          /* t < (i + 1) w / 8, and t < (i - 7) w / 8, in whole µs. */
          gint64 last = (window * (i + 1) + IL_RATE_COLUMNS - 1) / IL_RATE_COLUMNS - 1;
          gint64 before = i < IL_RATE_COLUMNS ? -1 : last - window;

          g_assert_cmpfloat_with_epsilon (g_array_index (rates, double, i),
                                          mean (recording, before + 1, last, window), .01);
        }
    }
}

/* What was drawn stays: a later time only adds, and turns the last column
 * into a whole one. */
static void
test_causal (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) recording = random_recording_new (RANDOM_SCHEDULED);
      gint64 end = il_recording_get_duration (recording);
      gint64 window = il_rate_window (end);
      gint64 time = pick_time (recording);
      g_autoptr (GArray) part = il_rate_list (recording, window, time);
      g_autoptr (GArray) all = il_rate_list (recording, window, end);

      g_assert_cmpuint (part->len, <=, all->len);
      for (guint i = 0; i + 1 < part->len; i++)
        g_assert_cmpfloat_with_epsilon (g_array_index (part, double, i),
                                        g_array_index (all, double, i), .01);
    }
}

/* Bit by bit, or all at once: the same, to the last bit. */
static void
test_extend (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) recording = random_recording_new (RANDOM_WILD);
      gint64 window = il_rate_window (il_recording_get_duration (recording));
      g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof (double));

      for (guint i = 0; i < 8; i++)
        {
          gint64 time = pick_time (recording);
          g_autoptr (GArray) all = il_rate_list (recording, window, time);

          il_rate_extend (rates, recording, window, time);
          g_assert_cmpmem (rates->data, rates->len * sizeof (double), all->data,
                           all->len * sizeof (double));
        }
    }
}

/* A window after the last read, the area under the curve is all that came. */
static void
test_area (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) recording = random_recording_new (RANDOM_WILD);
      gint64 end = il_recording_get_duration (recording);
      gint64 window = il_rate_window (end);
      g_autoptr (GArray) rates = il_rate_list (recording, window, end + 2 * window);
      double area = 0, bytes = bytes_at (recording, end);

      for (guint i = 0; i < rates->len; i++)
        area += g_array_index (rates, double, i) * (double) window / IL_RATE_COLUMNS / SECOND;
      g_assert_cmpfloat_with_epsilon (area, bytes, 1e-6 * bytes + 1e-6);
    }
}

static void
test_extremes (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_TOGETHER, 0);
  g_autoptr (GArray) first = il_rate_list (recording, il_rate_window (0), 0);
  g_autoptr (GArray) last = il_rate_list (recording, il_rate_window (G_MAXINT64), G_MAXINT64);

  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpfloat (g_array_index (first, double, 0), ==, 0);
  g_assert_cmpuint (last->len, <, 32 * IL_RATE_COLUMNS);
  g_assert_cmpfloat (il_rate_at (recording, 100, 0), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rate-curve/window", test_window);
  g_test_add_func ("/rate-curve/values", test_values);
  g_test_add_func ("/rate-curve/causal", test_causal);
  g_test_add_func ("/rate-curve/extend", test_extend);
  g_test_add_func ("/rate-curve/area", test_area);
  g_test_add_func ("/rate-curve/extremes", test_extremes);

  return g_test_run ();
}
