/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** IL_LOOP_NOBODY: A turn that no download caused: drawing, timers, input. */
#define IL_LOOP_NOBODY (-1)

/**
 * IL_LOOP_HOLD:
 *
 * A download that keeps the loop for so many µs at a stretch holds up all the
 * others: 100 ms is where people begin to notice.
 */
#define IL_LOOP_HOLD (100 * G_GINT64_CONSTANT (1000))

/**
 * IL_LOOP_MAX_EXACT:
 *
 * So many turns are kept one by one (20 MiB).  Beyond, turns that begin and
 * end within the same millisecond share an entry, so that an endless run
 * can't fill the memory; the number of turns and the time awake stay exact,
 * what is asked about a time in the midst of that millisecond is early by 1 ms
 * at the most.
 */
#define IL_LOOP_MAX_EXACT (1u << 20)

/**
 * IlLoopTurn:
 * @begin: µs from the recording's start
 * @end: µs, not before @begin
 * @track: the index of the download that was served, or %IL_LOOP_NOBODY
 *
 * A stretch in which the one thread was awake for one thing.
 */
typedef struct
{
  gint64 begin;
  gint64 end;
  int track;
} IlLoopTurn;

/**
 * IlLoopTrack:
 *
 * What the event loop's thread did: each turn, in order, none over another;
 * between them it slept.  Entries are sums, packed into 20 bytes, so that
 * every question is a binary search.  Times reach as far as
 * %IL_ARRIVALS_MAX_TIME, turns to 10^12.
 *
 * All questions about a time t count what began at t as begun.
 */
typedef struct _IlLoopTrack IlLoopTrack;

IlLoopTrack *il_loop_track_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void         il_loop_track_free (IlLoopTrack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlLoopTrack, il_loop_track_free)

/** il_loop_track_get_n_turns: Returns: all turns so far, 0 when nobody measured */
guint64  il_loop_track_get_n_turns   (const IlLoopTrack *self);

/**
 * il_loop_track_get_turn:
 * @index: from 0 to the number of turns, exclusive
 * @turn: (out caller-allocates): the turn
 *
 * Turns that share an entry are told as one, for each of their indices: it
 * begins with the first of them, lasts as long as all together, and is owned
 * by whoever had the longest.  O(1) for the first %IL_LOOP_MAX_EXACT, then
 * O(log n).
 */
void     il_loop_track_get_turn      (const IlLoopTrack *self,
                                      guint64            index,
                                      IlLoopTurn        *turn);

/** il_loop_track_count_until: Returns: turns begun at or before @time (µs), and
 * so the index of the next; O(log n) */
guint64  il_loop_track_count_until   (const IlLoopTrack *self,
                                      gint64             time);

/** il_loop_track_awake_at: Returns: the µs awake in 0..@time; O(log n) */
gint64   il_loop_track_awake_at      (const IlLoopTrack *self,
                                      gint64             time);

/**
 * il_loop_track_find_longest:
 * @turn: (out caller-allocates) (optional): the longest turn that a download
 *   caused, the first one of equals
 *
 * Returns: whether there is one
 */
gboolean il_loop_track_find_longest  (const IlLoopTrack *self,
                                      IlLoopTurn        *turn);

/** il_loop_track_get_n_holds: Returns: turns of %IL_LOOP_HOLD and more that a
 * download caused */
guint    il_loop_track_get_n_holds   (const IlLoopTrack *self);

/** il_loop_track_get_hold: @index: from 0 to the number of holds, exclusive.
 * @turn: (out caller-allocates): it */
void     il_loop_track_get_hold      (const IlLoopTrack *self,
                                      guint              index,
                                      IlLoopTurn        *turn);

/** il_loop_track_count_holds_until: Returns: holds begun at or before @time
 * (µs); O(log n) */
guint    il_loop_track_count_holds_until (const IlLoopTrack *self,
                                          gint64             time);

/** il_loop_track_get_allocated: Returns: the memory held for entries, in bytes */
gsize    il_loop_track_get_allocated (const IlLoopTrack *self);

/* For whoever writes the recording. */

/**
 * il_loop_track_add_turn:
 * @begin: µs; moved up to the last turn's end when it lies before it
 * @end: µs; moved up to @begin when it lies before it
 * @track: the download's index, or %IL_LOOP_NOBODY
 *
 * Amortised O(1).
 */
void     il_loop_track_add_turn      (IlLoopTrack       *self,
                                      gint64             begin,
                                      gint64             end,
                                      int                track);

/** il_loop_track_seal: No turn will follow: gives back memory held in reserve. */
void     il_loop_track_seal          (IlLoopTrack       *self);

G_END_DECLS
