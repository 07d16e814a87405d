/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlScreen:
 *
 * A terminal on which text scrolls above a block of rows, the live picture.
 *
 * The cursor always rests at the end of the current row, which is empty after
 * a whole line, and the block stands directly below.  Whatever a terminal
 * makes of the rows below when its size changes, rewriting the current row,
 * erasing below it and drawing the block again mends it.  Nothing is asked of
 * the terminal, and no position on it is ever assumed.
 *
 * Every call that changes anything makes one write, and keeps no text back.
 * Text must be valid UTF-8 without control characters; lines may hold control
 * sequences for colours as long as there is no block.
 */
typedef struct _IlScreen IlScreen;

/**
 * IlScreenWrite:
 * @bytes: (array length=length): what to write, at once
 *
 * Returns: whether all of it was written
 */
typedef gboolean (*IlScreenWrite) (const char *bytes,
                                   gsize       length,
                                   gpointer    data);

/**
 * il_screen_new:
 * @columns: the terminal's width
 * @rows: the terminal's height
 * @write: called in each function below
 * @data: for @write
 *
 * The terminal's cursor must be at the begin of an empty row, and nothing
 * below.
 */
IlScreen *il_screen_new          (guint          columns,
                                  guint          rows,
                                  IlScreenWrite  write,
                                  gpointer       data) G_GNUC_WARN_UNUSED_RESULT;

/** il_screen_free: Writes nothing: a block that is there stays. */
void      il_screen_free         (IlScreen      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlScreen, il_screen_free)

/**
 * il_screen_put_line:
 * @text: any length
 *
 * Puts rows of its own above the block.  The terminal itself wraps what is too
 * long, so that a mouse selects it as one; only text that is higher than the
 * room above the block is broken there.
 */
void      il_screen_put_line     (IlScreen      *self,
                                  const char    *text);

/**
 * il_screen_put_text:
 * @text: any length
 * @color_on: (nullable): the control sequence before it
 * @color_off: (nullable): the control sequence after it
 *
 * Adds to the current row.  What does not fit goes on in a new one; a text
 * that can be whole on a row is never broken.
 */
void      il_screen_put_text     (IlScreen      *self,
                                  const char    *text,
                                  const char    *color_on,
                                  const char    *color_off);

/** il_screen_put_times: The same @n times in one write. */
void      il_screen_put_times    (IlScreen      *self,
                                  const char    *text,
                                  guint64        n,
                                  const char    *color_on,
                                  const char    *color_off);

/** il_screen_end_row: The current row is empty then. */
void      il_screen_end_row      (IlScreen      *self);

/**
 * il_screen_set_block:
 * @rows: (element-type utf8): rows of fewer columns than the terminal has,
 *   possibly with control sequences for colours
 *
 * Draws the block over the one that is there.  Two rows of the terminal are
 * left to the text: rows beyond are left out, as is the end of a row that is
 * too wide.
 */
void      il_screen_set_block    (IlScreen      *self,
                                  GPtrArray     *rows);

/** il_screen_remove_block: Leaves the text alone. */
void      il_screen_remove_block (IlScreen      *self);

/**
 * il_screen_resize:
 * @columns: the terminal's width
 * @rows: the terminal's height
 *
 * After the terminal's size changed: mends the current row and takes the block
 * away, which is to be set again for the new size.  Text on the current row
 * that is too wide now stays what the terminal made of it.
 */
void      il_screen_resize       (IlScreen      *self,
                                  guint          columns,
                                  guint          rows);

/** il_screen_is_broken: Returns: whether a write failed; none is tried after that */
gboolean  il_screen_is_broken    (IlScreen      *self);

G_END_DECLS
