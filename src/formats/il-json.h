/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "formats/il-export.h"

G_BEGIN_DECLS

/*
 * The document of a run is an object with these members, in this order.
 * Names that end in _us are whole microseconds, times among them are counted
 * from the start of the run; what did not happen or is not known is null.
 *
 * interleave   text: the version of the program that wrote it
 * run          object
 *   mode         text: one-at-a-time, together
 *   limit        number: the most at once when together, null for no limit
 *   downloads    number: how many there are
 *   duration_us  number: until the last download's end, or until now in a run
 *                that is not over
 *   finished     true or false: whether the run is over
 * verdict      object
 *   done, failed, cancelled  numbers: downloads that ended so
 *   bytes, lines             numbers: the sums of the downloads'
 *   sum_us         number: the sum of the downloads' own durations, each from
 *                  leaving the queue to its end, or until now
 *   longest_us     number: the longest of these, 0 without any
 *   max_in_flight  number: the most downloads in flight at once, one that
 *                  ends as another starts not counted with it
 * loop         object, null where nobody measured it: the event loop's one thread
 *   awake_us       number: in which it was busy, and did not wait
 *   wake_ups       number: how often it became so, for whatever reason
 *   longest_us     number: the longest stretch in which it was busy for one
 *                  download, null without any
 *   longest_index  number: that download's place in the array below, or null
 * downloads    array of objects, in the order of the addresses
 *   index       number: the place in the array, from 0
 *   url         text: the address without user name and password; control
 *               and format characters are U+FFFD
 *   state       text: queued, connecting, waiting, receiving, done (whole,
 *               whatever the status), failed, cancelled
 *   status      number: the HTTP status of the last answer, null without one
 *   error       object, null without an error
 *     code        text: bad-address, not-http, name-not-found, refused,
 *                 unreachable, not-permitted, tls, first-byte-timeout,
 *                 idle-timeout, cut-body, no-answer, bad-answer,
 *                 too-many-redirects, bad-redirect, cancelled, not-kept, failed
 *     message     text: a sentence in the user's language
 *   size        number: decoded bytes that were announced, null when unknown
 *   bytes       number: decoded bytes received
 *   wire_bytes  number: bytes of the body as they crossed the network, with
 *               the framing of chunks and before decompression; null until
 *               the download ended
 *   lines       number: line feeds received
 *   characters  number: characters of the text, null when not counted
 *   file        text: the file that the body was kept in, null without one
 *   hops        array of objects: the requests, one more for each redirect
 *     url         text: as above
 *     status      number: the HTTP status, null without an answer
 *     http_version  text: 1.0, 1.1, 2: what the answer was spoken in, null
 *                   without one
 *   start_us    number: when it left the queue, null if it never did
 *   end_us      number: when it ended, null while it goes on
 *   phases      object: how long each phase lasted, until now if it goes on;
 *               all but the first are those of the last request
 *     queued_us      number: in the queue, from the start of the run
 *     dns_us         number: looking up the name
 *     connect_us     number: connecting the socket, without TLS
 *     tls_us         number: the TLS handshake
 *     connecting_us  number: all before the request was sent, those three
 *                    and the time between them
 *     waiting_us     number: from sending the request to the first byte
 *     receiving_us   number: from the first byte to the end
 *   curl        object: what curl --write-out calls by these names; times in
 *               seconds from leaving the queue, 0 for what did not happen
 *     http_code           number: the last HTTP status, 0 without one
 *     num_redirects       number
 *     size_download       number: bytes, as above
 *     speed_download      number: bytes per second over time_total, rounded
 *                         down, 0 when that is 0
 *     time_namelookup     number: until the name was looked up
 *     time_connect        number: until the socket was connected
 *     time_appconnect     number: until the TLS handshake was done
 *     time_pretransfer    number: until the request was sent
 *     time_redirect       number: until the last request began, 0 without a
 *                         redirect; all other times are of the last request
 *     time_starttransfer  number: until the first byte came
 *     time_total          number: until the end, or until now
 *     url                 text: as above
 *     url_effective       text: the address of the last request
 *     errormsg            text: error.message, null without
 *
 * In the document of a comparison they are two of one.
 *
 * interleave     text: as above
 * comparison     object
 *   one_at_a_time_us, together_us  numbers: the durations of the two runs
 *   gain           number: the first divided by the second, null unless both
 *                  are over with every download done
 *   ideal_us       number: the shortest that the downloads could have taken
 *                  together, null when unknown
 * one_at_a_time  object: the run, verdict, loop and downloads of that run
 * together       object: the same of the other
 */

/**
 * il_json_write_run:
 * @recording: any recording; of one that goes on, what is known by now
 * @extras: (nullable): what else is known
 * @write: (scope call): gets JSON in valid UTF-8, indented, with a line feed
 *   at its end
 * @data: for @write
 *
 * Describes a run as above, in time linear in the number of its downloads
 * but for the sorting of their ends.
 */
void il_json_write_run        (IlRecording          *recording,
                               const IlExportExtras *extras,
                               IlExportWrite         write,
                               gpointer              data);

/**
 * il_json_write_comparison:
 * @in_turn: a run one at a time
 * @together: a run of the same addresses together
 * @ideal: µs, or %IL_TIME_NONE
 * @extras_in_turn: (nullable): what else is known of @in_turn
 * @extras_together: (nullable): what else is known of @together
 * @write: (scope call): as in il_json_write_run()
 * @data: for @write
 *
 * Describes two runs as above.
 */
void il_json_write_comparison (IlRecording          *in_turn,
                               IlRecording          *together,
                               gint64                ideal,
                               const IlExportExtras *extras_in_turn,
                               const IlExportExtras *extras_together,
                               IlExportWrite         write,
                               gpointer              data);

G_END_DECLS
