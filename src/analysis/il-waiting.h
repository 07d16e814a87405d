/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlWait:
 * @IL_WAIT_QUEUE: for its turn: behind our limit, or behind the one before
 * @IL_WAIT_NAME: for its host's name to be looked up
 * @IL_WAIT_CONNECT: for its connection, and what else comes before the request
 * @IL_WAIT_TLS: for the TLS handshake
 * @IL_WAIT_SERVER: for the answer's first byte; of a redirect, for all of it
 * @IL_WAIT_BODY: for the document to come
 * @IL_WAIT_LOOP: for a handler that held the loop, %IL_LOOP_HOLD or longer: its
 *   own or another's; whatever else it would have waited for meanwhile
 *
 * What a download waits for at a time.  Whether a document comes slowly since
 * the line is full or since its server is slow is no reason of its own, as one
 * run can't tell: its reads look alike.
 */
typedef enum
{
  IL_WAIT_QUEUE,
  IL_WAIT_NAME,
  IL_WAIT_CONNECT,
  IL_WAIT_TLS,
  IL_WAIT_SERVER,
  IL_WAIT_BODY,
  IL_WAIT_LOOP,
} IlWait;

#define IL_N_WAITS (IL_WAIT_LOOP + 1)

/**
 * IlWaiting:
 * @times: µs by #IlWait, which are together the whole life so far: from the
 *   recording's start to the end
 */
typedef struct
{
  gint64 times[IL_N_WAITS];
} IlWaiting;

/**
 * il_waiting_init_track:
 * @self: (out caller-allocates): where the time went
 * @track: one of @recording
 * @time: µs, up to which to look
 *
 * One that never left the queue was queued all its life.  While queued,
 * nothing else counts.  O(hops · (log holds + holds met)).
 */
void   il_waiting_init_track (IlWaiting   *self,
                              IlRecording *recording,
                              IlTrack     *track,
                              gint64       time);

/** il_waiting_init_all: The same of all tracks of @recording, added up. */
void   il_waiting_init_all   (IlWaiting   *self,
                              IlRecording *recording,
                              gint64       time);

/** il_waiting_get_sum: Returns: µs, of all reasons */
gint64 il_waiting_get_sum    (const IlWaiting *self);

G_END_DECLS
