/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "recording/il-loop-track.h"
#include "recording/il-track.h"

G_BEGIN_DECLS

/**
 * IlMode:
 * @IL_MODE_ONE_AT_A_TIME: each download waits for the one before
 * @IL_MODE_TOGETHER: all at once, or as many as the limit allows
 */
typedef enum
{
  IL_MODE_ONE_AT_A_TIME,
  IL_MODE_TOGETHER,
} IlMode;

#define IL_TYPE_RECORDING (il_recording_get_type ())

G_DECLARE_FINAL_TYPE (IlRecording, il_recording, IL, RECORDING, GObject)

/**
 * il_recording_new:
 * @mode: how the downloads are run
 * @limit: the most at once, 0 for no limit
 *
 * A recording that has not started.  It is a #GListModel of #IlTrack; tracks
 * are added before the start.
 */
IlRecording *il_recording_new (IlMode mode,
                               guint  limit) G_GNUC_WARN_UNUSED_RESULT;

IlMode       il_recording_get_mode      (IlRecording *self);
guint        il_recording_get_limit     (IlRecording *self);
guint        il_recording_get_n_tracks  (IlRecording *self);

/** il_recording_get_track: Returns: (transfer none): the track at @index */
IlTrack     *il_recording_get_track     (IlRecording *self,
                                         guint        index);

/** il_recording_get_loop: Returns: (transfer none): what the event loop did:
 * without a turn when nobody measured it */
IlLoopTrack *il_recording_get_loop      (IlRecording *self);

gboolean     il_recording_is_started    (IlRecording *self);
gboolean     il_recording_is_finished   (IlRecording *self);

/**
 * il_recording_get_now:
 *
 * Returns: µs since the start while live, the duration once finished, 0
 *   before the start
 */
gint64       il_recording_get_now       (IlRecording *self);

/** il_recording_get_duration: Returns: µs until the last track's end so far */
gint64       il_recording_get_duration  (IlRecording *self);

/** il_recording_count_ended: Returns: tracks that had ended by @time (µs); O(log n) */
guint        il_recording_count_ended   (IlRecording *self,
                                         gint64       time);

/** il_recording_count_failed: Returns: of these, the failed ones; O(log n) */
guint        il_recording_count_failed  (IlRecording *self,
                                         gint64       time);

/** il_recording_count_cancelled: Returns: of these, the cancelled ones; O(log n) */
guint        il_recording_count_cancelled (IlRecording *self,
                                           gint64       time);

/** il_recording_is_whole: Returns: whether it finished and every track is done */
gboolean     il_recording_is_whole      (IlRecording *self);

/** il_recording_has_same_addresses: Returns: whether both list the same, in
 * order; O(n) */
gboolean     il_recording_has_same_addresses (IlRecording *self,
                                              IlRecording *other);

/* For the engine alone. */

/**
 * il_recording_add:
 * @address: as it was typed
 * @size_hint: bytes known beforehand, or %IL_SIZE_UNKNOWN
 *
 * Returns: (transfer none): the new last track
 */
IlTrack     *il_recording_add           (IlRecording *self,
                                         const char  *address,
                                         gint64       size_hint);

/** il_recording_start: @monotonic: g_get_monotonic_time() at time 0 */
void         il_recording_start         (IlRecording *self,
                                         gint64       monotonic);

/** il_recording_to_time: Returns: µs since the start of a monotonic time, 0 or more */
gint64       il_recording_to_time       (IlRecording *self,
                                         gint64       monotonic);

/**
 * il_recording_end_track:
 * @time: µs, not before the end of any track that ended earlier
 * @error: (nullable) (transfer full): an #IlError; none when it is done
 */
void         il_recording_end_track     (IlRecording *self,
                                         IlTrack     *track,
                                         gint64       time,
                                         GError      *error);

/** il_recording_finish: Every track has ended; nothing changes from here on. */
void         il_recording_finish        (IlRecording *self);

G_END_DECLS
