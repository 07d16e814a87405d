/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/il-showable.h"

#include <string.h>

#define REPLACEMENT 0xfffd

static gboolean
is_hidden (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;

    default:
      return FALSE;
    }
}

static void
append_escape (GString  *out,
               gunichar  c)
{
  if (c < 0x100)
    g_string_append_printf (out, "\\x%02x", c);
  else if (c < 0x10000)
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_printf (out, "\\U%08x", c);
}

char *
il_dup_showable (const char *text)
{
  g_autofree char *valid = NULL;
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, is_hidden (c) ? REPLACEMENT : c);
    }

  return g_string_free (out, FALSE);
}

char *
il_dup_escaped (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char_validated (text, -1);
      gboolean is_valid = c != (gunichar) -1 && c != (gunichar) -2;

      if (is_valid && !is_hidden (c))
        g_string_append_unichar (out, c);
      else
        append_escape (out, is_valid ? c : (guchar) *text);

      text = is_valid ? g_utf8_next_char (text) : text + 1;
    }

  return g_string_free (out, FALSE);
}
