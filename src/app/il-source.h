/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/il-plan.h"
#include "lab/lab.h"

G_BEGIN_DECLS

/*
 * Where a session's list of addresses comes from: a scenario of the lab, or
 * the user's own list, whose addresses may be the lab's as well.
 */

/** il_source_dup_list: Returns: (transfer full): the addresses of @scenario */
GStrv       il_source_dup_list  (IlScenario *scenario) G_GNUC_WARN_UNUSED_RESULT;

/** il_source_create_plan: @reachable: whether the lab is asked for the real
 * addresses of its documents, which starts it; without them the plan is only
 * good to be shown */
IlPlan     *il_source_create_plan (const char *const   *list,
                                   IlLab               *lab,
                                   gboolean             reachable,
                                   const IlPlanOptions *options) G_GNUC_WARN_UNUSED_RESULT;

/** il_source_needs_lab: Returns: whether any of @list is the lab's */
gboolean    il_source_needs_lab (const char *const *list);

G_END_DECLS
