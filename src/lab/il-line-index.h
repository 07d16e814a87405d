/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlLineIndex:
 * @n_lines: how many lines there are
 * @ends: where each of them ends, in bytes from the beginning of the text,
 *   behind its line feed
 *
 * Where the lines of a text end.
 */
typedef struct
{
  gsize    n_lines;
  guint32 *ends;
} IlLineIndex;

/**
 * il_line_index_init:
 * @self: (out caller-allocates): an uninitialised index
 * @text: a text that ends with a line feed, or has no bytes
 * @size: bytes of @text, less than 4 GiB
 *
 * Looks for all line feeds in @text, which is not needed any more then.
 */
void il_line_index_init (IlLineIndex *self,
                         const char  *text,
                         gsize        size);

/**
 * il_line_index_clear:
 * @self: an index
 *
 * Frees what @self holds.
 */
void il_line_index_clear (IlLineIndex *self);

/**
 * il_line_index_count:
 * @self: an index
 * @offset: bytes from the beginning of the text
 *
 * Searches in O(log n).
 *
 * Returns: how many lines end at or before @offset
 */
gsize il_line_index_count (const IlLineIndex *self,
                           gsize              offset);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IlLineIndex, il_line_index_clear)

G_END_DECLS
