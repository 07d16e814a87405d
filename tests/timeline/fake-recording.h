/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/recording.h"

G_BEGIN_DECLS

/*
 * Recordings written by hand, for tests of what is drawn from them.
 */

/** FAKE_MS: µs of a millisecond, so that times below read as milliseconds. */
#define FAKE_MS G_GINT64_CONSTANT (1000)

/** fake_recording_new: Returns: (transfer full): a started recording with @n
 * queued tracks named /0, /1 ... */
IlRecording *fake_recording_new (guint n);

/** fake_track_receive: Takes @track through all phases: starts at @begin,
 * request at +10 ms, answer at +100 ms, then @n_reads reads of one line and
 * 100 bytes each until @end (µs). */
void         fake_track_receive (IlTrack *track,
                                 gint64   begin,
                                 gint64   end,
                                 guint    n_reads);

/** fake_recording_end: Ends @track at @end µs; @code: an #IlError, -1 for none */
void         fake_recording_end (IlRecording *recording,
                                 IlTrack     *track,
                                 gint64       end,
                                 int          code);

G_END_DECLS
