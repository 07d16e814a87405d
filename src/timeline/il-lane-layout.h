/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-track.h"
#include "timeline/il-time-scale.h"

G_BEGIN_DECLS

/** IL_MARK_COLUMN: The width of a column of line marks, px. */
#define IL_MARK_COLUMN 1.5

/** IL_MARK_COLUMN_COARSE: The same below 100 px per second. */
#define IL_MARK_COLUMN_COARSE 1.0

/** IL_TAG_ROOM: What an index tag needs: 6 px before it, 17 wide, 3 after. */
#define IL_TAG_ROOM 26.0

/**
 * IlLaneBox:
 * @state: QUEUED, CONNECTING, WAITING or RECEIVING
 * @x0: px
 * @x1: px, more than @x0
 */
typedef struct
{
  IlState state;
  double x0;
  double x1;
} IlLaneBox;

/**
 * IlLaneLayout:
 * @boxes: what to draw from left to right
 * @n_boxes: how many
 * @state: the track's state
 * @origin: px of time 0, to which patterns are fixed
 * @end: px of the last box's end
 *
 * The geometry of a lane, a pure function of track, time and scale.
 */
typedef struct
{
  IlLaneBox boxes[IL_TRACK_MAX_SEGMENTS];
  guint n_boxes;
  IlState state;
  double origin;
  double end;
} IlLaneLayout;

/** il_lane_layout_init: @time: µs, @width: the lane's px; boxes outside are
 * left out, long ones are cut a little outside */
void     il_lane_layout_init     (IlLaneLayout *self,
                                  IlTrack      *track,
                                  gint64        time,
                                  IlTimeScale  *scale,
                                  double        width);

/** il_lane_layout_find: Returns: (nullable): the last box in @state */
const IlLaneBox *il_lane_layout_find (const IlLaneLayout *self,
                                      IlState             state);

/** il_lane_layout_fits_tag: Returns: whether a tag fits into the box of @state,
 * or there is no such box */
gboolean il_lane_layout_fits_tag (const IlLaneLayout *self,
                                  IlState             state);

/**
 * IlMarkColumn:
 * @x: px of the column's left edge
 * @width: px of the mark: the column's and more when many lines share it
 * @lines: lines in it, 1 or more
 */
typedef struct
{
  double x;
  double width;
  guint64 lines;
} IlMarkColumn;

/**
 * il_lane_layout_list_marks:
 * @box: the receiving box
 * @columns: (out caller-allocates) (element-type IlMarkColumn): emptied first
 *
 * The columns of @box in which lines ended by @time.  Columns are fixed to
 * time 0 so that marks do not move while the bar grows.  O(columns).
 */
void     il_lane_layout_list_marks (const IlLaneBox *box,
                                    IlTrack         *track,
                                    gint64           time,
                                    IlTimeScale     *scale,
                                    GArray          *columns);

/** il_mark_stretch: Returns: how many columns wide a mark for @lines lines is */
double   il_mark_stretch         (guint64 lines);

/** il_mark_opacity: Returns: 0 to 1 */
double   il_mark_opacity         (guint64 lines);

G_END_DECLS
