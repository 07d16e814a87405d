/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-critical-path.h"

#include "analysis/il-bounds.h"

/* A download that had a slot for some time; rank is its place among those that
 * began. */
typedef struct
{
  guint index;
  guint rank;
  gint64 start;
  gint64 end;
} Flight;

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const Flight *left = a;
  const Flight *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;

  return left->index < right->index ? -1 : left->index > right->index;
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const Flight *left = a;
  const Flight *right = b;

  if (left->end != right->end)
    return left->end < right->end ? -1 : 1;

  return left->rank < right->rank ? -1 : left->rank > right->rank;
}

static const Flight *
flight_at (GArray *flights,
           guint   place)
{
  return &g_array_index (flights, Flight, place);
}

/* In the order of their ends. */
static GArray *
list_flights (IlRecording *recording)
{
  GArray *flights = g_array_new (FALSE, FALSE, sizeof (Flight));
  guint n_tracks = il_recording_get_n_tracks (recording);

  for (guint i = 0; i < n_tracks; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      Flight flight = { i, 0, il_track_get_start (track), il_track_get_end (track) };

      if (flight.start != IL_TIME_NONE && flight.start < flight.end)
        g_array_append_val (flights, flight);
    }

  g_array_sort (flights, compare_starts);
  for (guint i = 0; i < flights->len; i++)
    g_array_index (flights, Flight, i).rank = i;
  g_array_sort (flights, compare_ends);

  return flights;
}

/* Of those that end together, the one that began first. */
static const Flight *
find_last (GArray *flights)
{
  guint place = flights->len;

  if (place == 0)
    return NULL;

  for (place--; place > 0; place--)
    {
      if (flight_at (flights, place - 1)->end < flight_at (flights, place)->end)
        break;
    }

  return flight_at (flights, place);
}

/* Whose end made room for it, or NULL. */
static const Flight *
find_predecessor (GArray       *flights,
                  const Flight *flight,
                  guint         n_slots)
{
  return flight->rank < n_slots ? NULL : flight_at (flights, flight->rank - n_slots);
}

/* From the last request to the first. */
static void
add_steps (GArray       *steps,
           IlRecording  *recording,
           const Flight *flight)
{
  IlTrack *track = il_recording_get_track (recording, flight->index);
  gint64 end = flight->end;

  for (guint hop = il_track_get_n_hops (track); hop > 0; hop--)
    {
      gint64 begin = il_phases_get (&il_track_get_hop (track, hop - 1)->phases, IL_MARK_START);
      IlPathStep step = { flight->index, hop - 1, begin, end };

      if (begin < end)
        g_array_append_val (steps, step);
      end = begin;
    }
}

static void
reverse (GArray *steps)
{
  for (guint i = 0, j = steps->len; i + 1 < j; i++)
    {
      IlPathStep *first = &g_array_index (steps, IlPathStep, i);
      IlPathStep *last = &g_array_index (steps, IlPathStep, --j);
      IlPathStep step = *first;

      *first = *last;
      *last = step;
    }
}

/* A bad address never has a slot either, but needs none. */
static gboolean
was_cancelled_in_queue (IlTrack *track)
{
  return il_track_get_start (track) == IL_TIME_NONE &&
         il_track_get_state (track, G_MAXINT64) == IL_STATE_CANCELLED;
}

GArray *
il_critical_path_new (IlRecording *recording)
{
  g_autoptr (GArray) flights = NULL;
  g_autoptr (GArray) steps = NULL;
  const Flight *flight;
  guint n_slots;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);
  g_return_val_if_fail (il_recording_is_finished (recording), NULL);

  steps = g_array_new (FALSE, FALSE, sizeof (IlPathStep));
  flights = list_flights (recording);
  n_slots = il_bounds_get_n_slots (recording);

  /* Each ends before the next begins, and took some time: this comes to an
   * end. */
  for (flight = find_last (flights); flight != NULL;
       flight = find_predecessor (flights, flight, n_slots))
    add_steps (steps, recording, flight);

  reverse (steps);

  return g_steal_pointer (&steps);
}

guint
il_critical_path_count_queued (IlRecording *recording)
{
  g_autoptr (GArray) flights = NULL;
  guint n_tracks, n_slots, n_queued = 0;

  g_return_val_if_fail (IL_IS_RECORDING (recording), 0);
  g_return_val_if_fail (il_recording_is_finished (recording), 0);

  n_slots = il_bounds_get_n_slots (recording);
  n_tracks = il_recording_get_n_tracks (recording);
  if (n_slots >= n_tracks)
    return 0;

  flights = list_flights (recording);
  for (guint i = 0; i < flights->len; i++)
    n_queued += find_predecessor (flights, flight_at (flights, i), n_slots) != NULL;
  for (guint i = 0; i < n_tracks; i++)
    n_queued += was_cancelled_in_queue (il_recording_get_track (recording, i));

  return n_queued;
}
