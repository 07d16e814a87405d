/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-ticks.h"

#include <math.h>

#define N_RANDOM 2000

static gboolean
is_round (gint64 value)
{
  while (value % 10 == 0)
    value /= 10;

  return value == 1 || value == 2 || value == 5;
}

static void
test_round_up (void)
{
  const gint64 cases[][2] = { { 1, 1 }, { 2, 2 }, { 3, 5 }, { 6, 10 }, { 11, 20 }, { 21, 50 },
                              { 51, 100 }, { 100, 100 }, { 101, 200 }, { 5000001, 10000000 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (il_ticks_round_up (cases[i][0]), ==, cases[i][1]);
}

/* In pixels and in columns alike. */
static void
test_steps (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      double us_per_place = pow (10, g_test_rand_double_range (0, 9));
      double label_spacing = g_test_rand_double_range (8, 100);
      double spacing = g_test_rand_double_range (1, label_spacing / 3);
      gint64 label = il_ticks_label_step (us_per_place, label_spacing);
      gint64 step = il_ticks_step (us_per_place, spacing, label);

      g_assert_true (is_round (label));
      g_assert_cmpfloat ((double) label / us_per_place, >=, label_spacing);
      g_assert_cmpfloat ((double) label / us_per_place, <=, 2.5 * label_spacing + 1);
      g_assert_cmpint (label % step, ==, 0);
      g_assert_cmpfloat ((double) step / us_per_place, >=, spacing);
    }
}

static void
test_live_span (void)
{
  gint64 before = 0;

  g_assert_cmpint (il_ticks_live_span (3790000), ==, 5000000);
  g_assert_cmpint (il_ticks_live_span (0), ==, 1000000);

  for (gint64 now = 0; now < 200000000; now += 7919)
    {
      gint64 span = il_ticks_live_span (now);

      g_assert_cmpint (now * 6, <=, span * 5);
      g_assert_cmpint (span, >=, before);
      before = span;
    }
}

static void
test_first (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      gint64 step = g_test_rand_int_range (1, 100000);
      gint64 time = g_test_rand_int_range (-1000000, 1000000);
      gint64 first = il_ticks_first (time, step);

      g_assert_cmpint (first % step, ==, 0);
      g_assert_cmpint (first, >=, time);
      g_assert_cmpint (first - step, <, time);
    }
}

static void
test_labels (void)
{
  const struct
  {
    gint64 time, step;
    const char *label;
  } cases[] = {
    { 2000000, 1000000, "2 s" },
    { 500000, 500000, "0.5 s" },
    { 1000000, 500000, "1 s" },
    { 1200000, 200000, "1.2 s" },
    { 0, 500000, "0 s" },
    { 20000, 20000, "20 ms" },
    { 0, 20000, "0 ms" },
    { 200, 200, "200 µs" },
    { 150000000, 50000000, "2:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = il_ticks_dup_label (cases[i].time, cases[i].step);

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ticks/round-up", test_round_up);
  g_test_add_func ("/ticks/steps", test_steps);
  g_test_add_func ("/ticks/live-span", test_live_span);
  g_test_add_func ("/ticks/first", test_first);
  g_test_add_func ("/ticks/labels", test_labels);

  return g_test_run ();
}
