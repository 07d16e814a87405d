/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-time-scale.h"

#include <math.h>

#define N_RANDOM 2000

static double
random_us_per_px (void)
{
  return pow (10, g_test_rand_double_range (0, 9));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_scale_inverse (void)
{
  g_autoptr (IlTimeScale) scale = il_time_scale_new ();

  for (guint i = 0; i < N_RANDOM; i++)
    {
      gint64 begin = g_test_rand_int_range (-1000000, 1000000);
      gint64 time = g_test_rand_int ();

      il_time_scale_set (scale, begin, random_us_per_px ());
      g_assert_cmpint (ABS (il_time_scale_to_time (scale, il_time_scale_to_x (scale, time)) - time),
                       <=, 1);
    }
}

static void
test_scale_fit (void)
{
  g_autoptr (IlTimeScale) scale = il_time_scale_new ();

  for (guint i = 0; i < N_RANDOM; i++)
    {
      double width = g_test_rand_double_range (100, 4000);
      gint64 duration = g_test_rand_int_range (10000, G_MAXINT32);

      il_time_scale_fit (scale, duration, width);
      g_assert_cmpfloat_with_epsilon (il_time_scale_to_x (scale, duration), width * 5 / 6, .001);
      g_assert_cmpfloat (il_time_scale_to_x (scale, 0), ==, 0);
    }
}

static void
test_scale_signal (void)
{
  g_autoptr (IlTimeScale) scale = il_time_scale_new ();
  guint count = 0;

  g_signal_connect_swapped (scale, "changed", G_CALLBACK (count_cb), &count);
  il_time_scale_set (scale, 5, 100);
  g_assert_cmpuint (count, ==, 1);
  il_time_scale_set (scale, 5, 100);
  g_assert_cmpuint (count, ==, 1);
  il_time_scale_set (scale, 5, 1e30);
  g_assert_cmpuint (count, ==, 2);
  g_assert_cmpfloat (il_time_scale_get_us_per_px (scale), ==, IL_TIME_SCALE_MAX);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time-scale/inverse", test_scale_inverse);
  g_test_add_func ("/time-scale/fit", test_scale_fit);
  g_test_add_func ("/time-scale/signal", test_scale_signal);

  return g_test_run ();
}
