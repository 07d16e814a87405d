/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-loop-layout.h"

/* What is cut at the left ends a little outside, where its edge is not seen. */
#define OVERSHOOT 4.0

/* What the block before leaves over of another is not worth less. */
#define REST_MIN .5

/* Among so many turns a download's is looked for that nobody's would hide. */
#define LOOK_AHEAD 4

typedef struct
{
  const IlLoopTrack *loop;
  IlTimeScale *scale;
  gint64 time;
  guint64 n_turns;
  guint n_holds;

  /* Up to where the lane is taken, px. */
  double taken;
} Search;

static double
x_of (const Search *search,
      gint64        time)
{
  return il_time_scale_to_x (search->scale, time);
}

static gboolean
is_hold (const IlLoopTurn *turn,
         gint64            length)
{
  return turn->track != IL_LOOP_NOBODY && length >= IL_LOOP_HOLD;
}

static gboolean
find_hold_before (const Search *search,
                  gint64        after,
                  double        end,
                  IlLoopTurn   *hold)
{
  guint index = il_loop_track_count_holds_until (search->loop, after);

  if (index >= search->n_holds)
    return FALSE;

  il_loop_track_get_hold (search->loop, index, hold);

  return x_of (search, hold->begin) < end;
}

static gboolean
find_owned_before (const Search *search,
                   gint64        after,
                   double        end,
                   IlLoopTurn   *owned)
{
  guint64 first = il_loop_track_count_until (search->loop, after);
  guint64 last = MIN (first + LOOK_AHEAD, search->n_turns);

  for (guint64 i = first; i < last; i++)
    {
      il_loop_track_get_turn (search->loop, i, owned);
      if (x_of (search, owned->begin) >= end)
        return FALSE;
      if (owned->track != IL_LOOP_NOBODY)
        return TRUE;
    }

  return FALSE;
}

/* What begins where this turn would stand at the least, and matters more. */
static gboolean
find_superior (const Search     *search,
               const IlLoopTurn *turn,
               IlLoopTurn       *superior)
{
  double end = x_of (search, turn->begin) + IL_LOOP_BLOCK_MIN;

  if (is_hold (turn, turn->end - turn->begin))
    return FALSE;

  if (turn->track == IL_LOOP_NOBODY && find_owned_before (search, turn->begin, end, superior))
    return TRUE;

  return find_hold_before (search, turn->begin, end, superior);
}

static void
make_block (const Search     *search,
            const IlLoopTurn *turn,
            IlLoopBlock      *block)
{
  gint64 end = MIN (turn->end, search->time);
  double begin_x = x_of (search, turn->begin);
  double end_x = x_of (search, end);

  block->x0 = MAX (begin_x, search->taken);
  block->x1 = begin_x < search->taken ? end_x : MAX (end_x, begin_x + IL_LOOP_BLOCK_MIN);
  block->track = turn->track;
  block->length = end - turn->begin;
  block->is_hold = is_hold (turn, block->length);
  block->is_whole = end == turn->end;
}

/* The block of this turn, or of what takes its place.  Returns whether there is
 * room for it. */
static gboolean
find_block (const Search *search,
            guint64       index,
            IlLoopBlock  *block)
{
  IlLoopTurn turn, superior;
  gboolean is_placed = FALSE;

  il_loop_track_get_turn (search->loop, index, &turn);
  make_block (search, &turn, block);

  while (!is_placed && find_superior (search, &turn, &superior))
    {
      double limit = x_of (search, superior.begin);

      is_placed = limit - block->x0 >= REST_MIN;
      turn = superior;
      if (is_placed)
        block->x1 = MIN (block->x1, limit);
      else
        make_block (search, &turn, block);
    }

  return block->x1 - block->x0 >= REST_MIN;
}

/* The turn under way where the lane is taken up to may be longer than that. */
static guint64
find_next (const Search *search,
           guint64       index)
{
  gint64 time = il_time_scale_to_time (search->scale, search->taken);
  guint64 n = il_loop_track_count_until (search->loop, time);

  return n > index + 1 ? n - 1 : index + 1;
}

static guint64
find_first (const Search *search)
{
  gint64 time = il_time_scale_to_time (search->scale, search->taken);
  guint64 n = il_loop_track_count_until (search->loop, time);

  return n > 0 ? n - 1 : 0;
}

void
il_loop_layout_list (const IlLoopTrack *loop,
                     gint64             time,
                     IlTimeScale       *scale,
                     double             width,
                     GArray            *blocks)
{
  Search search = {
    .loop = loop,
    .scale = scale,
    .time = time,
    .n_turns = il_loop_track_count_until (loop, time),
    .n_holds = il_loop_track_count_holds_until (loop, time),
    .taken = -OVERSHOOT,
  };

  g_array_set_size (blocks, 0);
  for (guint64 i = find_first (&search); i < search.n_turns; i = find_next (&search, i))
    {
      IlLoopBlock block;

      if (!find_block (&search, i, &block))
        continue;
      if (block.x0 > width)
        break;

      g_array_append_val (blocks, block);
      search.taken = block.x1;
    }
}
