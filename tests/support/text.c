/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "text.h"

#include <string.h>

guint
text_count (const char *text,
            const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;

  return n;
}

void
text_assert_file (const char *folder,
                  const char *name,
                  const char *expected)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}
