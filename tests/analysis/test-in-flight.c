/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-in-flight.h"

#include "random-recording.h"

typedef struct
{
  gint64 start;
  gint64 end;
} Flight;

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  gint64 left = ((const Flight *) a)->end;
  gint64 right = ((const Flight *) b)->end;

  return left < right ? -1 : left > right;
}

/* A start or an end of IL_TIME_NONE is one that has not happened. */
static IlRecording *
recording_of (Flight *flights,
              guint   n)
{
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);

  if (n > 0)
    qsort (flights, n, sizeof *flights, compare_ends);
  for (guint i = 0; i < n; i++)
    il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);

  il_recording_start (recording, 0);
  for (guint i = 0; i < n; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      if (flights[i].start != IL_TIME_NONE)
        il_track_begin_hop (track, "http://localhost/", flights[i].start);
      if (flights[i].end != IL_TIME_NONE)
        il_recording_end_track (recording, track, flights[i].end, NULL);
    }

  return recording;
}

static gboolean
is_in_flight (const Flight *flight,
              gint64        time)
{
  return flight->start != IL_TIME_NONE && flight->start <= time &&
         (flight->end == IL_TIME_NONE || flight->end > time);
}

/* The number only grows when one starts: these are the times to look at. */
static guint
naive_max (const Flight *flights,
           guint         n,
           gint64        time)
{
  guint most = 0;

  for (guint i = 0; i < n; i++)
    {
      guint count = 0;

      if (flights[i].start == IL_TIME_NONE || flights[i].start > time)
        continue;

      for (guint j = 0; j < n; j++)
        count += is_in_flight (&flights[j], flights[i].start);
      most = MAX (most, count);
    }

  return most;
}

static void
test_like_naive (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 24);
      gint32 range = g_test_rand_bit () ? 12 : 1000;
      Flight flights[24];
      g_autoptr (IlRecording) recording = NULL;

      for (guint i = 0; i < n; i++)
        {
          flights[i].start = g_test_rand_int_range (-1, range);
          flights[i].end = g_test_rand_int_range (0, 6) == 0
                           ? IL_TIME_NONE
                           : MAX (0, flights[i].start) + g_test_rand_int_range (0, range / 2);
        }

      recording = recording_of (flights, n);
      for (gint64 time = -1; time < 2 * range; time += 1 + range / 12)
        g_assert_cmpuint (il_in_flight_max (recording, time), ==, naive_max (flights, n, time));
    }
}

static void
test_edges (void)
{
  Flight in_turn[] = { { 0, 10 }, { 10, 20 }, { 20, 30 }, { 30, 30 } };
  Flight queued[] = { { IL_TIME_NONE, 5 }, { IL_TIME_NONE, IL_TIME_NONE } };
  Flight live[] = { { 5, IL_TIME_NONE }, { 7, IL_TIME_NONE }, { 0, 6 } };
  g_autoptr (IlRecording) empty = recording_of (NULL, 0);
  g_autoptr (IlRecording) one = recording_of (in_turn, G_N_ELEMENTS (in_turn));
  g_autoptr (IlRecording) none = recording_of (queued, G_N_ELEMENTS (queued));
  g_autoptr (IlRecording) two = recording_of (live, G_N_ELEMENTS (live));

  g_assert_cmpuint (il_in_flight_max (empty, G_MAXINT64), ==, 0);
  g_assert_cmpuint (il_in_flight_max (one, G_MAXINT64), ==, 1);
  g_assert_cmpuint (il_in_flight_max (none, G_MAXINT64), ==, 0);
  g_assert_cmpuint (il_in_flight_max (two, 4), ==, 1);
  g_assert_cmpuint (il_in_flight_max (two, 5), ==, 2);
  g_assert_cmpuint (il_in_flight_max (two, G_MAXINT64), ==, 2);
}

static guint
naive_at (const Flight *flights,
          guint         n,
          gint64        time)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += is_in_flight (&flights[i], time);

  return count;
}

/* What the staircase says of a time. */
static guint
steps_at (GArray *steps,
          gint64  time)
{
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const IlInFlightStep *step = &g_array_index (steps, IlInFlightStep, i);

      if (step->time <= time)
        n = step->n;
    }

  return n;
}

static void
check_steps (IlRecording *recording,
             gint64       time)
{
  g_autoptr (GArray) steps = il_in_flight_list_steps (recording, time);
  gint64 area = 0, sum = 0, last = -1;
  guint n = 0, most = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const IlInFlightStep *step = &g_array_index (steps, IlInFlightStep, i);

      g_assert_cmpint (step->time, >, last);
      g_assert_cmpint (step->time, <=, time);
      g_assert_cmpuint (step->n, !=, n);
      area += n * (step->time - MAX (0, last));
      last = step->time;
      n = step->n;
      most = MAX (most, n);
    }
  area += n * (time - MAX (0, last));

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      gint64 start = il_track_get_start (track), end = il_track_get_end (track);

      if (start != IL_TIME_NONE && start <= time)
        sum += (end == IL_TIME_NONE ? time : MIN (end, time)) - start;
    }

  g_assert_cmpint (area, ==, sum);
  g_assert_cmpuint (most, ==, il_in_flight_max (recording, time));
}

/* The area under the staircase is what the downloads took, at any time. */
static void
test_area (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      RandomKind kind = g_test_rand_bit () ? RANDOM_SCHEDULED : RANDOM_WILD;
      g_autoptr (IlRecording) finished = random_recording_new (kind);
      g_autoptr (IlRecording) live = random_recording_new_live (kind);
      gint64 duration = il_recording_get_duration (finished);

      check_steps (finished, duration);
      check_steps (finished, g_test_rand_int_range (0, (gint32) duration + 10));
      check_steps (live, g_test_rand_int_range (0, (gint32) duration + 10));
    }
}

static void
test_steps_like_naive (void)
{
  for (guint round = 0; round < 500; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 12);
      Flight flights[12];
      g_autoptr (IlRecording) recording = NULL;
      g_autoptr (GArray) steps = NULL;

      for (guint i = 0; i < n; i++)
        {
          flights[i].start = g_test_rand_int_range (0, 20);
          flights[i].end = flights[i].start + g_test_rand_int_range (0, 9);
        }

      recording = recording_of (flights, n);
      steps = il_in_flight_list_steps (recording, 30);
      for (gint64 time = 0; time <= 30; time++)
        g_assert_cmpuint (steps_at (steps, time), ==, naive_at (flights, n, time));
    }
}

/* The course's window of four never has more, and hands over without a step. */
static void
test_staircase (void)
{
  Flight jobs[] = { { 0, 1 }, { 0, 2 }, { 0, 3 }, { 0, 1 }, { 1, 3 }, { 1, 4 }, { 2, 3 },
                    { 3, 5 } };
  const IlInFlightStep expected[] = { { 0, 4 }, { 3, 2 }, { 4, 1 }, { 5, 0 } };
  g_autoptr (IlRecording) recording = recording_of (jobs, G_N_ELEMENTS (jobs));
  g_autoptr (GArray) steps = il_in_flight_list_steps (recording, 5);

  g_assert_cmpuint (steps->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < steps->len; i++)
    {
      g_assert_cmpint (g_array_index (steps, IlInFlightStep, i).time, ==, expected[i].time);
      g_assert_cmpuint (g_array_index (steps, IlInFlightStep, i).n, ==, expected[i].n);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/in-flight/like-naive", test_like_naive);
  g_test_add_func ("/in-flight/edges", test_edges);
  g_test_add_func ("/in-flight/area", test_area);
  g_test_add_func ("/in-flight/steps-like-naive", test_steps_like_naive);
  g_test_add_func ("/in-flight/staircase", test_staircase);

  return g_test_run ();
}
