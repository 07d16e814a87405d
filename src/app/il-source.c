/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-source.h"

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

/* What the lab's own documents measure is known before they are fetched, and
 * whether handling one blocks the loop, half-way through it. */
static IlPlanEntry
make_entry (const char *address,
            const char *target,
            IlLab      *lab)
{
  const IlDocument *document = NULL;
  g_autoptr (IlScenario) scenario = il_lab_find (lab, address, &document);
  IlPlanEntry entry = { .address = address, .target = target, .size_hint = IL_SIZE_UNKNOWN };

  if (scenario == NULL)
    return entry;

  entry.size_hint = il_document_get_expected_size (document);
  entry.block = document->block;
  entry.block_at = document->size / 2;

  return entry;
}

IlPlan *
il_source_create_plan (const char *const   *list,
                       IlLab               *lab,
                       gboolean             reachable,
                       const IlPlanOptions *options)
{
  guint n = g_strv_length ((GStrv) list);
  g_autofree IlPlanEntry *entries = g_new0 (IlPlanEntry, n);
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);
  IlPlanOptions with_lab = *options;

  for (guint i = 0; i < n; i++)
    {
      char *target = reachable ? il_lab_resolve (lab, list[i]) : NULL;

      g_ptr_array_add (targets, target);
      entries[i] = make_entry (list[i], target, lab);
    }

  if (reachable && il_source_needs_lab (list))
    with_lab.trusted_certificate = il_lab_get_certificate ();

  return il_plan_new (entries, n, &with_lab);
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
