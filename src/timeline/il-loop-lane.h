/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-view-widget.h"

G_BEGIN_DECLS

#define IL_TYPE_LOOP_LANE (il_loop_lane_get_type ())

/**
 * IlLoopLane:
 *
 * The event loop's lane: a line while it sleeps, a block for each turn in the
 * colour of the download that it served, lower ones for what no download
 * caused, and taller ones with an edge for those that held up everybody.
 * Under the other lanes it shows that one thread does it all.
 */
G_DECLARE_FINAL_TYPE (IlLoopLane, il_loop_lane, IL, LOOP_LANE, IlViewWidget)

GtkWidget *il_loop_lane_new (void);

G_END_DECLS
