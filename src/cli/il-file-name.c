/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-file-name.h"

#include <string.h>

#include "recording/il-address.h"
#include "recording/il-showable.h"

#define REPLACEMENT 0xfffd

/* So long an ending still says of what kind a file is. */
#define MAX_SUFFIX 16

/* The last part of the path, decoded where that is text; what follows a '?'
 * or '#' is none of it. */
static char *
dup_last_part (const char *address)
{
  g_autoptr (GUri) uri = il_address_parse (address, NULL);
  g_autofree char *decoded = NULL;
  const char *part;

  if (uri == NULL)
    return g_strdup ("");

  part = strrchr (g_uri_get_path (uri), '/') + 1;
  decoded = g_uri_unescape_string (part, NULL);

  return g_strdup (decoded != NULL && g_utf8_validate (decoded, -1, NULL) ? decoded : part);
}

static gboolean
is_plain (gunichar c)
{
  return c != REPLACEMENT && strchr ("/\\:*?\"<>|", (int) MIN (c, 0x7f)) == NULL;
}

/* Replaces character by character. */
static GString *
plain_name_new (const char *text)
{
  GString *name = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (is_plain (g_utf8_get_char (p)))
        g_string_append_len (name, p, g_utf8_next_char (p) - p);
      else
        g_string_append_c (name, '_');
    }

  return name;
}

/* The length of what comes before the ending, '.tar.gz' being one. */
static gsize
stem_length (const char *name)
{
  const char *end = name + strlen (name);
  const char *dot = strrchr (name, '.');

  if (dot == NULL || dot == name || end - dot > MAX_SUFFIX)
    return (gsize) (end - name);

  if (dot - name > 4 && strncmp (dot - 4, ".tar", 4) == 0)
    dot -= 4;

  return (gsize) (dot - name);
}

static void
shorten (GString *name)
{
  gsize stem = stem_length (name->str);
  gsize kept;

  if (name->len <= IL_FILE_NAME_MAX)
    return;

  kept = IL_FILE_NAME_MAX - (name->len - stem);
  while (!g_utf8_validate_len (name->str, kept, NULL))
    kept--;

  g_string_erase (name, (gssize) kept, (gssize) (stem - kept));
}

char *
il_file_name_for (const char *address)
{
  g_autofree char *part = NULL;
  g_autofree char *shown = NULL;
  GString *name;

  g_return_val_if_fail (address != NULL, NULL);

  part = dup_last_part (address);
  shown = il_dup_showable (part);
  name = plain_name_new (shown);

  if (name->len == 0)
    g_string_assign (name, "index.html");
  if (strchr (".-~ ", name->str[0]) != NULL)
    name->str[0] = '_';

  shorten (name);
  if (strchr (". ", name->str[name->len - 1]) != NULL)
    name->str[name->len - 1] = '_';

  return g_string_free (name, FALSE);
}

char *
il_file_name_numbered (const char *name,
                       guint       number)
{
  gsize stem;

  g_return_val_if_fail (name != NULL, NULL);

  stem = stem_length (name);

  return g_strdup_printf ("%.*s-%u%s", (int) stem, name, number, name + stem);
}
