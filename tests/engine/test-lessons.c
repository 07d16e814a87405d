/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Does each lesson show what its sentence promises?  All run at the same time,
 * since most of them only wait, but for the one that blocks. */

#include "lesson-run.h"

#include "engine/il-http2.h"
#include "recording/il-error.h"

#define OWN_LIMIT G_MAXUINT

/* When the endless document is cancelled, in µs. */
#define PATIENCE (4 * G_USEC_PER_SEC)

/* What is noticed in one turn of the loop has times a little apart, in µs. */
#define SAME_TURN 2000

/* On a machine that does something else meanwhile, a run may be disturbed. */
#define TRIES 3

/* How long two lines may be apart that came after one and the same block. */
#define BLOCK_GAP 250000

typedef struct
{
  IlLab      *lab;
  GHashTable *together;
  GHashTable *in_turn;
} Lessons;

static Lessons lessons;

static gboolean
is_alone (const char *id)
{
  return g_str_equal (id, "blocked-loop");
}

static gboolean
cancel_endless_cb (gpointer data)
{
  LessonRun *run = data;

  il_runner_cancel (run->runner, 1);

  return G_SOURCE_REMOVE;
}

static void
start (GHashTable *runs,
       IlScenario *scenario,
       IlMode      mode)
{
  const char *id = il_scenario_get_id (scenario);
  LessonRun *run = lesson_run_new (lessons.lab, scenario, mode, OWN_LIMIT);

  g_hash_table_insert (runs, g_strdup (id), run);
  if (g_str_equal (id, "no-end"))
    g_timeout_add (PATIENCE / 1000, cancel_endless_cb, run);
}

static void
finish (GHashTable *runs)
{
  GHashTableIter iter;
  gpointer run;

  g_hash_table_iter_init (&iter, runs);
  while (g_hash_table_iter_next (&iter, NULL, &run))
    lesson_run_finish (run);
}

static void
run_all (void)
{
  g_autoptr (GPtrArray) scenarios = il_scenario_load_builtin (NULL);

  lessons.lab = il_lab_new ();
  lessons.together = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) lesson_run_free);
  lessons.in_turn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) lesson_run_free);

  /* One after the other of the two ways: both would share a lesson's link. */
  for (guint i = 0; i < scenarios->len; i++)
    {
      if (!is_alone (il_scenario_get_id (scenarios->pdata[i])))
        start (lessons.together, scenarios->pdata[i], IL_MODE_TOGETHER);
    }
  finish (lessons.together);

  for (guint i = 0; i < scenarios->len; i++)
    {
      if (!is_alone (il_scenario_get_id (scenarios->pdata[i])))
        start (lessons.in_turn, scenarios->pdata[i], IL_MODE_ONE_AT_A_TIME);
    }
  finish (lessons.in_turn);
}

static void
forget_all (void)
{
  g_clear_pointer (&lessons.together, g_hash_table_unref);
  g_clear_pointer (&lessons.in_turn, g_hash_table_unref);
  g_assert_finalize_object (g_steal_pointer (&lessons.lab));
}

static LessonRun *
together (const char *id)
{
  LessonRun *run = g_hash_table_lookup (lessons.together, id);

  g_assert_nonnull (run);

  return run;
}

static LessonRun *
in_turn (const char *id)
{
  LessonRun *run = g_hash_table_lookup (lessons.in_turn, id);

  g_assert_nonnull (run);

  return run;
}

static gint64
duration (LessonRun *run)
{
  return il_recording_get_duration (run->recording);
}

static gint64
start_of (LessonRun  *run,
          const char *name)
{
  return il_track_get_start (lesson_run_get (run, name));
}

static gint64
end_of (LessonRun  *run,
        const char *name)
{
  return il_track_get_end (lesson_run_get (run, name));
}

static gboolean
has_connected (IlTrack *track)
{
  const IlHop *hop = il_track_get_hop (track, 0);

  return il_phases_get (&hop->phases, IL_MARK_CONNECT_START) >= 0;
}

static guint
count_connects (LessonRun *run)
{
  guint n = 0;

  for (guint i = 0; i < il_recording_get_n_tracks (run->recording); i++)
    n += has_connected (il_recording_get_track (run->recording, i));

  return n;
}

/* Whatever a document's failure, all that succeed are whole. */
static void
check_whole (LessonRun *run)
{
  for (guint i = 0; i < il_recording_get_n_tracks (run->recording); i++)
    {
      IlTrack *track = il_recording_get_track (run->recording, i);
      const IlDocument *document = il_scenario_get_document (run->scenario, i);

      g_test_message ("%s %s: %s", il_scenario_get_id (run->scenario), document->name,
                      il_track_get_error (track) != NULL ? il_track_get_error (track)->message
                                                         : "whole");
      g_assert_true ((il_track_get_error (track) == NULL)
                     == (document->failure == IL_DOCUMENT_FAILURE_NONE));
      if (il_track_get_error (track) != NULL)
        continue;

      g_assert_cmpuint (il_track_get_status (track), ==, document->status);
      g_assert_cmpuint (il_arrivals_get_bytes (il_track_get_arrivals (track)), ==,
                        document->size);
    }
}

static void
test_whole (void)
{
  GHashTableIter iter;
  gpointer run;

  g_hash_table_iter_init (&iter, lessons.together);
  while (g_hash_table_iter_next (&iter, NULL, &run))
    check_whole (run);

  g_hash_table_iter_init (&iter, lessons.in_turn);
  while (g_hash_table_iter_next (&iter, NULL, &run))
    {
      check_whole (run);
      g_assert_cmpuint (lesson_run_count_most_in_flight (run), ==, 1);
    }
}

/* Never sooner than the sum, or the maximum of four that wait side by side. */
static void
test_sum_against_max (void)
{
  g_assert_cmpint (duration (in_turn ("sum-against-max")), >=, 5000000);
  g_assert_cmpint (duration (together ("sum-against-max")), >=, 2000000);
  g_assert_cmpuint (lesson_run_count_most_in_flight (together ("sum-against-max")), ==, 4);
}

static void
test_one_slow (void)
{
  LessonRun *run = together ("one-slow-among-many");

  g_assert_cmpint (end_of (run, "slow.pdf"), ==, duration (run));
  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("quick-%u.pdf", i);

      g_assert_cmpint (end_of (run, name), <, end_of (run, "slow.pdf"));
    }
}

/* 750 kB over 2 Mbit/s are three seconds, in whatever order. */
static void
test_full_pipe (void)
{
  g_assert_cmpint (duration (in_turn ("full-pipe")), >=, 2990000);
  g_assert_cmpint (duration (together ("full-pipe")), >=, 2990000);
  g_assert_cmpint (end_of (in_turn ("full-pipe"), "north.pdf"), <,
                   end_of (together ("full-pipe"), "north.pdf"));
}

static void
test_two_at_a_time (void)
{
  LessonRun *run = together ("two-at-a-time");

  g_assert_cmpuint (lesson_run_count_most_in_flight (run), ==, 2);
  g_assert_cmpint (start_of (run, "page-3.pdf"), >=, MIN (end_of (run, "page-1.pdf"),
                                                          end_of (run, "page-2.pdf")));
  g_assert_cmpint (duration (run), >=, 1800000);
}

/* Eight answers of 0.3 s and 0.2 s for each connection. */
static void
test_one_two_eight (void)
{
  const guint limits[] = { 1, 2, 8 };
  gint64 last = G_MAXINT64;
  IlScenario *scenario = together ("one-two-eight")->scenario;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (LessonRun) run = lesson_run_new (lessons.lab, scenario, IL_MODE_TOGETHER,
                                                  limits[i]);

      lesson_run_finish (run);
      g_assert_cmpuint (count_connects (run), ==, limits[i]);
      g_assert_cmpint (duration (run), >=, 200000 + 300000 * (8 / limits[i]));
      g_assert_cmpint (duration (run), <, last);
      last = duration (run);
    }
}

/* How many jobs had ended when the one named @name began. */
static guint
count_ended (LessonRun  *run,
             const char *name)
{
  guint n = 0;

  for (guint i = 0; i < il_recording_get_n_tracks (run->recording); i++)
    n += il_track_get_end (il_recording_get_track (run->recording, i))
         <= start_of (run, name) + SAME_TURN;

  return n;
}

/* Each that ends lets one more begin. */
static void
test_window_of_four (void)
{
  LessonRun *run = together ("window-of-four");

  g_assert_cmpuint (lesson_run_count_most_in_flight (run), ==, 4);
  g_assert_cmpint (duration (in_turn ("window-of-four")), >=, 7500000);
  g_assert_cmpint (duration (run), >=, 2500000);

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("job-%u.txt", i);

      g_assert_cmpuint (count_ended (run, name), >=, MAX (i, 3) - 3);
    }
}

/* The course's table, with half a second for one of its seconds: which half
 * second each job begins in. */
static gboolean
is_as_in_the_table (LessonRun *run)
{
  const gint64 table[] = { 0, 0, 0, 0, 1, 1, 2, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *name = g_strdup_printf ("job-%u.txt", i);

      if ((start_of (run, name) + SAME_TURN) / 500000 != table[i])
        return FALSE;
    }

  return duration (run) / 500000 == 5;
}

static void
test_golden_table (void)
{
  IlScenario *scenario = together ("window-of-four")->scenario;

  for (guint i = 0; i < TRIES; i++)
    {
      g_autoptr (LessonRun) run = lesson_run_new (lessons.lab, scenario, IL_MODE_TOGETHER,
                                                  OWN_LIMIT);

      lesson_run_finish (run);
      if (is_as_in_the_table (run))
        return;
    }

  g_test_skip ("the machine is too busy");
}

static void
test_hundred_small_ones (void)
{
  g_assert_cmpuint (lesson_run_count_most_in_flight (together ("hundred-small-ones")), ==, 100);
  g_assert_cmpint (duration (in_turn ("hundred-small-ones")), >=, 5000000);
}

static void
test_redirects (void)
{
  const struct
  {
    const char *name;
    guint n_hops;
  } chains[] = {
    { "direct.pdf", 1 }, { "one-hop.pdf", 2 }, { "two-hops.pdf", 3 }, { "four-hops.pdf", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      IlTrack *track = lesson_run_get (together ("redirects"), chains[i].name);

      g_assert_cmpuint (il_track_get_n_hops (track), ==, chains[i].n_hops);
      g_assert_cmpint (il_track_get_end (track) - il_track_get_start (track), >=,
                       250000 * chains[i].n_hops + 200000);
    }
}

static void
check_errors (LessonRun *run)
{
  const struct
  {
    const char *name;
    int code;
  } failures[] = {
    { "refused.pdf", IL_ERROR_REFUSED },
    { "reset.pdf", IL_ERROR_CUT_BODY },
    { "cut-short.pdf", IL_ERROR_CUT_BODY },
    { "silent.pdf", IL_ERROR_FIRST_BYTE_TIMEOUT },
    { "stuck.pdf", IL_ERROR_IDLE_TIMEOUT },
    { "not-http.pdf", IL_ERROR_BAD_ANSWER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    g_assert_error (il_track_get_error (lesson_run_get (run, failures[i].name)), IL_ERROR,
                    failures[i].code);

  g_assert_cmpuint (il_track_get_status (lesson_run_get (run, "missing.html")), ==, 404);
  g_assert_cmpuint (il_track_get_status (lesson_run_get (run, "broken.html")), ==, 500);
}

static void
test_errors (void)
{
  check_errors (together ("errors-of-every-kind"));
  check_errors (in_turn ("errors-of-every-kind"));
}

/* The bar of one goes on as told; the others only know the end at the end. */
static void
test_unknown_sizes (void)
{
  LessonRun *run = together ("unknown-sizes");
  gint64 within = duration (run) / 2;

  g_assert_cmpint (il_track_get_size (lesson_run_get (run, "length.pdf"), within), ==, 150000);
  g_assert_cmpint (il_track_get_size (lesson_run_get (run, "chunked.pdf"), within), ==,
                   IL_SIZE_UNKNOWN);
  g_assert_cmpint (il_track_get_size (lesson_run_get (run, "until-close.pdf"), within), ==,
                   IL_SIZE_UNKNOWN);
}

static void
test_same_book_twice (void)
{
  LessonRun *run = together ("same-book-twice");
  IlTrack *plain = lesson_run_get (run, "tale.txt");
  IlTrack *compressed = lesson_run_get (run, "tale-compressed.txt");

  g_assert_cmpuint (il_arrivals_get_lines (il_track_get_arrivals (plain)), ==,
                    il_arrivals_get_lines (il_track_get_arrivals (compressed)));
  g_assert_cmpuint (2 * il_track_get_wire_bytes (compressed), <,
                    il_track_get_wire_bytes (plain));
  g_assert_cmpint (il_track_get_end (compressed), <, il_track_get_end (plain));
}

/* Each connection agrees on TLS once, and one at a time needs one connection. */
static void
test_price_of_tls (void)
{
  g_assert_cmpuint (count_connects (together ("price-of-tls")), ==, 6);
  g_assert_cmpuint (count_connects (in_turn ("price-of-tls")), ==, 1);
}

/* One connection, where the engine speaks HTTP/2; never sooner than the wait. */
static void
test_one_connection (void)
{
  LessonRun *run = together ("one-connection");
  gboolean offered = il_http2_is_offered ();

  g_assert_cmpuint (count_connects (run), ==, offered ? 1 : 8);
  g_assert_cmpint (duration (run), >=, 500000);

  for (guint i = 0; i < il_recording_get_n_tracks (run->recording); i++)
    {
      const IlHop *hop = il_track_get_hop (il_recording_get_track (run->recording, i), 0);

      g_assert_cmpint (hop->version, ==, offered ? IL_HTTP_2 : IL_HTTP_1_1);
    }
}

static void
test_no_end (void)
{
  LessonRun *side_by_side = together ("no-end");
  LessonRun *one_by_one = in_turn ("no-end");

  g_assert_cmpint (end_of (side_by_side, "last.txt"), <, end_of (side_by_side, "endless.txt"));
  g_assert_cmpint (start_of (one_by_one, "last.txt"), >=, end_of (one_by_one, "endless.txt"));
  g_assert_error (il_track_get_error (lesson_run_get (one_by_one, "endless.txt")), IL_ERROR,
                  IL_ERROR_CANCELLED);
}

/* The longest time within which none of a track's lines came. */
static void
find_gap (IlTrack *track,
          gint64  *begin,
          gint64  *end)
{
  const IlArrivals *arrivals = il_track_get_arrivals (track);

  *begin = *end = 0;
  for (guint64 line = 1; line < il_arrivals_get_lines (arrivals); line++)
    {
      gint64 before = il_arrivals_line_time (arrivals, line - 1);
      gint64 after = il_arrivals_line_time (arrivals, line);

      if (after - before > *end - *begin)
        {
          *begin = before;
          *end = after;
        }
    }
}

static IlScenario *
create_blocking (void)
{
  g_autoptr (GPtrArray) scenarios = il_scenario_load_builtin (NULL);

  for (guint i = 0; i < scenarios->len; i++)
    {
      if (is_alone (il_scenario_get_id (scenarios->pdata[i])))
        return g_object_ref (scenarios->pdata[i]);
    }

  g_assert_not_reached ();
}

/* How long nothing came to any track, in the longest gap of each, in µs. */
static gint64
find_common_gap (LessonRun *run)
{
  const char *const names[] = { "calm-1.txt", "busy.txt", "calm-2.txt", "calm-3.txt" };
  gint64 begin = 0, end = G_MAXINT64;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 gap_begin, gap_end;

      find_gap (lesson_run_get (run, names[i]), &gap_begin, &gap_end);
      begin = MAX (begin, gap_begin);
      end = MIN (end, gap_end);
    }

  return end - begin;
}

/* All lanes have the same hole in them. */
/* Whose handler kept the loop, and for how long. */
static void
check_hold (LessonRun *run)
{
  IlLoopTrack *loop = il_recording_get_loop (run->recording);
  guint n_told = 0;

  for (guint i = 0; i < il_loop_track_get_n_holds (loop); i++)
    {
      const IlDocument *document;
      IlLoopTurn hold;

      il_loop_track_get_hold (loop, i, &hold);
      document = il_scenario_get_document (run->scenario, (guint) hold.track);
      n_told += document->block > 0 && hold.end - hold.begin >= document->block;
    }

  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_blocked_loop (void)
{
  g_autoptr (IlScenario) scenario = create_blocking ();
  gint64 gap = 0;

  for (guint i = 0; i < TRIES && gap < BLOCK_GAP; i++)
    {
      g_autoptr (LessonRun) run = lesson_run_new (lessons.lab, scenario, IL_MODE_TOGETHER,
                                                  OWN_LIMIT);

      lesson_run_finish (run);
      check_whole (run);
      check_hold (run);
      gap = find_common_gap (run);
    }

  g_assert_cmpint (gap, >=, BLOCK_GAP);
}

int
main (int    argc,
      char **argv)
{
  int result;

  il_engine_init ();
  il_lab_prepare ();
  g_test_init (&argc, &argv, NULL);
  run_all ();

  g_test_add_func ("/lessons/whole", test_whole);
  g_test_add_func ("/lessons/sum-against-max", test_sum_against_max);
  g_test_add_func ("/lessons/one-slow-among-many", test_one_slow);
  g_test_add_func ("/lessons/full-pipe", test_full_pipe);
  g_test_add_func ("/lessons/two-at-a-time", test_two_at_a_time);
  g_test_add_func ("/lessons/one-two-eight", test_one_two_eight);
  g_test_add_func ("/lessons/window-of-four", test_window_of_four);
  g_test_add_func ("/lessons/golden-table", test_golden_table);
  g_test_add_func ("/lessons/hundred-small-ones", test_hundred_small_ones);
  g_test_add_func ("/lessons/redirects", test_redirects);
  g_test_add_func ("/lessons/errors-of-every-kind", test_errors);
  g_test_add_func ("/lessons/unknown-sizes", test_unknown_sizes);
  g_test_add_func ("/lessons/same-book-twice", test_same_book_twice);
  g_test_add_func ("/lessons/price-of-tls", test_price_of_tls);
  g_test_add_func ("/lessons/one-connection", test_one_connection);
  g_test_add_func ("/lessons/no-end", test_no_end);
  g_test_add_func ("/lessons/blocked-loop", test_blocked_loop);

  result = g_test_run ();
  forget_all ();

  return result;
}
