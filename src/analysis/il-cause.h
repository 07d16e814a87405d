/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/*
 * What decided when a run ended, in one sentence: only what the recording
 * shows is said, and nothing where it shows no more than that it ended.
 */

/** IL_CAUSE_MOST: What takes up so much of the run, in percent, decided it. */
#define IL_CAUSE_MOST 90

/** IL_CAUSE_FULL: The line was full if the bytes alone, at the best rate that
 * it showed, account for so much of the run, in percent... */
#define IL_CAUSE_FULL 85

/** IL_CAUSE_SHARED: ...and if for so much of the run, in percent, more than one
 * document was coming: what a single one gets may be all its server gives. */
#define IL_CAUSE_SHARED 50

/** IL_CAUSE_NEARLY_FULL: From so much on, in percent, they were held up by each
 * other, and what one of them took is not what it would take alone. */
#define IL_CAUSE_NEARLY_FULL 70

/** IL_CAUSE_HELD: The loop was held for long if it was for %IL_LOOP_HOLD or
 * more, and for so much of the run, in percent. */
#define IL_CAUSE_HELD 10

/** IL_CAUSE_MOSTLY: A download mostly waited for one thing if it did for so
 * much of its own time, in percent. */
#define IL_CAUSE_MOSTLY 50

/**
 * IlCauseKind:
 * @IL_CAUSE_NONE: nothing can be said: no download took any time, or the run
 *   is not over
 * @IL_CAUSE_CANCELLED: somebody stopped what was under way
 * @IL_CAUSE_SEQUENCE: one download after the other, without a pause
 * @IL_CAUSE_LOOP: a handler held the loop for long
 * @IL_CAUSE_LINE: the line was full; servers that each send at one even pace,
 *   all from the beginning to the end, would look the same
 * @IL_CAUSE_LIMIT: some waited for a slot, and the last to end was behind them
 * @IL_CAUSE_FAILED: as %IL_CAUSE_LONGEST, but it failed
 * @IL_CAUSE_CONNECT: as %IL_CAUSE_LONGEST, but mostly to be connected
 * @IL_CAUSE_SERVER: as %IL_CAUSE_LONGEST, but mostly for its server to answer
 * @IL_CAUSE_SINGLE: there was but one download
 * @IL_CAUSE_LONGEST: one download took as long as all together
 * @IL_CAUSE_LAST: one ended last, and why is not plain
 *
 * What decided when a run ended; where several did, the first of these.
 */
typedef enum
{
  IL_CAUSE_NONE,
  IL_CAUSE_CANCELLED,
  IL_CAUSE_SEQUENCE,
  IL_CAUSE_LOOP,
  IL_CAUSE_LINE,
  IL_CAUSE_LIMIT,
  IL_CAUSE_FAILED,
  IL_CAUSE_CONNECT,
  IL_CAUSE_SERVER,
  IL_CAUSE_SINGLE,
  IL_CAUSE_LONGEST,
  IL_CAUSE_LAST,
} IlCauseKind;

/**
 * IlCause:
 * @kind: what it was; the other members are 0 unless a kind is named
 * @track: the index of the download concerned: of LOOP, FAILED, CONNECT,
 *   SERVER, SINGLE, LONGEST and LAST
 * @n: downloads that were cancelled (CANCELLED), that ran (SEQUENCE), or that
 *   waited for a slot (LIMIT)
 * @n_of: downloads in all (CANCELLED, FAILED), slots (LIMIT)
 * @time: µs of the hold (LOOP), of waiting (CONNECT, SERVER), and else of the
 *   download or of the run
 * @whole: µs of the download (CONNECT, SERVER) or of the run (LINE)
 * @bytes: that came, as they crossed the network (LINE)
 *
 * What decided when a run ended.
 */
typedef struct
{
  IlCauseKind kind;
  guint track;
  guint n;
  guint n_of;
  gint64 time;
  gint64 whole;
  guint64 bytes;
} IlCause;

/**
 * il_cause_find:
 * @recording: any recording; nothing can be said of one that is not finished
 *
 * To be asked once, at the end: O(n log n) of the downloads, and the search
 * for the peak that il_bounds_init() makes.
 */
IlCause il_cause_find         (IlRecording   *recording);

/**
 * il_cause_dup_sentence:
 * @recording: of which @self was found
 *
 * Returns: (transfer full) (nullable): plain text in the user's language, such
 *   as 'The limit of 2 made 6 downloads wait', with long names shortened and no
 *   full stop; %NULL when nothing can be said
 */
char   *il_cause_dup_sentence (const IlCause *self,
                               IlRecording   *recording) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
