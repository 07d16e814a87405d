/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-cells.h"

static guint
character_width (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

guint
il_cells_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += character_width (p);

  return width;
}

gsize
il_cells_fit (const char *text,
              guint       columns)
{
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint width = character_width (p);

      if (width > columns)
        break;

      columns -= width;
    }

  return (gsize) (p - text);
}

char *
il_cells_dup_cut (const char *text,
                  guint       columns,
                  gboolean    unicode)
{
  const char *sign = unicode ? "…" : "...";
  guint sign_width = il_cells_width (sign);
  GString *cut;

  if (text[il_cells_fit (text, columns)] == '\0')
    return g_strdup (text);

  if (columns <= sign_width)
    return g_strndup (sign, il_cells_fit (sign, columns));

  cut = g_string_new_len (text, (gssize) il_cells_fit (text, columns - sign_width));
  g_string_append (cut, sign);

  return g_string_free (cut, FALSE);
}

char *
il_cells_dup_ascii (const char *text)
{
  GString *ascii = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *plain = g_str_to_ascii (letter, NULL);

      if (c < 0x80)
        g_string_append_c (ascii, (char) c);
      else if (*plain == '?' || g_unichar_isalnum (c))
        g_string_append_printf (ascii, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
      else
        g_string_append (ascii, plain);
    }

  return g_string_free (ascii, FALSE);
}
