/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "lab/il-scenario.h"
#include "lab/il-scenario-text.h"

G_BEGIN_DECLS

/**
 * IlKeyType:
 * @IL_KEY_TEXT: a text without control characters, to a `char *`
 * @IL_KEY_TRANSLATED: the same, in the language of the moment
 * @IL_KEY_NUMBER: a whole number, to a #gint64
 * @IL_KEY_CHOICE: one of some words, its place among them to a #gint64
 * @IL_KEY_SWITCH: `yes` or `no`, 1 or 0 to a #gint64
 *
 * The form of a key's value and the type of the field it is written to.
 */
typedef enum
{
  IL_KEY_TEXT,
  IL_KEY_TRANSLATED,
  IL_KEY_NUMBER,
  IL_KEY_CHOICE,
  IL_KEY_SWITCH,
} IlKeyType;

/**
 * IlKeyRule:
 * @key: the key, %NULL at the end of a table
 * @type: the form of its value
 * @offset: of the field in the structure
 * @min: least value of an %IL_KEY_NUMBER
 * @max: greatest value of an %IL_KEY_NUMBER
 * @choices: %NULL-terminated words of an %IL_KEY_CHOICE
 *
 * One key that a group may have.
 */
typedef struct
{
  const char        *key;
  IlKeyType          type;
  gsize              offset;
  gint64             min;
  gint64             max;
  const char *const *choices;
} IlKeyRule;

/**
 * il_key_rules_read:
 * @rules: a table of what may be in the group
 * @text: the file
 * @group: a group that is there
 * @values: the structure to write to; texts are freed before they are replaced
 * @error: return location for an #IlScenarioError
 *
 * Reads all keys of @group; one that has no rule is an error.  Fields of keys
 * that are not there remain untouched.
 *
 * Returns: whether all was well
 */
gboolean il_key_rules_read (const IlKeyRule       *rules,
                            const IlScenarioText  *text,
                            const char            *group,
                            gpointer               values,
                            GError               **error);

/**
 * il_key_fail:
 * @text: the file
 * @group: (nullable): the group
 * @key: (nullable): the key in @group
 * @code: the kind of error
 * @error: return location
 * @format: the reason, translated
 * @...: arguments of @format
 *
 * Sets @error to a sentence with file, line, place and reason.
 *
 * Returns: %FALSE
 */
gboolean il_key_fail (const IlScenarioText  *text,
                      const char            *group,
                      const char            *key,
                      IlScenarioError        code,
                      GError               **error,
                      const char            *format,
                      ...) G_GNUC_PRINTF (6, 7);

G_END_DECLS
