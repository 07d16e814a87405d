/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "engine/il-plan.h"
#include "engine/il-reader.h"
#include "engine/il-slot.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

/** IL_FETCH_MAX_REDIRECTS: As many as browsers and curl would follow. */
#define IL_FETCH_MAX_REDIRECTS 20

#define IL_TYPE_FETCH (il_fetch_get_type ())

/**
 * IlFetch:
 *
 * One download: a request and those its redirects lead to, from the moment
 * it leaves the queue.  It writes the track.
 *
 * Signal IlFetch::changed is emitted when the track passes to another state
 * or a redirect has answered, the last time when it ends.  Signal
 * IlFetch::released follows, once, when the slot may be given to another.
 */
G_DECLARE_FINAL_TYPE (IlFetch, il_fetch, IL, FETCH, GObject)

/**
 * il_fetch_new:
 * @recording: that @track is part of, started
 * @slot: the fetch's own until it is released
 * @reader: shared with the others
 * @plan: for its options
 * @target: what to ask for
 */
IlFetch *il_fetch_new          (IlRecording *recording,
                                IlTrack     *track,
                                IlSlot      *slot,
                                IlReader    *reader,
                                IlPlan      *plan,
                                GUri        *target) G_GNUC_WARN_UNUSED_RESULT;

/** il_fetch_start: Sends the first request. */
void     il_fetch_start        (IlFetch     *self);

/** il_fetch_cancel: Ends the track now, unless it has ended. */
void     il_fetch_cancel       (IlFetch     *self);

/** il_fetch_expire: @now: monotonic. Ends the track if it is overdue. */
void     il_fetch_expire       (IlFetch     *self,
                                gint64       now);

/** il_fetch_get_deadline: Returns: the monotonic time until which it may stay
 * as it is, %IL_DEADLINE_NEVER if for ever.  It only moves earlier at a
 * change of state. */
gint64   il_fetch_get_deadline (IlFetch     *self);

IlTrack *il_fetch_get_track    (IlFetch     *self);
IlSlot  *il_fetch_get_slot     (IlFetch     *self);

/** il_fetch_get_target: Returns: (transfer none): the last address asked */
GUri    *il_fetch_get_target   (IlFetch     *self);

G_END_DECLS
