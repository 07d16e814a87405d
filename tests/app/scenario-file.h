/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ScenarioFolder:
 *
 * A folder of scenario files, as a teacher might write them.
 */
typedef struct
{
  char *path;
} ScenarioFolder;

void   scenario_folder_init  (ScenarioFolder *self);
void   scenario_folder_clear (ScenarioFolder *self);

/** scenario_folder_write: @scenario: lines of the group [Scenario] but those that
 * must be there; @rest: further groups; there are two short documents.
 * Returns: (transfer full): the file */
GFile *scenario_folder_write (ScenarioFolder *self,
                              const char     *name,
                              const char     *title,
                              const char     *scenario,
                              const char     *rest) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScenarioFolder, scenario_folder_clear)

G_END_DECLS
