/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "terminal-row.h"
#include "terminal.h"

G_BEGIN_DECLS

/* What the next byte belongs to. */
typedef enum
{
  TERMINAL_STATE_TEXT,
  TERMINAL_STATE_ESCAPE,
  TERMINAL_STATE_SEQUENCE,
} TerminalState;

struct _Terminal
{
  guint columns;
  guint rows;

  /* The last ones are the screen: what is above is the scrollback. */
  GPtrArray *lines;

  guint x;
  guint y;
  gboolean pending;
  gboolean autowrap;
  gboolean cursor_visible;
  guint32 pen;

  TerminalState state;
  GString *sequence;
  GString *character;
};

TerminalRow *terminal_get_line        (Terminal *self,
                                       int       row);
TerminalRow *terminal_get_cursor_line (Terminal *self);
void         terminal_move_to         (Terminal *self,
                                       int       x,
                                       int       y);

/** terminal_feed_line: One row down, where there may have to come one. */
void         terminal_feed_line       (Terminal *self);

/** terminal_put: @c: fails the test if it is a control character. */
void         terminal_put             (Terminal *self,
                                       gunichar  c);

/** terminal_exchange_lines: @n times, a row leaves at @out and a blank one comes in at @in. */
void         terminal_exchange_lines  (Terminal *self,
                                       guint     out,
                                       guint     in,
                                       int       n);

G_END_DECLS
