/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * il_http2_is_offered:
 *
 * Whether a plan that asks for %IL_HTTP_2 gets it from the libsoup in use.
 */
gboolean il_http2_is_offered (void);

/**
 * il_http2_dup_reason:
 *
 * Returns: (transfer full) (nullable): a translated sentence that says why
 *   HTTP/2 is not offered, %NULL where it is
 */
char    *il_http2_dup_reason (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_http2_is_good: Returns: whether libsoup of that version, whatever its third
 * number, speaks HTTP/2 as a run needs it */
gboolean il_http2_is_good    (guint major,
                              guint minor);

G_END_DECLS
