/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/il-sweep-curve.h"

G_BEGIN_DECLS

/*
 * The table of a sweep, by the rules of il-csv.h.  One line per limit that was
 * tried, from the lowest to the highest; what is not known is empty.
 *
 * limit        how many at once; 1 is one at a time
 * rounds       how many runs there were
 * whole        of these, the ones in which every download was done; the rest
 *              counts these alone
 * duration_us  how long the run in the middle took, the faster of two
 * shortest_us  how long the shortest took
 * longest_us   how long the longest took
 * ideal_us     how long it would take if each download took as long as one at
 *              a time
 * speed_up     duration_us of the limit 1, divided by that of this one
 * efficiency   speed_up divided by limit
 * knee         true for the limit that is the knee, else false
 */

/** il_sweep_csv_dup: Returns: (transfer full): the table, with its line of names;
 * ASCII, whatever the locale */
char *il_sweep_csv_dup (const IlSweepCurve *curve) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
