/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"
#include "timeline/il-time-scale.h"

G_BEGIN_DECLS

/** IL_SLIM_COLUMN: The least width of a column of a rate, px. */
#define IL_SLIM_COLUMN 2.0

/**
 * IlSlimStep:
 * @time: µs
 * @value: holds from then on, up to the next step's time
 *
 * A curve that moves in steps; before the first it is 0.
 */
typedef struct
{
  gint64 time;
  double value;
} IlSlimStep;

/**
 * IlSlimBox:
 * @x0: px
 * @x1: px, more than @x0
 * @value: more than 0
 *
 * A stretch of the curve in which its value is the same.
 */
typedef struct
{
  double x0;
  double x1;
  double value;
} IlSlimBox;

/**
 * il_slim_layout_list:
 * @steps: (element-type IlSlimStep): in order of time
 * @end: µs at which the curve ends
 * @width: the lane's px
 * @boxes: (element-type IlSlimBox): emptied first
 *
 * What is drawn of a curve, from left to right: boxes do not overlap, begin on
 * whole pixels from time 0, and are one pixel wide at least, but the last one.
 * Of steps that share a pixel the highest is drawn, so that a peak is never
 * lost.  At most @width + 2 boxes; O(steps).
 */
void   il_slim_layout_list       (GArray      *steps,
                                  gint64       end,
                                  IlTimeScale *scale,
                                  double       width,
                                  GArray      *boxes);

/**
 * il_slim_layout_add_rates:
 * @rates: (element-type double): from il_rate_list()
 * @window: µs, its window
 * @steps: (element-type IlSlimStep): appended to
 *
 * The columns of a rate as steps, as many together as have %IL_SLIM_COLUMN px;
 * the highest counts.
 */
void   il_slim_layout_add_rates  (GArray      *rates,
                                  gint64       window,
                                  IlTimeScale *scale,
                                  GArray      *steps);

/** il_slim_layout_get_limit: Returns: how many downloads may be in flight at
 * once where that is a limit for them, or 0 */
guint  il_slim_layout_get_limit  (IlRecording *recording);

/** il_slim_layout_flight_top: @most: how many were in flight at once, of @n;
 * @live: whether there may be more. Returns: the value at the upper edge, 1 or
 * more: the limit, or the most, while live a round number so that it seldom
 * changes */
double il_slim_layout_flight_top (guint        most,
                                  guint        limit,
                                  guint        n,
                                  gboolean     live);

/** il_slim_layout_rate_top: Returns: the value at the upper edge, 1 or more:
 * @peak, while live rounded up to 1-2-5 */
double il_slim_layout_rate_top   (double       peak,
                                  gboolean     live);

G_END_DECLS
