/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "timeline/il-lane-draw.h"

G_BEGIN_DECLS

/** il_lane_draw_path_links: Draws where the critical path goes from lane to
 * lane, through this one or from it or to it; behind the bars.  Nothing while
 * the view does not show it, or lanes do not touch each other. */
void il_lane_draw_path_links   (const IlLanePen *pen);

/** il_lane_draw_path_outline: Draws a line around what is on the path, at some
 * distance, so that it differs from the bar's own by more than colour. */
void il_lane_draw_path_outline (const IlLanePen *pen);

G_END_DECLS
