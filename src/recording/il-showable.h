/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * il_dup_showable:
 * @text: anything, valid UTF-8 or not
 *
 * Makes @text fit for one line of a screen or a terminal: what is no UTF-8,
 * and every character that could hide or reorder text, break the line or
 * command a terminal, is shown as U+FFFD.  Nothing is escaped for markup.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *il_dup_showable (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_dup_escaped:
 * @text: anything, valid UTF-8 or not
 *
 * The same for a terminal, where such characters are better named than hidden:
 * \x1b, \u202e, \U000e0001, and \xff for a byte that is no UTF-8.  A
 * backslash of the text's own stays as it is.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *il_dup_escaped (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
