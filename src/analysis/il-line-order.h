/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * il_line_order_tail:
 * @time: µs
 * @max: the most to return
 * @indices: (out caller-allocates): room for @max track indices
 *
 * The course's stream of indices: for each line received, in the order of
 * arrival, the index of its track.  Lines of one read stand together; reads
 * of the same microsecond stand in the order of their tracks.  The last @max
 * lines at or before @time, oldest first, are found by merging backwards:
 * O(@max + (tracks + reads among them) · (log reads + log tracks)), whatever
 * came before.
 *
 * Returns: how many were written
 */
guint   il_line_order_tail  (IlRecording *recording,
                             gint64       time,
                             guint        max,
                             guint       *indices);

/** il_line_order_count: Returns: all lines received by @time (µs), of all tracks */
guint64 il_line_order_count (IlRecording *recording,
                             gint64       time);

G_END_DECLS
