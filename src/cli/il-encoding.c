/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-encoding.h"

#include "formats/il-cells.h"

static void
append_letter (GString    *shown,
               const char *letter,
               const char *charset)
{
  g_autofree char *encoded = g_convert (letter, -1, charset, "UTF-8", NULL, NULL, NULL);
  g_autofree char *plain = encoded == NULL ? il_cells_dup_ascii (letter) : NULL;

  g_string_append (shown, plain != NULL ? plain : letter);
}

char *
il_encoding_dup_shown (const char *text)
{
  GString *shown;
  const char *charset;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_get_charset (&charset) || g_str_is_ascii (text))
    return g_strdup (text);

  shown = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

      append_letter (shown, letter, charset);
    }

  return g_string_free (shown, FALSE);
}

char *
il_encoding_dup_encoded (const char *text)
{
  g_autofree char *shown = il_encoding_dup_shown (text);
  const char *charset;
  char *encoded;

  if (g_get_charset (&charset))
    return g_steal_pointer (&shown);

  encoded = g_convert (shown, -1, charset, "UTF-8", NULL, NULL, NULL);

  return encoded != NULL ? encoded : il_cells_dup_ascii (shown);
}
