/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** IL_DEADLINE_NEVER: No deadline. */
#define IL_DEADLINE_NEVER G_MAXINT64

/**
 * IlDeadlineFunc:
 * @now: g_get_monotonic_time()
 *
 * Deals with all that is overdue at @now.  May free the #IlDeadline.
 *
 * Returns: the earliest deadline that remains, or %IL_DEADLINE_NEVER
 */
typedef gint64 (*IlDeadlineFunc) (gint64   now,
                                  gpointer data);

/**
 * IlDeadline:
 *
 * One timer for any number of deadlines, all monotonic times in µs.  A
 * deadline that moves back costs nothing: the timer fires at the old time,
 * finds nothing overdue and sleeps on.
 */
typedef struct _IlDeadline IlDeadline;

/**
 * il_deadline_new:
 * @priority: main loop priority; the thread-default main context is used
 */
IlDeadline *il_deadline_new    (int            priority,
                                IlDeadlineFunc func,
                                gpointer       data) G_GNUC_WARN_UNUSED_RESULT;
void        il_deadline_free   (IlDeadline    *self);

/** il_deadline_notice: Makes sure that the timer fires at @time at the latest. */
void        il_deadline_notice (IlDeadline    *self,
                                gint64         time);

/** il_deadline_get_time: Returns: when the timer fires, or %IL_DEADLINE_NEVER */
gint64      il_deadline_get_time (IlDeadline  *self);

G_END_DECLS
