/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "formats/il-text-style.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * il_live_dup_rows:
 * @time: µs
 * @max_rows: the most rows
 *
 * What a terminal shows while a run goes on: a row per download with its
 * progress, and a summary; where these are more than @max_rows, the summary
 * alone, with the progress of the run.  O(n) in the downloads.
 *
 * Returns: (transfer full) (element-type utf8): rows without line ends, each
 *   narrower than the terminal and without blanks or colours at its end
 */
GPtrArray *il_live_dup_rows (IlRecording       *recording,
                             gint64             time,
                             guint              max_rows,
                             const IlTextStyle *style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
