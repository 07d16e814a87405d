/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/il-loop-track.h"

#include "recording/il-arrivals.h"

#define ENTRY_SIZE 20
#define CHUNK_SIZE (4096 * ENTRY_SIZE)

/* The same log without any cleverness: each question looks at every turn. */
typedef struct
{
  IlLoopTrack *loop;
  GArray *turns;
} Twins;

static Twins *
twins_new (void)
{
  Twins *self = g_new0 (Twins, 1);

  self->loop = il_loop_track_new ();
  self->turns = g_array_new (FALSE, FALSE, sizeof (IlLoopTurn));

  return self;
}

static void
twins_free (Twins *self)
{
  il_loop_track_free (self->loop);
  g_array_unref (self->turns);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Twins, twins_free)

static const IlLoopTurn *
turn_at (const Twins *self,
         guint        index)
{
  return &g_array_index (self->turns, IlLoopTurn, index);
}

static gint64
last_end (const Twins *self)
{
  return self->turns->len == 0 ? 0 : turn_at (self, self->turns->len - 1)->end;
}

static void
twins_add (Twins  *self,
           gint64  begin,
           gint64  end,
           int     track)
{
  IlLoopTurn turn = { .track = track };

  turn.begin = MAX (begin, last_end (self));
  turn.end = MAX (end, turn.begin);
  g_array_append_val (self->turns, turn);
  il_loop_track_add_turn (self->loop, begin, end, track);
}

/* Long and short, in a row and after long sleeps, some of no length, some that
 * would overlap the one before, some that hold the loop. */
static void
twins_add_any (Twins *self)
{
  static const gint32 gaps[] = { 1, 30, 5000, 300000 };
  static const gint32 lengths[] = { 1, 20, 3000, 250000 };
  gint64 begin = last_end (self) + g_test_rand_int_range (0, gaps[g_test_rand_int_range (0, 4)]);
  gint64 end = begin + g_test_rand_int_range (0, lengths[g_test_rand_int_range (0, 4)]);

  if (g_test_rand_int_range (0, 12) == 0)
    begin -= 40;
  if (g_test_rand_int_range (0, 12) == 0)
    end = begin - 7;

  twins_add (self, begin, end, g_test_rand_int_range (-1, 5));
}

static Twins *
twins_new_random (guint n_turns)
{
  Twins *self = twins_new ();

  for (guint i = 0; i < n_turns; i++)
    twins_add_any (self);

  return self;
}

static void
assert_same (const IlLoopTurn *a,
             const IlLoopTurn *b)
{
  g_assert_cmpint (a->begin, ==, b->begin);
  g_assert_cmpint (a->end, ==, b->end);
  g_assert_cmpint (a->track, ==, b->track);
}

static gboolean
is_hold (const IlLoopTurn *turn)
{
  return turn->track != IL_LOOP_NOBODY && turn->end - turn->begin >= IL_LOOP_HOLD;
}

static void
check_at (const Twins *self,
          gint64       time)
{
  guint n = 0, n_holds = 0;
  gint64 awake = 0;

  for (guint i = 0; i < self->turns->len && turn_at (self, i)->begin <= time; i++)
    {
      n++;
      n_holds += is_hold (turn_at (self, i));
      awake += MIN (turn_at (self, i)->end, time) - turn_at (self, i)->begin;
    }

  g_assert_cmpuint (il_loop_track_count_until (self->loop, time), ==, n);
  g_assert_cmpuint (il_loop_track_count_holds_until (self->loop, time), ==, n_holds);
  g_assert_cmpint (il_loop_track_awake_at (self->loop, time), ==, awake);
}

static void
check_times (const Twins *self)
{
  gint64 last = last_end (self);

  check_at (self, G_MININT64);
  check_at (self, -1);
  check_at (self, 0);
  check_at (self, last - 1);
  check_at (self, last);
  check_at (self, G_MAXINT64);

  for (guint i = 0; i < 20; i++)
    {
      check_at (self, g_test_rand_int_range (0, (gint32) MIN (last + 2, G_MAXINT32)));
      if (self->turns->len > 0)
        {
          gint32 index = g_test_rand_int_range (0, (gint32) self->turns->len);

          check_at (self, turn_at (self, (guint) index)->begin);
        }
    }
}

static void
check_turns (const Twins *self)
{
  const IlLoopTurn *longest = NULL;
  IlLoopTurn turn;
  guint n_holds = 0;

  g_assert_cmpuint (il_loop_track_get_n_turns (self->loop), ==, self->turns->len);

  for (guint i = 0; i < self->turns->len; i++)
    {
      const IlLoopTurn *expected = turn_at (self, i);

      il_loop_track_get_turn (self->loop, i, &turn);
      assert_same (&turn, expected);

      if (is_hold (expected))
        {
          il_loop_track_get_hold (self->loop, n_holds++, &turn);
          assert_same (&turn, expected);
        }
      if (expected->track != IL_LOOP_NOBODY &&
          (longest == NULL || expected->end - expected->begin > longest->end - longest->begin))
        longest = expected;
    }

  g_assert_cmpuint (il_loop_track_get_n_holds (self->loop), ==, n_holds);
  g_assert_cmpint (il_loop_track_find_longest (self->loop, &turn), ==, longest != NULL);
  if (longest != NULL)
    assert_same (&turn, longest);
}

static void
test_twin (void)
{
  for (guint round = 0; round < 60; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, round % 10 == 0 ? 10000 : 200);
      g_autoptr (Twins) twins = twins_new_random (n);

      check_turns (twins);
      check_times (twins);
      il_loop_track_seal (twins->loop);
      check_turns (twins);
      check_times (twins);
    }
}

static void
test_limits (void)
{
  g_autoptr (IlLoopTrack) loop = il_loop_track_new ();
  IlLoopTurn turn;

  g_assert_false (il_loop_track_find_longest (loop, NULL));
  g_assert_cmpint (il_loop_track_awake_at (loop, G_MAXINT64), ==, 0);

  il_loop_track_add_turn (loop, -50, 10, -77);
  il_loop_track_get_turn (loop, 0, &turn);
  g_assert_cmpint (turn.begin, ==, 0);
  g_assert_cmpint (turn.end, ==, 10);
  g_assert_cmpint (turn.track, ==, IL_LOOP_NOBODY);
  g_assert_false (il_loop_track_find_longest (loop, NULL));

  il_loop_track_add_turn (loop, 20, G_MAXINT64, G_MAXINT);
  il_loop_track_add_turn (loop, G_MAXINT64, G_MAXINT64, 3);
  il_loop_track_get_turn (loop, 1, &turn);
  g_assert_cmpint (turn.end, ==, IL_ARRIVALS_MAX_TIME);
  g_assert_cmpint (turn.track, ==, G_MAXINT);
  il_loop_track_get_turn (loop, 2, &turn);
  g_assert_cmpint (turn.begin, ==, IL_ARRIVALS_MAX_TIME);
  g_assert_cmpint (turn.end, ==, IL_ARRIVALS_MAX_TIME);
  g_assert_cmpint (il_loop_track_awake_at (loop, G_MAXINT64), ==, IL_ARRIVALS_MAX_TIME - 10);
}

static void
test_memory (void)
{
  static const guint sizes[] = { 0, 1, 15, 16, 17, 4095, 4096, 4097, 100001 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (IlLoopTrack) loop = il_loop_track_new ();

      for (guint n = 0; n < sizes[i]; n++)
        {
          il_loop_track_add_turn (loop, 2 * n, 2 * n + 1, 0);
          g_assert_cmpuint (il_loop_track_get_allocated (loop), >=, (n + 1) * ENTRY_SIZE);
          g_assert_cmpuint (il_loop_track_get_allocated (loop), <=,
                            (n + 1) * ENTRY_SIZE + CHUNK_SIZE);
        }

      il_loop_track_seal (loop);
      il_loop_track_seal (loop);
      g_assert_cmpuint (il_loop_track_get_allocated (loop), ==, sizes[i] * ENTRY_SIZE);
    }
}

/* Three turns in each 10 µs, of which the third is the longest. */
static void
add_endless (IlLoopTrack *loop,
             guint        n)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 begin = 10 * (gint64) (i / 3) + 3 * (i % 3);

      il_loop_track_add_turn (loop, begin, begin + 1 + i % 3, (int) (i % 3) - 1);
    }
}

/* Past the limit the log grows by the millisecond only, and keeps its sums. */
static void
test_endless (void)
{
  g_autoptr (IlLoopTrack) loop = il_loop_track_new ();
  guint n = IL_LOOP_MAX_EXACT + 300002;
  gint64 end = 10 * (gint64) (n / 3);
  IlLoopTurn turn;

  add_endless (loop, n);
  g_assert_cmpuint (il_loop_track_get_n_turns (loop), ==, n);
  g_assert_cmpint (il_loop_track_awake_at (loop, G_MAXINT64), ==, 6 * (gint64) (n / 3));
  g_assert_cmpuint (il_loop_track_get_allocated (loop), <=,
                    (IL_LOOP_MAX_EXACT + (gsize) (end - 3490000) / 1000) * ENTRY_SIZE + CHUNK_SIZE);

  for (gint64 time = 3600000; time < end; time += 1000)
    {
      guint64 index = il_loop_track_count_until (loop, time - 1);

      g_assert_cmpuint (index, ==, 3 * (guint64) (time / 10));
      g_assert_cmpint (il_loop_track_awake_at (loop, time - 1), ==, 6 * (time / 10));
      il_loop_track_get_turn (loop, index, &turn);
      g_assert_cmpint (turn.begin, ==, time);
      g_assert_cmpint (turn.track, ==, 1);
      il_loop_track_get_turn (loop, index - 1, &turn);
      g_assert_cmpint (turn.begin, >=, time - 1000);
      g_assert_cmpint (turn.end, <=, time);
    }

  il_loop_track_add_turn (loop, end + 50, end + 50 + IL_LOOP_HOLD, 7);
  il_loop_track_get_turn (loop, n, &turn);
  g_assert_cmpint (turn.track, ==, 7);
  g_assert_cmpint (turn.end - turn.begin, ==, IL_LOOP_HOLD);
  g_assert_cmpuint (il_loop_track_get_n_holds (loop), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/loop-track/twin", test_twin);
  g_test_add_func ("/loop-track/limits", test_limits);
  g_test_add_func ("/loop-track/memory", test_memory);
  g_test_add_func ("/loop-track/endless", test_endless);

  return g_test_run ();
}
