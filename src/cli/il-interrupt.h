/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlInterruptFunc:
 * @signal: SIGINT, SIGTERM or SIGHUP
 *
 * Called from the main loop.
 */
typedef void (*IlInterruptFunc) (int      signal,
                                 gpointer data);

/**
 * il_interrupt_hold:
 *
 * Until il_interrupt_release() a signal that comes while there is no watch
 * waits for the next one, instead of ending the program between two runs.
 * May be nested.
 */
void     il_interrupt_hold        (void);

/** il_interrupt_release: Signals do again what they did before. */
void     il_interrupt_release     (void);

/**
 * il_interrupt_watch:
 *
 * From now on the first SIGINT, SIGTERM or SIGHUP calls @func, and fails a
 * write that waits for a reader; a second one ends the program at once,
 * whatever it is doing.  Those that whoever started the program had it ignore
 * stay ignored.  There is one watch in a process at a time.
 */
void     il_interrupt_watch       (IlInterruptFunc func,
                                   gpointer        data);

/** il_interrupt_unwatch: Signals do again what they did before, unless they are held. */
void     il_interrupt_unwatch     (void);

/** il_interrupt_get_pending: Returns: the signal that came in this watch, or since
 * signals are held, or 0 */
int      il_interrupt_get_pending (void);

G_END_DECLS
