/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlLineCounter:
 *
 * Counts the lines of a document that comes in pieces.  A line ends with a
 * line feed; what follows the last one is a line too, unless it is empty.
 * However the document is cut, the sum is the same.
 */
typedef struct
{
  gboolean has_rest;
} IlLineCounter;

/** il_line_counter_init: @self: at the beginning of a document. */
void    il_line_counter_init   (IlLineCounter *self);

/** il_line_counter_count: Returns: the line feeds in the next piece */
guint64 il_line_counter_count  (IlLineCounter *self,
                                const guint8  *bytes,
                                gsize          length);

/** il_line_counter_finish: Returns: 1 when a last line had no line feed, else 0 */
guint64 il_line_counter_finish (IlLineCounter *self);

G_END_DECLS
