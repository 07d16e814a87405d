/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/il-link-preset.h"

G_BEGIN_DECLS

/** il_link_text_dup_line: Returns: (transfer full): that @preset is in effect:
 * 'Link: 3G, as in Chrome (400 kbit/s, answers 2000 ms later)' */
char      *il_link_text_dup_line (const IlLinkPreset *preset) G_GNUC_WARN_UNUSED_RESULT;

/** il_link_text_dup_rows: Returns: (transfer full) (element-type utf8): a table
 * of all presets: id, title, rate and delay, below each other */
GPtrArray *il_link_text_dup_rows (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_link_text_dup_ids: Returns: (transfer full): all ids, with commas between */
char      *il_link_text_dup_ids  (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
