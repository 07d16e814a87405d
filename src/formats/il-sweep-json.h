/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/il-sweep-curve.h"

G_BEGIN_DECLS

/*
 * The document of a sweep, by the rules of il-json.h, is an object with these
 * members, in this order.
 *
 * interleave   text: the version of the program that wrote it
 * sweep        object
 *   downloads    number: how many there are in each run, 0 without a run
 *   rounds       number: the most runs with the same limit
 *   knee         number: the limit that is the knee, null where none is known
 * limits       array of objects: those that were tried, from the lowest on
 *   limit        number: how many at once; 1 is one at a time
 *   rounds       number: how many runs there were
 *   whole        number: of these, the ones in which every download was done;
 *                the rest counts these alone
 *   duration_us  number: how long the run in the middle took, the faster of
 *                two; null without a whole one
 *   shortest_us, longest_us  numbers: the same of the shortest and the longest
 *   ideal_us     number: how long it would take if each download took as long
 *                as one at a time, null without a whole run of these
 *   speed_up     number: duration_us of the limit 1, divided by that of this
 *                one, null when not known
 *   efficiency   number: speed_up divided by limit, null when not known
 */

/** il_sweep_json_dup: Returns: (transfer full): JSON in ASCII, indented, with a
 * line feed at its end */
char *il_sweep_json_dup (const IlSweepCurve *curve) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
