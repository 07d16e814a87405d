/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "timeline/il-lane-draw.h"

G_BEGIN_DECLS

/** il_lane_draw_marks: Draws a mark for each column of @box in which lines
 * ended; @top: px of the bar's upper edge.  Nodes: at most one per column,
 * and one more where there is room for digits. */
void il_lane_draw_marks (const IlLanePen *pen,
                         const IlLaneBox *box,
                         double           top);

G_END_DECLS
