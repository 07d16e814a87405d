/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/** IL_BOUNDS_MAX_SLOTS: Whatever the limit, no more than so many are put in
 * flight at once. */
#define IL_BOUNDS_MAX_SLOTS 1000

/**
 * IlBounds:
 * @makespan: µs that the run took
 * @sum: µs that all downloads took, each from leaving the queue to its end
 * @longest: µs that the longest of them took
 * @mean_load: @sum / @n_slots, rounded down
 * @transfer: µs that the bytes take at the best rate that the run showed,
 *   rounded down; 0 where that can't be told
 * @bound: the largest of @longest, @mean_load and @transfer
 * @ideal: µs that the downloads take on @n_slots if nothing comes between
 * @bytes: of all downloads, as they crossed the network
 * @peak: bytes per second, as il_throughput_find_peak() has it
 * @n_slots: how many could be in flight at once, 1 or more
 * @speed_up: @sum / @makespan; 0 for a run that took no time
 * @efficiency: @speed_up / @n_slots, from 0 to 1
 *
 * What a run took, and what it could not have been faster than.
 *
 * No schedule of jobs on n machines is shorter than the longest job, nor than
 * an even share of all of them (R. L. Graham, 'Bounds on multiprocessing
 * timing anomalies', 1969); no transfer is shorter than its bytes at the
 * line's best.  None of the three is ever above @makespan, for none rests on
 * anything but what the run itself did: no more than @n_slots were in flight
 * at any time, and the best rate is that of the fullest of equal windows of
 * which the run is made.
 *
 * @ideal is list scheduling (Graham, 1966), which is at most 2 - 1/n times
 * the best there is, and not above @makespan either where the downloads left
 * the queue in order.
 *
 * Speed-up compares with the same downloads one after the other, and
 * efficiency is the part of the slots' time that was used (G. M. Amdahl,
 * 'Validity of the single processor approach', 1967; D. L. Eager, J. Zahorjan,
 * E. D. Lazowska, 'Speedup versus efficiency in parallel systems', 1989).
 * Downloads that share a line are slower together than alone: so @sum is what
 * they took here, and not what they would take one at a time.
 */
typedef struct
{
  gint64 makespan;
  gint64 sum;
  gint64 longest;
  gint64 mean_load;
  gint64 transfer;
  gint64 bound;
  gint64 ideal;
  guint64 bytes;
  double peak;
  guint n_slots;
  double speed_up;
  double efficiency;
} IlBounds;

/**
 * il_bounds_init:
 * @self: (out caller-allocates): the bounds
 * @recording: a finished run, whatever became of its downloads; those that
 *   never left the queue took no time
 *
 * O(n log n) of the downloads, and the search for the peak.
 */
void  il_bounds_init        (IlBounds    *self,
                             IlRecording *recording);

/**
 * il_bounds_get_n_slots:
 * @recording: any recording
 *
 * Returns: how many can be in flight at once: 1 in sequence, else the limit,
 *   the number of downloads or %IL_BOUNDS_MAX_SLOTS, whichever is less; never
 *   less than there were, whatever a file says, and 1 for no downloads
 */
guint il_bounds_get_n_slots (IlRecording *recording);

G_END_DECLS
