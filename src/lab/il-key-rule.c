/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-key-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TEXT_MAX 1000

static const char *const switch_words[] = { "no", "yes", NULL };

/* Where a value is read from. */
typedef struct
{
  const IlScenarioText *text;
  const char           *group;
} Place;

static char *
dup_value (const Place *place,
           const char  *key)
{
  g_autofree char *value = g_key_file_get_value (place->text->keys, place->group, key, NULL);

  return value != NULL ? g_strstrip (g_steal_pointer (&value)) : NULL;
}

static gboolean
read_text (const Place  *place,
           const char   *key,
           gboolean      translated,
           char        **text,
           GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *value = NULL;
  const char *reason = NULL;

  if (translated)
    value = g_key_file_get_locale_string (place->text->keys, place->group, key, NULL, &local_error);
  else
    value = g_key_file_get_string (place->text->keys, place->group, key, &local_error);

  if (value == NULL)
    reason = local_error->message;
  else if (*g_strstrip (value) == '\0')
    reason = _("is empty");
  else if (strlen (value) > TEXT_MAX)
    reason = _("is too long");
  else if (il_scenario_text_has_control (value))
    reason = _("has a control character");

  if (reason != NULL)
    return il_key_fail (place->text, place->group, key, IL_SCENARIO_ERROR_VALUE, error, "%s",
                        reason);

  g_free (*text);
  *text = g_steal_pointer (&value);

  return TRUE;
}

static gboolean
read_number (const Place      *place,
             const IlKeyRule  *rule,
             gint64           *number,
             GError          **error)
{
  g_autofree char *value = dup_value (place, rule->key);
  g_autofree char *min = g_strdup_printf ("%" G_GINT64_FORMAT, rule->min);
  g_autofree char *max = g_strdup_printf ("%" G_GINT64_FORMAT, rule->max);

  if (value != NULL
      && g_ascii_string_to_signed (value, 10, rule->min, rule->max, number, NULL))
    return TRUE;

  return il_key_fail (place->text, place->group, rule->key, IL_SCENARIO_ERROR_VALUE, error,
                      _("must be a whole number from %s to %s"), min, max);
}

static gboolean
read_choice (const Place        *place,
             const IlKeyRule    *rule,
             const char *const  *choices,
             gint64             *choice,
             GError            **error)
{
  g_autofree char *value = dup_value (place, rule->key);
  g_autofree char *words = NULL;

  for (guint i = 0; choices[i] != NULL; i++)
    {
      if (g_strcmp0 (value, choices[i]) == 0)
        {
          *choice = i;
          return TRUE;
        }
    }

  words = g_strjoinv (", ", (char **) choices);
  return il_key_fail (place->text, place->group, rule->key, IL_SCENARIO_ERROR_VALUE, error,
                      /* Translators: a list of words that are not translated */
                      _("must be one of: %s"), words);
}

/* @key may carry a language, as in Title[fr]; that text is checked too, and
 * the one of the moment's language is what remains. */
static gboolean
read_key (const Place      *place,
          const char       *key,
          const IlKeyRule  *rule,
          gpointer          values,
          GError          **error)
{
  gpointer field = (guint8 *) values + rule->offset;

  switch (rule->type)
    {
    case IL_KEY_TEXT:
      return read_text (place, key, FALSE, field, error);
    case IL_KEY_TRANSLATED:
      return read_text (place, key, FALSE, field, error)
             && read_text (place, rule->key, TRUE, field, error);
    case IL_KEY_NUMBER:
      return read_number (place, rule, field, error);
    case IL_KEY_CHOICE:
      return read_choice (place, rule, rule->choices, field, error);
    case IL_KEY_SWITCH:
      return read_choice (place, rule, switch_words, field, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static const IlKeyRule *
find_rule (const IlKeyRule *rules,
           const char      *key)
{
  gsize length = strcspn (key, "[");

  for (const IlKeyRule *rule = rules; rule->key != NULL; rule++)
    {
      if (strlen (rule->key) == length && strncmp (rule->key, key, length) == 0
          && (key[length] == '\0' || rule->type == IL_KEY_TRANSLATED))
        return rule;
    }

  return NULL;
}

static gboolean
has_wrong_escape (const char *value)
{
  for (const char *p = strchr (value, '\\'); p != NULL; p = strchr (p + 2, '\\'))
    {
      if (p[1] == '\0' || strchr ("sntr\\", p[1]) == NULL)
        return TRUE;
    }

  return FALSE;
}

/* Before any value is read: a GKeyFile gives a text in spite of an error, and
 * warns about a second error in the same text. */
static gboolean
check_escapes (const Place         *place,
               const char *const   *names,
               GError             **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = dup_value (place, names[i]);

      if (value == NULL || has_wrong_escape (value))
        return il_key_fail (place->text, place->group, names[i], IL_SCENARIO_ERROR_VALUE, error,
                            _("has a backslash that escapes nothing"));
    }

  return TRUE;
}

gboolean
il_key_rules_read (const IlKeyRule       *rules,
                   const IlScenarioText  *text,
                   const char            *group,
                   gpointer               values,
                   GError               **error)
{
  g_auto (GStrv) names = g_key_file_get_keys (text->keys, group, NULL, NULL);
  Place place = { .text = text, .group = group };

  g_return_val_if_fail (names != NULL, FALSE);

  if (!check_escapes (&place, (const char *const *) names, error))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const IlKeyRule *rule = find_rule (rules, names[i]);

      if (rule == NULL)
        return il_key_fail (text, group, names[i], IL_SCENARIO_ERROR_UNKNOWN, error,
                            _("unknown key"));
      if (!read_key (&place, names[i], rule, values, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
il_key_fail (const IlScenarioText  *text,
             const char            *group,
             const char            *key,
             IlScenarioError        code,
             GError               **error,
             const char            *format,
             ...)
{
  g_autofree char *reason = NULL;
  g_autofree char *place = g_strdup (text->file);
  g_autofree char *shown_group = group != NULL ? il_scenario_text_dup_short (group) : NULL;
  g_autofree char *shown_key = key != NULL ? il_scenario_text_dup_short (key) : NULL;
  guint line = il_scenario_text_find_line (text, group, key);
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (line > 0)
    {
      g_free (place);
      place = g_strdup_printf ("%s:%u", text->file, line);
    }

  if (key != NULL)
    g_set_error (error, IL_SCENARIO_ERROR, code, "%s: [%s] %s: %s", place, shown_group,
                 shown_key, reason);
  else if (group != NULL)
    g_set_error (error, IL_SCENARIO_ERROR, code, "%s: [%s]: %s", place, shown_group, reason);
  else
    g_set_error (error, IL_SCENARIO_ERROR, code, "%s: %s", place, reason);

  return FALSE;
}
