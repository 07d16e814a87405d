/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "recording/il-track.h"
#include "timeline/il-view-widget.h"

G_BEGIN_DECLS

#define IL_TYPE_LANE (il_lane_get_type ())

/**
 * IlLane:
 *
 * One download's lane: grid, boxes, marks, playhead, end time.  It draws the
 * part of the playhead's line that crosses it, so that the end time can stand
 * above the line.
 */
G_DECLARE_FINAL_TYPE (IlLane, il_lane, IL, LANE, IlViewWidget)

GtkWidget *il_lane_new       (void);

/** il_lane_set_track: @track: (nullable) */
void       il_lane_set_track (IlLane  *self,
                              IlTrack *track);

G_END_DECLS
