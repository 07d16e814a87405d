/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-critical-path.h"

#include "analysis/il-bounds.h"
#include "random-recording.h"

#define ROUNDS 4000
#define MAX_TRACKS 8
#define MAX_HOPS 3
#define NEVER IL_TIME_NONE

/* A track of a run made by hand: when each hop begins, in any unit, NEVER for
 * no more; the end, and the error or -1. */
typedef struct
{
  gint64 hops[MAX_HOPS];
  gint64 end;
  int code;
} Track;

static IlRecording *
recording_of (IlMode       mode,
              guint        limit,
              const Track *tracks,
              guint        n)
{
  IlRecording *recording = il_recording_new (mode, limit);
  gboolean ended[MAX_TRACKS] = { FALSE };

  for (guint i = 0; i < n; i++)
    il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);

  il_recording_start (recording, 0);
  for (guint i = 0; i < n; i++)
    {
      for (guint k = 0; k < MAX_HOPS && tracks[i].hops[k] != NEVER; k++)
        il_track_begin_hop (il_recording_get_track (recording, i), "http://localhost/",
                            tracks[i].hops[k]);
    }

  for (guint i = 0; i < n; i++)
    {
      guint next = n;

      for (guint k = 0; k < n; k++)
        {
          if (!ended[k] && (next == n || tracks[k].end < tracks[next].end))
            next = k;
        }

      ended[next] = TRUE;
      il_recording_end_track (recording, il_recording_get_track (recording, next),
                              tracks[next].end,
                              tracks[next].code < 0
                              ? NULL
                              : g_error_new_literal (IL_ERROR, tracks[next].code, "A reason."));
    }
  il_recording_finish (recording);

  return recording;
}

static void
assert_path (IlRecording *recording,
             const char  *expected)
{
  g_autoptr (GArray) steps = il_critical_path_new (recording);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const IlPathStep *step = &g_array_index (steps, IlPathStep, i);

      g_string_append_printf (text, "%s%u.%u:%d-%d", i > 0 ? " " : "", step->track, step->hop,
                              (int) step->begin, (int) step->end);
    }

  g_assert_cmpstr (text->str, ==, expected);
}

#define SEQ IL_MODE_ONE_AT_A_TIME
#define TOG IL_MODE_TOGETHER
#define ONE(begin, end) { { begin, NEVER, NEVER }, end, -1 }
#define TWO(begin, next, end) { { begin, next, NEVER }, end, -1 }
#define THREE(begin, next, last, end) { { begin, next, last }, end, -1 }
#define ERROR_AT(begin, end, code) { { begin, NEVER, NEVER }, end, code }

static const struct
{
  const char *path;
  IlMode mode;
  guint limit;
  guint n_queued;
  guint n;
  Track tracks[MAX_TRACKS];
} cases[] = {
  /* All at once: only the last to end counts, redirects and all. */
  { "1.0:0-9", TOG, 0, 0, 3, { ONE (0, 5), ONE (0, 9), ONE (0, 7) } },
  { "0.0:0-2 0.1:2-3 0.2:3-9", TOG, 0, 0, 2, { THREE (0, 2, 3, 9), ONE (0, 5) } },
  { "0.1:0-9", TOG, 0, 0, 1, { TWO (0, 0, 9) } },
  { "1.0:4-9", TOG, 0, 0, 2, { ONE (0, 4), ONE (4, 9) } },
  /* One after the other, handed over at once or not. */
  { "0.0:0-3 1.0:3-5 2.0:5-9", SEQ, 0, 2, 3, { ONE (0, 3), ONE (3, 5), ONE (5, 9) } },
  { "0.0:1-3 1.0:4-5 2.0:8-9", SEQ, 7, 2, 3, { ONE (1, 3), ONE (4, 5), ONE (8, 9) } },
  { "0.0:0-2 0.1:2-3 1.0:3-4 1.1:4-6", TOG, 1, 1, 2, { TWO (0, 2, 3), TWO (3, 4, 6) } },
  /* Two slots: the first end lets the third begin, the second the fourth. */
  { "1.0:0-5 3.0:6-9", TOG, 2, 2, 4, { ONE (0, 3), ONE (0, 5), ONE (3, 8), ONE (6, 9) } },
  { "0.0:0-3 2.0:3-4 3.0:4-9", TOG, 2, 2, 4, { ONE (0, 3), ONE (0, 5), ONE (3, 4), ONE (4, 9) } },
  /* Held up: both ends came before either beginning. */
  { "1.0:0-4 3.0:7-9", TOG, 2, 2, 4, { ONE (0, 3), ONE (0, 4), ONE (6, 8), ONE (7, 9) } },
  /* Of two ends at once, the one that began first. */
  { "0.0:0-4 2.0:4-9", TOG, 2, 1, 3, { ONE (0, 4), ONE (1, 4), ONE (4, 9) } },
  { "1.0:0-9", TOG, 0, 0, 2, { ONE (1, 9), ONE (0, 9) } },
  /* Bad addresses, those cancelled in the queue, and those of no length have
   * no part in it; the first were not waiting for a slot. */
  { "0.0:0-3 3.0:3-6", SEQ, 0, 2, 5,
    { ONE (0, 3), ERROR_AT (NEVER, 3, IL_ERROR_BAD_ADDRESS), ONE (3, 3), ONE (3, 6),
      ERROR_AT (NEVER, 7, IL_ERROR_CANCELLED) } },
  { "1.0:0-6", TOG, 0, 0, 2, { ERROR_AT (NEVER, 7, IL_ERROR_CANCELLED), ONE (0, 6) } },
  { "0.0:0-3 1.0:3-8", SEQ, 0, 1, 2,
    { ERROR_AT (0, 3, IL_ERROR_REFUSED), ERROR_AT (3, 8, IL_ERROR_CANCELLED) } },
  { "", TOG, 2, 0, 1, { ERROR_AT (NEVER, 0, IL_ERROR_BAD_ADDRESS) } },
  { "", TOG, 2, 0, 1, { ONE (4, 4) } },
  { "", SEQ, 0, 0, 0, { ONE (0, 0) } },
  /* The course's window of four. */
  { "2.0:0-3 7.0:3-5", TOG, 4, 4, 8,
    { ONE (0, 1), ONE (0, 2), ONE (0, 3), ONE (0, 1), ONE (1, 3), ONE (1, 4), ONE (2, 3),
      ONE (3, 5) } },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IlRecording) recording = recording_of (cases[i].mode, cases[i].limit,
                                                        cases[i].tracks, cases[i].n);

      assert_path (recording, cases[i].path);
      g_assert_cmpuint (il_critical_path_count_queued (recording), ==, cases[i].n_queued);
    }
}

/* The last end among those that had a slot for some time. */
static gint64
last_end (IlRecording *recording)
{
  gint64 last = NEVER;

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      gint64 start = il_track_get_start (track);

      if (start != NEVER && start < il_track_get_end (track))
        last = MAX (last, il_track_get_end (track));
    }

  return last;
}

static void
check_step (IlRecording      *recording,
            const IlPathStep *step)
{
  IlTrack *track = il_recording_get_track (recording, step->track);
  gboolean is_last = step->hop + 1 == il_track_get_n_hops (track);

  g_assert_cmpint (step->begin, <, step->end);
  g_assert_cmpint (step->begin, ==,
                   il_phases_get (&il_track_get_hop (track, step->hop)->phases, IL_MARK_START));
  g_assert_cmpint (step->end, ==,
                   is_last ? il_track_get_end (track)
                           : il_phases_get (&il_track_get_hop (track, step->hop + 1)->phases,
                                            IL_MARK_START));
}

static void
check_path (IlRecording *recording)
{
  g_autoptr (GArray) steps = il_critical_path_new (recording);
  gint64 end = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const IlPathStep *step = &g_array_index (steps, IlPathStep, i);

      check_step (recording, step);
      g_assert_cmpint (step->begin, >=, end);
      if (i > 0 && (step - 1)->track == step->track)
        g_assert_cmpint (step->begin, ==, end);
      end = step->end;
    }

  g_assert_cmpint (end, ==, MAX (0, last_end (recording)));
}

static void
test_random (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IlRecording) scheduled = random_recording_new (RANDOM_SCHEDULED);
      g_autoptr (IlRecording) wild = random_recording_new (RANDOM_WILD);

      check_path (scheduled);
      check_path (wild);
    }
}

/* Handed over at once, the steps cover the run without a gap. */
static void
test_contiguous (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint n_slots = (guint) g_test_rand_int_range (1, 4);
      gint64 free_at[4] = { 0 };
      Track tracks[MAX_TRACKS];
      g_autoptr (IlRecording) recording = NULL;
      g_autoptr (GArray) steps = NULL;
      gint64 length = 0;

      for (guint i = 0; i < MAX_TRACKS; i++)
        {
          guint slot = 0;

          for (guint k = 1; k < n_slots; k++)
            slot = free_at[k] < free_at[slot] ? k : slot;

          tracks[i] = (Track) ONE (free_at[slot], 0);
          free_at[slot] += g_test_rand_int_range (1, 9);
          tracks[i].end = free_at[slot];
        }

      recording = recording_of (TOG, n_slots, tracks, MAX_TRACKS);
      steps = il_critical_path_new (recording);
      for (guint i = 0; i < steps->len; i++)
        length += g_array_index (steps, IlPathStep, i).end -
                  g_array_index (steps, IlPathStep, i).begin;

      g_assert_cmpint (length, ==, il_recording_get_duration (recording));
      g_assert_cmpuint (il_critical_path_count_queued (recording), ==, MAX_TRACKS - n_slots);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/critical-path/cases", test_cases);
  g_test_add_func ("/critical-path/random", test_random);
  g_test_add_func ("/critical-path/contiguous", test_contiguous);

  return g_test_run ();
}
