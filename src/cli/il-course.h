/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdio.h>

#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlCourseStyle:
 * @IL_COURSE_SEQUENTIAL: one line per document, once it is whole
 * @IL_COURSE_SIMPLE: when it starts, when its answer begins, when it is whole
 * @IL_COURSE_DETAIL: when its answer begins, and its index for each line
 *
 * The three modes of the course's script.
 */
typedef enum
{
  IL_COURSE_SEQUENTIAL,
  IL_COURSE_SIMPLE,
  IL_COURSE_DETAIL,
} IlCourseStyle;

/**
 * IlCourse:
 *
 * Prints a run as the course's script does, in its words, which are not
 * translated.  Unlike there, a failure is a line on @errors and ends nothing
 * else, and a text never stands behind indices on the same line.
 */
typedef struct _IlCourse IlCourse;

/**
 * il_course_new:
 * @style: what to print
 * @recording: the run; not started
 * @output: where to
 * @errors: where failures go
 *
 * Both streams are flushed after each line, and must live as long.
 */
IlCourse *il_course_new           (IlCourseStyle  style,
                                   IlRecording   *recording,
                                   FILE          *output,
                                   FILE          *errors) G_GNUC_WARN_UNUSED_RESULT;
void      il_course_free          (IlCourse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlCourse, il_course_free)

/** il_course_begin: Before the run: prints the banner. */
void      il_course_begin         (IlCourse *self);

/** il_course_track_changed: @track passed to another state: prints what this calls for. */
void      il_course_track_changed (IlCourse *self,
                                   IlTrack  *track);

/** il_course_update: In detail: prints the indices of the lines that came since. */
void      il_course_update        (IlCourse *self);

/** il_course_finish: After the run: prints its duration. */
void      il_course_finish        (IlCourse *self);

/** il_course_is_broken: Returns: whether @output can't be written any more */
gboolean  il_course_is_broken     (IlCourse *self);

G_END_DECLS
