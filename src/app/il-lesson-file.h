/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/lab.h"

G_BEGIN_DECLS

/*
 * Scenario files as people have them: none is trusted, two may have one name, and
 * what has the name of a file may be something else.  Safe in any thread.
 */

/** il_lesson_file_is: Returns: whether @file, by its name, is a scenario file
 * of this machine */
gboolean    il_lesson_file_is   (GFile *file);

/** il_lesson_file_load: @taken: ids that the scenario must not have: it gets another
 * one instead. @error: an #IlScenarioError or #GIOErrorEnum that names the file.
 * Returns: (transfer full) (nullable) */
IlScenario *il_lesson_file_load (GFile              *file,
                                 const char *const  *taken,
                                 GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
