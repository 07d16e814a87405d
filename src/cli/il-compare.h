/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "formats/il-text-style.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * il_compare_dup_lines:
 * @in_turn: a finished run one at a time
 * @together: a finished run of the same addresses together
 * @ideal: µs, or %IL_TIME_NONE
 * @picture: (nullable): how pictures are drawn; %NULL for words alone
 *
 * What the two runs say: both totals, what was gained, the ideal, and when
 * each download came, as a waterfall or in words.
 *
 * Returns: (transfer full) (element-type utf8): lines without line ends
 */
GPtrArray *il_compare_dup_lines (IlRecording       *in_turn,
                                 IlRecording       *together,
                                 gint64             ideal,
                                 const IlTextStyle *picture) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
