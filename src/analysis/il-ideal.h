/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/** il_ideal_get_duration: @track: ended. Returns: µs from leaving the queue to
 * the end, 0 for one that never left it */
gint64 il_ideal_get_duration (IlTrack *track);

/**
 * il_ideal_makespan:
 * @durations: (array length=n): µs each, 0 or more
 * @n_slots: how many can be in flight at once, 1 or more
 *
 * How long the downloads take if nothing gets into their way: each starts in
 * the order given as soon as a slot is free (list scheduling: R. L. Graham,
 * 'Bounds for certain multiprocessing anomalies', 1966).  O(n log slots).
 *
 * More slots never make it longer: his anomalies need one job that waits for
 * another, or another order, and here a download waits for a slot alone.
 *
 * Returns: µs
 */
gint64 il_ideal_makespan (const gint64 *durations,
                          guint         n,
                          guint         n_slots);

/** il_ideal_dup_durations: @recording: a finished run. Returns: (transfer full):
 * µs that each download took from leaving the queue to its end, 0 for one that
 * never left it */
gint64 *il_ideal_dup_durations (IlRecording *recording) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_ideal_from_run:
 * @recording: a finished run
 * @n_slots: how many could be in flight at once, 1 or more
 *
 * The same for what the downloads of a run took from leaving the queue to
 * their end.
 *
 * Returns: µs
 */
gint64 il_ideal_from_run (IlRecording  *recording,
                          guint         n_slots);

G_END_DECLS
