/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "engine/il-plan.h"
#include "engine/il-sink.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

#define IL_TYPE_RUNNER (il_runner_get_type ())

/**
 * IlRunner:
 *
 * Runs a plan once, on the thread-default main context, into a recording.
 *
 * Signal IlRunner::track-changed (IlTrack *track) is emitted when a track
 * passes to another state, never per read.  The property 'running' is
 * notified at the start and once the recording is finished.
 */
G_DECLARE_FINAL_TYPE (IlRunner, il_runner, IL, RUNNER, GObject)

/**
 * il_runner_new:
 * @recording: from il_plan_create_recording(), not started
 */
IlRunner    *il_runner_new           (IlPlan      *plan,
                                      IlRecording *recording) G_GNUC_WARN_UNUSED_RESULT;

/** il_runner_set_sink: @sink: (nullable): who gets the documents themselves; to
 * be set before the start */
void         il_runner_set_sink      (IlRunner *self,
                                      IlSink   *sink);

IlRecording *il_runner_get_recording (IlRunner *self);
gboolean     il_runner_is_running    (IlRunner *self);

/**
 * il_runner_start:
 *
 * Starts the recording and the first downloads.  Tracks with a bad address
 * fail at their turn.  An empty plan finishes in the next loop turn.
 */
void         il_runner_start         (IlRunner *self);

/** il_runner_cancel: Cancels one download at once, queued or in flight. */
void         il_runner_cancel        (IlRunner *self,
                                      guint     index);

/** il_runner_cancel_all: Cancels all that has not ended; the recording is
 * finished when this returns. */
void         il_runner_cancel_all    (IlRunner *self);

/** il_runner_get_in_flight: Returns: downloads that hold a slot now */
guint        il_runner_get_in_flight (IlRunner *self);

G_END_DECLS
