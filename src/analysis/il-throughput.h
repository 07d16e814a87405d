/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/** IL_THROUGHPUT_WINDOWS: A peak is looked for in windows, so many of which
 * make up the run.  In shorter ones, reads that a busy machine makes late, and
 * then makes up for, would pass for a faster line. */
#define IL_THROUGHPUT_WINDOWS 10

/**
 * il_throughput_list:
 * @recording: any recording, live ones too
 * @begin: µs
 * @end: µs, greater than @begin and at most %IL_ARRIVALS_MAX_TIME from it
 * @time: µs; what came later is not counted
 * @columns: (out caller-allocates) (array length=n): decoded bytes per second
 * @n: from 1 to 65535
 *
 * Cuts [@begin, @end) into @n columns of the same width, as
 * il_arrivals_count_columns() does, and says how fast the bytes of all
 * downloads came in each.  Columns times their width are the bytes that came;
 * so the column of @time itself grows until @time has left it.  Costs for
 * each track its reads or @n searches among them, whichever is less.
 */
void   il_throughput_list      (IlRecording *recording,
                                gint64       begin,
                                gint64       end,
                                gint64       time,
                                double      *columns,
                                guint        n);

/**
 * il_throughput_find_peak:
 * @recording: a finished run
 * @bytes: (out) (optional): the bytes of all downloads as they crossed the
 *   network, of those that had any at all
 *
 * The best rate that the run showed: that of the fullest window, windows
 * overlapping by half.
 * Reads tell of decoded bytes, so each counts for its share of what its
 * download had on the wire.  As so many windows make up the run, the bytes
 * at this rate never take longer than the run did.
 *
 * Returns: bytes per second, 0 when nothing came or the run took no time
 */
double il_throughput_find_peak (IlRecording *recording,
                                double      *bytes);

G_END_DECLS
