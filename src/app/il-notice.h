/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/il-verdict.h"
#include "app/il-window.h"

G_BEGIN_DECLS

#define IL_TYPE_NOTICE (il_notice_get_type ())

/**
 * IlNotice:
 *
 * Tells whoever waits elsewhere, by a notification of the desktop, that a
 * window's long run has ended.  It is taken back when the window comes to the
 * front, runs again or closes.
 */
G_DECLARE_FINAL_TYPE (IlNotice, il_notice, IL, NOTICE, GObject)

/** il_notice_new: @window: whose session it watches, and which the notification
 * brings to the front by the action 'app.show-window'; not held */
IlNotice *il_notice_new    (IlWindow *window) G_GNUC_WARN_UNUSED_RESULT;

/** il_notice_is_due: @in_front: whether the window, or a dialog of it, is the
 * active one. Returns: whether a run's end is worth a notification: nobody
 * looks, and it took more than 10 s */
gboolean  il_notice_is_due (const IlVerdict *verdict,
                            gboolean         in_front);

G_END_DECLS
