/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/il-lessons.h"

G_BEGIN_DECLS

#define IL_TYPE_APPLICATION (il_application_get_type ())

/**
 * IlApplication:
 *
 * `interleave [-s] [-d] [URL...]`: a window with these addresses, which runs
 * them at once; without addresses a window as it was left.  `interleave
 * FILE.scenario`: a window with this lesson, which waits for Run.
 */
G_DECLARE_FINAL_TYPE (IlApplication, il_application, IL, APPLICATION, AdwApplication)

IlApplication *il_application_new          (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_application_get_lessons: Returns: (transfer none): what all windows
 * share, with the lab's one server, started when a run first needs it */
IlLessons     *il_application_get_lessons  (IlApplication *self);

/** il_application_get_settings: Returns: (transfer none): the program's settings */
GSettings     *il_application_get_settings (IlApplication *self);

G_END_DECLS
