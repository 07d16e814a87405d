/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-bounds.h"

#include "analysis/il-ideal.h"
#include "random-recording.h"

#define ROUNDS 4000
#define SECOND G_GINT64_CONSTANT (1000000)

static void
check_bounds (IlRecording *recording)
{
  gint64 makespan = il_recording_get_duration (recording);
  IlBounds bounds;

  il_bounds_init (&bounds, recording);

  g_assert_cmpint (bounds.makespan, ==, makespan);
  g_assert_cmpuint (bounds.n_slots, >=, 1);
  g_assert_cmpint (bounds.longest, >=, 0);
  g_assert_cmpint (bounds.longest, <=, bounds.sum);
  g_assert_cmpint (bounds.longest, <=, makespan);
  g_assert_cmpint (bounds.mean_load, ==, bounds.sum / bounds.n_slots);
  g_assert_cmpint (bounds.mean_load, <=, makespan);
  g_assert_cmpint (bounds.transfer, >=, 0);
  g_assert_cmpint (bounds.transfer, <=, makespan);
  g_assert_cmpint (bounds.bound, <=, makespan);
  g_assert_true (bounds.bound == bounds.longest || bounds.bound == bounds.mean_load ||
                 bounds.bound == bounds.transfer);
  g_assert_cmpint (bounds.ideal, >=, bounds.longest);
  g_assert_cmpint (bounds.ideal, >=, bounds.mean_load);
  g_assert_cmpint (bounds.ideal * bounds.n_slots, <=,
                   bounds.sum + (bounds.n_slots - 1) * bounds.longest);
  g_assert_cmpfloat (bounds.efficiency, >=, 0);
  g_assert_cmpfloat (bounds.efficiency, <=, 1);
  g_assert_cmpfloat_with_epsilon (bounds.speed_up * (double) makespan, (double) bounds.sum,
                                  1e-6 * (double) (bounds.sum + 1));
  g_assert_cmpfloat_with_epsilon ((double) bounds.bytes, random_recording_wire_bytes (recording),
                                  1);
  g_assert_true ((bounds.transfer > 0) <= (bounds.bytes > 0));
}

static void
test_never_above (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) scheduled = random_recording_new (RANDOM_SCHEDULED);
      g_autoptr (IlRecording) wild = random_recording_new (RANDOM_WILD);
      IlBounds bounds;

      check_bounds (scheduled);
      check_bounds (wild);

      /* Handing over takes time, and never saves any. */
      il_bounds_init (&bounds, scheduled);
      g_assert_cmpint (bounds.ideal, <=, bounds.makespan);
    }
}

/* There is no anomaly where nothing waits for anything but a slot. */
static void
test_more_slots (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) recording = random_recording_new (RANDOM_WILD);
      gint64 last = il_ideal_from_run (recording, 1);
      IlBounds bounds;

      il_bounds_init (&bounds, recording);
      g_assert_cmpint (last, ==, bounds.sum);
      for (guint n_slots = 2; n_slots <= RANDOM_MAX_TRACKS + 1; n_slots++)
        {
          gint64 ideal = il_ideal_from_run (recording, n_slots);

          g_assert_cmpint (ideal, <=, last);
          last = ideal;
        }
      g_assert_cmpint (last, ==, bounds.longest);
    }
}

static IlRecording *
window_of (guint limit)
{
  /* Begin and end of the course's eight jobs, in the order of their ends. */
  static const struct
  {
    guint index;
    int start, end;
  } jobs[] = { { 0, 0, 1 }, { 3, 0, 1 }, { 1, 0, 2 }, { 2, 0, 3 },
               { 4, 1, 3 }, { 6, 2, 3 }, { 5, 1, 4 }, { 7, 3, 5 } };
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, limit);

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);

  il_recording_start (recording, 0);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      IlTrack *track = il_recording_get_track (recording, jobs[i].index);

      il_track_begin_hop (track, "http://localhost/", jobs[i].start * SECOND);
      il_recording_end_track (recording, track, jobs[i].end * SECOND, NULL);
    }
  il_recording_finish (recording);

  return recording;
}

/* The course's own example: job i lasts i modulo 3 and one, four at once. */
static void
test_window_of_four (void)
{
  static const gint64 ends[] = { 1, 2, 3, 1, 3, 4, 3, 5 };
  g_autoptr (IlRecording) recording = window_of (4);
  IlBounds bounds;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      g_assert_cmpint (il_ideal_get_duration (track), ==, (i % 3 + 1) * SECOND);
      g_assert_cmpint (il_track_get_end (track), ==, ends[i] * SECOND);
    }

  il_bounds_init (&bounds, recording);
  g_assert_cmpint (bounds.makespan, ==, 5 * SECOND);
  g_assert_cmpint (bounds.ideal, ==, 5 * SECOND);
  g_assert_cmpint (bounds.sum, ==, 15 * SECOND);
  g_assert_cmpint (bounds.longest, ==, 3 * SECOND);
  g_assert_cmpint (bounds.mean_load, ==, 15 * SECOND / 4);
  g_assert_cmpint (bounds.transfer, ==, 0);
  g_assert_cmpint (bounds.bound, ==, 15 * SECOND / 4);
  g_assert_cmpuint (bounds.n_slots, ==, 4);
  g_assert_cmpfloat (bounds.speed_up, ==, 3);
  g_assert_cmpfloat (bounds.efficiency, ==, 0.75);
  g_assert_cmpint (il_ideal_from_run (recording, 1), ==, 15 * SECOND);
  g_assert_cmpint (il_ideal_from_run (recording, 8), ==, 3 * SECOND);
}

static void
test_slots (void)
{
  g_autoptr (IlRecording) none = il_recording_new (IL_MODE_TOGETHER, 3);
  g_autoptr (IlRecording) sequence = il_recording_new (IL_MODE_ONE_AT_A_TIME, 3);
  g_autoptr (IlRecording) limited = window_of (6);
  g_autoptr (IlRecording) free = window_of (0);
  g_autoptr (IlRecording) roomy = window_of (100);
  g_autoptr (IlRecording) lying = window_of (2);
  g_autoptr (IlRecording) many = il_recording_new (IL_MODE_TOGETHER, 0);
  g_autoptr (IlRecording) too_many = il_recording_new (IL_MODE_TOGETHER, G_MAXUINT);

  for (guint i = 0; i < 5; i++)
    il_recording_add (sequence, "http://localhost/", IL_SIZE_UNKNOWN);
  for (guint i = 0; i < IL_BOUNDS_MAX_SLOTS + 5; i++)
    {
      il_recording_add (many, "http://localhost/", IL_SIZE_UNKNOWN);
      il_recording_add (too_many, "http://localhost/", IL_SIZE_UNKNOWN);
    }

  g_assert_cmpuint (il_bounds_get_n_slots (none), ==, 1);
  g_assert_cmpuint (il_bounds_get_n_slots (sequence), ==, 1);
  g_assert_cmpuint (il_bounds_get_n_slots (limited), ==, 6);
  g_assert_cmpuint (il_bounds_get_n_slots (free), ==, 8);
  g_assert_cmpuint (il_bounds_get_n_slots (roomy), ==, 8);
  g_assert_cmpuint (il_bounds_get_n_slots (lying), ==, 4);
  g_assert_cmpuint (il_bounds_get_n_slots (many), ==, IL_BOUNDS_MAX_SLOTS);
  g_assert_cmpuint (il_bounds_get_n_slots (too_many), ==, IL_BOUNDS_MAX_SLOTS);
}

/* Two at a time of twice as many bytes decoded as sent, at an even rate but
 * for a pause at the beginning. */
static void
test_transfer (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_TOGETHER, 0);
  IlBounds bounds;

  for (guint i = 0; i < 2; i++)
    il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);

  il_recording_start (recording, 0);
  for (guint i = 0; i < 2; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      il_track_begin_hop (track, "http://localhost/", 0);
      il_track_mark (track, IL_MARK_RESPONSE, SECOND);
      for (gint64 time = SECOND + 5000; time <= 10 * SECOND; time += 10000)
        il_track_add_read (track, time, 1000, 1);
      il_track_set_wire_bytes (track, 450000);
      il_recording_end_track (recording, track, 10 * SECOND, NULL);
    }
  il_recording_finish (recording);

  il_bounds_init (&bounds, recording);
  g_assert_cmpuint (bounds.bytes, ==, 900000);
  g_assert_cmpfloat_with_epsilon (bounds.peak, 100000, 2500);
  g_assert_cmpint (bounds.transfer, <=, 9 * SECOND);
  g_assert_cmpint (bounds.transfer, >, 8750000);
}

static void
test_nothing (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_TOGETHER, 0);
  IlBounds bounds;

  il_recording_start (recording, 0);
  il_recording_finish (recording);
  il_bounds_init (&bounds, recording);

  g_assert_cmpint (bounds.makespan, ==, 0);
  g_assert_cmpint (bounds.bound, ==, 0);
  g_assert_cmpint (bounds.ideal, ==, 0);
  g_assert_cmpuint (bounds.n_slots, ==, 1);
  g_assert_cmpfloat (bounds.speed_up, ==, 0);
  g_assert_cmpfloat (bounds.efficiency, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bounds/never-above", test_never_above);
  g_test_add_func ("/bounds/more-slots", test_more_slots);
  g_test_add_func ("/bounds/window-of-four", test_window_of_four);
  g_test_add_func ("/bounds/slots", test_slots);
  g_test_add_func ("/bounds/transfer", test_transfer);
  g_test_add_func ("/bounds/nothing", test_nothing);

  return g_test_run ();
}
