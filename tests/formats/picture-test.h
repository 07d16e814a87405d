/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "formats/il-text-style.h"
#include "recording/recording.h"

G_BEGIN_DECLS

/*
 * Runs to draw, and what must hold of every picture in characters.
 */

#define PICTURE_MS G_GINT64_CONSTANT (1000)

/** picture_random_run: Returns: (transfer full): a few tracks with any phases
 * and ends, in any state, some of them not ended. @wide: whether some names
 * are of wide letters; else they are ASCII */
IlRecording *picture_random_run  (gboolean wide) G_GNUC_WARN_UNUSED_RESULT;

/** picture_tax_forms: Returns: (transfer full): four documents received
 * together, from 50 to 2200 ms */
IlRecording *picture_tax_forms   (void) G_GNUC_WARN_UNUSED_RESULT;

/** picture_random_time: Returns: a µs of the run, or a little after it */
gint64       picture_random_time (IlRecording *recording);

/** picture_random_style: Returns: any terminal of @columns */
IlTextStyle  picture_random_style (guint columns);

/** picture_dup_plain: Returns: (transfer full): @row without colours */
char        *picture_dup_plain   (const char *row) G_GNUC_WARN_UNUSED_RESULT;

/** picture_check_row: Narrower than the terminal, nothing but text and colours
 * it can show, colours ended, no blanks at the end. */
void         picture_check_row   (const char        *row,
                                  const IlTextStyle *style,
                                  gboolean           ascii_names);

/** picture_assert_rows: @rows are, joined by line ends, @expected. */
void         picture_assert_rows (GPtrArray  *rows,
                                  const char *expected);

G_END_DECLS
