/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "formats/il-run-info.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

/*
 * What a run file holds once its gzip is undone: sections, each of them a
 * number that says which, and bytes with their length.  Numbers, texts and
 * bytes are those of il-packed.h; times are µs, each written as the difference
 * from the one before it in the same list.
 *
 * IL_RUN_SECTION_INFO       once
 *   texts    name, source, its title, network, its title, key
 *   numbers  HTTP version, start in µs since 1970
 *
 * IL_RUN_SECTION_RECORDING  once, behind the info
 *   numbers  mode, limit, how many tracks; for each of them
 *     address, size known beforehand (signed)
 *     how many hops; for each of them: address, or nothing where it is the
 *       track's own; status, HTTP version, a bit for each mark that was set,
 *       the lowest the first; the times of these, the differences going on from
 *       hop to hop
 *     size that was answered (signed), bytes on the wire, characters (signed)
 *     how many reads; for each of them: time, bytes, lines
 *     when it ended
 *     0, or 1 more than its IlError and a message
 *
 * IL_RUN_SECTION_LOOP       at most once, behind the recording
 *   numbers  how many turns; for each of them: begin after the last one's end,
 *     length, and 1 more than the index of the track
 *
 * Other sections are passed over: there is room for what later versions know.
 */
#define IL_RUN_SECTION_INFO 1
#define IL_RUN_SECTION_RECORDING 2
#define IL_RUN_SECTION_LOOP 3

/* No file is taken that holds more; each of them is far beyond a lesson, and
 * all of them together fit in the memory of a small computer. */
#define IL_RUN_MAX_RAW (128u << 20)
#define IL_RUN_MAX_TRACKS 100000u
#define IL_RUN_MAX_HOPS 1000u
#define IL_RUN_MAX_READS (1u << 23)
#define IL_RUN_MAX_TURNS (1u << 22)
#define IL_RUN_MAX_TEXT (64u << 10)

/** il_run_pack: @recording: finished. Returns: (transfer full) (nullable): the
 * sections, or %NULL if there is more than may be in them */
GByteArray  *il_run_pack   (IlRecording     *recording,
                            const IlRunInfo *info) G_GNUC_WARN_UNUSED_RESULT;

/** il_run_unpack: @data: not trusted; @info: (out caller-allocates): set only
 * if it is good. Returns: (transfer full) (nullable): a finished recording, or
 * %NULL if anything is not as it should be */
IlRecording *il_run_unpack (const guint8    *data,
                            gsize            length,
                            IlRunInfo       *info) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
