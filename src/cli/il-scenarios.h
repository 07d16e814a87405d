/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/il-scenario.h"

G_BEGIN_DECLS

/**
 * il_scenarios_drop_unoffered:
 * @builtin: (element-type IlScenario): those of the program
 *
 * Removes what the engine can't show: lessons about HTTP/2 where that is not
 * offered.
 */
void        il_scenarios_drop_unoffered (GPtrArray *builtin);

/**
 * il_scenarios_find:
 * @builtin: (element-type IlScenario): those of the program
 * @name: what was typed: an id, or a scenario file if there is a slash in it
 *   or it ends in `.scenario`
 * @error: return location for a #GOptionError where nothing is called so, or
 *   for what is wrong with the file
 *
 * Blocks while it reads.
 *
 * Returns: (transfer full) (nullable): the scenario
 */
IlScenario *il_scenarios_find      (GPtrArray   *builtin,
                                    const char  *name,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_scenarios_find_all:
 * @builtin: (element-type IlScenario): those of the program
 * @names: (nullable) (array zero-terminated=1): as for il_scenarios_find()
 * @error: as there, or for two with the same id, which would have the same
 *   addresses
 *
 * Returns: (transfer full) (element-type IlScenario) (nullable): the scenarios,
 *   all of @builtin if there is no name
 */
GPtrArray  *il_scenarios_find_all  (GPtrArray          *builtin,
                                    const char *const  *names,
                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
