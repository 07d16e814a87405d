/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IL_TIME_NONE:
 *
 * The time of what has not happened.
 */
#define IL_TIME_NONE ((gint64) -1)

/**
 * IlMark:
 * @IL_MARK_START: the request left our queue
 * @IL_MARK_DNS_START: the name is being looked up
 * @IL_MARK_DNS_END: the name is known
 * @IL_MARK_CONNECT_START: the socket is being connected
 * @IL_MARK_CONNECT_END: the socket is connected
 * @IL_MARK_TLS_START: the TLS handshake began
 * @IL_MARK_TLS_END: the TLS handshake is done
 * @IL_MARK_REQUEST: the request is being sent
 * @IL_MARK_RESPONSE: the first byte of the answer is here
 * @IL_MARK_END: the last byte was read, or the request ended otherwise
 *
 * The moments of one request, in the order in which they happen.  A request
 * on a connection that is used again has none from @IL_MARK_DNS_START to
 * @IL_MARK_TLS_END.
 */
typedef enum
{
  IL_MARK_START,
  IL_MARK_DNS_START,
  IL_MARK_DNS_END,
  IL_MARK_CONNECT_START,
  IL_MARK_CONNECT_END,
  IL_MARK_TLS_START,
  IL_MARK_TLS_END,
  IL_MARK_REQUEST,
  IL_MARK_RESPONSE,
  IL_MARK_END,
} IlMark;

#define IL_N_MARKS (IL_MARK_END + 1)

/**
 * IlPhase:
 * @IL_PHASE_DNS: looking the name up
 * @IL_PHASE_CONNECT: connecting the socket, without TLS
 * @IL_PHASE_TLS: the TLS handshake
 * @IL_PHASE_CONNECTING: all before the request is sent
 * @IL_PHASE_WAITING: from sending to the first byte
 * @IL_PHASE_RECEIVING: from the first byte to the last
 *
 * The spans between marks.
 */
typedef enum
{
  IL_PHASE_DNS,
  IL_PHASE_CONNECT,
  IL_PHASE_TLS,
  IL_PHASE_CONNECTING,
  IL_PHASE_WAITING,
  IL_PHASE_RECEIVING,
} IlPhase;

/**
 * IlPhases:
 *
 * The marks of one request in µs from the recording's start.  What happened
 * never lies before what must have happened earlier: il_phases_set() moves a
 * mark up to the latest earlier one.
 */
typedef struct
{
  gint64 at[IL_N_MARKS];
} IlPhases;

/** il_phases_init: @self: the phases of a request of which nothing is known. */
void il_phases_init (IlPhases *self);

/**
 * il_phases_set:
 * @time: µs from the recording's start, 0 or more
 *
 * Sets @mark once; a second time for the same mark is ignored, except for
 * the connecting marks, where each attempt replaces the one before.
 */
void il_phases_set (IlPhases *self,
                    IlMark    mark,
                    gint64    time);

/** il_phases_get: Returns: µs from the recording's start, or %IL_TIME_NONE */
gint64 il_phases_get (const IlPhases *self,
                      IlMark          mark);

/**
 * il_phases_get_span:
 * @begin: (out) (optional): µs
 * @end: (out) (optional): µs, %IL_TIME_NONE while @phase goes on
 *
 * Returns: whether @phase has begun
 */
gboolean il_phases_get_span (const IlPhases *self,
                             IlPhase         phase,
                             gint64         *begin,
                             gint64         *end);

G_END_DECLS
