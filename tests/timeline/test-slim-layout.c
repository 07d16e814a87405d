/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-in-flight.h"
#include "analysis/il-rate-curve.h"
#include "fake-recording.h"
#include "timeline/il-slim-layout.h"

#define WIDTH 800.0

typedef struct
{
  IlTimeScale *scale;
  GArray *steps;
  GArray *boxes;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->scale = il_time_scale_new ();
  fixture->steps = g_array_new (FALSE, FALSE, sizeof (IlSlimStep));
  fixture->boxes = g_array_new (FALSE, FALSE, sizeof (IlSlimBox));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->scale);
  g_clear_pointer (&fixture->steps, g_array_unref);
  g_clear_pointer (&fixture->boxes, g_array_unref);
}

static void
add (Fixture *fixture,
     gint64   time,
     double   value)
{
  IlSlimStep step = { time, value };

  g_array_append_val (fixture->steps, step);
}

static IlSlimBox
box_at (Fixture *fixture,
        guint    index)
{
  g_assert_cmpuint (index, <, fixture->boxes->len);

  return g_array_index (fixture->boxes, IlSlimBox, index);
}

static void
test_boxes (Fixture       *fixture,
            gconstpointer  data)
{
  il_time_scale_set (fixture->scale, 0, 1000);
  add (fixture, 100000, 2);
  add (fixture, 200000, 0);
  add (fixture, 250000, 3);
  il_slim_layout_list (fixture->steps, 300500, fixture->scale, WIDTH, fixture->boxes);

  /* A value of 0 is no box; the last one ends where time does. */
  g_assert_cmpuint (fixture->boxes->len, ==, 2);
  g_assert_cmpfloat (box_at (fixture, 0).x0, ==, 100);
  g_assert_cmpfloat (box_at (fixture, 0).x1, ==, 200);
  g_assert_cmpfloat (box_at (fixture, 0).value, ==, 2);
  g_assert_cmpfloat (box_at (fixture, 1).x0, ==, 250);
  g_assert_cmpfloat (box_at (fixture, 1).x1, ==, 300.5);

  /* Steps at the end or later are not there yet. */
  il_slim_layout_list (fixture->steps, 200000, fixture->scale, WIDTH, fixture->boxes);
  g_assert_cmpuint (fixture->boxes->len, ==, 1);
  il_slim_layout_list (fixture->steps, 0, fixture->scale, WIDTH, fixture->boxes);
  g_assert_cmpuint (fixture->boxes->len, ==, 0);
}

/* A peak of a microsecond is seen however far one looks from. */
static void
test_peak (Fixture       *fixture,
           gconstpointer  data)
{
  add (fixture, 0, 1);
  add (fixture, 400000, 9);
  add (fixture, 400001, 1);

  for (double us = 1; us < 1e6; us *= 1.7)
    {
      double highest = 0;

      il_time_scale_set (fixture->scale, 399700, us);
      il_slim_layout_list (fixture->steps, 1000000, fixture->scale, WIDTH, fixture->boxes);
      for (guint i = 0; i < fixture->boxes->len; i++)
        highest = MAX (highest, box_at (fixture, i).value);
      g_assert_cmpfloat (highest, ==, 9);
    }
}

/* Whatever the curve and the zoom: in order, without overlaps, no more boxes
 * than pixels, and never higher than the curve. */
static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 3000);
      gint64 time = 0;
      double highest = 0, width = g_test_rand_int_range (1, 900);

      g_array_set_size (fixture->steps, 0);
      for (guint i = 0; i < n; i++)
        {
          double value = g_test_rand_int_range (0, 20);

          time += g_test_rand_int_range (1, 5000);
          highest = MAX (highest, value);
          add (fixture, time, value);
        }
      il_time_scale_set (fixture->scale, g_test_rand_int_range (0, 1000000),
                         g_test_rand_double_range (1, 50000));
      il_slim_layout_list (fixture->steps, time + 1, fixture->scale, width, fixture->boxes);

      g_assert_cmpuint (fixture->boxes->len, <=, (guint) width + 3);
      for (guint i = 0; i < fixture->boxes->len; i++)
        {
          IlSlimBox box = box_at (fixture, i);

          g_assert_cmpfloat (box.x1, >, box.x0);
          g_assert_cmpfloat (box.value, >, 0);
          g_assert_cmpfloat (box.value, <=, highest);
          g_assert_cmpfloat (box.x0, >=, -1);
          g_assert_cmpfloat (box.x1, <=, width + 1);
          if (i > 0)
            g_assert_cmpfloat (box.x0, >=, box_at (fixture, i - 1).x1 - 1e-9);
        }
    }
}

/* On a scale of whole pixels the area under the staircase is what all downloads
 * took together. */
static void
test_flight_area (Fixture       *fixture,
                  gconstpointer  data)
{
  for (guint round = 0; round < 200; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 30);
      g_autoptr (IlRecording) recording = fake_recording_new (n);
      g_autoptr (GArray) staircase = NULL;
      gint64 end = 0;
      double sum = 0, area = 0;

      for (guint i = 0; i < n; i++)
        {
          gint64 begin = g_test_rand_int_range (0, 200) * FAKE_MS;

          end += g_test_rand_int_range (0, 20) * FAKE_MS;
          fake_track_receive (il_recording_get_track (recording, i), begin,
                              MAX (end, begin + 100 * FAKE_MS), 3);
          end = MAX (end, begin + 100 * FAKE_MS);
          fake_recording_end (recording, il_recording_get_track (recording, i), end, -1);
          sum += (double) (end - begin);
        }

      staircase = il_in_flight_list_steps (recording, end);
      g_array_set_size (fixture->steps, 0);
      for (guint i = 0; i < staircase->len; i++)
        add (fixture, g_array_index (staircase, IlInFlightStep, i).time,
             g_array_index (staircase, IlInFlightStep, i).n);

      il_time_scale_set (fixture->scale, 0, (double) FAKE_MS);
      il_slim_layout_list (fixture->steps, end, fixture->scale, 2000, fixture->boxes);
      for (guint i = 0; i < fixture->boxes->len; i++)
        area += (box_at (fixture, i).x1 - box_at (fixture, i).x0) * box_at (fixture, i).value;

      g_assert_cmpfloat_with_epsilon (area * (double) FAKE_MS, sum, .5);
    }
}

/* Columns of a rate are never narrower than two pixels, and keep the peak. */
static void
test_rates (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GArray) rates = g_array_new (FALSE, TRUE, sizeof (double));

  g_array_set_size (rates, 200);
  g_array_index (rates, double, 77) = 1234;
  for (double us = 1; us < 1e6; us *= 1.7)
    {
      double highest = 0;

      il_time_scale_set (fixture->scale, 0, us);
      g_array_set_size (fixture->steps, 0);
      il_slim_layout_add_rates (rates, 100000, fixture->scale, fixture->steps);
      g_assert_cmpuint (fixture->steps->len, >=, 1);
      for (guint i = 0; i < fixture->steps->len; i++)
        {
          const IlSlimStep *step = &g_array_index (fixture->steps, IlSlimStep, i);

          highest = MAX (highest, step->value);
          if (i > 0)
            g_assert_cmpfloat ((double) (step->time - (step - 1)->time) / us, >=,
                               IL_SLIM_COLUMN - 1e-6);
        }
      g_assert_cmpfloat (highest, ==, 1234);
    }
}

static void
test_tops (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpfloat (il_slim_layout_flight_top (0, 0, 0, FALSE), ==, 1);
  g_assert_cmpfloat (il_slim_layout_flight_top (3, 0, 9, FALSE), ==, 3);
  g_assert_cmpfloat (il_slim_layout_flight_top (3, 0, 9, TRUE), ==, 5);
  g_assert_cmpfloat (il_slim_layout_flight_top (6, 0, 9, TRUE), ==, 9);
  g_assert_cmpfloat (il_slim_layout_flight_top (2, 4, 9, TRUE), ==, 4);
  g_assert_cmpfloat (il_slim_layout_flight_top (6, 4, 9, TRUE), ==, 6);
  g_assert_cmpfloat (il_slim_layout_rate_top (0, FALSE), ==, 1);
  g_assert_cmpfloat (il_slim_layout_rate_top (1234, FALSE), ==, 1234);
  g_assert_cmpfloat (il_slim_layout_rate_top (1234, TRUE), ==, 2000);
}

static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  const struct
  {
    IlMode mode;
    guint limit;
    guint expected;
  } cases[] = {
    { IL_MODE_TOGETHER, 0, 0 },
    { IL_MODE_TOGETHER, 2, 2 },
    { IL_MODE_TOGETHER, 3, 0 },
    { IL_MODE_ONE_AT_A_TIME, 2, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IlRecording) recording = il_recording_new (cases[i].mode, cases[i].limit);

      for (guint k = 0; k < 3; k++)
        il_recording_add (recording, "http://127.0.0.1/", IL_SIZE_UNKNOWN);
      g_assert_cmpuint (il_slim_layout_get_limit (recording), ==, cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/slim-layout/boxes", test_boxes);
  ADD ("/slim-layout/peak", test_peak);
  ADD ("/slim-layout/random", test_random);
  ADD ("/slim-layout/flight-area", test_flight_area);
  ADD ("/slim-layout/rates", test_rates);
  ADD ("/slim-layout/tops", test_tops);
  ADD ("/slim-layout/limit", test_limit);

  return g_test_run ();
}
