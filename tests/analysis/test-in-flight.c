/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-in-flight.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/in-flight/like-naive", test_like_naive);
  g_test_add_func ("/in-flight/edges", test_edges);

  return g_test_run ();
}
