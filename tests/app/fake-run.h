/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/il-run.h"

G_BEGIN_DECLS

/** fake_run_new: @key: (nullable): its conditions; @code: an #IlError, -1 for none.
 * Returns: (transfer full): a run of @n addresses, 4 at once, that ended after 1 s */
IlRun *fake_run_new (IlMode      mode,
                     guint       n,
                     const char *key,
                     int         code) G_GNUC_WARN_UNUSED_RESULT;

/** fake_run_new_at: Returns: (transfer full): a whole run of one address that
 * began at @started */
IlRun *fake_run_new_at (gint64   started) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
