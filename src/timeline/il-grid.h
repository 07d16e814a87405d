/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-view.h"

G_BEGIN_DECLS

/** IL_GRID_LABEL_SPACING: The least distance between two labels, px. */
#define IL_GRID_LABEL_SPACING 60.0

/** il_grid_snapshot: Draws a line per labelled time on @width by @height px,
 * and a dashed one per flag. @gap: (nullable): where words stand that no
 * line may cross */
void il_grid_snapshot          (GtkSnapshot           *snapshot,
                                IlView                *view,
                                int                    width,
                                int                    height,
                                const graphene_rect_t *gap);

/** il_grid_snapshot_playhead: Draws the playhead's line, once a run started. */
void il_grid_snapshot_playhead (GtkSnapshot           *snapshot,
                                IlView                *view,
                                int                    width,
                                int                    height,
                                const graphene_rect_t *gap);

/** il_grid_push_ghost: What is drawn up to il_grid_pop_ghost() is pale, and seen
 * only after the playhead: that is what a replay has not played yet.
 * Returns: whether there is such a thing; else nothing was pushed */
gboolean il_grid_push_ghost    (GtkSnapshot           *snapshot,
                                IlView                *view,
                                int                    width,
                                int                    height);
void il_grid_pop_ghost         (GtkSnapshot           *snapshot);

G_END_DECLS
