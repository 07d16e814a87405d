/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A real text of some forty thousand bytes, in UTF-8, which is part of the
 * program: see data/scenarios/README.md.  All functions are safe in any
 * thread.
 */

/**
 * il_book_get_text:
 *
 * Returns: (transfer none): the book, without a NUL at its end
 */
const char *il_book_get_text (void);

/**
 * il_book_get_n_lines:
 *
 * Returns: how many lines the book has
 */
gint64 il_book_get_n_lines (void);

/**
 * il_book_count_lines:
 * @size: bytes from the book's beginning
 *
 * Returns: how many lines end within these bytes
 */
gint64 il_book_count_lines (gint64 size);

/**
 * il_book_get_line_end:
 * @index: the number of a line, the first being 0
 *
 * Returns: bytes from the book's beginning to the end of the line, its line
 *   feed included
 */
gint64 il_book_get_line_end (gint64 index);

G_END_DECLS
