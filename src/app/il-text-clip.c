/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-text-clip.h"

char *
il_text_clip (const char *text,
              guint       max)
{
  const char *end = text;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (max > 0, NULL);

  for (guint i = 0; i < max; i++)
    {
      if (*end == '\0')
        return g_strdup (text);
      end = g_utf8_next_char (end);
    }

  return *end == '\0' ? g_strdup (text)
                      : g_strdup_printf ("%.*s…", (int) (end - text), text);
}
