/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "timeline/il-view-widget.h"

G_BEGIN_DECLS

/** IL_SLIM_HEIGHT: A slim lane, px. */
#define IL_SLIM_HEIGHT 38

/**
 * IlSlimFigures:
 * @top: the value at the upper edge, more than 0
 * @limit: the value of a dashed line, or 0 for none
 * @now: (transfer full): the value at the time, in words
 * @most: (transfer full): the highest up to the time, as a figure
 *
 * What a curve is drawn by and what is said of it.
 */
typedef struct
{
  double top;
  double limit;
  char *now;
  char *most;
} IlSlimFigures;

#define IL_TYPE_SLIM_LANE (il_slim_lane_get_type ())

/**
 * IlSlimLane:
 *
 * A slim lane under the others, in neutral colours: a curve in steps over
 * time, its value now and the highest.  In a replay, what comes after the time
 * stands there, pale.
 */
G_DECLARE_DERIVABLE_TYPE (IlSlimLane, il_slim_lane, IL, SLIM_LANE, IlViewWidget)

/**
 * IlSlimLaneClass:
 * @collect: looks at @recording once, for all times up to @reach (µs): called
 *   before the other two, whenever the answer may have changed; @grown: whether
 *   it is the one of the last time, and no more than that it has gone on
 * @list_steps: the curve up to @time (µs), in @steps (element-type
 *   IlSlimStep), which is empty
 * @describe: sets all @figures at @time (µs)
 */
struct _IlSlimLaneClass
{
  IlViewWidgetClass parent_class;

  void (*collect)    (IlSlimLane    *self,
                      IlRecording   *recording,
                      gint64         reach,
                      gboolean       grown);
  void (*list_steps) (IlSlimLane    *self,
                      IlRecording   *recording,
                      gint64         time,
                      GArray        *steps);
  void (*describe)   (IlSlimLane    *self,
                      IlRecording   *recording,
                      gint64         time,
                      IlSlimFigures *figures);
};

/** il_slim_lane_may_grow: Returns: whether more may come than what is collected,
 * so that a scale should have room for it */
gboolean il_slim_lane_may_grow (IlSlimLane *self);

/** il_slim_lane_dup_text: Returns: (transfer full): '3 of 4 in flight · at most
 * 4' for whoever stands beside it; '' without a recording */
char    *il_slim_lane_dup_text (IlSlimLane *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
