/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/il-critical-path.h"
#include "timeline/il-time-scale.h"

G_BEGIN_DECLS

/** IL_PATH_LINKS_MAX: Longer paths have so many links that nobody could follow
 * them, and every lane would look at all. */
#define IL_PATH_LINKS_MAX 512

/**
 * IlPathSide:
 * @IL_PATH_SIDE_NONE: nowhere: the path begins or ends here
 * @IL_PATH_SIDE_ABOVE: a lane above
 * @IL_PATH_SIDE_BELOW: a lane below
 *
 * Where the path comes from, or goes to.
 */
typedef enum
{
  IL_PATH_SIDE_NONE,
  IL_PATH_SIDE_ABOVE,
  IL_PATH_SIDE_BELOW,
} IlPathSide;

/**
 * IlPathStretch:
 * @x0: px of its begin
 * @x1: px of its end
 * @open: whether time has not reached its end
 * @from: where the path comes from
 * @to: where it has gone to, once it has
 * @to_x: px at which it goes there; not before @x1, and later by the time that
 *   the slot took to be handed over
 *
 * The stretch of one lane that is on the critical path.
 */
typedef struct
{
  double x0;
  double x1;
  gboolean open;
  IlPathSide from;
  IlPathSide to;
  double to_x;
} IlPathStretch;

/**
 * il_path_layout_find:
 * @path: (element-type IlPathStep): from il_critical_path_new()
 * @time: µs up to which it is shown
 * @stretch: (out caller-allocates)
 *
 * All requests of a download are one stretch.  O(log steps).
 *
 * Returns: whether @track is on the path by then
 */
gboolean il_path_layout_find       (GArray        *path,
                                    IlTrack       *track,
                                    gint64         time,
                                    IlTimeScale   *scale,
                                    IlPathStretch *stretch);

/**
 * il_path_layout_list_links:
 * @track: an index
 * @xs: (element-type double): emptied first
 *
 * Where the path crosses the lane of @track on its way between two others, px,
 * from left to right.  O(steps), nothing beyond %IL_PATH_LINKS_MAX of them.
 */
void     il_path_layout_list_links (GArray        *path,
                                    guint          track,
                                    gint64         time,
                                    IlTimeScale   *scale,
                                    GArray        *xs);

G_END_DECLS
