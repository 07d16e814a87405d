/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-sweep-curve.h"

#include "analysis/il-ideal.h"

#define MS G_GINT64_CONSTANT (1000)
#define FAILED IL_TIME_NONE

/* A curve of runs in ms, of as many downloads as there are times. */
static IlSweepCurve *
curve_new (const gint64 *times,
           guint         n)
{
  IlSweepCurve *curve = il_sweep_curve_new (n);
  g_autofree gint64 *durations = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    durations[i] = MAX (times[0], 0) * MS / n;

  for (guint i = 0; i < n; i++)
    il_sweep_curve_add (curve, i + 1, times[i] < 0 ? FAILED : times[i] * MS, durations, n);

  return curve;
}

static guint
find_knee (const gint64 *times,
           guint         n)
{
  g_autoptr (IlSweepCurve) curve = curve_new (times, n);

  return il_sweep_curve_find_knee (curve);
}

#define KNEE(...)                                                                      \
  find_knee ((const gint64[]) { __VA_ARGS__ }, G_N_ELEMENTS (((gint64[]) { __VA_ARGS__ })))

/* By the words of its definition, and nothing else. */
static guint
find_knee_naively (const gint64 *times,
                   guint         n)
{
  guint last = 0;

  for (guint i = 0; i < n; i++)
    last = times[i] >= 0 ? i + 1 : last;

  if (times[0] < 0 || last < 2)
    return 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean gains = FALSE;

      for (guint k = i + 1; k < n && times[i] >= 0; k++)
        gains |= times[k] >= 0 && times[k] < times[i] && 100 * times[k] <= 95 * times[i];

      if (times[i] >= 0 && !gains)
        return i + 1 < last ? i + 1 : 0;
    }

  g_assert_not_reached ();
}

static void
test_knee (void)
{
  g_assert_cmpuint (KNEE (8000, 4000, 3000, 2000, 2000, 2000), ==, 4);
  g_assert_cmpuint (KNEE (8000, 4000, 3000, 2000, 1901, 1910), ==, 4);

  /* One step without a gain is no end. */
  g_assert_cmpuint (KNEE (8000, 4000, 4000, 2000, 2000), ==, 4);

  /* More at once can be worse. */
  g_assert_cmpuint (KNEE (8000, 4000, 3000, 5000, 6000), ==, 3);
  g_assert_cmpuint (KNEE (1000, 2000, 3000), ==, 1);

  /* All alike, and at once. */
  g_assert_cmpuint (KNEE (5000, 5000, 5000), ==, 1);
  g_assert_cmpuint (KNEE (0, 0, 0), ==, 1);

  /* The last one still gains: who knows what is beyond. */
  g_assert_cmpuint (KNEE (8000, 4000, 2000, 1000), ==, 0);
  g_assert_cmpuint (KNEE (8000, 7600), ==, 0);
  g_assert_cmpuint (KNEE (8000, 7601), ==, 1);
  g_assert_cmpuint (KNEE (8000), ==, 0);

  /* What failed says nothing, but that nothing can be compared with. */
  g_assert_cmpuint (KNEE (8000, -1, 2000, -1, 2000), ==, 3);
  g_assert_cmpuint (KNEE (8000, 4000, 4000, -1, -1), ==, 2);
  g_assert_cmpuint (KNEE (8000, 4000, -1), ==, 0);
  g_assert_cmpuint (KNEE (-1, 4000, 4000, 4000), ==, 0);
  g_assert_cmpuint (KNEE (8000, -1, -1), ==, 0);
}

static void
test_random (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      gint64 times[24];
      guint n = (guint) g_test_rand_int_range (1, 25);
      int highest = round % 2 == 0 ? 10 : 100000;
      guint knee;

      for (guint i = 0; i < n; i++)
        times[i] = g_test_rand_int_range (round % 5 == 0 ? -1 : 0, highest);

      knee = find_knee (times, n);
      g_assert_cmpuint (knee, ==, find_knee_naively (times, n));

      /* Neither faster computers nor runs that never ended move it. */
      for (guint i = 0; i < n; i++)
        times[i] *= times[i] > 0 ? 7 : 1;
      g_assert_cmpuint (find_knee (times, n), ==, knee);

      times[n - 1] = -1;
      g_assert_cmpuint (find_knee (times, n), ==, find_knee_naively (times, n));
    }
}

/* The usual shape, with measurements that are off by 2 % at most. */
static void
test_noise (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      guint knee = (guint) g_test_rand_int_range (1, 12);
      guint n = knee + (guint) g_test_rand_int_range (1, 12);
      gint64 times[24];

      for (guint i = 0; i < n; i++)
        times[i] = (gint64) (g_test_rand_double_range (0.98, 1.02) * 1e6 / MIN (i + 1, knee));

      g_assert_cmpuint (find_knee (times, n), ==, knee);
    }
}

static void
test_figures (void)
{
  const gint64 durations[] = { 1 * MS, 2 * MS, 3 * MS, 1 * MS, 2 * MS, 3 * MS, 1 * MS, 2 * MS };
  g_autoptr (IlSweepCurve) curve = il_sweep_curve_new (8);
  const IlSweepPoint *four = il_sweep_curve_get_point (curve, 4);

  g_assert_cmpuint (il_sweep_curve_get_max_limit (curve), ==, 8);
  g_assert_cmpuint (four->limit, ==, 4);
  g_assert_cmpuint (four->n_rounds, ==, 0);
  g_assert_cmpint (four->time, ==, IL_TIME_NONE);
  g_assert_cmpint (four->ideal, ==, IL_TIME_NONE);
  g_assert_cmpint (il_sweep_curve_get_n_rounds (curve), ==, 0);

  /* Before there is something to compare with. */
  il_sweep_curve_add (curve, 4, 6 * MS, NULL, 0);
  g_assert_cmpint (four->time, ==, 6 * MS);
  g_assert_cmpfloat (four->speed_up, ==, 0);

  /* The course's own example: 15 units, 5 with a window of 4. */
  il_sweep_curve_add (curve, 1, 15 * MS, durations, G_N_ELEMENTS (durations));
  g_assert_cmpint (four->ideal, ==, 5 * MS);
  g_assert_cmpfloat (four->speed_up, ==, 2.5);
  g_assert_cmpfloat (four->efficiency, ==, 0.625);
  g_assert_cmpint (il_sweep_curve_get_point (curve, 1)->ideal, ==, 15 * MS);
  g_assert_cmpint (il_sweep_curve_get_point (curve, 8)->ideal, ==, 3 * MS);
  g_assert_cmpfloat (il_sweep_curve_get_point (curve, 1)->efficiency, ==, 1);
  g_assert_cmpuint (il_sweep_curve_get_n_downloads (curve), ==, 8);
  g_assert_cmpuint (il_sweep_curve_get_n_rounds (curve), ==, 1);
}

/* Every download starts as early with one more at once, or earlier: the ideal
 * never rises, and what reaches it is never more efficient than all. */
static void
test_ideal (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      gint64 durations[30];
      guint n = (guint) g_test_rand_int_range (1, 31);
      g_autoptr (IlSweepCurve) curve = il_sweep_curve_new (16);
      gint64 sum = 0, last = G_MAXINT64;

      for (guint i = 0; i < n; i++)
        sum += durations[i] = g_test_rand_int_range (1, 100000);

      il_sweep_curve_add (curve, 1, sum, durations, n);
      for (guint limit = 1; limit <= 16; limit++)
        {
          const IlSweepPoint *point = il_sweep_curve_get_point (curve, limit);

          g_assert_cmpint (point->ideal, ==, il_ideal_makespan (durations, n, limit));
          g_assert_cmpint (point->ideal * limit, >=, sum);
          g_assert_cmpint (point->ideal, <=, last);
          last = point->ideal;
          il_sweep_curve_add (curve, limit, point->ideal, durations, n);
          g_assert_cmpfloat (point->efficiency, <=, 1 + 1e-9);
          g_assert_cmpfloat (point->speed_up, >=, 1);
        }
    }
}

static void
test_rounds (void)
{
  const gint64 slow[] = { 9 * MS, 9 * MS };
  const gint64 fast[] = { 4 * MS, 4 * MS };
  g_autoptr (IlSweepCurve) curve = il_sweep_curve_new (2);
  const IlSweepPoint *one = il_sweep_curve_get_point (curve, 1);
  const IlSweepPoint *two = il_sweep_curve_get_point (curve, 2);

  il_sweep_curve_add (curve, 1, 18 * MS, slow, 2);
  il_sweep_curve_add (curve, 1, 8 * MS, fast, 2);

  /* Of two the faster: the ideal is that of the same run. */
  g_assert_cmpint (one->time, ==, 8 * MS);
  g_assert_cmpuint (one->round, ==, 1);
  g_assert_cmpint (two->ideal, ==, 4 * MS);

  il_sweep_curve_add (curve, 1, 19 * MS, slow, 2);
  g_assert_cmpint (one->time, ==, 18 * MS);
  g_assert_cmpuint (one->round, ==, 0);
  g_assert_cmpint (one->shortest, ==, 8 * MS);
  g_assert_cmpint (one->longest, ==, 19 * MS);
  g_assert_cmpint (two->ideal, ==, 9 * MS);

  /* What failed does not count, but is what there is to see. */
  il_sweep_curve_add (curve, 2, FAILED, slow, 2);
  il_sweep_curve_add (curve, 2, FAILED, slow, 2);
  g_assert_cmpuint (two->n_rounds, ==, 2);
  g_assert_cmpuint (two->n_whole, ==, 0);
  g_assert_cmpuint (two->round, ==, 1);
  g_assert_cmpint (two->time, ==, IL_TIME_NONE);

  il_sweep_curve_add (curve, 2, 9 * MS, slow, 2);
  g_assert_cmpuint (two->n_whole, ==, 1);
  g_assert_cmpuint (two->round, ==, 2);
  g_assert_cmpfloat (two->speed_up, ==, 2);
  g_assert_cmpuint (il_sweep_curve_get_n_rounds (curve), ==, 3);
}

static void
test_run (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_ONE_AT_A_TIME, 0);
  g_autoptr (IlRecording) failing = il_recording_new (IL_MODE_TOGETHER, 2);
  g_autoptr (IlSweepCurve) curve = il_sweep_curve_new (2);

  for (guint i = 0; i < 2; i++)
    {
      il_recording_add (recording, "http://h/", IL_SIZE_UNKNOWN);
      il_recording_add (failing, "http://h/", IL_SIZE_UNKNOWN);
    }

  il_recording_start (recording, 0);
  il_recording_start (failing, 0);
  for (guint i = 0; i < 2; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      il_track_begin_hop (track, "http://h/", i * 300 + 10);
      il_recording_end_track (recording, track, (i + 1) * 300, NULL);
      il_recording_end_track (failing, il_recording_get_track (failing, i), 7,
                              i == 0 ? NULL : g_error_new (G_FILE_ERROR, 1, "no"));
    }
  il_recording_finish (recording);
  il_recording_finish (failing);

  il_sweep_curve_add_run (curve, 1, recording);
  il_sweep_curve_add_run (curve, 2, failing);
  g_assert_cmpint (il_sweep_curve_get_point (curve, 1)->time, ==, 600);
  g_assert_cmpint (il_sweep_curve_get_point (curve, 1)->ideal, ==, 580);
  g_assert_cmpint (il_sweep_curve_get_point (curve, 2)->ideal, ==, 290);
  g_assert_cmpuint (il_sweep_curve_get_point (curve, 2)->n_rounds, ==, 1);
  g_assert_cmpuint (il_sweep_curve_get_point (curve, 2)->n_whole, ==, 0);
}

static void
test_max_limit (void)
{
  g_assert_cmpuint (il_sweep_curve_choose_max_limit (0), ==, 2);
  g_assert_cmpuint (il_sweep_curve_choose_max_limit (4), ==, 4);
  g_assert_cmpuint (il_sweep_curve_choose_max_limit (100), ==, 16);
}

static void
check_sentence (const char   *expected,
                const gint64 *times,
                guint         n)
{
  g_autoptr (IlSweepCurve) curve = curve_new (times, n);
  g_autofree char *sentence = il_sweep_curve_dup_sentence (curve);

  g_assert_cmpstr (sentence, ==, expected);
}

#define SENTENCE(expected, ...)                           \
  check_sentence (expected, (const gint64[]) { __VA_ARGS__ }, \
                  G_N_ELEMENTS (((gint64[]) { __VA_ARGS__ })))

static void
test_sentence (void)
{
  g_autoptr (IlSweepCurve) more = il_sweep_curve_new (2);
  const gint64 durations[3] = { 10, 10, 10 };
  g_autofree char *sentence = NULL;

  SENTENCE ("", 8000);
  SENTENCE ("The knee is at 2: more at once gains less than 5%.", 8000, 4000, 4000);
  SENTENCE ("One at a time is as good: more at once gains less than 5%.", 8000, 8000, 8000);
  SENTENCE ("There is no knee: the fastest is all 3 at once.", 8000, 4000, 3000);
  SENTENCE ("No knee is known: only complete runs can be compared.", -1, 4000, 3000);
  SENTENCE ("No knee is known: only complete runs can be compared.", 8000, -1, -1);

  /* Of three downloads. */
  il_sweep_curve_add (more, 1, 30, durations, 3);
  il_sweep_curve_add (more, 2, 20, durations, 3);
  sentence = il_sweep_curve_dup_sentence (more);
  g_assert_cmpstr (sentence, ==, "There is no knee up to 2 at once: more may gain still.");
}

static void
check_words (const IlSweepCurve *curve,
             guint               limit,
             const char         *expected)
{
  g_autofree char *words = il_sweep_point_dup_words (il_sweep_curve_get_point (curve, limit));

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  const gint64 times[] = { 8120, 2900, 9000, 8120, -1 };
  g_autoptr (IlSweepCurve) curve = curve_new (times, G_N_ELEMENTS (times));
  g_autoptr (IlSweepCurve) empty = il_sweep_curve_new (2);

  check_words (curve, 1, "One at a time: 8.12 s");
  check_words (curve, 2, "2 at once: 2.90 s, 2.8 times faster, ideal 4.87 s");
  check_words (curve, 3, "3 at once: 9.00 s, 1.1 times slower, ideal 3.25 s");
  check_words (curve, 4, "4 at once: 8.12 s, as fast, ideal 3.25 s");
  check_words (curve, 5, "5 at once: not complete");
  check_words (empty, 2, "2 at once: not yet measured");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sweep-curve/knee", test_knee);
  g_test_add_func ("/sweep-curve/random", test_random);
  g_test_add_func ("/sweep-curve/noise", test_noise);
  g_test_add_func ("/sweep-curve/figures", test_figures);
  g_test_add_func ("/sweep-curve/ideal", test_ideal);
  g_test_add_func ("/sweep-curve/rounds", test_rounds);
  g_test_add_func ("/sweep-curve/run", test_run);
  g_test_add_func ("/sweep-curve/max-limit", test_max_limit);
  g_test_add_func ("/sweep-curve/sentence", test_sentence);
  g_test_add_func ("/sweep-curve/words", test_words);

  return g_test_run ();
}
