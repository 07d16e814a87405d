/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "formats/il-export.h"

G_BEGIN_DECLS

/*
 * A table as RFC 4180 describes it: UTF-8, a line of names first, fields
 * separated by commas, in quotes where they hold a comma, a quote or the end
 * of a line, each line ended by CR LF.  RFC 4180 asks for those, and
 * spreadsheets on every system read them; tools that split lines at LF see
 * the CR only behind time_total.
 *
 * A text that a spreadsheet would take for a formula, since it begins with
 * one of = + - @ or a tab, CR or LF, stands behind a single quote.
 *
 * One line per download, in the order of the addresses.  Names that end in
 * _us are whole microseconds, times among them are counted from the start of
 * the run.  What did not happen or is not known is empty.
 *
 * mode          one-at-a-time, together: so that two runs fit in one table
 * index         the place in the run, from 0
 * url           the address without user name and password; control and
 *               format characters are U+FFFD
 * state         queued, connecting, waiting, receiving, done (whole, whatever
 *               the status), failed, cancelled
 * status        the HTTP status of the last answer
 * error         bad-address, not-http, name-not-found, refused, unreachable,
 *               not-permitted, tls, first-byte-timeout, idle-timeout, cut-body,
 *               no-answer, bad-answer, too-many-redirects, bad-redirect,
 *               cancelled, not-kept, failed
 * size          decoded bytes that were announced
 * bytes         decoded bytes received
 * wire_bytes    bytes of the body as they crossed the network, with the
 *               framing of chunks and before decompression
 * lines         line feeds received
 * characters    characters of the text
 * file          the file that the body was kept in
 * redirects     how many were followed
 * start_us      when it left the queue
 * end_us        when it ended
 * queued_us     how long it was in the queue, from the start of the run;
 *               the following ones are those of the last request, and last
 *               until now where they go on
 * dns_us        how long the name was looked up
 * connect_us    how long the socket was being connected, without TLS
 * tls_us        how long the TLS handshake took
 * waiting_us    how long from sending the request to the first byte
 * receiving_us  how long from the first byte to the end
 * time_total    seconds with six decimals from leaving the queue to the end,
 *               or until now: what curl calls so
 */

/**
 * il_csv_dup_header:
 *
 * Returns: (transfer full): the line of names with its end
 */
char *il_csv_dup_header (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_csv_write_rows:
 * @recording: any recording; of one that goes on, what is known by now
 * @extras: (nullable): what else is known
 * @write: gets a line with its end at a time
 *
 * The lines of all downloads, without the one of names: for a comparison the
 * lines of another run follow.
 */
void  il_csv_write_rows (IlRecording          *recording,
                         const IlExportExtras *extras,
                         IlExportWrite         write,
                         gpointer              data);

G_END_DECLS
