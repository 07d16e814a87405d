/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/il-course.h"
#include "cli/il-display.h"
#include "cli/il-store.h"
#include "engine/il-plan.h"

G_BEGIN_DECLS

#define IL_TYPE_JOB (il_job_get_type ())

/**
 * IlJob:
 *
 * Runs a plan from its start to its end on the default main context, and says
 * meanwhile what there is to say.  SIGINT and SIGTERM end it early, with all
 * that was received so far; a second one ends the program.
 */
G_DECLARE_FINAL_TYPE (IlJob, il_job, IL, JOB, GObject)

/**
 * il_job_new:
 * @style: which lines to print
 * @original: whether to print, and to give up, exactly as the course's script
 * @printer: where to; must live as long
 */
IlJob       *il_job_new            (IlPlan        *plan,
                                    IlCourseStyle  style,
                                    gboolean       original,
                                    IlPrinter     *printer) G_GNUC_WARN_UNUSED_RESULT;

/** il_job_set_store: @folder: the store's, as it was typed, for what is printed */
void         il_job_set_store      (IlJob         *self,
                                    IlStore       *store,
                                    const char    *folder);

/** il_job_set_display: @display: (nullable): shows the run while it lasts */
void         il_job_set_display    (IlJob         *self,
                                    IlDisplay     *display);

/** il_job_set_known: @other: of another run of the same addresses, whose failures
 * were told */
void         il_job_set_known      (IlJob         *self,
                                    IlRecording   *other);

/** il_job_run: Returns: the signal that ended it, or 0 */
int          il_job_run            (IlJob         *self);

/** il_job_get_recording: Returns: (transfer none): of this job, from the start */
IlRecording *il_job_get_recording  (IlJob         *self);

/** il_job_is_successful: Returns: whether all went well, in the eyes of what is
 * printed, and could be printed */
gboolean     il_job_is_successful  (IlJob         *self);

G_END_DECLS
