/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-ideal.h"

#define MAX_N 40

/* Each goes to the first of the slots that are free the soonest. */
static gint64
makespan_naively (const gint64 *durations,
                  guint         n,
                  guint         n_slots)
{
  gint64 free_at[MAX_N + 5] = { 0 };
  gint64 makespan = 0;

  for (guint i = 0; i < n; i++)
    {
      guint best = 0;

      for (guint k = 1; k < n_slots; k++)
        {
          if (free_at[k] < free_at[best])
            best = k;
        }

      free_at[best] += durations[i];
      makespan = MAX (makespan, free_at[best]);
    }

  return makespan;
}

static void
test_random (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      gint64 durations[MAX_N];
      guint n = (guint) g_test_rand_int_range (0, MAX_N);
      gint64 sum = 0, longest = 0, last = G_MAXINT64;

      for (guint i = 0; i < n; i++)
        {
          durations[i] = g_test_rand_int_range (0, round % 2 == 0 ? 10 : 1000000);
          sum += durations[i];
          longest = MAX (longest, durations[i]);
        }

      for (guint slots = 1; slots < MAX_N + 5; slots++)
        {
          gint64 ideal = il_ideal_makespan (durations, n, slots);

          g_assert_cmpint (ideal, ==, makespan_naively (durations, n, slots));
          g_assert_cmpint (ideal, >=, longest);
          g_assert_cmpint (ideal * slots, >=, sum);
          /* Graham's bound. */
          g_assert_cmpint (ideal * slots, <=, sum + longest * (slots - 1));
          last = ideal;
        }

      g_assert_cmpint (il_ideal_makespan (durations, n, 1), ==, sum);
      g_assert_cmpint (last, ==, longest);
    }
}

/* The course's own example: a window of 4 over 8 jobs. */
static void
test_course (void)
{
  const gint64 durations[] = { 1, 2, 3, 1, 2, 3, 1, 2 };

  g_assert_cmpint (il_ideal_makespan (durations, 8, 4), ==, 5);
  g_assert_cmpint (il_ideal_makespan (durations, 8, 1), ==, 15);
  g_assert_cmpint (il_ideal_makespan (durations, 8, 8), ==, 3);
  g_assert_cmpint (il_ideal_makespan (durations, 8, 1000), ==, 3);
}

/* What was waiting in the queue does not count, and a bad address takes no time. */
static void
test_run (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_ONE_AT_A_TIME, 0);
  gint64 time = 10;

  for (guint i = 0; i < 3; i++)
    il_recording_add (recording, "http://h/", IL_SIZE_UNKNOWN);
  il_recording_start (recording, 0);
  for (guint i = 0; i < 3; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      if (i != 1)
        {
          il_track_begin_hop (track, "http://h/", time);
          time += 100 * (i + 1);
        }
      il_recording_end_track (recording, track, time, NULL);
    }
  il_recording_finish (recording);

  g_assert_cmpint (il_ideal_from_run (recording, 1), ==, 400);
  g_assert_cmpint (il_ideal_from_run (recording, 2), ==, 300);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ideal/random", test_random);
  g_test_add_func ("/ideal/course", test_course);
  g_test_add_func ("/ideal/run", test_run);

  return g_test_run ();
}
