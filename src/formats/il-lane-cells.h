/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-track.h"

G_BEGIN_DECLS

/**
 * il_lane_cells:
 * @time: µs
 * @span: µs across the lane, more than 0
 * @width: cells of the lane
 * @cells: (out caller-allocates) (array length=width): what each cell shows
 *
 * A track's life up to @time in cells.  A cell belongs to the state that holds
 * most of it, but neither waiting nor receiving is without a cell as long as
 * there is room.  At a later @time, the receiving part is never shorter.
 *
 * Returns: where it ends, in eighths of a cell; whole cells for all states
 *   but %IL_STATE_RECEIVING.  The cells after that hold nothing of meaning.
 */
guint il_lane_cells (IlTrack *track,
                     gint64   time,
                     gint64   span,
                     guint    width,
                     IlState *cells);

G_END_DECLS
