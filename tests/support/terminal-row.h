/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TERMINAL_CELL_TAIL: No character: the right half of a wide one. */
#define TERMINAL_CELL_TAIL ((gunichar) -1)

/** TERMINAL_CELL_PAD: No character: a column left free by a wide one that had no room. */
#define TERMINAL_CELL_PAD ((gunichar) -2)

#define TERMINAL_MAX_MARKS 2

/**
 * TerminalCell:
 * @c: a character, one of the above, or 0 for a blank
 * @marks: what joins it; what is beyond is lost
 */
typedef struct
{
  gunichar c;
  gunichar marks[TERMINAL_MAX_MARKS];
  guint32 color;
} TerminalCell;

/**
 * TerminalRow:
 * @wrapped: whether the line goes on in the next row
 */
typedef struct
{
  TerminalCell *cells;
  guint length;
  gboolean wrapped;
} TerminalRow;

TerminalRow *terminal_row_new        (guint              length);
void         terminal_row_free       (gpointer           row);

/** terminal_row_cut: Gives the row another length: at its end cells go, or blanks come. */
void         terminal_row_cut        (TerminalRow       *self,
                                      guint              length);

/** terminal_row_get_used: Returns: the cells up to the last one that is no blank */
guint        terminal_row_get_used   (const TerminalRow *self);

/** terminal_row_clear: Makes cells from @begin up to @end blank: half a wide character is none. */
void         terminal_row_clear      (TerminalRow       *self,
                                      guint              begin,
                                      guint              end);

/** terminal_row_append_text: Without blanks at the end, unless the row is wrapped. */
void         terminal_row_append_text (const TerminalRow *self,
                                       GString           *text);

/**
 * terminal_row_rewrap:
 * @begin: the first cell to take
 * @end: where to stop
 * @lines: the last of these rows gets the cells, and more rows come as needed
 * @x: (inout): where in the last of @lines
 */
void         terminal_row_rewrap (const TerminalRow *self,
                                       guint              begin,
                                       guint              end,
                                       GPtrArray         *lines,
                                       guint             *x);

G_END_DECLS
