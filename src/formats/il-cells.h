/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** il_cells_width: @text: valid UTF-8. Returns: the columns that a terminal
 * gives it: 2 to a wide character, none to one of no width */
guint il_cells_width   (const char *text);

/** il_cells_dup_cut: @text: valid UTF-8. Returns: (transfer full): @text, cut
 * to at most @columns with '…' at its end, or '...' without @unicode */
char *il_cells_dup_cut (const char *text,
                        guint       columns,
                        gboolean    unicode) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
