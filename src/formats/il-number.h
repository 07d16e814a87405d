/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * il_number_dup_shortest:
 * @value: any number
 *
 * Writes @value with the fewest digits that read back as the same number,
 * and of several such texts the nearest: what Python's repr() prints for a
 * float.  A whole number ends in '.0'; below 1e-04 and from 1e+16 on there is
 * an exponent of two digits at least.  What is no number is 'inf', '-inf' or
 * 'nan'.
 *
 * Returns: (transfer full): ASCII, whatever the locale
 */
char *il_number_dup_shortest (double value) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_number_dup_seconds:
 * @time: µs, any
 *
 * Returns: (transfer full): seconds with six decimals such as '2.211031',
 *   ASCII, whatever the locale
 */
char *il_number_dup_seconds  (gint64 time) G_GNUC_WARN_UNUSED_RESULT;

/** il_number_append_count: Adds @value in decimal digits: a table of thousands
 * of rows is mostly this, and a format string takes five times as long. */
void  il_number_append_count (GString *out,
                              guint64  value);

G_END_DECLS
