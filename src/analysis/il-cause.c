/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-cause.h"

#include "analysis/il-bounds.h"
#include "analysis/il-critical-path.h"
#include "analysis/il-ideal.h"
#include "analysis/il-waiting.h"

/* What is asked of a run; last is the download at the end of the critical
 * path, NULL where there is no path. */
typedef struct
{
  IlRecording *recording;
  IlBounds bounds;
  IlTrack *last;
  gboolean last_was_queued;
  guint n_ran;
} Run;

/* Whether a part is so many percent of a whole, or more. */
static gboolean
reaches (gint64 part,
         gint64 whole,
         guint  percent)
{
  return (double) part * 100 >= (double) whole * percent;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* When the documents began and ceased to come. */
static void
list_receiving (IlRecording *recording,
                GArray      *begins,
                GArray      *ends)
{
  guint n_tracks = il_recording_get_n_tracks (recording);

  for (guint i = 0; i < n_tracks; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      guint n_hops = il_track_get_n_hops (track);
      gint64 begin, end;

      if (n_hops == 0)
        continue;
      if (!il_phases_get_span (&il_track_get_hop (track, n_hops - 1)->phases, IL_PHASE_RECEIVING,
                               &begin, &end))
        continue;

      g_array_append_val (begins, begin);
      g_array_append_val (ends, end);
    }

  g_array_sort (begins, compare_times);
  g_array_sort (ends, compare_times);
}

/* For how long more than one document was coming: from the beginning of each
 * to the next time at which one begins or ceases. */
static gint64
measure_sharing (IlRecording *recording)
{
  g_autoptr (GArray) begins = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 sum = 0, from = 0;
  guint n_begun = 0;

  list_receiving (recording, begins, ends);
  for (guint n_ended = 0; n_ended < ends->len;)
    {
      gboolean begins_next = n_begun < begins->len && g_array_index (begins, gint64, n_begun) <=
                                                      g_array_index (ends, gint64, n_ended);
      gint64 next = begins_next ? g_array_index (begins, gint64, n_begun)
                                : g_array_index (ends, gint64, n_ended);

      if (n_begun - n_ended >= 2)
        sum += next - from;
      from = next;
      n_begun += begins_next;
      n_ended += !begins_next;
    }

  return sum;
}

static void
find_last (Run *run)
{
  g_autoptr (GArray) path = il_critical_path_new (run->recording);

  if (path->len == 0)
    return;

  run->last = il_recording_get_track (run->recording,
                                      g_array_index (path, IlPathStep, path->len - 1).track);
  run->last_was_queued = g_array_index (path, IlPathStep, 0).track !=
                         il_track_get_index (run->last);
}

static void
run_init (Run         *run,
          IlRecording *recording)
{
  guint n_tracks = il_recording_get_n_tracks (recording);

  *run = (Run) { .recording = recording };
  il_bounds_init (&run->bounds, recording);
  find_last (run);
  for (guint i = 0; i < n_tracks; i++)
    run->n_ran += il_track_get_start (il_recording_get_track (recording, i)) != IL_TIME_NONE;
}

/* Whether the very last to end was stopped by hand. */
static gboolean
find_cancelled (const Run *run,
                IlCause   *cause)
{
  gint64 makespan = run->bounds.makespan;

  cause->n = il_recording_count_cancelled (run->recording, makespan);
  cause->n_of = il_recording_get_n_tracks (run->recording);
  cause->time = makespan;

  return cause->n > il_recording_count_cancelled (run->recording, makespan - 1);
}

static gboolean
find_sequence (const Run *run,
               IlCause   *cause)
{
  cause->n = run->n_ran;

  return run->bounds.n_slots == 1 && run->n_ran > 1 &&
         reaches (run->bounds.sum, run->bounds.makespan, IL_CAUSE_MOST);
}

static gboolean
find_loop (const Run *run,
           IlCause   *cause)
{
  IlLoopTurn turn;

  if (!il_loop_track_find_longest (il_recording_get_loop (run->recording), &turn))
    return FALSE;

  cause->track = (guint) turn.track;
  cause->time = turn.end - turn.begin;

  return cause->track < il_recording_get_n_tracks (run->recording) && cause->time >= IL_LOOP_HOLD &&
         reaches (cause->time, run->bounds.makespan, IL_CAUSE_HELD);
}

static gboolean
was_shared (const Run *run)
{
  return reaches (measure_sharing (run->recording), run->bounds.makespan, IL_CAUSE_SHARED);
}

static gboolean
find_line (const Run *run,
           IlCause   *cause)
{
  cause->bytes = run->bounds.bytes;
  cause->whole = run->bounds.makespan;

  return reaches (run->bounds.transfer, run->bounds.makespan, IL_CAUSE_FULL) && was_shared (run);
}

static gboolean
is_longest (const Run *run)
{
  return reaches (il_ideal_get_duration (run->last), run->bounds.makespan, IL_CAUSE_MOST);
}

static gboolean
find_limit (const Run *run,
            IlCause   *cause)
{
  if (!run->last_was_queued || run->bounds.n_slots == 1 || is_longest (run))
    return FALSE;

  cause->n = il_critical_path_count_queued (run->recording);
  cause->n_of = run->bounds.n_slots;

  return TRUE;
}

static gboolean
find_failed (const Run *run,
             IlCause   *cause)
{
  cause->track = il_track_get_index (run->last);
  cause->n_of = il_recording_get_n_tracks (run->recording);
  cause->time = il_ideal_get_duration (run->last);

  return il_track_get_error (run->last) != NULL && is_longest (run);
}

/* What one waited for is only worth telling if all waited for that one. */
static gboolean
has_waited (const Run *run,
            IlCause   *cause,
            IlWait     first,
            IlWait     last)
{
  IlWaiting waiting;

  il_waiting_init_track (&waiting, run->recording, run->last, run->bounds.makespan);
  for (IlWait wait = first; wait <= last; wait++)
    cause->time += waiting.times[wait];

  cause->track = il_track_get_index (run->last);
  cause->whole = il_ideal_get_duration (run->last);

  return reaches (cause->time, cause->whole, IL_CAUSE_MOSTLY) && is_longest (run);
}

static gboolean
find_connect (const Run *run,
              IlCause   *cause)
{
  return has_waited (run, cause, IL_WAIT_NAME, IL_WAIT_TLS);
}

static gboolean
find_server (const Run *run,
             IlCause   *cause)
{
  return has_waited (run, cause, IL_WAIT_SERVER, IL_WAIT_SERVER);
}

static gboolean
find_single (const Run *run,
             IlCause   *cause)
{
  cause->track = il_track_get_index (run->last);
  cause->time = il_ideal_get_duration (run->last);

  return il_recording_get_n_tracks (run->recording) == 1;
}

static gboolean
find_longest (const Run *run,
              IlCause   *cause)
{
  cause->track = il_track_get_index (run->last);
  cause->time = il_ideal_get_duration (run->last);

  return is_longest (run) &&
         !(reaches (run->bounds.transfer, run->bounds.makespan, IL_CAUSE_NEARLY_FULL) &&
           was_shared (run));
}

static gboolean
find_latest (const Run *run,
             IlCause   *cause)
{
  cause->track = il_track_get_index (run->last);
  cause->time = il_track_get_end (run->last);

  return TRUE;
}

/* In the order in which they are looked for: the first that holds is told. */
static const struct
{
  IlCauseKind kind;
  gboolean (*find) (const Run *run,
                    IlCause   *cause);
} causes[] = {
  { IL_CAUSE_CANCELLED, find_cancelled },
  { IL_CAUSE_SEQUENCE, find_sequence },
  { IL_CAUSE_LOOP, find_loop },
  { IL_CAUSE_LINE, find_line },
  { IL_CAUSE_LIMIT, find_limit },
  { IL_CAUSE_FAILED, find_failed },
  { IL_CAUSE_CONNECT, find_connect },
  { IL_CAUSE_SERVER, find_server },
  { IL_CAUSE_SINGLE, find_single },
  { IL_CAUSE_LONGEST, find_longest },
  { IL_CAUSE_LAST, find_latest },
};

IlCause
il_cause_find (IlRecording *recording)
{
  const IlCause none = { IL_CAUSE_NONE };
  Run run;

  g_return_val_if_fail (IL_IS_RECORDING (recording), none);

  if (!il_recording_is_finished (recording))
    return none;

  run_init (&run, recording);
  if (run.last == NULL)
    return none;

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      IlCause cause = { IL_CAUSE_NONE };

      if (causes[i].find (&run, &cause))
        {
          cause.kind = causes[i].kind;
          return cause;
        }
    }

  return none;
}
