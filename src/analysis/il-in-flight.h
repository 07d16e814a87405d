/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlInFlightStep:
 * @time: µs
 * @n: how many downloads are in flight from then on
 *
 * A step of the staircase.
 */
typedef struct
{
  gint64 time;
  guint n;
} IlInFlightStep;

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
guint   il_in_flight_max        (IlRecording *recording,
                                 gint64       time);

/**
 * il_in_flight_list_steps:
 * @recording: any recording, live ones too
 * @time: µs
 *
 * The staircase of what was in flight up to @time, in the same sense: a step
 * wherever the number changes, in order of time; before the first it is 0,
 * and the last holds until @time.  The area under it is what all downloads
 * took together, which is Little's law (J. D. C. Little, 'A proof for the
 * queuing formula L = λW', 1961): the mean number in flight times the
 * makespan is the sum of the durations.  O(n log n) of the tracks.
 *
 * Returns: (transfer full) (element-type IlInFlightStep): the steps, none
 *   when none was in flight
 */
GArray *il_in_flight_list_steps (IlRecording *recording,
                                 gint64       time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
