/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-json-text.h"

#include <string.h>

#include "formats/il-number.h"

/* Copies a string with its quotes; returns what follows it. */
static const char *
copy_string (GString    *out,
             const char *p)
{
  do
    {
      /* What follows a backslash is no closing quote. */
      if (*p == '\\' && p[1] != '\0')
        g_string_append_c (out, *p++);

      if ((guchar) *p < ' ')
        g_string_append_printf (out, "\\u%04x", *p);
      else
        g_string_append_c (out, *p);
    }
  while (*++p != '"' && *p != '\0');

  if (*p == '"')
    g_string_append_c (out, *p++);

  return p;
}

/* Copies a number; returns what follows it.  Some versions of json-glib write
 * '1e+22.0', of which all before the second point is the number. */
static const char *
copy_number (GString    *out,
             const char *p)
{
  gsize length = strspn (p, "+-.0123456789Ee");
  gsize n_integer = strspn (p, "-0123456789");
  g_autofree char *shortest = NULL;

  if (n_integer < length)
    {
      shortest = il_number_dup_shortest (g_ascii_strtod (p, NULL));
      g_string_append (out, shortest);
    }
  else
    {
      g_string_append_len (out, p, (gssize) length);
    }

  return p + length;
}

char *
il_json_text_dup (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gsize length;
  GString *out;

  g_return_val_if_fail (JSON_IS_BUILDER (builder), NULL);

  root = json_builder_get_root (builder);
  g_return_val_if_fail (root != NULL, NULL);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  text = json_generator_to_data (generator, &length);
  out = g_string_sized_new (length + 1);

  for (const char *p = text; *p != '\0';)
    {
      if (*p == '"')
        p = copy_string (out, p);
      else if (*p == '-' || g_ascii_isdigit (*p))
        p = copy_number (out, p);
      else
        g_string_append_c (out, *p++);
    }
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}
