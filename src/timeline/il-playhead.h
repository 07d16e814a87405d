/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

#define IL_TYPE_PLAYHEAD (il_playhead_get_type ())

/**
 * IlPlayhead:
 *
 * The time at which a recording is shown.  While the recording is live it is
 * moved to now once per frame; when the recording finishes it rests at the
 * end.  The property 'time' is notified when it moves.
 */
G_DECLARE_FINAL_TYPE (IlPlayhead, il_playhead, IL, PLAYHEAD, GObject)

IlPlayhead  *il_playhead_new           (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_playhead_get_recording: Returns: (nullable) (transfer none): what it moves on */
IlRecording *il_playhead_get_recording (IlPlayhead *self);

/** il_playhead_set_recording: @recording: (nullable): shown at its now, or its end */
void         il_playhead_set_recording (IlPlayhead  *self,
                                        IlRecording *recording);

/** il_playhead_get_time: Returns: µs from the recording's start */
gint64       il_playhead_get_time      (IlPlayhead *self);

/** il_playhead_is_live: Returns: whether the recording still grows */
gboolean     il_playhead_is_live       (IlPlayhead *self);

/** il_playhead_advance: Moves to now; once per frame while live. */
void         il_playhead_advance       (IlPlayhead *self);

G_END_DECLS
