/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "engine/il-run-context.h"
#include "engine/il-slot.h"

G_BEGIN_DECLS

/** IL_FETCH_MAX_REDIRECTS: As many as browsers and curl would follow. */
#define IL_FETCH_MAX_REDIRECTS 20

#define IL_TYPE_FETCH (il_fetch_get_type ())

/**
 * IlFetch:
 *
 * One download: a request and those its redirects lead to, from the moment
 * it leaves the queue.  It writes the track.
 */
G_DECLARE_FINAL_TYPE (IlFetch, il_fetch, IL, FETCH, GObject)

/**
 * IlFetchFuncs:
 * @changed: the track passed to another state, or a redirect has answered;
 *   the last time when it ends
 * @released: follows once, when the slot may be given to another
 *
 * What a fetch tells its owner: functions and no signals, since connecting
 * two of them is a tenth of what a small document costs.
 */
typedef struct
{
  void (*changed)  (IlFetch  *fetch,
                    gpointer  owner);
  void (*released) (IlFetch  *fetch,
                    gpointer  owner);
} IlFetchFuncs;

/**
 * il_fetch_new:
 * @run: what the downloads share; its recording is started
 * @track: of that recording
 * @slot: the fetch's own until it is released
 * @target: what to ask for
 * @host_key: il_slot_create_host_key() of it
 */
IlFetch *il_fetch_new          (IlRunContext       *run,
                                IlTrack            *track,
                                IlSlot             *slot,
                                GUri               *target,
                                GRefString         *host_key) G_GNUC_WARN_UNUSED_RESULT;

/** il_fetch_set_owner: @funcs: (nullable): %NULL once nobody listens any more */
void     il_fetch_set_owner    (IlFetch            *self,
                                const IlFetchFuncs *funcs,
                                gpointer            owner);

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

/** il_fetch_get_host_key: Returns: il_slot_create_host_key() of the last address asked */
const char *il_fetch_get_host_key (IlFetch  *self);

G_END_DECLS
