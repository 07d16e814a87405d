/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** il_encoding_dup_shown: @text: valid UTF-8. Returns: (transfer full): UTF-8 with
 * nothing but what the locale has; the rest as il_cells_dup_ascii() does */
char *il_encoding_dup_shown   (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** il_encoding_dup_encoded: @text: valid UTF-8. Returns: (transfer full): the same
 * in the encoding of the locale, which may be UTF-8 too */
char *il_encoding_dup_encoded (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
