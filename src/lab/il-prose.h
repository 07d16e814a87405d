/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Text that reads like English and says nothing: paragraphs of sentences made
 * up from a list of words, in lines of 20 to 75 characters, all of them ASCII,
 * with an empty line between two paragraphs.
 *
 * There is one such text, which begins again where it ends; a seed chooses the
 * paragraph to begin with.  A piece of @size bytes has a line feed as its last
 * byte, whatever the text has there.  All functions are safe in any thread.
 */

/**
 * il_prose_at:
 * @seed: any number
 * @offset: bytes from the beginning that @seed chooses
 *
 * Returns: (transfer none): the text there, for %IL_DOCUMENT_MAX_SLICE bytes
 */
const char *il_prose_at (guint64 seed,
                         gint64  offset);

/**
 * il_prose_count_lines:
 * @seed: any number
 * @size: bytes of the piece
 *
 * Returns: the lines of a piece, found in O(log n)
 */
gint64 il_prose_count_lines (guint64 seed,
                             gint64  size);

/**
 * il_prose_get_line_end:
 * @seed: any number
 * @index: the number of a line, the first being 0
 *
 * Returns: bytes from the beginning that @seed chooses to the end of the line,
 *   its line feed included, found in O(1)
 */
gint64 il_prose_get_line_end (guint64 seed,
                              gint64  index);

G_END_DECLS
