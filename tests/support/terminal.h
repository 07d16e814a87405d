/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Terminal:
 *
 * A terminal in memory, as xterm behaves: what a program writes becomes rows
 * that a test can read.  It knows CR, LF, BS; CSI A B C D G H J K L M; SGR 0, 2,
 * 38;5;n, 38;2;r;g;b and 39; the private modes 7 (wrap) and 25 (cursor).
 * Anything else fails the test.
 */
typedef struct _Terminal Terminal;

/**
 * TerminalResize:
 * @TERMINAL_CUT: rows lose what is beyond the new width
 * @TERMINAL_REFLOW: lines that were wrapped are wrapped again; rows come back
 *   from the scrollback
 *
 * The two ways in which terminals take a new size.  In both the cursor stays
 * on its row; what then has no room goes away at the bottom.
 */
typedef enum
{
  TERMINAL_CUT,
  TERMINAL_REFLOW,
} TerminalResize;

/** TERMINAL_DEFAULT_COLOR: The color of what is in none. */
#define TERMINAL_DEFAULT_COLOR 0u

/** TERMINAL_COLOR_256: The color SGR 38;5;n. */
#define TERMINAL_COLOR_256(n) (0x1000000u | (n))

/** TERMINAL_COLOR_TRUE: The color SGR 38;2;r;g;b. */
#define TERMINAL_COLOR_TRUE(r, g, b) (0x2000000u | (r) << 16 | (g) << 8 | (b))

/** TERMINAL_DIM: Added to the color of what is dim, by SGR 2. */
#define TERMINAL_DIM 0x4000000u

Terminal *terminal_new               (guint           columns,
                                      guint           rows);
void      terminal_free              (Terminal       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Terminal, terminal_free)

/** terminal_feed: @bytes: may begin and end within a character or sequence. */
void      terminal_feed              (Terminal       *self,
                                      const char     *bytes,
                                      gsize           length);

/** terminal_resize: @columns: at least 2. */
void      terminal_resize            (Terminal       *self,
                                      guint           columns,
                                      guint           rows,
                                      TerminalResize  mode);

guint     terminal_get_columns       (Terminal       *self);
guint     terminal_get_rows          (Terminal       *self);

/** terminal_get_scrollback: Returns: how many rows are above the screen */
guint     terminal_get_scrollback    (Terminal       *self);

/**
 * terminal_dup_row:
 * @row: from 0 at the top; the scrollback ends at -1
 *
 * Returns: (transfer full): its text without blanks at the end
 */
char     *terminal_dup_row           (Terminal       *self,
                                      int             row);

/** terminal_is_wrapped: Returns: whether the line goes on in the next row */
gboolean  terminal_is_wrapped        (Terminal       *self,
                                      int             row);

/**
 * terminal_dup_text:
 *
 * Returns: (transfer full): scrollback and screen, wrapped rows joined,
 *   without blanks at the end of a line and empty lines at the end of all
 */
char     *terminal_dup_text          (Terminal       *self);

/** terminal_get_cursor_row: Returns: from 0 at the top */
guint     terminal_get_cursor_row    (Terminal       *self);

/** terminal_get_cursor_column: Returns: from 0; the last one while it waits to wrap */
guint     terminal_get_cursor_column (Terminal       *self);

/** terminal_is_wrap_pending: Returns: whether the next character goes to the next row */
gboolean  terminal_is_wrap_pending   (Terminal       *self);

/** terminal_get_color: Returns: the color of the character there */
guint32   terminal_get_color         (Terminal       *self,
                                      int             row,
                                      guint           column);

/** terminal_get_pen: Returns: the color that the next character will have */
guint32   terminal_get_pen           (Terminal       *self);

/** terminal_has_default_modes: Returns: whether all modes are as in the beginning */
gboolean  terminal_has_default_modes (Terminal       *self);

G_END_DECLS
