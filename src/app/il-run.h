/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "formats/il-run-info.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

#define IL_TYPE_RUN (il_run_get_type ())

/**
 * IlRun:
 *
 * A recording, finished or under way, and what is to be told of it.  Mode,
 * limit and duration are the recording's.
 *
 * Property: 'name', what the user called it, or %NULL.
 */
G_DECLARE_FINAL_TYPE (IlRun, il_run, IL, RUN, GObject)

/** il_run_new: @info: copied */
IlRun           *il_run_new           (IlRecording     *recording,
                                       const IlRunInfo *info) G_GNUC_WARN_UNUSED_RESULT;

/** il_run_get_recording: Returns: (transfer none) */
IlRecording     *il_run_get_recording (IlRun *self);

/** il_run_get_info: Returns: (transfer none): valid until something is set */
const IlRunInfo *il_run_get_info      (IlRun *self);

const char      *il_run_get_name      (IlRun *self);

/** il_run_set_name: @name: (nullable): white space around it is left out, and
 * so is what goes beyond 100 characters; when nothing is left it has none */
void             il_run_set_name      (IlRun      *self,
                                       const char *name);

/** il_run_set_alone: Call when the conditions changed in the middle of it: it
 * compares with nothing from now on. */
void             il_run_set_alone     (IlRun *self);

/**
 * il_run_is_peer:
 * @key: (nullable): the conditions of @recording
 *
 * Returns: whether this is a whole run of the same addresses under the same
 *   conditions; O(tracks)
 */
gboolean         il_run_is_peer       (IlRun       *self,
                                       IlRecording *recording,
                                       const char  *key);

/** il_run_dup_mode: Returns: (transfer full): how its downloads were run, as
 * in 'Together, 4 at once' */
char            *il_run_dup_mode      (IlRun *self) G_GNUC_WARN_UNUSED_RESULT;

/** il_run_dup_title: Returns: (transfer full): its name, or else how its
 * downloads were run */
char            *il_run_dup_title     (IlRun *self) G_GNUC_WARN_UNUSED_RESULT;

/** il_run_get_outcome: Returns: (transfer none) (nullable): a word for a run
 * that is not whole, %NULL for others and while it is under way */
const char      *il_run_get_outcome   (IlRun *self);

G_END_DECLS
