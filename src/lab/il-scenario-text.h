/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IL_SCENARIO_TEXT_MAX:
 *
 * The largest scenario file that is accepted, in bytes.
 */
#define IL_SCENARIO_TEXT_MAX (1024 * 1024)

/**
 * il_scenario_text_load:
 * @file: the file's name, for messages
 * @bytes: its text, not trusted
 * @error: return location for an #IlScenarioError
 *
 * Checks what a #GKeyFile lets pass (size, encoding, groups and keys that are
 * there twice), then reads @bytes with all translations.
 *
 * Returns: (transfer full) (nullable): the key file, or %NULL with @error set
 */
GKeyFile *il_scenario_text_load (const char  *file,
                                 GBytes      *bytes,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_scenario_text_has_control:
 * @text: valid UTF-8
 *
 * Returns: whether there is a control character in @text
 */
gboolean il_scenario_text_has_control (const char *text);

G_END_DECLS
