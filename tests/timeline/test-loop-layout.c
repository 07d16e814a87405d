/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-loop-layout.h"

#define WIDTH 800.0
#define MS G_GINT64_CONSTANT (1000)
#define EPSILON 1e-6

typedef struct
{
  IlLoopTrack *loop;
  IlTimeScale *scale;
  GArray *blocks;
} Fixture;

static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->loop = il_loop_track_new ();
  self->scale = il_time_scale_new ();
  self->blocks = g_array_new (FALSE, FALSE, sizeof (IlLoopBlock));

  return self;
}

static void
fixture_free (Fixture *self)
{
  il_loop_track_free (self->loop);
  g_clear_object (&self->scale);
  g_array_unref (self->blocks);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static double
x_of (const Fixture *self,
      gint64         time)
{
  return il_time_scale_to_x (self->scale, time);
}

static const IlLoopBlock *
block_at (const Fixture *self,
          guint          index)
{
  return &g_array_index (self->blocks, IlLoopBlock, index);
}

static void
list (Fixture *self,
      gint64   time)
{
  il_loop_layout_list (self->loop, time, self->scale, WIDTH, self->blocks);
}

static IlLoopTurn
turn_at (const Fixture *self,
         guint64        index)
{
  IlLoopTurn turn;

  il_loop_track_get_turn (self->loop, index, &turn);

  return turn;
}

/* Sparse and dense stretches, downloads and nobody, now and then a hold. */
static void
add_any (Fixture *self,
         guint    n)
{
  static const gint32 gaps[] = { 2, 300, 20000 };
  gint64 time = 0;
  gint32 gap = 1, length = 1;

  for (guint i = 0; i < n; i++)
    {
      if (i % 20 == 0)
        {
          gap = gaps[g_test_rand_int_range (0, 3)];
          length = gaps[g_test_rand_int_range (0, 3)];
        }

      time += g_test_rand_int_range (0, gap);
      il_loop_track_add_turn (self->loop, time, time + g_test_rand_int_range (0, length),
                              g_test_rand_int_range (-1, 4));
      time += length;
      if (g_test_rand_int_range (0, 60) == 0)
        {
          il_loop_track_add_turn (self->loop, time, time + IL_LOOP_HOLD, 3);
          time += IL_LOOP_HOLD;
        }
    }
}

/* Any part of it, near or far. */
static void
set_any_scale (Fixture *self,
               gint64   end)
{
  static const double scales[] = { 1, 17, 400, 9000, 90000, 3e6 };
  gint32 limit = (gint32) CLAMP (end, 1, G_MAXINT32);

  il_time_scale_set (self->scale, g_test_rand_int_range (0, limit) - limit / 4,
                     scales[g_test_rand_int_range (0, 6)]);
}

static gboolean
is_of (const IlLoopBlock *block,
       const IlLoopTurn  *turn,
       gint64             time)
{
  gint64 length = MIN (turn->end, time) - turn->begin;

  return block->track == turn->track && block->length == length &&
         block->is_whole == (turn->end <= time) &&
         block->is_hold == (turn->track != IL_LOOP_NOBODY && length >= IL_LOOP_HOLD);
}

/* Whose block it is: the width and place that it has, or what those beside it
 * left of it, but for less than can be seen. */
static gboolean
stands_for (const Fixture     *self,
            guint              index,
            const IlLoopTurn  *turn,
            double             taken,
            gint64             time)
{
  const IlLoopBlock *block = block_at (self, index);
  double begin_x = x_of (self, turn->begin);
  double end_x = x_of (self, MIN (turn->end, time));
  double end = begin_x < taken ? end_x : MAX (end_x, begin_x + IL_LOOP_BLOCK_MIN);
  double next = index + 1 < self->blocks->len ? block_at (self, index + 1)->x0 : WIDTH;

  return is_of (block, turn, time) && ABS (block->x0 - MAX (begin_x, taken)) < EPSILON &&
         block->x1 <= end + EPSILON && block->x1 >= MIN (end, MAX (end_x, next - .5)) - EPSILON;
}

static void
check_blocks (Fixture *self,
              gint64   time)
{
  guint64 index = 0;
  double taken = -4;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const IlLoopBlock *block = block_at (self, i);
      IlLoopTurn turn = turn_at (self, index);

      g_assert_cmpfloat (block->x0, >=, taken - EPSILON);
      g_assert_cmpfloat (block->x0, <=, WIDTH);
      g_assert_cmpfloat (block->x1 - block->x0, >=, .5 - EPSILON);
      while (!stands_for (self, i, &turn, taken, time))
        turn = turn_at (self, ++index);
      g_assert_cmpint (turn.begin, <=, time);
      taken = block->x1;
    }
}

/* The block that covers a place, if one does. */
static const IlLoopBlock *
find_block (const Fixture *self,
            double         x0,
            double         x1)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      if (block_at (self, i)->x1 > x0 && block_at (self, i)->x0 < x1)
        return block_at (self, i);
    }

  return NULL;
}

static gboolean
has_hold (const Fixture *self,
          double         x0,
          double         x1)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const IlLoopBlock *block = block_at (self, i);

      if (block->is_hold && block->x1 > x0 && block->x0 < x1)
        return TRUE;
    }

  return FALSE;
}

/* Where something was there is something; what is wide enough is there as it is,
 * and a hold, or another, always is. */
static void
check_turns (Fixture *self,
             gint64   time)
{
  for (guint64 i = 0; i < il_loop_track_get_n_turns (self->loop); i++)
    {
      IlLoopTurn turn = turn_at (self, i);
      double x0 = x_of (self, turn.begin);
      double x1 = x_of (self, MIN (turn.end, time));
      gboolean is_wide = x1 - x0 > IL_LOOP_BLOCK_MIN + .5;
      const IlLoopBlock *block;

      /* At the edges there may be too little of it. */
      if (turn.begin > time || x1 < 2 || x0 > WIDTH - 2)
        continue;

      x0 = MAX (x0, 0);

      block = find_block (self, x0 - .1, x0 + IL_LOOP_BLOCK_MIN);
      g_assert_nonnull (block);
      if (is_wide)
        block = find_block (self, x1 - .01, x1);
      if (is_wide)
        g_assert_true (block != NULL && is_of (block, &turn, time));
      else if (turn.end <= time && turn.end - turn.begin >= IL_LOOP_HOLD &&
               turn.track != IL_LOOP_NOBODY)
        g_assert_true (has_hold (self, x0 - .1, x0 + IL_LOOP_BLOCK_MIN));
    }
}

static void
test_any (void)
{
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (Fixture) self = fixture_new ();
      gint64 end;

      add_any (self, (guint) g_test_rand_int_range (0, 400));
      end = il_loop_track_get_n_turns (self->loop) == 0
            ? 0 : turn_at (self, il_loop_track_get_n_turns (self->loop) - 1).end;
      for (guint i = 0; i < 6; i++)
        {
          gint64 time = i == 0 ? end : g_test_rand_int_range (0, (gint32) end + 1);

          set_any_scale (self, end);
          list (self, time);
          check_blocks (self, time);
          check_turns (self, time);
        }
    }
}

/* 100 px per second. */
static Fixture *
fixture_new_at_scale (void)
{
  Fixture *self = fixture_new ();

  il_time_scale_set (self->scale, 0, 10000);

  return self;
}

static void
assert_block (const Fixture *self,
              guint          index,
              double         x0,
              double         x1,
              int            track)
{
  g_assert_cmpuint (index, <, self->blocks->len);
  g_assert_cmpfloat_with_epsilon (block_at (self, index)->x0, x0, EPSILON);
  g_assert_cmpfloat_with_epsilon (block_at (self, index)->x1, x1, EPSILON);
  g_assert_cmpint (block_at (self, index)->track, ==, track);
}

/* Widths are true, from the least on; what is widened gives way to nothing but
 * what came before. */
static void
test_widths (void)
{
  g_autoptr (Fixture) self = fixture_new_at_scale ();

  il_loop_track_add_turn (self->loop, 100 * MS, 100 * MS, 0);
  il_loop_track_add_turn (self->loop, 200 * MS, 230 * MS, 1);
  il_loop_track_add_turn (self->loop, 300 * MS, 301 * MS, 2);
  il_loop_track_add_turn (self->loop, 305 * MS, 335 * MS, 3);
  il_loop_track_add_turn (self->loop, 400 * MS, 401 * MS, 2);
  il_loop_track_add_turn (self->loop, 405 * MS, 406 * MS, 3);
  list (self, 1000 * MS);

  g_assert_cmpuint (self->blocks->len, ==, 5);
  assert_block (self, 0, 10, 11.25, 0);
  assert_block (self, 1, 20, 23, 1);
  assert_block (self, 2, 30, 31.25, 2);
  assert_block (self, 3, 31.25, 33.5, 3);
  assert_block (self, 4, 40, 41.25, 2);
}

/* It keeps what there is room for. */
static void
test_nobody_yields (void)
{
  g_autoptr (Fixture) self = fixture_new_at_scale ();

  il_loop_track_add_turn (self->loop, 100 * MS, 101 * MS, IL_LOOP_NOBODY);
  il_loop_track_add_turn (self->loop, 103 * MS, 104 * MS, IL_LOOP_NOBODY);
  il_loop_track_add_turn (self->loop, 106 * MS, 107 * MS, 1);
  il_loop_track_add_turn (self->loop, 200 * MS, 201 * MS, IL_LOOP_NOBODY);
  il_loop_track_add_turn (self->loop, 202 * MS, 203 * MS, IL_LOOP_NOBODY);
  il_loop_track_add_turn (self->loop, 204 * MS, 205 * MS, 1);
  il_loop_track_add_turn (self->loop, 300 * MS, 301 * MS, IL_LOOP_NOBODY);
  list (self, 1000 * MS);

  g_assert_cmpuint (self->blocks->len, ==, 4);
  assert_block (self, 0, 10, 10.6, IL_LOOP_NOBODY);
  assert_block (self, 1, 10.6, 11.85, 1);
  assert_block (self, 2, 20.4, 21.65, 1);
  assert_block (self, 3, 30, 31.25, IL_LOOP_NOBODY);
}

/* However far away it is looked at. */
static void
test_hold (void)
{
  g_autoptr (Fixture) self = fixture_new ();
  guint n_holds = 0;

  for (guint i = 0; i < 5000; i++)
    il_loop_track_add_turn (self->loop, i * 10 * MS, i * 10 * MS + 9 * MS, 0);
  il_loop_track_add_turn (self->loop, 50000 * MS, 50100 * MS, 2);
  for (guint i = 0; i < 5000; i++)
    il_loop_track_add_turn (self->loop, 50110 * MS + i * 10 * MS, 50119 * MS + i * 10 * MS, 0);

  il_time_scale_set (self->scale, 0, 1e6);
  list (self, 1000000 * MS);
  for (guint i = 0; i < self->blocks->len; i++)
    n_holds += block_at (self, i)->is_hold;
  g_assert_cmpuint (n_holds, ==, 1);

  /* It is one once it has lasted so long. */
  il_time_scale_set (self->scale, 49900 * MS, 1000);
  list (self, 50099 * MS);
  g_assert_false (block_at (self, self->blocks->len - 1)->is_hold);
  g_assert_false (block_at (self, self->blocks->len - 1)->is_whole);
  list (self, 50100 * MS);
  g_assert_true (block_at (self, self->blocks->len - 1)->is_hold);
  g_assert_true (block_at (self, self->blocks->len - 1)->is_whole);
}

/* A million turns are no more blocks than there is room for. */
static void
test_million (void)
{
  g_autoptr (Fixture) self = fixture_new ();

  for (guint i = 0; i < 1000000; i++)
    il_loop_track_add_turn (self->loop, i * 3, i * 3 + 1, (int) (i % 5) - 1);

  il_time_scale_set (self->scale, 0, 3e6 / WIDTH);
  list (self, 3000 * MS);
  g_assert_cmpuint (self->blocks->len, >, 400);
  g_assert_cmpuint (self->blocks->len, <=, WIDTH / IL_LOOP_BLOCK_MIN + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/loop-layout/any", test_any);
  g_test_add_func ("/loop-layout/widths", test_widths);
  g_test_add_func ("/loop-layout/nobody-yields", test_nobody_yields);
  g_test_add_func ("/loop-layout/hold", test_hold);
  g_test_add_func ("/loop-layout/million", test_million);

  return g_test_run ();
}
