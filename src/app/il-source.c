/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-source.h"

/* What the lab's own documents measure is known before they are fetched. */
static gint64
find_size (GPtrArray  *scenarios,
           const char *address)
{
  if (!il_lab_owns (address))
    return IL_SIZE_UNKNOWN;

  for (guint i = 0; i < scenarios->len; i++)
    {
      IlScenario *scenario = g_ptr_array_index (scenarios, i);

      for (guint j = 0; j < il_scenario_get_n_documents (scenario); j++)
        {
          g_autofree char *own = il_scenario_dup_address (scenario, j);

          if (g_strcmp0 (own, address) == 0)
            return (gint64) il_scenario_get_document (scenario, j)->size;
        }
    }

  return IL_SIZE_UNKNOWN;
}

IlScenario *
il_source_find (GPtrArray  *scenarios,
                const char *id)
{
  for (guint i = 0; i < scenarios->len; i++)
    {
      IlScenario *scenario = g_ptr_array_index (scenarios, i);

      if (g_strcmp0 (il_scenario_get_id (scenario), id) == 0)
        return scenario;
    }

  return NULL;
}

GStrv
il_source_dup_list (IlScenario *scenario)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < il_scenario_get_n_documents (scenario); i++)
    {
      g_autofree char *address = il_scenario_dup_address (scenario, i);

      g_strv_builder_add (builder, address);
    }

  return g_strv_builder_end (builder);
}

IlPlan *
il_source_create_plan (const char *const   *list,
                       GPtrArray           *scenarios,
                       IlLab               *lab,
                       const IlPlanOptions *options)
{
  guint n = g_strv_length ((GStrv) list);
  g_autofree IlPlanEntry *entries = g_new0 (IlPlanEntry, n);
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      char *target = lab != NULL ? il_lab_resolve (lab, list[i]) : NULL;

      g_ptr_array_add (targets, target);
      entries[i] = (IlPlanEntry) {
        .address = list[i],
        .target = target,
        .size_hint = find_size (scenarios, list[i]),
      };
    }

  return il_plan_new (entries, n, options);
}

gboolean
il_source_needs_lab (const char *const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    {
      if (il_lab_owns (list[i]))
        return TRUE;
    }

  return FALSE;
}
