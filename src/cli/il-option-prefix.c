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

static const GOptionEntry *
find_short (const GOptionEntry *entries,
            char                name)
{
  for (guint i = 0; entries[i].long_name != NULL; i++)
    if (entries[i].short_name == name)
      return &entries[i];

  return NULL;
}

/* Where in '-sn8' the value begins: at the end if it is the next argument, and
 * 0 if there is no option with a value. */
static gsize
find_value (const char         *argument,
            const GOptionEntry *entries)
{
  if (argument[0] != '-')
    return 0;

  for (gsize i = 1; argument[i] != '\0'; i++)
    {
      const GOptionEntry *entry = find_short (entries, argument[i]);

      if (entry == NULL)
        return 0;
      if (entry->arg != G_OPTION_ARG_NONE)
        return i + 1;
    }

  return 0;
}

/* Short options, and the value that belongs to the last of them.  Returns: how
 * many arguments that were */
static guint
add_short (GStrvBuilder       *builder,
           char              **argv,
           const GOptionEntry *entries)
{
  gsize value = find_value (argv[0], entries);
  g_autofree char *options = g_strndup (argv[0], value);

  if (value == 0)
    {
      g_strv_builder_add (builder, argv[0]);
      return 1;
    }

  g_strv_builder_add (builder, options);
  if (argv[0][value] != '\0')
    {
      g_strv_builder_add (builder, argv[0] + value);
      return 1;
    }

  if (argv[1] != NULL)
    g_strv_builder_add (builder, argv[1]);

  return argv[1] != NULL ? 2 : 1;
}

GStrv
il_option_prefix_expand (char               **argv,
                         const GOptionEntry  *entries)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean is_over = FALSE;
  guint i = 0;

  while (argv[i] != NULL)
    {
      is_over |= g_str_equal (argv[i], "--");
      if (i > 0 && !is_over && g_str_has_prefix (argv[i], "--"))
        {
          g_autofree char *expanded = expand (argv[i++], entries);

          g_strv_builder_add (builder, expanded);
        }
      else if (i > 0 && !is_over)
        {
          i += add_short (builder, argv + i, entries);
        }
      else
        {
          g_strv_builder_add (builder, argv[i++]);
        }
    }

  return g_strv_builder_end (builder);
}
