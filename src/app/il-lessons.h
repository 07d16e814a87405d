/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "lab/lab.h"

G_BEGIN_DECLS

#define IL_TYPE_LESSONS (il_lessons_get_type ())

/**
 * IlLessons:
 *
 * What the lab offers: the scenarios of the program, and those that were
 * opened from files since it started.  One for all windows, as the lab is.
 */
G_DECLARE_FINAL_TYPE (IlLessons, il_lessons, IL, LESSONS, GObject)

/** il_lessons_new: @lab: the program's, which serves what is opened */
IlLessons  *il_lessons_new           (IlLab *lab) G_GNUC_WARN_UNUSED_RESULT;

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

G_END_DECLS
