/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs the lab's lessons as the window and the command line do. */

#pragma once

#include "engine/engine.h"
#include "lab/lab.h"

G_BEGIN_DECLS

/**
 * LessonRun:
 * @scenario: the lesson
 * @recording: what happened
 * @runner: who makes it happen
 *
 * One run of a lesson.
 */
typedef struct
{
  IlScenario  *scenario;
  IlRecording *recording;
  IlRunner    *runner;
} LessonRun;

/** lesson_run_new: Starts a run with what the lesson asks for; @limit replaces
 * its limit unless it is G_MAXUINT. */
LessonRun *lesson_run_new  (IlLab      *lab,
                            IlScenario *scenario,
                            IlMode      mode,
                            guint       limit);
void       lesson_run_free (LessonRun *self);

/** lesson_run_finish: Waits for its end. */
void       lesson_run_finish (LessonRun *self);

/** lesson_run_get: Returns: (transfer none): the track of the document @name */
IlTrack   *lesson_run_get (LessonRun  *self,
                           const char *name);

/** lesson_run_count_most_in_flight: Returns: the most tracks that were under way
 * at one time */
guint      lesson_run_count_most_in_flight (LessonRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonRun, lesson_run_free)

G_END_DECLS
