/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * il_in_flight_max:
 * @time: µs
 *
 * The most downloads that were in flight at once up to @time.  A download is
 * in flight from the microsecond in which it leaves the queue up to that of
 * its end, without it: one that ends as another starts does not overlap it,
 * and one that took no time was never in flight.  O(n log n) of the tracks.
 *
 * Returns: how many, 0 when none has left the queue
 */
guint il_in_flight_max (IlRecording *recording,
                        gint64       time);

G_END_DECLS
