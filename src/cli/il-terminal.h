/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "formats/il-text-style.h"

G_BEGIN_DECLS

/**
 * IlColorWhen:
 * @IL_COLOR_WHEN_AUTO: where a terminal can and nobody objects
 * @IL_COLOR_WHEN_ALWAYS: in files and pipes too
 * @IL_COLOR_WHEN_NEVER: not at all
 *
 * What was asked for.
 */
typedef enum
{
  IL_COLOR_WHEN_AUTO,
  IL_COLOR_WHEN_ALWAYS,
  IL_COLOR_WHEN_NEVER,
} IlColorWhen;

/**
 * IlTerminal:
 * @is_terminal: whether somebody looks, and the cursor can be moved
 * @utf8: whether the locale's characters are Unicode
 * @color: the colours to use
 *
 * What an output can do: read once, at the start.
 */
typedef struct
{
  gboolean is_terminal;
  gboolean utf8;
  IlColorDepth color;
} IlTerminal;

/** il_terminal_read: Reads what @fd can do, from it, the locale and the environment. */
void il_terminal_read (IlTerminal  *self,
                       int          fd,
                       IlColorWhen  when);

/**
 * il_terminal_get_size:
 * @columns: (out): at least 1
 * @rows: (out): at least 1
 *
 * What the terminal says, else the environment's COLUMNS and LINES, else
 * 80 × 24.
 */
void il_terminal_get_size (int    fd,
                           guint *columns,
                           guint *rows);

/**
 * il_terminal_is_capable:
 * @is_tty: whether it is a terminal at all
 * @term: (nullable): the environment's TERM
 *
 * Returns: whether it moves its cursor when told to
 */
gboolean il_terminal_is_capable (gboolean    is_tty,
                                 const char *term);

/**
 * il_terminal_choose_color:
 * @capable: from il_terminal_is_capable()
 * @term: (nullable): the environment's TERM
 * @colorterm: (nullable): the environment's COLORTERM
 * @no_color: (nullable): the environment's NO_COLOR
 *
 * Returns: the colours to use
 */
IlColorDepth il_terminal_choose_color (IlColorWhen  when,
                                       gboolean     capable,
                                       const char  *term,
                                       const char  *colorterm,
                                       const char  *no_color);

/**
 * il_terminal_choose_size:
 * @reported: columns or rows by the terminal; 0 where it does not know
 * @variable: (nullable): the same by the environment
 * @fallback: the same where nobody knows
 *
 * Returns: columns or rows, at least 1 if @fallback is
 */
guint il_terminal_choose_size (guint       reported,
                               const char *variable,
                               guint       fallback);

G_END_DECLS
