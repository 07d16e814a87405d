/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlVerdict:
 * @duration: µs shown large: the time so far while live, the makespan after
 * @n_tracks: downloads in all
 * @n_ended: ended by then, however
 * @n_failed: of these, failed or cancelled
 * @n_cancelled: of these, cancelled
 * @limit: the most at once when together, 0 for no limit
 * @started: whether the run has begun; before, there is nothing to claim
 * @finished: whether the run is over at that time
 * @factor: how many times faster together was than one at a time, that is
 *   T(one at a time) / T(together); 0 when not both are known and whole
 * @other: µs of the run compared with, %IL_TIME_NONE without one
 */
typedef struct
{
  gint64 duration;
  guint n_tracks;
  guint n_ended;
  guint n_failed;
  guint n_cancelled;
  guint limit;
  gboolean started;
  gboolean finished;
  double factor;
  gint64 other;
} IlVerdict;

/**
 * il_verdict_at:
 * @recording: any recording
 * @other: (nullable): the last whole run of the same addresses in the other
 *   mode; that its addresses are the same is for whoever keeps the runs to
 *   know, since this is asked in each frame
 * @time: µs
 *
 * What can be said at @time, in O(log n) of the tracks.  Nothing is
 * estimated: there is a factor only once @recording is finished, and when it
 * and @other are whole and of different modes.
 */
IlVerdict il_verdict_at       (IlRecording *recording,
                               IlRecording *other,
                               gint64       time);

/** il_verdict_dup_claim: Returns: (transfer full): the large line, such as
 * '3.7× faster' or '1 of 4 done', empty before the start */
char     *il_verdict_dup_claim (const IlVerdict *self,
                                IlMode           mode) G_GNUC_WARN_UNUSED_RESULT;

/** il_verdict_dup_detail: Returns: (transfer full): the line below, such as
 * 'than one at a time (8.21 s)' or 'Run one at a time to compare'; together
 * with the claim it makes one sentence or two */
char     *il_verdict_dup_detail (const IlVerdict *self,
                                 IlMode           mode) G_GNUC_WARN_UNUSED_RESULT;

/** il_verdict_dup_sentence: Returns: (transfer full): what there is to say of a
 * finished run in one sentence: 'Finished after 12.3 s: 3 of 4 done, 1 failed' */
char     *il_verdict_dup_sentence (const IlVerdict *self,
                                   IlMode           mode) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
