/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-sweep-layout.h"

#include <math.h>

#define N_RANDOM 2000
#define S G_GINT64_CONSTANT (1000000)

static IlSweepSpace
random_space (void)
{
  return (IlSweepSpace) {
    .width = g_test_rand_double_range (240, 3840),
    .height = g_test_rand_double_range (160, 2160),
    .text_width = g_test_rand_double_range (30, 90),
    .digits_width = g_test_rand_double_range (5, 40),
    .text_height = g_test_rand_double_range (12, 30),
  };
}

static IlSweepCurve *
random_curve (void)
{
  guint n = (guint) g_test_rand_int_range (1, IL_SWEEP_MAX_LIMIT + 1);
  IlSweepCurve *curve = il_sweep_curve_new (n);
  gint64 durations[20];
  gint64 highest = g_test_rand_bit () ? 1000 : 1000 * S;

  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    durations[i] = (gint64) (g_test_rand_double () * (double) highest);

  for (guint limit = 1; limit <= n; limit++)
    {
      gint64 time = (gint64) (g_test_rand_double () * (double) highest * 20);

      if (g_test_rand_int_range (0, 4) > 0)
        il_sweep_curve_add (curve, limit, g_test_rand_int_range (0, 9) > 0 ? time : IL_TIME_NONE,
                            durations, G_N_ELEMENTS (durations));
    }

  return curve;
}

/* Each column after the other, all of them between the axis and the edge. */
static void
check_columns (const IlSweepLayout *layout,
               const IlSweepSpace  *space)
{
  double last = -1;

  g_assert_cmpfloat (layout->left, >=, space->text_width);
  g_assert_cmpfloat (layout->right, <=, space->width);
  g_assert_cmpfloat (layout->top, <, layout->bottom);
  g_assert_cmpfloat (layout->bottom, <, space->height - space->text_height);
  g_assert_cmpfloat (layout->bar, <=, layout->column);
  g_assert_cmpfloat (il_sweep_layout_get_x (layout, 1), ==, layout->left);
  g_assert_cmpfloat_with_epsilon (il_sweep_layout_get_x (layout, layout->n + 1), layout->right,
                                  1e-6);

  /* Labels do not touch. */
  for (guint limit = 1; limit <= layout->n; limit++)
    {
      double x = il_sweep_layout_get_x (layout, limit);

      if (!il_sweep_layout_has_label (layout, limit))
        continue;

      if (last >= 0)
        g_assert_cmpfloat (x - last, >=, space->digits_width * .66);
      last = x;
    }
}

/* Whatever is drawn is on the chart, and the axis has few enough lines. */
static void
check_values (const IlSweepLayout *layout,
              const IlSweepPoint  *points)
{
  for (guint i = 0; i < layout->n; i++)
    {
      gint64 value = il_sweep_layout_get_value (layout->figure, &points[i]);
      gint64 ideal = il_sweep_layout_get_ideal (layout->figure, &points[i], &points[0]);

      g_assert_cmpint (value >= 0, ==, points[i].n_whole > 0 &&
                                       (layout->figure == IL_SWEEP_TIME ||
                                        points[i].speed_up > 0));
      g_assert_cmpint (MAX (value, ideal), <=, layout->max);
      if (value >= 0)
        g_assert_cmpfloat (il_sweep_layout_get_y (layout, (double) value), >=, layout->top - 1e-6);
    }

  g_assert_cmpfloat (il_sweep_layout_get_y (layout, 0), ==, layout->bottom);
  g_assert_cmpint (layout->step, >=, 1);
  g_assert_cmpint (layout->max / layout->step, <=, 10);
  g_assert_cmpfloat (layout->bottom - il_sweep_layout_get_y (layout, (double) layout->step), >, 20);
}

static void
check_places (const IlSweepLayout *layout)
{
  double x0, y0, x1, y1;

  for (guint limit = 1; limit <= layout->n; limit++)
    {
      double pole = il_sweep_layout_get_x (layout, limit) + layout->column / 2;
      double flag = il_sweep_layout_place_flag (layout, limit, 60);
      double text = il_sweep_layout_place (layout, pole, 60);

      g_assert_cmpfloat (flag, >=, 0);
      g_assert_cmpfloat (flag + 60, <=, layout->right + 1);
      g_assert_cmpfloat (text, >=, 0);
      g_assert_cmpfloat (text + 60, <=, layout->right + 1);
      g_assert_true (fabs (flag - pole) <= 1 || fabs (flag + 60 - pole) <= 1 || flag == 0);
    }

  if (!il_sweep_layout_get_diagonal (layout, &x0, &y0, &x1, &y1))
    return;

  g_assert_cmpint (layout->figure, ==, IL_SWEEP_SPEED_UP);
  g_assert_cmpfloat (x0, <, x1);
  g_assert_cmpfloat (y0, >, y1);
  g_assert_cmpfloat (x1, <=, layout->right);
  g_assert_cmpfloat (y1, >=, layout->top - 1e-6);
}

static void
test_random (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (IlSweepCurve) curve = random_curve ();
      const IlSweepPoint *points = il_sweep_curve_get_point (curve, 1);
      IlSweepSpace space = random_space ();
      IlSweepLayout layout;

      il_sweep_layout_init (&layout, i % 2, points, il_sweep_curve_get_max_limit (curve), &space);
      check_columns (&layout, &space);
      check_values (&layout, points);
      check_places (&layout);
    }
}

static void
assert_texts (const IlSweepLayout *layout,
              gint64               value,
              const char          *label,
              const char          *words)
{
  g_autofree char *actual_label = il_sweep_layout_dup_label (layout, value);
  g_autofree char *actual_words = il_sweep_layout_dup_value (layout, value);

  g_assert_cmpstr (actual_label, ==, label);
  g_assert_cmpstr (actual_words, ==, words);
}

/* 8 s one at a time, 2 s from four at once on; a gain of four. */
static void
test_figures (void)
{
  const gint64 durations[] = { 2 * S, 2 * S, 2 * S, 2 * S };
  const IlSweepSpace space = { 640, 400, 40, 8, 16 };
  g_autoptr (IlSweepCurve) curve = il_sweep_curve_new (6);
  const IlSweepPoint *points = il_sweep_curve_get_point (curve, 1);
  IlSweepLayout layout;

  for (guint limit = 1; limit <= 6; limit++)
    il_sweep_curve_add (curve, limit, 8 * S / MIN (limit, 4), durations, 4);

  il_sweep_layout_init (&layout, IL_SWEEP_TIME, points, 6, &space);
  g_assert_cmpint (layout.max, ==, 8 * S);
  g_assert_cmpint (layout.step, ==, 1 * S);
  g_assert_cmpuint (layout.stride, ==, 1);
  g_assert_cmpint (il_sweep_layout_get_value (IL_SWEEP_TIME, &points[1]), ==, 4 * S);
  assert_texts (&layout, 4 * S, "4 s", "4.00 s");

  il_sweep_layout_init (&layout, IL_SWEEP_SPEED_UP, points, 6, &space);
  g_assert_cmpint (layout.max, ==, 4000);
  g_assert_cmpint (layout.step, ==, 500);
  g_assert_cmpint (il_sweep_layout_get_value (IL_SWEEP_SPEED_UP, &points[1]), ==, 2000);
  g_assert_cmpint (il_sweep_layout_get_ideal (IL_SWEEP_SPEED_UP, &points[5], points), ==, 4000);
  assert_texts (&layout, 2000, "2.0×", "2.0×");
}

/* Nothing is measured yet: there are columns, and an axis. */
static void
test_empty (void)
{
  const IlSweepSpace space = { 300, 200, 40, 8, 16 };
  g_autoptr (IlSweepCurve) curve = il_sweep_curve_new (8);
  const IlSweepPoint *points = il_sweep_curve_get_point (curve, 1);

  for (IlSweepFigure figure = IL_SWEEP_TIME; figure <= IL_SWEEP_SPEED_UP; figure++)
    {
      IlSweepLayout layout;

      il_sweep_layout_init (&layout, figure, points, 8, &space);
      check_columns (&layout, &space);
      check_values (&layout, points);
      g_assert_cmpint (il_sweep_layout_get_value (figure, &points[0]), ==, -1);
      g_assert_cmpint (il_sweep_layout_get_ideal (figure, &points[0], points), ==, -1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sweep-layout/random", test_random);
  g_test_add_func ("/sweep-layout/figures", test_figures);
  g_test_add_func ("/sweep-layout/empty", test_empty);

  return g_test_run ();
}
