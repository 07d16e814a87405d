/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IL_ARRIVALS_MAX_TIME:
 *
 * The latest time that a read can carry, in µs: 203 days.
 */
#define IL_ARRIVALS_MAX_TIME ((G_GINT64_CONSTANT (1) << 44) - 1)

/**
 * IL_ARRIVALS_MAX_BYTES:
 *
 * The most bytes one log can count: 16 TiB.
 */
#define IL_ARRIVALS_MAX_BYTES ((G_GUINT64_CONSTANT (1) << 44) - 1)

/**
 * IL_ARRIVALS_MAX_LINES:
 *
 * The most lines one log can count: 10^12.
 */
#define IL_ARRIVALS_MAX_LINES ((G_GUINT64_CONSTANT (1) << 40) - 1)

/**
 * IL_ARRIVALS_MAX_EXACT:
 *
 * So many reads are kept one by one (64 MiB).  Beyond, reads within the same
 * millisecond share an entry, so that an endless document can't fill the
 * memory; counts stay exact, times are then late by 1 ms at the most.
 */
#define IL_ARRIVALS_MAX_EXACT (1u << 22)

/**
 * IlArrivals:
 *
 * The log of one document's reads: when, how many bytes, how many lines.
 * Entries are sums, packed into 16 bytes, so that every question is a binary
 * search.  A line's time is the time of the read that brought its end.
 *
 * All questions about a time t count what came at t as there.
 */
typedef struct _IlArrivals IlArrivals;

IlArrivals *il_arrivals_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        il_arrivals_free (IlArrivals *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlArrivals, il_arrivals_free)

/**
 * il_arrivals_append:
 * @time: µs from the recording's start; moved up to the last read's time
 *   when it lies before it
 * @bytes: decoded bytes that this read brought
 * @lines: line ends in them, any number
 *
 * Amortised O(1).
 */
void il_arrivals_append (IlArrivals *self,
                         gint64      time,
                         guint64     bytes,
                         guint64     lines);

/** il_arrivals_seal: No read will follow: gives back memory held in reserve. */
void il_arrivals_seal (IlArrivals *self);

/** il_arrivals_get_n_reads: Returns: the number of entries */
guint64 il_arrivals_get_n_reads (const IlArrivals *self);

/** il_arrivals_get_bytes: Returns: all bytes so far */
guint64 il_arrivals_get_bytes (const IlArrivals *self);

/** il_arrivals_get_lines: Returns: all lines so far */
guint64 il_arrivals_get_lines (const IlArrivals *self);

/** il_arrivals_get_allocated: Returns: the memory held for entries, in bytes */
gsize il_arrivals_get_allocated (const IlArrivals *self);

/**
 * il_arrivals_count_until:
 * @time: µs
 *
 * Returns: the number of reads at or before @time; O(log n)
 */
guint64 il_arrivals_count_until (const IlArrivals *self,
                                 gint64            time);

/**
 * il_arrivals_get_read:
 * @index: from 0 to the number of reads, exclusive
 * @time: (out) (optional): µs
 * @bytes: (out) (optional): bytes of this read alone
 * @lines: (out) (optional): lines of this read alone
 */
void il_arrivals_get_read (const IlArrivals *self,
                           guint64           index,
                           gint64           *time,
                           guint64          *bytes,
                           guint64          *lines);

/** il_arrivals_bytes_at: Returns: bytes that had come by @time (µs); O(log n) */
guint64 il_arrivals_bytes_at (const IlArrivals *self,
                              gint64            time);

/** il_arrivals_lines_at: Returns: lines that had come by @time (µs); O(log n) */
guint64 il_arrivals_lines_at (const IlArrivals *self,
                              gint64            time);

/**
 * il_arrivals_line_time:
 * @line: a line's number, from 0
 *
 * Returns: the µs at which that line's end came, or %IL_TIME_NONE when there
 *   are not so many lines; O(log n)
 */
gint64 il_arrivals_line_time (const IlArrivals *self,
                              guint64           line);

/**
 * il_arrivals_last_at:
 * @time: µs
 *
 * Returns: the time of the last read at or before @time, or %IL_TIME_NONE;
 *   O(log n)
 */
gint64 il_arrivals_last_at (const IlArrivals *self,
                            gint64            time);

/**
 * il_arrivals_count_columns:
 * @begin: µs
 * @end: µs, greater than @begin and at most %IL_ARRIVALS_MAX_TIME from it
 * @n_columns: from 1 to 65535
 * @counts: (out caller-allocates) (array length=n_columns): lines per column
 *
 * Cuts [@begin, @end) into @n_columns: column i takes the lines whose time t
 * has begin + i·w/n <= t < begin + (i+1)·w/n, in exact arithmetic.  Cost: a
 * search that gallops from column to column, O(columns) for even logs and
 * O(columns · log (reads per column)) at worst.
 */
void il_arrivals_count_columns (const IlArrivals *self,
                                gint64            begin,
                                gint64            end,
                                guint             n_columns,
                                guint64          *counts);

G_END_DECLS
