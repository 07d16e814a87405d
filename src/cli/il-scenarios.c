/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-scenarios.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "engine/il-http2.h"

static void
set_error (GError     **error,
           const char  *sentence,
           const char  *name)
{
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GString) message = g_string_new (sentence);

  g_string_replace (message, "%s", shown, 1);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message->str);
}

static IlScenario *
find_id (GPtrArray  *scenarios,
         const char *id)
{
  for (guint i = 0; i < scenarios->len; i++)
    {
      IlScenario *scenario = g_ptr_array_index (scenarios, i);

      if (g_str_equal (il_scenario_get_id (scenario), id))
        return scenario;
    }

  return NULL;
}

void
il_scenarios_drop_unoffered (GPtrArray *builtin)
{
  g_return_if_fail (builtin != NULL);

  for (guint i = builtin->len; i > 0 && !il_http2_is_offered (); i--)
    {
      if (il_scenario_get_link (builtin->pdata[i - 1])->http2)
        g_ptr_array_remove_index (builtin, i - 1);
    }
}

IlScenario *
il_scenarios_find (GPtrArray   *builtin,
                   const char  *name,
                   GError     **error)
{
  g_autoptr (GFile) file = NULL;
  IlScenario *found;

  g_return_val_if_fail (builtin != NULL && name != NULL, NULL);

  if (strchr (name, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (name, ".scenario"))
    {
      file = g_file_new_for_path (name);
      return il_scenario_new_from_file (file, error);
    }

  found = find_id (builtin, name);
  if (found != NULL)
    return g_object_ref (found);

  set_error (error, _("The lab has no scenario “%s”: --list-scenarios lists them."), name);

  return NULL;
}

GPtrArray *
il_scenarios_find_all (GPtrArray          *builtin,
                       const char *const  *names,
                       GError            **error)
{
  g_autoptr (GPtrArray) scenarios = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (builtin != NULL, NULL);

  if (names == NULL || names[0] == NULL)
    return g_ptr_array_ref (builtin);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (IlScenario) scenario = il_scenarios_find (builtin, names[i], error);

      if (scenario == NULL)
        return NULL;

      if (find_id (scenarios, il_scenario_get_id (scenario)) != NULL)
        {
          set_error (error, _("Two scenarios would have the id “%s”."),
                     il_scenario_get_id (scenario));
          return NULL;
        }

      g_ptr_array_add (scenarios, g_steal_pointer (&scenario));
    }

  return g_steal_pointer (&scenarios);
}
