/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-planning.h"

#include <glib/gi18n-lib.h>

#include "engine/il-engine-init.h"

static gboolean
is_too_much (const IlOptions *options,
             IlMode           mode,
             guint            n_addresses)
{
  guint limit = options->limit > 0 ? options->limit : IL_PLAN_MAX_IN_FLIGHT;

  return mode == IL_MODE_TOGETHER && MIN (limit, n_addresses) > il_engine_get_max_sockets ();
}

/* What is known of the lab's own documents before they are fetched; their
 * server is open then. */
static gboolean
describe (IlLab        *lab,
          IlPlanEntry  *entry,
          GError      **error)
{
  const IlDocument *document;
  g_autoptr (IlScenario) scenario = il_lab_find (lab, entry->address, &document);

  if (scenario == NULL)
    return TRUE;

  entry->size_hint = il_document_get_expected_size (document);
  entry->block = document->block;
  entry->block_at = document->size / 2;

  return il_lab_open (lab, il_scenario_get_id (scenario), 0, error) != 0;
}

/* Addresses of the lab lead to its port of today; others to themselves. */
static gboolean
add_entry (IlLab       *lab,
           GArray      *entries,
           GPtrArray   *targets,
           const char  *address,
           GError     **error)
{
  IlPlanEntry entry = { .address = address, .size_hint = IL_SIZE_UNKNOWN };

  if (il_lab_owns (address))
    {
      if (!il_lab_start (lab, error))
        return FALSE;

      if (!describe (lab, &entry, error))
        return FALSE;

      entry.target = il_lab_resolve (lab, address);
      g_ptr_array_add (targets, (char *) entry.target);
    }

  g_array_append_val (entries, entry);

  return TRUE;
}

IlPlan *
il_planning_new_plan (const IlOptions  *options,
                      IlMode            mode,
                      GPtrArray        *addresses,
                      IlLab            *lab,
                      GError          **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (IlPlanEntry));
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);
  IlPlanOptions plan = IL_PLAN_OPTIONS_DEFAULT;

  for (guint i = 0; i < addresses->len; i++)
    {
      if (!add_entry (lab, entries, targets, addresses->pdata[i], error))
        return NULL;
    }

  plan.mode = mode;
  plan.limit = is_too_much (options, mode, addresses->len) ? il_engine_get_max_sockets ()
                                                           : options->limit;
  plan.headers = (const IlHeader *) (gpointer) options->headers->data;
  plan.n_headers = options->headers->len;
  plan.trusted_certificate = targets->len > 0 ? il_lab_get_certificate () : NULL;
  plan.count_characters = options->sequential && !options->compare;
  plan.http_version = options->http2 ? IL_HTTP_2 : IL_HTTP_1_1;
  if (options->timeout >= 0)
    plan.first_byte_timeout = plan.idle_timeout = options->timeout;

  return il_plan_new ((const IlPlanEntry *) (gpointer) entries->data, entries->len, &plan);
}

char *
il_planning_dup_remark (const IlOptions *options,
                        IlMode           mode,
                        guint            n_addresses)
{
  guint most = il_engine_get_max_sockets ();

  if (!is_too_much (options, mode, n_addresses))
    return NULL;

  return g_strdup_printf (ngettext ("Only %u download runs at once: "
                                    "the limit of open files allows no more.",
                                    "Only %u downloads run at once: "
                                    "the limit of open files allows no more.", most), most);
}
