/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-option-prefix.h"

#include <string.h>

static void
match (const char  *name,
       const char  *typed,
       gsize        length,
       const char **found,
       guint       *n_found)
{
  if (strncmp (name, typed, length) != 0)
    return;

  /* Written in full, an option is meant even if it begins another. */
  if (strlen (name) == length)
    *n_found = G_MAXUINT;
  else if (*n_found < G_MAXUINT)
    (*n_found)++;

  *found = name;
}

/* The one option that begins like this and is longer, or NULL. */
static const char *
find_option (const GOptionEntry *entries,
             const char         *typed,
             gsize               length)
{
  const char *found = NULL;
  guint n_found = 0;

  match ("help", typed, length, &found, &n_found);
  for (guint i = 0; entries[i].long_name != NULL; i++)
    {
      if (*entries[i].long_name != '\0')
        match (entries[i].long_name, typed, length, &found, &n_found);
    }

  return n_found == 1 ? found : NULL;
}

static char *
expand (const char         *argument,
        const GOptionEntry *entries)
{
  const char *typed = argument + 2;
  gsize length = strcspn (typed, "=");
  const char *name = length > 0 ? find_option (entries, typed, length) : NULL;

  return name != NULL ? g_strconcat ("--", name, typed + length, NULL) : g_strdup (argument);
}

GStrv
il_option_prefix_expand (char               **argv,
                         const GOptionEntry  *entries)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean is_over = FALSE;

  for (guint i = 0; argv[i] != NULL; i++)
    {
      g_autofree char *expanded = NULL;

      is_over |= g_str_equal (argv[i], "--");
      if (i > 0 && !is_over && g_str_has_prefix (argv[i], "--"))
        expanded = expand (argv[i], entries);

      g_strv_builder_add (builder, expanded != NULL ? expanded : argv[i]);
    }

  return g_strv_builder_end (builder);
}
