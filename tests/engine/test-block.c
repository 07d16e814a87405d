/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-run.h"

#include "hostile-server.h"

#define N_TRACKS 3
#define N_LINES 50
#define PAUSE (20 * 1000)
#define BLOCK (300 * 1000)
#define BLOCK_AT 15

/* Each line is one byte, and all begin together. */
static FetchRun *
run_dripping (gint64 block,
              gint64 block_at)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (HostileServer) server = hostile_server_new ();
  g_autofree char *address = hostile_server_dup_address (server, "/drip");
  g_autofree char *lines = g_strnfill (N_LINES, '\n');
  g_autofree char *answer = g_strconcat ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", lines,
                                         NULL);
  IlPlanEntry entries[N_TRACKS];
  FetchRun *run;

  hostile_server_add (server, "/drip", answer, -1, HOSTILE_CLOSE);
  hostile_server_set_drip (server, "/drip", PAUSE);
  hostile_server_set_gate (server, N_TRACKS);

  for (guint i = 0; i < N_TRACKS; i++)
    entries[i] = (IlPlanEntry) { .address = address, .size_hint = IL_SIZE_UNKNOWN };
  entries[1].block = block;
  entries[1].block_at = block_at;

  run = fetch_run_new_planned (&options, entries, N_TRACKS);
  fetch_run_finish (run);
  for (guint i = 0; i < N_TRACKS; i++)
    fetch_run_assert_done (run, i, N_LINES, N_LINES);

  return run;
}

static const IlArrivals *
arrivals_of (FetchRun *run,
             guint     index)
{
  return il_track_get_arrivals (fetch_run_track (run, index));
}

/* Reads of all tracks strictly between the two times. */
static guint64
count_between (FetchRun *run,
               gint64    begin,
               gint64    end)
{
  guint64 n = 0;

  for (guint i = 0; i < N_TRACKS; i++)
    n += il_arrivals_count_until (arrivals_of (run, i), end - 1) -
         il_arrivals_count_until (arrivals_of (run, i), begin);

  return n;
}

static gint64
gap_after (FetchRun *run,
           guint     index,
           gint64    time)
{
  const IlArrivals *arrivals = arrivals_of (run, index);
  guint64 n = il_arrivals_count_until (arrivals, time);
  gint64 next;

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, il_arrivals_get_n_reads (arrivals));
  il_arrivals_get_read (arrivals, n, &next, NULL, NULL);

  return next - il_arrivals_last_at (arrivals, time);
}

/* While one handler blocks nothing comes from anybody, though all is sent. */
static void
test_everybody_waits (void)
{
  g_autoptr (FetchRun) run = run_dripping (BLOCK, BLOCK_AT);
  gint64 begin = il_arrivals_line_time (arrivals_of (run, 1), BLOCK_AT - 1);

  g_assert_cmpuint (count_between (run, begin, begin + BLOCK), ==, 0);
  for (guint i = 0; i < N_TRACKS; i++)
    g_assert_cmpint (gap_after (run, i, begin), >=, BLOCK);
}

/* And the loop tells whose: the turn in which that read lies is as long as the
 * handler took. */
static void
test_is_told (void)
{
  g_autoptr (FetchRun) run = run_dripping (BLOCK, BLOCK_AT);
  IlLoopTrack *loop = il_recording_get_loop (run->recording);
  gint64 time = il_arrivals_line_time (arrivals_of (run, 1), BLOCK_AT - 1);
  guint64 n = il_loop_track_count_until (loop, time);
  IlLoopTurn turn, longest;

  g_assert_cmpuint (n, >, 0);
  il_loop_track_get_turn (loop, n - 1, &turn);
  g_assert_cmpint (turn.track, ==, 1);
  g_assert_cmpint (turn.end, >=, time + BLOCK);
  g_assert_cmpuint (il_loop_track_get_n_holds (loop), >=, 1);
  g_assert_true (il_loop_track_find_longest (loop, &longest));
  g_assert_cmpint (longest.end - longest.begin, >=, turn.end - turn.begin);
}

/* Only once: not every read after it has to wait as long. */
static void
test_once (void)
{
  g_autoptr (FetchRun) run = run_dripping (BLOCK, BLOCK_AT);
  const IlArrivals *arrivals = arrivals_of (run, 1);
  gint64 time = il_arrivals_line_time (arrivals, BLOCK_AT - 1);
  guint n_short = 0;

  for (guint64 i = il_arrivals_count_until (arrivals, time); i < il_arrivals_get_n_reads (arrivals);
       i++)
    {
      gint64 last = time;

      il_arrivals_get_read (arrivals, i, &time, NULL, NULL);
      n_short += time - last < BLOCK;
    }

  g_assert_cmpuint (n_short, >, 0);
}

/* Nothing to wait for, or not before the document ends: the same time is full
 * of reads.  A machine that has no time for us either can have a gap there, but
 * hardly three times. */
static void
test_nobody_waits (gconstpointer data)
{
  gboolean is_late = GPOINTER_TO_INT (data);
  guint64 n = 0;

  for (guint i = 0; i < 3 && n == 0; i++)
    {
      g_autoptr (FetchRun) run = is_late ? run_dripping (IL_PLAN_MAX_BLOCK, N_LINES + 1)
                                         : run_dripping (0, BLOCK_AT);
      gint64 begin = il_arrivals_line_time (arrivals_of (run, 1), BLOCK_AT - 1);

      n = count_between (run, begin, begin + BLOCK);
    }

  g_assert_cmpuint (n, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  il_engine_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/block/everybody-waits", test_everybody_waits);
  g_test_add_func ("/block/is-told", test_is_told);
  g_test_add_func ("/block/once", test_once);
  g_test_add_data_func ("/block/nobody-waits/none", GINT_TO_POINTER (FALSE), test_nobody_waits);
  g_test_add_data_func ("/block/nobody-waits/late", GINT_TO_POINTER (TRUE), test_nobody_waits);

  return g_test_run ();
}
