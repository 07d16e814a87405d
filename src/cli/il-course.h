/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/il-printer.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlCourseStyle:
 * @IL_COURSE_SEQUENTIAL: one line per document, once it is whole
 * @IL_COURSE_SIMPLE: when it starts, when its answer begins, when it is whole
 * @IL_COURSE_DETAIL: when its answer begins, and its index for each line
 * @IL_COURSE_FAILURES: what failed, and nothing else
 *
 * The three modes of the course's script, and one for when something else
 * has standard output.
 */
typedef enum
{
  IL_COURSE_SEQUENTIAL,
  IL_COURSE_SIMPLE,
  IL_COURSE_DETAIL,
  IL_COURSE_FAILURES,
} IlCourseStyle;

/** IL_COURSE_LONGEST_LINE: In bytes; at a longer one the script gives up, where
 * it reads by lines. */
#define IL_COURSE_LONGEST_LINE (128 * 1024)

/**
 * IlCourse:
 *
 * Prints a run as the course's script does, in its words, which are not
 * translated.  Two things are better unless the original is asked for: a text
 * never stands behind indices on the same line, and with more than ten
 * downloads each index is followed by a space, so that they can be told apart.
 * What failed is an error line of its own.
 */
typedef struct _IlCourse IlCourse;

/**
 * il_course_new:
 * @style: what to print
 * @original: whether to print byte for byte what the script does
 * @recording: the run; not started
 * @printer: where to; must live as long
 */
IlCourse *il_course_new           (IlCourseStyle  style,
                                   gboolean       original,
                                   IlRecording   *recording,
                                   IlPrinter     *printer) G_GNUC_WARN_UNUSED_RESULT;
void      il_course_free          (IlCourse      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlCourse, il_course_free)

/** il_course_set_known: @other: (nullable): a finished run of the same addresses,
 * of which failures were told already: those of the same kind are not told again */
void      il_course_set_known     (IlCourse      *self,
                                   IlRecording   *other);

/** il_course_begin: Before the run: prints the banner, and who is fetched if
 * all start at once. */
void      il_course_begin         (IlCourse      *self);

/** il_course_track_changed: @track passed to another state: prints what this calls for. */
void      il_course_track_changed (IlCourse      *self,
                                   IlTrack       *track);

/** il_course_track_read: Some of @track's document came: prints the indices of
 * its lines if they are wanted. */
void      il_course_track_read    (IlCourse      *self,
                                   IlTrack       *track);

/** il_course_track_kept: @track's document was kept as @file, a path to show */
void      il_course_track_kept    (IlCourse      *self,
                                   IlTrack       *track,
                                   const char    *file);

/** il_course_is_failure: Returns: whether @track has ended, and as a failure in
 * the eyes of what is printed: the script does not notice all */
gboolean  il_course_is_failure    (IlCourse      *self,
                                   IlTrack       *track);

/** il_course_finish: After the run: prints its duration. */
void      il_course_finish        (IlCourse      *self);

G_END_DECLS
