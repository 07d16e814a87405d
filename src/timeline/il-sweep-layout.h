/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/il-sweep-curve.h"

G_BEGIN_DECLS

/**
 * IlSweepFigure:
 * @IL_SWEEP_TIME: how long each limit took: µs
 * @IL_SWEEP_SPEED_UP: how many times faster than one at a time: thousandths
 *
 * What the height of a bar means, and its unit.
 */
typedef enum
{
  IL_SWEEP_TIME,
  IL_SWEEP_SPEED_UP,
} IlSweepFigure;

/**
 * IlSweepSpace:
 * @width: px of the chart
 * @height: px of the chart
 * @text_width: px of the longest label beside the axis
 * @digits_width: px of the highest limit as a label
 * @text_height: px of any label
 *
 * What the layout has to go by.
 */
typedef struct
{
  double width;
  double height;
  double text_width;
  double digits_width;
  double text_height;
} IlSweepSpace;

/**
 * IlSweepLayout:
 * @figure: what is shown
 * @n: how many limits, from 1
 * @left: px of the vertical axis
 * @right: px of the end of the last column
 * @top: px of the greatest value; above are words
 * @bottom: px of the horizontal axis; below are the limits
 * @column: px of each limit's column
 * @bar: px of a bar, at most as wide as its column
 * @stride: every so many limits one has a label
 * @max: the greatest value, 1 or more
 * @step: between labelled lines; a 1-2-5 number
 *
 * The geometry of a chart of a sweep, a pure function.
 */
typedef struct
{
  IlSweepFigure figure;
  guint n;
  double left;
  double right;
  double top;
  double bottom;
  double column;
  double bar;
  guint stride;
  gint64 max;
  gint64 step;
} IlSweepLayout;

/** il_sweep_layout_init: @points: (array length=n): of the limits 1 to @n */
void     il_sweep_layout_init         (IlSweepLayout       *self,
                                       IlSweepFigure        figure,
                                       const IlSweepPoint  *points,
                                       guint                n,
                                       const IlSweepSpace  *space);

/** il_sweep_layout_get_value: Returns: what was measured, or -1 */
gint64   il_sweep_layout_get_value    (IlSweepFigure        figure,
                                       const IlSweepPoint  *point);

/** il_sweep_layout_get_ideal: @first: the point of the limit 1. Returns: the
 * ideal, or -1 */
gint64   il_sweep_layout_get_ideal    (IlSweepFigure        figure,
                                       const IlSweepPoint  *point,
                                       const IlSweepPoint  *first);

/** il_sweep_layout_get_x: Returns: px of the begin of the column of @limit, 1 to n + 1 */
double   il_sweep_layout_get_x        (const IlSweepLayout *self,
                                       guint                limit);

/** il_sweep_layout_get_y: Returns: px of @value, 0 or more */
double   il_sweep_layout_get_y        (const IlSweepLayout *self,
                                       double               value);

/** il_sweep_layout_has_label: Returns: whether there is room for this limit's */
gboolean il_sweep_layout_has_label    (const IlSweepLayout *self,
                                       guint                limit);

/** il_sweep_layout_dup_label: @value: a multiple of the step. Returns: (transfer
 * full): '2 s', '2×' */
char    *il_sweep_layout_dup_label    (const IlSweepLayout *self,
                                       gint64               value) G_GNUC_WARN_UNUSED_RESULT;

/** il_sweep_layout_dup_value: Returns: (transfer full): '2.21 s', '3.7×' */
char    *il_sweep_layout_dup_value    (const IlSweepLayout *self,
                                       gint64               value) G_GNUC_WARN_UNUSED_RESULT;

/** il_sweep_layout_place: Returns: px where a text of @width begins that is to
 * stand in the middle of @center, inside the chart */
double   il_sweep_layout_place        (const IlSweepLayout *self,
                                       double               center,
                                       double               width);

/** il_sweep_layout_place_flag: @limit: the knee. Returns: px where a flag of @width
 * begins: it blows to the right of its pole, and to the left at the right edge */
double   il_sweep_layout_place_flag   (const IlSweepLayout *self,
                                       guint                limit,
                                       double               width);

/** il_sweep_layout_get_diagonal: Where n at once are n times as fast. Returns:
 * whether there is such a line: @x0, @y0, @x1, @y1: (out): px of its ends */
gboolean il_sweep_layout_get_diagonal (const IlSweepLayout *self,
                                       double              *x0,
                                       double              *y0,
                                       double              *x1,
                                       double              *y1);

G_END_DECLS
