/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * il_cells_width:
 * @text: valid UTF-8 without control characters
 *
 * A wide character takes two columns of a terminal, a mark that joins the
 * character before it takes none.
 *
 * Returns: terminal columns
 */
guint il_cells_width   (const char *text);

/**
 * il_cells_fit:
 * @text: valid UTF-8 without control characters
 * @columns: the most terminal columns
 *
 * Returns: the bytes of the longest beginning of @text that fits; a character
 *   is whole, with all of its marks, or not in it
 */
gsize il_cells_fit     (const char *text,
                        guint       columns);

/**
 * il_cells_dup_cut:
 * @text: valid UTF-8 without control characters
 * @columns: the most terminal columns
 * @unicode: whether the sign for what is missing may be '…'; else it is '...'
 *
 * Cuts @text at its end if it is too wide.  Where not even the sign fits,
 * only as much of it is left as does.
 *
 * Returns: (transfer full): at most @columns wide
 */
char *il_cells_dup_cut (const char *text,
                        guint       columns,
                        gboolean    unicode) G_GNUC_WARN_UNUSED_RESULT;

/** il_cells_dup_ascii: @text: valid UTF-8. Returns: (transfer full): @text in
 * what every encoding has: "'" for '’', but an escape such as \u00e9 for a
 * letter, since one name must not be taken for another */
char *il_cells_dup_ascii (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
