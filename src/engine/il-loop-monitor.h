/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlLoopMonitor:
 *
 * Writes down when the thread of a main context sleeps and when it is awake,
 * and for whom.  It stands between the context and its poll function, which
 * it puts back when the last monitor of the context goes.
 *
 * The loop comes round from one poll to the next, and such a round is a turn of
 * the download that was served in it.  Where several were, each has the stretch
 * from when it was served to when the next one was, and the first one what led
 * to it, so that turns follow one another and never overlap.  Where none was,
 * the turn is nobody's, and goes on through polls that do not wait.
 *
 * A poll that does not wait is no sleep.  A wait elsewhere than in this
 * context's poll is none either: that is a handler that blocks.  A loop within
 * a handler sleeps like the outer one; what remains of the handler is a turn of
 * its own then.
 *
 * The downloads of other monitors on the same context are nobody's here.  While
 * a context is measured, its timers are rounded to whole milliseconds, as GLib
 * did everywhere before it had finer ones.
 */
typedef struct _IlLoopMonitor IlLoopMonitor;

/**
 * il_loop_monitor_new:
 * @recording: started; the first turn began with it
 *
 * Measures the thread-default main context, on its thread, from now on.  Where
 * more contexts than anybody has are measured at once, it measures nothing.
 */
IlLoopMonitor *il_loop_monitor_new   (IlRecording   *recording) G_GNUC_WARN_UNUSED_RESULT;

/** il_loop_monitor_free: To be called before the recording is finished: the
 * turn that is under way ends now. */
void           il_loop_monitor_free  (IlLoopMonitor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlLoopMonitor, il_loop_monitor_free)

/**
 * il_loop_monitor_serve:
 * @self: (nullable): none when nobody measures
 * @track: the index of a download in the recording
 *
 * A handler of this download runs.  Costs a comparison when it is still the
 * same, else the reading of a clock.
 */
void           il_loop_monitor_serve (IlLoopMonitor *self,
                                      guint          track);

G_END_DECLS
