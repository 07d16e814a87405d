/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdio.h>

#include "cli/il-screen.h"
#include "formats/il-text-style.h"

G_BEGIN_DECLS

/**
 * IlPrinter:
 *
 * Where the program's words go: standard output and standard error, or a
 * screen that keeps a picture below them.  Every call but il_printer_raw() is
 * flushed at once.
 * Texts are UTF-8 and leave in the encoding of the locale, with escapes for
 * what it does not have.
 */
typedef struct _IlPrinter IlPrinter;

/** il_printer_new: @output, @errors: must live as long. */
IlPrinter *il_printer_new         (FILE        *output,
                                   FILE        *errors) G_GNUC_WARN_UNUSED_RESULT;
void       il_printer_free        (IlPrinter   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlPrinter, il_printer_free)

/** il_printer_set_color: Indices are printed in the colours of rows. */
void       il_printer_set_color   (IlPrinter    *self,
                                   IlColorDepth  color);

/**
 * il_printer_use_screen:
 * @columns: of the terminal
 * @rows: of the terminal
 * @with_errors: whether standard error is the same terminal
 *
 * From now on all goes through a screen.
 *
 * Returns: (transfer none): the screen, for whoever draws the picture
 */
IlScreen  *il_printer_use_screen  (IlPrinter   *self,
                                   guint        columns,
                                   guint        rows,
                                   gboolean     with_errors);

/** il_printer_line: @text: harmless, or of our own making with colours in it as
 * long as no picture stands below; ends a row, after open text if there is any */
void       il_printer_line        (IlPrinter   *self,
                                   const char  *text);

/**
 * il_printer_index:
 * @index: of a download
 * @n: how often
 * @spaced: with a space after each, so that it is not read together with the next
 *
 * Text that leaves the row open.
 */
void       il_printer_index       (IlPrinter   *self,
                                   guint        index,
                                   guint64      n,
                                   gboolean     spaced);

/** il_printer_end_row: Ends open text, if there is any. */
void       il_printer_end_row     (IlPrinter   *self);

/** il_printer_raw: @bytes: as they are, to standard output; nothing is flushed
 * before il_printer_flush(), as there may be many pieces */
void       il_printer_raw         (IlPrinter   *self,
                                   const char  *bytes);

/** il_printer_flush: Writes what il_printer_raw() left in the buffer. */
void       il_printer_flush       (IlPrinter   *self);

/** il_printer_error: @text: a row on standard error */
void       il_printer_error       (IlPrinter   *self,
                                   const char  *text);

/** il_printer_is_broken: Returns: whether standard output can't be written any more */
gboolean   il_printer_is_broken   (IlPrinter   *self);

/** il_printer_get_error: Returns: why, as errno has it */
int        il_printer_get_error   (IlPrinter   *self);

/**
 * il_printer_take_over:
 *
 * From now on what GLib itself prints, such as the help, leaves the same way:
 * on its own, it has '?' for each letter that the locale does not have.
 */
void       il_printer_take_over   (void);

G_END_DECLS
