/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/il-event.h"
#include "recording/il-recording.h"
#include "timeline/il-speed.h"

G_BEGIN_DECLS

#define IL_TYPE_PLAYHEAD (il_playhead_get_type ())

/**
 * IlPlayhead:
 *
 * The time at which a recording, or two of a race, are shown.
 *
 * It follows a live recording: it is moved to now once per frame.  When it is
 * paused or moved, the picture stays behind and the downloads go on; it can
 * play from there, and follows again when it has caught up or is told to.  On
 * a finished recording it rests at the end and can be moved and played.
 *
 * Properties: 'recording' (the first one), 'time' (µs), 'playing' (it moves by
 * itself), 'following' (it is at a live recording's now) and 'speed'.
 */
G_DECLARE_FINAL_TYPE (IlPlayhead, il_playhead, IL, PLAYHEAD, GObject)

IlPlayhead  *il_playhead_new           (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_playhead_get_recording: Returns: (nullable) (transfer none): what it moves on */
IlRecording *il_playhead_get_recording (IlPlayhead *self);

/** il_playhead_set_recording: @recording: (nullable): shown at its now, or its end */
void         il_playhead_set_recording (IlPlayhead  *self,
                                        IlRecording *recording);

/**
 * il_playhead_set_pair:
 * @first: a finished recording
 * @first_shift: µs by which it begins after the common 0, 0 or more
 * @second: another
 * @second_shift: µs, likewise
 *
 * Moves on two recordings at once, and rests at the end of the later one.
 * With the pair that it has, it stays where it is, within the new end.
 */
void         il_playhead_set_pair      (IlPlayhead  *self,
                                        IlRecording *first,
                                        gint64       first_shift,
                                        IlRecording *second,
                                        gint64       second_shift);

/** il_playhead_get_time: Returns: µs from the recording's start, or from the
 * common 0 of two */
gint64       il_playhead_get_time      (IlPlayhead *self);

/** il_playhead_get_end: Returns: the last µs it can be moved to: now while live */
gint64       il_playhead_get_end       (IlPlayhead *self);

/** il_playhead_get_reach: Returns: the µs that the picture must have room for:
 * the end, but not what went on after a live picture was paused */
gint64       il_playhead_get_reach     (IlPlayhead *self);

/** il_playhead_is_live: Returns: whether the recording still grows */
gboolean     il_playhead_is_live       (IlPlayhead *self);

/** il_playhead_is_following: Returns: whether it is at a live recording's now */
gboolean     il_playhead_is_following  (IlPlayhead *self);

/** il_playhead_is_replay: Returns: whether what comes after the time is known
 * and may be shown: not while live, nor while a live picture is paused */
gboolean     il_playhead_is_replay     (IlPlayhead *self);

/** il_playhead_is_playing: Returns: whether it moves by itself */
gboolean     il_playhead_is_playing    (IlPlayhead *self);

/** il_playhead_play: From the end of a finished recording it begins again. */
void         il_playhead_play          (IlPlayhead *self);
void         il_playhead_pause         (IlPlayhead *self);

/** il_playhead_follow: Back to live; where nothing is live, to the end. */
void         il_playhead_follow        (IlPlayhead *self);

/** il_playhead_seek: @time: µs, brought into 0 to the end; a live picture is
 * paused by it, a replay goes on from there */
void         il_playhead_seek          (IlPlayhead *self,
                                        gint64      time);

/** il_playhead_step: Pauses at the next event of @kind, or the previous one if
 * @back. Returns: whether there was one */
gboolean     il_playhead_step          (IlPlayhead  *self,
                                        IlEventKind  kind,
                                        gboolean     back);

IlSpeed      il_playhead_get_speed     (IlPlayhead *self);
void         il_playhead_set_speed     (IlPlayhead *self,
                                        IlSpeed     speed);

/** il_playhead_advance: @frame: µs, monotonic: a frame, which moves it while it
 * plays */
void         il_playhead_advance       (IlPlayhead *self,
                                        gint64      frame);

G_END_DECLS
