/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-loop-track.h"
#include "timeline/il-time-scale.h"

G_BEGIN_DECLS

/** IL_LOOP_BLOCK_MIN: No block is thinner, px, unless another is in its way. */
#define IL_LOOP_BLOCK_MIN 1.25

/**
 * IlLoopBlock:
 * @x0: px
 * @x1: px, more than @x0
 * @track: whose it is, or %IL_LOOP_NOBODY
 * @length: µs of the turn up to the time asked; what is drawn may be wider
 * @is_hold: whether that is a hold, %IL_LOOP_HOLD and more of a download's
 * @is_whole: whether the turn was over by then
 */
typedef struct
{
  double x0;
  double x1;
  int track;
  gint64 length;
  gboolean is_hold;
  gboolean is_whole;
} IlLoopBlock;

/**
 * il_loop_layout_list:
 * @time: µs; later turns are left out
 * @width: the lane's px
 * @blocks: (out caller-allocates) (element-type IlLoopBlock): emptied first
 *
 * What a lane of @width px shows of the loop, from left to right, without one
 * block over another: each of its true width but at least
 * %IL_LOOP_BLOCK_MIN.  Where blocks that were widened touch, the later one
 * yields; but nobody's yields to a download's, and all to a hold, which only
 * another hold can hide.
 *
 * O(@width · log turns), however many turns there are.
 */
void il_loop_layout_list (const IlLoopTrack *loop,
                          gint64             time,
                          IlTimeScale       *scale,
                          double             width,
                          GArray            *blocks);

G_END_DECLS
