/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "recording/il-arrivals.h"
#include "recording/il-phases.h"

G_BEGIN_DECLS

/**
 * IlState:
 * @IL_STATE_QUEUED: our queue has not let it start
 * @IL_STATE_CONNECTING: name, socket, TLS
 * @IL_STATE_WAITING: sent, nothing back yet
 * @IL_STATE_RECEIVING: the answer is coming
 * @IL_STATE_DONE: whole, whatever its HTTP status
 * @IL_STATE_FAILED: ended with an error
 * @IL_STATE_CANCELLED: ended by the user
 */
typedef enum
{
  IL_STATE_QUEUED,
  IL_STATE_CONNECTING,
  IL_STATE_WAITING,
  IL_STATE_RECEIVING,
  IL_STATE_DONE,
  IL_STATE_FAILED,
  IL_STATE_CANCELLED,
} IlState;

#define IL_N_STATES (IL_STATE_CANCELLED + 1)

/**
 * IlHttpVersion:
 * @IL_HTTP_UNKNOWN: none of these, or not known yet
 * @IL_HTTP_1_0: HTTP/1.0
 * @IL_HTTP_1_1: HTTP/1.1: a connection serves one request at a time
 * @IL_HTTP_2: HTTP/2: one connection serves all requests to a host at once
 *
 * A version of the protocol.
 */
typedef enum
{
  IL_HTTP_UNKNOWN,
  IL_HTTP_1_0,
  IL_HTTP_1_1,
  IL_HTTP_2,
} IlHttpVersion;

/**
 * IlHop:
 * @address: the address asked
 * @status: the HTTP status of its answer, 0 while there is none
 * @version: what its answer was spoken in, %IL_HTTP_UNKNOWN while there is none
 * @phases: its marks
 *
 * One request of a track; each redirect adds another.
 */
typedef struct
{
  char *address;
  guint status;
  IlHttpVersion version;
  IlPhases phases;
} IlHop;

/**
 * IlSegment:
 * @state: %IL_STATE_QUEUED, CONNECTING, WAITING or RECEIVING
 * @begin: µs
 * @end: µs, not before @begin
 *
 * A stretch of a track's life in one state.
 */
typedef struct
{
  IlState state;
  gint64 begin;
  gint64 end;
} IlSegment;

/** IL_TRACK_MAX_SEGMENTS: Room for the segments of 21 hops. */
#define IL_TRACK_MAX_SEGMENTS 48

/** IL_SIZE_UNKNOWN: The size of a document whose server did not say. */
#define IL_SIZE_UNKNOWN ((gint64) -1)

/** IL_COUNT_NONE: The count of what nobody counted. */
#define IL_COUNT_NONE ((gint64) -1)

#define IL_TYPE_TRACK (il_track_get_type ())

G_DECLARE_FINAL_TYPE (IlTrack, il_track, IL, TRACK, GObject)

/**
 * il_track_new:
 * @index: its place in the recording, from 0
 * @address: as it was typed
 * @size_hint: bytes known beforehand, or %IL_SIZE_UNKNOWN
 */
IlTrack *il_track_new (guint       index,
                       const char *address,
                       gint64      size_hint) G_GNUC_WARN_UNUSED_RESULT;

guint            il_track_get_index      (IlTrack *self);
const char      *il_track_get_address    (IlTrack *self);

/** il_track_get_name: Returns: the short name, as il_address_dup_name() makes it */
const char      *il_track_get_name       (IlTrack *self);

/** il_track_get_host: Returns: the host, as il_address_dup_host() makes it */
const char      *il_track_get_host       (IlTrack *self);

/**
 * il_track_get_status:
 *
 * Returns: the HTTP status of the last answer that is known by now, or 0; for
 *   a time before the end, a view asks the hops and their marks
 */
guint            il_track_get_status     (IlTrack *self);

/**
 * il_track_get_size:
 * @time: µs
 *
 * Returns: the decoded size in bytes as it was known at @time, or
 *   %IL_SIZE_UNKNOWN: until the last hop was answered the size known
 *   beforehand, from then on what the answer said, also when it said nothing
 */
gint64           il_track_get_size       (IlTrack *self,
                                          gint64   time);

/**
 * il_track_get_wire_bytes:
 *
 * Returns: bytes of the body as they crossed the network, with the framing
 *   of chunks and before decompression; 0 until the track ended
 */
guint64          il_track_get_wire_bytes (IlTrack *self);

/** il_track_get_characters: Returns: characters of the text, once it was read
 * as one, or %IL_COUNT_NONE */
gint64           il_track_get_characters (IlTrack *self);

/** il_track_get_arrivals: Returns: (transfer none): the log of reads */
const IlArrivals *il_track_get_arrivals  (IlTrack *self);

/** il_track_get_error: Returns: (nullable) (transfer none): why it failed */
const GError    *il_track_get_error      (IlTrack *self);

/** il_track_get_start: Returns: the µs at which it left the queue, or
 * %IL_TIME_NONE */
gint64           il_track_get_start      (IlTrack *self);

/** il_track_get_end: Returns: µs, or %IL_TIME_NONE while it goes on */
gint64           il_track_get_end        (IlTrack *self);

guint            il_track_get_n_hops     (IlTrack *self);

/** il_track_get_hop: @hop: from 0. Returns: (transfer none): that request */
const IlHop     *il_track_get_hop        (IlTrack *self,
                                          guint    hop);

/** il_track_get_state: Returns: its state at @time (µs) */
IlState il_track_get_state (IlTrack *self,
                            gint64   time);

/**
 * il_track_get_fraction:
 * @time: µs
 *
 * Returns: how much of the document had come, from 0 to 1, or -1 while it
 *   comes with a size that nobody knows
 */
double il_track_get_fraction (IlTrack *self,
                              gint64   time);

/**
 * il_track_list_segments:
 * @time: µs
 * @segments: (out caller-allocates): room for %IL_TRACK_MAX_SEGMENTS
 *
 * What a lane draws: the states up to @time in order and without gaps, from
 * 0 to @time or to the track's end.  Segments of no length are left out, and
 * neighbours of the same state are one.
 *
 * Returns: how many
 */
guint il_track_list_segments (IlTrack   *self,
                              gint64     time,
                              IlSegment *segments);

/* For the engine alone, while the recording is live. */

void il_track_begin_hop      (IlTrack    *self,
                              const char *address,
                              gint64      time);
void il_track_mark           (IlTrack    *self,
                              IlMark      mark,
                              gint64      time);
void il_track_set_status     (IlTrack    *self,
                              guint       status);

/** il_track_set_version: @version: what the last hop's answer is spoken in */
void il_track_set_version    (IlTrack       *self,
                              IlHttpVersion  version);

/** il_track_set_size: @size: bytes, or %IL_SIZE_UNKNOWN: what the last hop's
 * answer says, as from its %IL_MARK_RESPONSE */
void il_track_set_size       (IlTrack    *self,
                              gint64      size);
void il_track_set_wire_bytes (IlTrack    *self,
                              guint64     wire_bytes);

/** il_track_set_characters: @characters: how many, or %IL_COUNT_NONE */
void il_track_set_characters (IlTrack    *self,
                              gint64      characters);
void il_track_add_read       (IlTrack    *self,
                              gint64      time,
                              guint64     bytes,
                              guint64     lines);

/**
 * il_track_end:
 * @time: µs
 * @error: (nullable) (transfer full): an #IlError; none when it is done
 *
 * Engines call il_recording_end_track(), which also keeps the books.
 */
void il_track_end            (IlTrack    *self,
                              gint64      time,
                              GError     *error);

G_END_DECLS
