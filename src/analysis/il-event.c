/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-event.h"

/* The nearest event beyond a time, in one of the two directions. */
typedef struct
{
  gint64 time;
  gboolean forwards;
  gint64 found;
} Search;

static void
consider (Search *search,
          gint64  event)
{
  if (event == IL_TIME_NONE)
    return;

  if (search->forwards && event > search->time &&
      (search->found == IL_TIME_NONE || event < search->found))
    search->found = event;
  else if (!search->forwards && event < search->time)
    search->found = MAX (search->found, event);
}

static void
consider_read (Search           *search,
               const IlArrivals *arrivals)
{
  guint64 n;
  gint64 time;

  if (!search->forwards)
    {
      consider (search, il_arrivals_last_at (arrivals, search->time - 1));
      return;
    }

  n = il_arrivals_count_until (arrivals, search->time);
  if (n == il_arrivals_get_n_reads (arrivals))
    return;

  il_arrivals_get_read (arrivals, n, &time, NULL, NULL);
  consider (search, time);
}

static void
consider_line (Search           *search,
               const IlArrivals *arrivals)
{
  guint64 n;

  if (search->forwards)
    {
      n = il_arrivals_lines_at (arrivals, search->time);
      consider (search, il_arrivals_line_time (arrivals, n));
      return;
    }

  n = il_arrivals_lines_at (arrivals, search->time - 1);
  if (n > 0)
    consider (search, il_arrivals_line_time (arrivals, n - 1));
}

static void
consider_marks (Search  *search,
                IlTrack *track)
{
  guint n_hops = il_track_get_n_hops (track);

  for (guint i = 0; i < n_hops; i++)
    {
      const IlPhases *phases = &il_track_get_hop (track, i)->phases;

      for (IlMark mark = 0; mark < IL_N_MARKS; mark++)
        consider (search, phases->at[mark]);
    }
}

/* Each stretch differs from the one before; before time 0 all are queued. */
static void
consider_states (Search  *search,
                 IlTrack *track)
{
  IlSegment segments[IL_TRACK_MAX_SEGMENTS];
  guint n = il_track_list_segments (track, G_MAXINT64, segments);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0 || segments[i].state != IL_STATE_QUEUED)
        consider (search, segments[i].begin);
    }
}

/* The turns of the loop are its waking up, where they were measured. */
static void
consider_turn (Search            *search,
               const IlLoopTrack *loop)
{
  gint64 bound = search->forwards ? search->time : search->time - 1;
  guint64 n = il_loop_track_count_until (loop, bound);
  IlLoopTurn turn;

  if (search->forwards ? n == il_loop_track_get_n_turns (loop) : n == 0)
    return;

  il_loop_track_get_turn (loop, search->forwards ? n : n - 1, &turn);
  consider (search, turn.begin);
}

static void
consider_track (Search      *search,
                IlTrack     *track,
                IlEventKind  kind)
{
  const IlArrivals *arrivals = il_track_get_arrivals (track);

  switch (kind)
    {
    case IL_EVENT_WAKE_UP:
      consider_read (search, arrivals);
      consider_marks (search, track);
      consider (search, il_track_get_end (track));
      break;

    case IL_EVENT_STATE:
      consider_states (search, track);
      consider (search, il_track_get_end (track));
      break;

    case IL_EVENT_LINE:
      consider_line (search, arrivals);
      break;

    default:
      g_assert_not_reached ();
    }
}

static gint64
find (IlRecording *recording,
      IlEventKind  kind,
      gint64       time,
      gboolean     forwards)
{
  Search search = { .time = time, .forwards = forwards, .found = IL_TIME_NONE };
  IlLoopTrack *loop = il_recording_get_loop (recording);
  guint n_tracks = il_recording_get_n_tracks (recording);

  if (kind == IL_EVENT_WAKE_UP && il_loop_track_get_n_turns (loop) > 0)
    {
      consider_turn (&search, loop);
      return search.found;
    }

  for (guint i = 0; i < n_tracks; i++)
    consider_track (&search, il_recording_get_track (recording, i), kind);

  return search.found;
}

gint64
il_event_next (IlRecording *recording,
               IlEventKind  kind,
               gint64       time)
{
  g_return_val_if_fail (IL_IS_RECORDING (recording), IL_TIME_NONE);
  g_return_val_if_fail (kind < IL_N_EVENT_KINDS, IL_TIME_NONE);

  return find (recording, kind, time, TRUE);
}

gint64
il_event_previous (IlRecording *recording,
                   IlEventKind  kind,
                   gint64       time)
{
  g_return_val_if_fail (IL_IS_RECORDING (recording), IL_TIME_NONE);
  g_return_val_if_fail (kind < IL_N_EVENT_KINDS, IL_TIME_NONE);

  /* Nothing happens before time 0. */
  return time <= 0 ? IL_TIME_NONE : find (recording, kind, time, FALSE);
}
