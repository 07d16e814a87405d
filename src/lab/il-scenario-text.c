/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-scenario-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lab/il-scenario.h"

static gboolean
check_encoding (const char  *file,
                const char  *text,
                gsize        length,
                GError     **error)
{
  if (length > IL_SCENARIO_TEXT_MAX)
    {
      g_set_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_SYNTAX,
                   _("%s: larger than 1 MiB"), file);
      return FALSE;
    }

  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_SYNTAX,
                   _("%s: not valid UTF-8"), file);
      return FALSE;
    }

  return TRUE;
}

/* The key of @line, or its whole group header; NULL for a blank line, a
 * comment, and what the key file's own parser is going to refuse. */
static char *
dup_subject (const char *line)
{
  const char *equals = strchr (line, '=');

  if (*line == '[')
    return g_strdup (line);
  if (*line == '#' || equals == NULL)
    return NULL;

  return g_strchomp (g_strndup (line, (gsize) (equals - line)));
}

/* A GKeyFile joins groups of the same name and keeps the last of equal keys,
 * so that a line would be lost without a word. */
static gboolean
check_duplicates (const char  *file,
                  const char  *text,
                  GError     **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *subject = dup_subject (g_strstrip (lines[i]));
      gboolean is_group = subject != NULL && *subject == '[';

      if (subject == NULL)
        continue;

      if (is_group)
        g_hash_table_remove_all (keys);

      if (!g_hash_table_add (is_group ? groups : keys, g_strdup (subject)))
        {
          g_set_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_DUPLICATE,
                       /* Translators: file:line: key or group */
                       _("%s:%u: %s appears twice"), file, i + 1, subject);
          return FALSE;
        }
    }

  return TRUE;
}

GKeyFile *
il_scenario_text_load (const char  *file,
                       GBytes      *bytes,
                       GError     **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!check_encoding (file, data, length, error))
    return NULL;

  text = g_strndup (length > 0 ? data : "", length);
  if (!check_duplicates (file, text, error))
    return NULL;

  if (!g_key_file_load_from_data (keys, text, length, G_KEY_FILE_KEEP_TRANSLATIONS, &local_error))
    {
      g_set_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_SYNTAX, "%s: %s", file,
                   local_error->message);
      return NULL;
    }

  return g_steal_pointer (&keys);
}

gboolean
il_scenario_text_has_control (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}
