/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/** IL_RATE_COLUMNS: So many columns of a rate curve are one of its windows. */
#define IL_RATE_COLUMNS 8

/**
 * il_rate_window:
 * @reach: µs that the curve has room for: the end of the run, or now while live
 *
 * Reads come one by one: bytes per second need a stretch of time to be counted
 * in.  With a 30th of @reach, rounded up to 1-2-5 and 100 µs at least, a curve
 * is smooth enough to be read from the last row of a room and has still more
 * than ten windows; while a run is live it changes seldom.  It does not depend
 * on the width of a screen, so neither does the peak.
 *
 * Returns: µs, a multiple of 100
 */
gint64  il_rate_window (gint64 reach);

/**
 * il_rate_list:
 * @recording: any recording, live ones too
 * @window: µs, from il_rate_window()
 * @time: µs, 0 or more
 *
 * How fast bytes came, over time: the value of each column is the mean of the
 * window that ends with it, so that it moves smoothly, knows nothing of what
 * comes later, and never changes any more.  Columns are an %IL_RATE_COLUMNS th
 * of a window wide and begin with 0; the window of the last one ends at @time.
 * The area under the curve is what came, each byte a window's width late.
 * Costs for each download its reads or a search per column, whichever is less.
 *
 * Returns: (transfer full) (element-type double): decoded bytes per second, by
 *   column; one at least
 */
GArray *il_rate_list   (IlRecording *recording,
                        gint64       window,
                        gint64       time) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_rate_extend:
 * @rates: (element-type double): what one of these two said of @recording and
 *   @window at another time, or empty
 *
 * The same as il_rate_list(), in @rates; of a recording that goes on, only the
 * end is looked at.
 */
void    il_rate_extend (GArray      *rates,
                        IlRecording *recording,
                        gint64       window,
                        gint64       time);

/**
 * il_rate_at:
 * @window: µs, from il_rate_window()
 * @time: µs
 *
 * Returns: decoded bytes per second, the mean of the @window that ends at
 *   @time, what came at @time included
 */
double  il_rate_at     (IlRecording *recording,
                        gint64       window,
                        gint64       time);

G_END_DECLS
