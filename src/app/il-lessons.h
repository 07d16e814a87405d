/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "lab/il-link-preset.h"
#include "lab/lab.h"

G_BEGIN_DECLS

/** IL_SOURCE_ADDRESSES: The source that is the user's own list; every other
 * source is a scenario's id, and no scenario here has this one. */
#define IL_SOURCE_ADDRESSES "addresses"

#define IL_TYPE_LESSONS (il_lessons_get_type ())

/**
 * IlLessons:
 *
 * What the lab offers: the scenarios of the program, and those that were
 * opened from files since it started, and the network in front of them all.
 * One for all windows, as the lab is.
 *
 * Property: 'network', the id of an #IlLinkPreset, or "" for the network that
 * each scenario describes; remembered in the settings.
 */
G_DECLARE_FINAL_TYPE (IlLessons, il_lessons, IL, LESSONS, GObject)

/** il_lessons_new: @settings: the program's; @lab: the program's, which serves
 * what is opened */
IlLessons  *il_lessons_new           (GSettings *settings,
                                      IlLab     *lab) G_GNUC_WARN_UNUSED_RESULT;

/** il_lessons_get_lab: Returns: (transfer none) */
IlLab      *il_lessons_get_lab       (IlLessons *self);

/** il_lessons_get_scenarios: Returns: (transfer none): the #IlScenario of the
 * program in their order, at least one, then the opened ones */
GListModel *il_lessons_get_scenarios (IlLessons *self);

/** il_lessons_find: @id: (nullable). Returns: (transfer none) (nullable): the
 * scenario of that id */
IlScenario *il_lessons_find          (IlLessons  *self,
                                      const char *id);

/** il_lessons_get_default: Returns: (transfer none): the first scenario's id */
const char *il_lessons_get_default   (IlLessons *self);

/** il_lessons_get_network: Returns: (transfer none) (nullable): the preset that
 * the lab imitates, for every scenario */
const IlLinkPreset *il_lessons_get_network (IlLessons *self);

/** il_lessons_set_network: @id: (nullable): of a preset; any other text is
 * taken as none */
void        il_lessons_set_network   (IlLessons  *self,
                                      const char *id);

/** il_lessons_get_file: Returns: (transfer none) (nullable): what the scenario
 * was read from; %NULL for those of the program */
GFile      *il_lessons_get_file      (IlLessons  *self,
                                      const char *id);

/** il_lessons_open: Reads @file, not trusted, in another thread, and adds its
 * scenario in place of an opened one of the same id; one of the program is
 * never replaced, the new one gets another id instead. */
void        il_lessons_open          (IlLessons           *self,
                                      GFile               *file,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);

/** il_lessons_open_finish: @error: an #IlScenarioError or #GIOErrorEnum. Returns:
 * (transfer full) (nullable): the id to choose it by */
char       *il_lessons_open_finish   (IlLessons     *self,
                                      GAsyncResult  *result,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
