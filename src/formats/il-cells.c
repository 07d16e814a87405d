/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-cells.h"

#include <string.h>

static guint
char_width (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

guint
il_cells_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += char_width (g_utf8_get_char (p));

  return width;
}

char *
il_cells_dup_cut (const char *text,
                  guint       columns,
                  gboolean    unicode)
{
  const char *dots = unicode ? "…" : "...";
  guint left = columns;
  const char *p = text;
  GString *out;

  if (il_cells_width (text) <= columns)
    return g_strdup (text);

  /* Too narrow for any letter: as many dots as there is room for. */
  if (columns <= il_cells_width (dots))
    return g_strndup (dots, columns == 0 ? 0 : unicode ? strlen (dots) : columns);

  left -= il_cells_width (dots);
  while (char_width (g_utf8_get_char (p)) <= left)
    {
      left -= char_width (g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }

  out = g_string_new_len (text, p - text);
  g_string_append (out, dots);

  return g_string_free (out, FALSE);
}
