/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-scenario-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lab/il-scenario.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Characters of the file that a message quotes at most: a line may be as long
 * as the file. */
#define SHORT_MAX 200

static guint
line_number (const char *text,
             const char *place)
{
  guint number = 1;

  for (; text < place; text++)
    number += *text == '\n';

  return number;
}

static gboolean
check_encoding (const char  *file,
                const char  *text,
                gsize        length,
                GError     **error)
{
  const char *end;

  if (length > IL_SCENARIO_TEXT_MAX)
    {
      g_set_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_SYNTAX,
                   _("%s: larger than 1 MiB"), file);
      return FALSE;
    }

  if (!g_utf8_validate_len (text, length, &end))
    {
      g_set_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_SYNTAX,
                   /* Translators: file:line: reason */
                   _("%s:%u: not valid UTF-8"), file, line_number (text, end));
      return FALSE;
    }

  return TRUE;
}

/* Where a group or key is looked up: a line feed is in neither name. */
static char *
dup_place (const char *group,
           const char *key)
{
  return key != NULL ? g_strconcat (group, "\n", key, NULL) : g_strdup (group);
}

/* The key of @line; NULL for a blank line and a comment. */
static char *
dup_key (const char *line)
{
  const char *equals = strchr (line, '=');

  if (*line == '#' || equals == NULL)
    return NULL;

  return g_strchomp (g_strndup (line, (gsize) (equals - line)));
}

/* The name in the group's head @line, or NULL if it is none. */
static char *
dup_group (const char *line)
{
  const char *end = strrchr (line, ']');

  return *line == '[' && end != NULL ? g_strndup (line + 1, (gsize) (end - line - 1)) : NULL;
}

/* A GKeyFile joins groups of the same name and keeps the last of equal keys,
 * so that a line would be lost without a word. */
static gboolean
note_line (IlScenarioText  *self,
           const char      *line,
           guint            number,
           char           **group,
           GError         **error)
{
  g_autofree char *head = dup_group (line);
  g_autofree char *key = head == NULL && *group != NULL ? dup_key (line) : NULL;
  g_autofree char *place = NULL;

  if (head != NULL)
    {
      g_free (*group);
      *group = g_steal_pointer (&head);
    }
  else if (key == NULL)
    return TRUE;

  place = dup_place (*group, key);
  if (g_hash_table_contains (self->lines, place))
    {
      g_autofree char *shown = il_scenario_text_dup_short (key != NULL ? key : line);

      g_set_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_DUPLICATE,
                   /* Translators: file:line: key or group */
                   _("%s:%u: %s appears twice"), self->file, number, shown);
      return FALSE;
    }

  g_hash_table_insert (self->lines, g_steal_pointer (&place), GUINT_TO_POINTER (number));

  return TRUE;
}

static gboolean
note_lines (IlScenarioText  *self,
            const char      *text,
            GError         **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *group = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!note_line (self, g_strstrip (lines[i]), i + 1, &group, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
can_load (const char *text,
          gsize       length)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  return g_key_file_load_from_data (keys, text, length, G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
}

static gsize
line_end (const char *text,
          gsize       length,
          gsize       offset)
{
  const char *end = memchr (text + offset, '\n', length - offset);

  return end != NULL ? (gsize) (end - text) + 1 : length;
}

/* A GKeyFile does not say where it stumbles, but it stumbles as soon as the
 * line is there: the least beginning of @text that it refuses ends with it. */
static guint
find_bad_line (const char *text,
               gsize       length)
{
  gsize good = 0, bad = length;

  while (line_end (text, bad, good) < bad)
    {
      gsize middle = line_end (text, length, good + (bad - good) / 2);

      if (middle == bad)
        middle = line_end (text, bad, good);

      if (can_load (text, middle))
        good = middle;
      else
        bad = middle;
    }

  return line_number (text, text + good);
}

IlScenarioText *
il_scenario_text_load (const char  *file,
                       GBytes      *bytes,
                       GError     **error)
{
  g_autoptr (IlScenarioText) self = g_new0 (IlScenarioText, 1);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  self->file = g_strdup (file);
  self->keys = g_key_file_new ();
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!check_encoding (file, data, length, error))
    return NULL;

  /* Some editors begin a file with a mark that a key file does not know. */
  if (length >= strlen (BYTE_ORDER_MARK)
      && memcmp (data, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      data += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }

  text = g_strndup (length > 0 ? data : "", length);
  if (!g_key_file_load_from_data (self->keys, text, length, G_KEY_FILE_KEEP_TRANSLATIONS,
                                  &local_error))
    {
      g_autofree char *reason = il_scenario_text_dup_short (local_error->message);

      g_set_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_SYNTAX, "%s:%u: %s", file,
                   find_bad_line (text, length), reason);
      return NULL;
    }

  if (!note_lines (self, text, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
il_scenario_text_free (IlScenarioText *self)
{
  g_free (self->file);
  g_key_file_unref (self->keys);
  g_hash_table_unref (self->lines);
  g_free (self);
}

guint
il_scenario_text_find_line (const IlScenarioText *self,
                            const char           *group,
                            const char           *key)
{
  g_autofree char *place = NULL;
  guint number = 0;

  if (group == NULL)
    return 0;

  place = dup_place (group, key);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, place));

  return number > 0 || key == NULL ? number : il_scenario_text_find_line (self, group, NULL);
}

char *
il_scenario_text_dup_short (const char *text)
{
  g_autofree char *begin = NULL;

  if (strlen (text) <= SHORT_MAX || g_utf8_strlen (text, -1) <= SHORT_MAX)
    return g_strdup (text);

  begin = g_utf8_substring (text, 0, SHORT_MAX);

  return g_strconcat (begin, "…", NULL);
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
