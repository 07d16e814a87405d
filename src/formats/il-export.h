/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlExportExtras:
 * @get_file: (nullable): returns the name of the file that the body of a
 *   track was kept in, any bytes, or %NULL; it must last until the next call
 * @data: for @get_file
 *
 * What a recording does not know and whoever exports it may.
 */
typedef struct
{
  const char *(*get_file) (IlTrack *track,
                           gpointer data);
  gpointer data;
} IlExportExtras;

/**
 * IlExportWrite:
 * @text: the next piece, valid UTF-8 and not empty
 *
 * Takes what is written in pieces, in their order: each holds one download at
 * most, so that memory does not grow with their number.
 */
typedef void (*IlExportWrite) (const char *text,
                               gpointer    data);

/**
 * IlExportHop:
 * @url: as il_address_dup_export() makes it
 * @status: its HTTP status, 0 while there is none
 * @version: (nullable): '1.0', '1.1' or '2', what its answer was spoken in;
 *   owned by the program
 */
typedef struct
{
  char *url;
  guint status;
  const char *version;
} IlExportHop;

/**
 * IlExportFigures:
 * @index: the download's place in the recording, from 0
 * @url: the address, as il_address_dup_export() makes it
 * @state: its state
 * @error: (nullable): the nick of its #IlError, such as 'no-answer'; owned by
 *   the program
 * @message: (nullable): the error's sentence, valid UTF-8
 * @file: (nullable): the file its body was kept in, valid UTF-8
 * @hops: (element-type IlExportHop): its requests
 * @status: the HTTP status of the last one, 0 while there is none
 * @size: decoded bytes that were announced, %IL_SIZE_UNKNOWN without
 * @bytes: decoded bytes received
 * @wire_bytes: bytes as they crossed the network, %IL_COUNT_NONE before the end
 * @lines: lines received
 * @characters: %IL_COUNT_NONE when they were not counted, and before the end
 * @start: µs when it left the queue, or %IL_TIME_NONE
 * @end: µs, or %IL_TIME_NONE
 * @queued: µs spent in the queue
 * @duration: µs from leaving the queue until its end, or until now;
 *   %IL_TIME_NONE when it never left
 * @marks: those of the last request
 * @spans: µs that each #IlPhase of the last request took, until now if it
 *   goes on, or %IL_TIME_NONE when it never began
 *
 * What a format writes of a track at a time.
 */
typedef struct
{
  guint index;
  char *url;
  IlState state;
  const char *error;
  char *message;
  char *file;

  GArray *hops;
  guint status;

  gint64 size;
  guint64 bytes;
  gint64 wire_bytes;
  guint64 lines;
  gint64 characters;

  gint64 start;
  gint64 end;
  gint64 queued;
  gint64 duration;
  IlPhases marks;
  gint64 spans[IL_PHASE_RECEIVING + 1];
} IlExportFigures;

/**
 * il_export_read:
 * @now: µs; what happened later is left out
 * @extras: (nullable): what else is known
 * @out: (out caller-allocates): cleared with il_export_figures_clear()
 *
 * Reads @track as it was at @now, in O(log n) of its reads.
 */
void        il_export_read          (IlTrack              *track,
                                     gint64                now,
                                     const IlExportExtras *extras,
                                     IlExportFigures      *out);
void        il_export_figures_clear (IlExportFigures *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IlExportFigures, il_export_figures_clear)

/** il_export_get_mode: Returns: 'one-at-a-time' or 'together' */
const char *il_export_get_mode      (IlMode mode);

/** il_export_get_state: Returns: 'queued', 'connecting', 'waiting',
 * 'receiving', 'done', 'failed' or 'cancelled' */
const char *il_export_get_state     (IlState state);

/** il_export_get_error: Returns: the nick of an error, such as 'no-answer';
 * 'failed' for what is no #IlError */
const char *il_export_get_error     (const GError *error);

/** il_export_get_n_redirects: Returns: the requests after the first */
guint       il_export_get_n_redirects (const IlExportFigures *self);

G_END_DECLS
