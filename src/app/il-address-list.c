/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-address-list.h"

#include <glib/gi18n.h>

#include "recording/il-address.h"

static void
problem_free (gpointer data)
{
  IlAddressProblem *problem = data;

  g_free (problem->reason);
  g_free (problem);
}

static void
add_problem (GPtrArray  *problems,
             guint       line,
             const char *reason)
{
  IlAddressProblem *problem = g_new0 (IlAddressProblem, 1);

  problem->line = line;
  problem->reason = g_strdup (reason);
  g_ptr_array_add (problems, problem);
}

GStrv
il_address_list_check (const char  *text,
                       GPtrArray  **problems)
{
  g_autoptr (GStrvBuilder) good = g_strv_builder_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_good = 0, number = 0;

  *problems = g_ptr_array_new_with_free_func (problem_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GUri) uri = NULL;
      g_autoptr (GError) error = NULL;
      const char *line = g_strstrip (lines[i]);

      number++;
      if (*line == '\0' || *line == '#')
        continue;

      uri = il_address_parse (line, &error);
      if (uri == NULL)
        add_problem (*problems, number, error->message);
      else if (n_good == IL_ADDRESS_LIST_MAX)
        add_problem (*problems, number, _("The list is full."));
      else
        {
          g_strv_builder_add (good, line);
          n_good++;
        }
    }

  return g_strv_builder_end (good);
}

GStrv
il_address_list_join (const char *const *first,
                      const char *const *second)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; first[i] != NULL && n < IL_ADDRESS_LIST_MAX; i++, n++)
    g_strv_builder_add (builder, first[i]);
  for (guint i = 0; second[i] != NULL && n < IL_ADDRESS_LIST_MAX; i++, n++)
    g_strv_builder_add (builder, second[i]);

  return g_strv_builder_end (builder);
}

GStrv
il_address_list_remove (const char *const *list,
                        guint              index)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; list[i] != NULL; i++)
    {
      if (i != index)
        g_strv_builder_add (builder, list[i]);
    }

  return g_strv_builder_end (builder);
}

GStrv
il_address_list_move (const char *const *list,
                      guint              from,
                      guint              to)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; list[i] != NULL; i++)
    {
      if (i == to && from > to)
        g_strv_builder_add (builder, list[from]);
      if (i != from)
        g_strv_builder_add (builder, list[i]);
      if (i == to && from <= to)
        g_strv_builder_add (builder, list[from]);
    }

  return g_strv_builder_end (builder);
}
