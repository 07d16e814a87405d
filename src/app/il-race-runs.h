/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/il-run-list.h"

G_BEGIN_DECLS

/**
 * il_race_runs_find:
 * @first: (out) (transfer none): one that was one at a time
 * @second: (out) (transfer none): one that was together
 *
 * The two runs that race unless others are chosen: the last that compare, that
 * is whole, of the same addresses, under the same conditions; where none do,
 * the last of each mode.
 *
 * Returns: whether there is a run of either mode
 */
gboolean il_race_runs_find (IlRunList  *runs,
                            IlRun     **first,
                            IlRun     **second);

G_END_DECLS
