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
 * IlScenarioText:
 * @file: the file's name, for messages
 * @keys: what the file says, with all translations
 * @lines: (element-type utf8 guint): the number of the line of each group and
 *   key; see il_scenario_text_find_line()
 *
 * A scenario file that is a key file; what it says is not checked yet.
 */
typedef struct
{
  char       *file;
  GKeyFile   *keys;
  GHashTable *lines;
} IlScenarioText;

/**
 * il_scenario_text_load:
 * @file: the file's name, for messages
 * @bytes: its text, not trusted
 * @error: return location for an #IlScenarioError
 *
 * Reads @bytes with all translations, and checks what a #GKeyFile lets pass:
 * size, encoding, groups and keys that are there twice.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set
 */
IlScenarioText *il_scenario_text_load (const char  *file,
                                       GBytes      *bytes,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_scenario_text_free:
 * @self: (transfer full): a text
 */
void il_scenario_text_free (IlScenarioText *self);

/**
 * il_scenario_text_find_line:
 * @self: a text
 * @group: (nullable): a group
 * @key: (nullable): a key in @group
 *
 * Returns: the number of the line of @key, else of the head of @group, the
 *   first being 1; or 0 if neither is in the file
 */
guint il_scenario_text_find_line (const IlScenarioText *self,
                                  const char           *group,
                                  const char           *key);

/**
 * il_scenario_text_dup_short:
 * @text: something from a file, valid UTF-8
 *
 * Returns: (transfer full): @text as a message can hold it: of a long one only
 *   the beginning
 */
char *il_scenario_text_dup_short (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_scenario_text_has_control:
 * @text: valid UTF-8
 *
 * Returns: whether there is a control character in @text
 */
gboolean il_scenario_text_has_control (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlScenarioText, il_scenario_text_free)

G_END_DECLS
