/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "formats/il-text-style.h"

G_BEGIN_DECLS

/**
 * IlTextRow:
 *
 * A row of a terminal while it is written, from left to right.  Whatever is
 * added, it stays one column short of the terminal's width (a full row would
 * wrap), ends without blanks, and leaves no colour behind.
 */
typedef struct _IlTextRow IlTextRow;

/** il_text_row_new: @style: lives longer than the row */
IlTextRow *il_text_row_new        (const IlTextStyle *style) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_row_free: Returns: (transfer full): the row, without a line end */
char      *il_text_row_free       (IlTextRow *self) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_row_get_left: Returns: columns that are still free */
guint      il_text_row_get_left   (IlTextRow *self);

/** il_text_row_set_color: What follows is 0xRRGGBB, or the nearest there is. */
void       il_text_row_set_color  (IlTextRow *self,
                                   guint32    color);

/** il_text_row_set_dim: What follows is dim. */
void       il_text_row_set_dim    (IlTextRow *self);

/** il_text_row_set_plain: What follows is as other text. */
void       il_text_row_set_plain  (IlTextRow *self);

/** il_text_row_add: @text: valid UTF-8 without controls; cut to what is left */
void       il_text_row_add        (IlTextRow  *self,
                                   const char *text);

/** il_text_row_repeat: Adds @cell, one column wide, @n times. */
void       il_text_row_repeat     (IlTextRow  *self,
                                   const char *cell,
                                   guint       n);

/** il_text_row_add_blocks: Adds a solid bar, @eighths eighths of a column
 * long; where there is only ASCII whole columns of '#', one at the least */
void       il_text_row_add_blocks (IlTextRow *self,
                                   guint      eighths);

/** il_text_row_skip_to: Leaves blanks up to @column, counted from 0; nothing
 * where the row is that long already */
void       il_text_row_skip_to    (IlTextRow *self,
                                   guint      column);

/** il_text_row_skip: Leaves @n blanks. */
void       il_text_row_skip       (IlTextRow *self,
                                   guint      n);

/** il_text_row_dup_words: Returns: (transfer full): @text, which the program
 * itself worded, with signs that @style can show: ', ' for ' · ' in ASCII */
char      *il_text_row_dup_words  (const char        *text,
                                   const IlTextStyle *style) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_row_dup_color: @color: 0xRRGGBB. Returns: (transfer full) (nullable):
 * the control sequence that @depth has for it */
char      *il_text_row_dup_color  (IlColorDepth depth,
                                   guint32      color) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_row_nearest: Returns: which of the 256 colours of terminals comes
 * nearest to 0xRRGGBB, from 16 on: those before are the user's own */
guint      il_text_row_nearest    (guint32 color);

G_END_DECLS
