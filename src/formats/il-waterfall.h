/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "formats/il-text-style.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

/** IL_WATERFALL_MAX_LANES: As many as can be looked at together. */
#define IL_WATERFALL_MAX_LANES 40

/** il_waterfall_get_span: Returns: µs across lanes that show a run of @duration
 * µs: the last sixth is for the end times */
gint64     il_waterfall_get_span   (gint64 duration);

/**
 * il_waterfall_dup_rows:
 * @time: µs
 * @span: µs across the lanes, or %IL_TIME_NONE for what fits the whole run
 * @max_lanes: the most lanes
 *
 * The timeline at @time in characters: a lane per download, a row that says
 * how many more there are if there are more than @max_lanes, and the time
 * axis.  Where the terminal is narrow, first the end times are left out, then
 * the names, then the lanes.
 *
 * Returns: (transfer full) (element-type utf8): rows without line ends, each
 *   narrower than the terminal and without blanks or colours at its end
 */
GPtrArray *il_waterfall_dup_rows   (IlRecording       *recording,
                                    gint64             time,
                                    gint64             span,
                                    guint              max_lanes,
                                    const IlTextStyle *style) G_GNUC_WARN_UNUSED_RESULT;

/** il_waterfall_dup_legend: Returns: (transfer full): a row that says what the
 * signs in the lanes mean */
char      *il_waterfall_dup_legend (const IlTextStyle *style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
