/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "terminal.h"

G_BEGIN_DECLS

/**
 * Pty:
 *
 * A program on a terminal of its own, and what it shows there.  Its
 * environment is the test's, with TERM=xterm-256color and without what else
 * says anything of a terminal.  A wait of more than 20 s fails the test; the
 * program is killed with it.
 */
typedef struct _Pty Pty;

/** PtyCondition: Returns: whether the wait is over */
typedef gboolean (*PtyCondition) (Terminal *terminal,
                                  gpointer  data);

/**
 * pty_start:
 * @variables: (nullable): 'NAME=VALUE' for the program's environment, %NULL
 *   at the end; without '=', the variable is taken out
 * @argv: the program and its arguments, %NULL at the end
 */
Pty        *pty_start         (guint               columns,
                               guint               rows,
                               const char *const  *variables,
                               const char *const  *argv);

/** pty_free: Kills the program if it still runs. */
void        pty_free          (Pty                *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pty, pty_free)

/** pty_get_terminal: Returns: (transfer none): what is shown as of the last wait */
Terminal   *pty_get_terminal  (Pty                *self);

/** pty_get_bytes: Returns: (transfer none): all that was written as of the last wait */
const char *pty_get_bytes     (Pty                *self);

/** pty_wait_until: Reads until @condition holds; fails if the program ends before. */
void        pty_wait_until    (Pty                *self,
                               PtyCondition        condition,
                               gpointer            data);

/** pty_wait_for_text: Reads until @text stands in some line, maybe in the scrollback. */
void        pty_wait_for_text (Pty                *self,
                               const char         *text);

/**
 * pty_wait_for_exit:
 *
 * Reads all that is still written.
 *
 * Returns: the exit status; 128 and the signal's number if one ended it
 */
int         pty_wait_for_exit (Pty                *self);

/** pty_send: As typed: "\003" is Ctrl+C. */
void        pty_send          (Pty                *self,
                               const char         *bytes);

/** pty_signal: To the program alone; a typed one goes to all that it started. */
void        pty_signal        (Pty                *self,
                               int                 number);

/**
 * pty_resize:
 *
 * What was written so far is shown in the old size; the program is told by
 * SIGWINCH.
 */
void        pty_resize        (Pty                *self,
                               guint               columns,
                               guint               rows,
                               TerminalResize      mode);

G_END_DECLS
