/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-waiting.h"

/* The life of a track, told from its beginning. */
typedef struct
{
  IlWaiting *waiting;
  const IlLoopTrack *loop;
  gint64 from;
  gint64 until;
} Story;

/* How much of a stretch lies within holds. */
static gint64
held_between (const IlLoopTrack *loop,
              gint64             begin,
              gint64             end)
{
  guint first = il_loop_track_count_holds_until (loop, begin);
  guint last = il_loop_track_count_holds_until (loop, end);
  gint64 held = 0;

  for (guint i = first > 0 ? first - 1 : 0; i < last; i++)
    {
      IlLoopTurn turn;

      il_loop_track_get_hold (loop, i, &turn);
      held += MAX (0, MIN (turn.end, end) - MAX (turn.begin, begin));
    }

  return held;
}

/* Goes on to a time, which may lie beyond what is asked, or be none at all. */
static void
wait_until (Story  *story,
            IlWait  reason,
            gint64  time)
{
  gint64 end = time == IL_TIME_NONE ? story->until : MIN (time, story->until);
  gint64 held;

  if (end <= story->from)
    return;

  held = reason == IL_WAIT_QUEUE ? 0 : held_between (story->loop, story->from, end);
  story->waiting->times[reason] += end - story->from - held;
  story->waiting->times[IL_WAIT_LOOP] += held;
  story->from = end;
}

/* What was attempted before this phase belongs to connecting. */
static void
tell_phase (Story          *story,
            const IlPhases *phases,
            IlPhase         phase,
            IlWait          reason,
            gint64          connected)
{
  gint64 begin, end;

  if (!il_phases_get_span (phases, phase, &begin, &end))
    return;

  if (connected != IL_TIME_NONE)
    end = end == IL_TIME_NONE ? connected : MIN (end, connected);

  wait_until (story, IL_WAIT_CONNECT, begin);
  wait_until (story, reason, end);
}

/* The same decisions as in il_track_get_state(). */
static void
tell_hop (Story       *story,
          const IlHop *hop,
          gint64       next_start)
{
  gint64 connected;

  il_phases_get_span (&hop->phases, IL_PHASE_CONNECTING, NULL, &connected);
  tell_phase (story, &hop->phases, IL_PHASE_DNS, IL_WAIT_NAME, connected);
  tell_phase (story, &hop->phases, IL_PHASE_TLS, IL_WAIT_TLS, connected);
  wait_until (story, IL_WAIT_CONNECT, connected);

  if (next_start != IL_TIME_NONE)
    {
      wait_until (story, IL_WAIT_SERVER, next_start);
      return;
    }

  wait_until (story, IL_WAIT_SERVER, il_phases_get (&hop->phases, IL_MARK_RESPONSE));
  wait_until (story, IL_WAIT_BODY, IL_TIME_NONE);
}

static void
tell_track (Story   *story,
            IlTrack *track)
{
  guint n_hops = il_track_get_n_hops (track);

  wait_until (story, IL_WAIT_QUEUE, il_track_get_start (track));
  for (guint i = 0; i < n_hops; i++)
    {
      gint64 next = i + 1 == n_hops
                    ? IL_TIME_NONE
                    : il_phases_get (&il_track_get_hop (track, i + 1)->phases, IL_MARK_START);

      tell_hop (story, il_track_get_hop (track, i), next);
    }
}

static void
add_track (IlWaiting   *self,
           IlRecording *recording,
           IlTrack     *track,
           gint64       time)
{
  Story story = { self, il_recording_get_loop (recording), 0, time };

  if (il_track_get_end (track) != IL_TIME_NONE)
    story.until = MIN (time, il_track_get_end (track));

  tell_track (&story, track);
}

void
il_waiting_init_track (IlWaiting   *self,
                       IlRecording *recording,
                       IlTrack     *track,
                       gint64       time)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (IL_IS_RECORDING (recording));
  g_return_if_fail (IL_IS_TRACK (track));

  *self = (IlWaiting) { { 0 } };
  add_track (self, recording, track, time);
}

void
il_waiting_init_all (IlWaiting   *self,
                     IlRecording *recording,
                     gint64       time)
{
  guint n_tracks;

  g_return_if_fail (self != NULL);
  g_return_if_fail (IL_IS_RECORDING (recording));

  *self = (IlWaiting) { { 0 } };
  n_tracks = il_recording_get_n_tracks (recording);
  for (guint i = 0; i < n_tracks; i++)
    add_track (self, recording, il_recording_get_track (recording, i), time);
}

gint64
il_waiting_get_sum (const IlWaiting *self)
{
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (IlWait wait = 0; wait < IL_N_WAITS; wait++)
    sum += self->times[wait];

  return sum;
}
