/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/il-options.h"
#include "engine/il-plan.h"
#include "lab/il-lab.h"

G_BEGIN_DECLS

/**
 * il_planning_new_plan:
 * @mode: one at a time or together
 * @addresses: (element-type utf8): what to fetch, none of it checked
 * @lab: started if one of them is its own
 * @error: return location for why the lab can't run
 *
 * Returns: (transfer full) (nullable): what the options ask for, with the limit
 *   that the system sets where that is lower
 */
IlPlan *il_planning_new_plan (const IlOptions  *options,
                              IlMode            mode,
                              GPtrArray        *addresses,
                              IlLab            *lab,
                              GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_planning_dup_remark:
 *
 * Returns: (transfer full) (nullable): a sentence that says so where the system
 *   lets fewer of @n_addresses run at once than the options ask for
 */
char   *il_planning_dup_remark (const IlOptions *options,
                                IlMode           mode,
                                guint            n_addresses) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
