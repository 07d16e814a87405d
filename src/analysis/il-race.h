/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "analysis/il-race-pair.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlRaceAlign:
 * @IL_RACE_ALIGN_START: both runs begin at 0
 * @IL_RACE_ALIGN_FIRST_BYTE: the run whose first byte came earlier begins later
 *   by the difference, so that both first bytes come at the same time
 *
 * What the two runs of a race have in common on their clock.
 */
typedef enum
{
  IL_RACE_ALIGN_START,
  IL_RACE_ALIGN_FIRST_BYTE,
} IlRaceAlign;

#define IL_N_RACE_ALIGNS (IL_RACE_ALIGN_FIRST_BYTE + 1)

/**
 * IlRaceFlaw:
 * @IL_RACE_FLAW_NONE: both are whole, and of the same downloads
 * @IL_RACE_FLAW_BROKEN: one was not whole, or both
 * @IL_RACE_FLAW_LISTS: they did not download the same
 *
 * Why nothing can be claimed of a race as a whole.
 */
typedef enum
{
  IL_RACE_FLAW_NONE,
  IL_RACE_FLAW_BROKEN,
  IL_RACE_FLAW_LISTS,
} IlRaceFlaw;

/**
 * IlRaceMoment:
 * @time: µs on the common clock
 * @reached: µs on the common clock: @time, or each run's end once it is over
 * @durations: µs that each run had taken
 * @n_ended: downloads of each that had ended, however
 * @n_done: of these, the ones that were done
 * @finished: whether each was over
 * @decided: whether both were
 * @saved: µs by which the second had been earlier than the first by then,
 *   negative when it was later; 0 before either is over, and where nothing
 *   can be claimed
 *
 * What can be said of a race at a time: nothing that has not happened yet.
 */
typedef struct
{
  gint64 time;
  gint64 reached[IL_N_RACE_SIDES];
  gint64 durations[IL_N_RACE_SIDES];
  guint n_ended[IL_N_RACE_SIDES];
  guint n_done[IL_N_RACE_SIDES];
  gboolean finished[IL_N_RACE_SIDES];
  gboolean decided;
  gint64 saved;
} IlRaceMoment;

#define IL_TYPE_RACE (il_race_get_type ())

/**
 * IlRace:
 *
 * Two finished runs side by side, as a #GListModel of #IlRacePair: the
 * downloads of the same address, in the order of the first run, where an
 * address that is listed several times is matched in order; then those that
 * only the first has, then those that only the second has.  It never changes.
 */
G_DECLARE_FINAL_TYPE (IlRace, il_race, IL, RACE, GObject)

/** il_race_new: @first: a finished run, @second: another, or the same. O(n) */
IlRace      *il_race_new             (IlRecording *first,
                                      IlRecording *second) G_GNUC_WARN_UNUSED_RESULT;

IlRecording *il_race_get_recording   (IlRace     *self,
                                      IlRaceSide  side);

/** il_race_get_n_pairs: Returns: all rows */
guint        il_race_get_n_pairs     (IlRace *self);

/** il_race_get_n_matched: Returns: the rows, from the first, that both runs have */
guint        il_race_get_n_matched   (IlRace *self);

/** il_race_get_pair: Returns: (transfer none): the row at @index */
IlRacePair  *il_race_get_pair        (IlRace *self,
                                      guint   index);

IlRaceFlaw   il_race_get_flaw        (IlRace *self);

/** il_race_get_first_byte: Returns: the µs of its own clock at which the first
 * byte of any answer came, or %IL_TIME_NONE */
gint64       il_race_get_first_byte  (IlRace     *self,
                                      IlRaceSide  side);

/** il_race_get_shift: Returns: the µs by which it begins after the common 0, 0
 * or more, and 0 for one of both; both when one had no first byte */
gint64       il_race_get_shift       (IlRace      *self,
                                      IlRaceSide   side,
                                      IlRaceAlign  align);

/** il_race_get_finish: Returns: µs on the common clock at which it was over */
gint64       il_race_get_finish      (IlRace      *self,
                                      IlRaceSide   side,
                                      IlRaceAlign  align);

/** il_race_get_end: Returns: µs on the common clock at which both were over */
gint64       il_race_get_end         (IlRace      *self,
                                      IlRaceAlign  align);

/** il_race_get_own_time: Returns: the µs of its own clock at @time on the
 * common one, 0 before it begins */
gint64       il_race_get_own_time    (IlRace      *self,
                                      IlRaceSide   side,
                                      IlRaceAlign  align,
                                      gint64       time);

/** il_race_get_factor: Returns: the first duration over the second: how many
 * times faster the second was; 0 where nothing can be claimed */
double       il_race_get_factor      (IlRace *self);

/** il_race_is_sum: Returns: whether it was whole and took as long as all of its
 * downloads together, within a hundredth */
gboolean     il_race_is_sum          (IlRace     *self,
                                      IlRaceSide  side);

/** il_race_is_longest: Returns: whether it was whole and took as long as the
 * longest of its downloads, within a hundredth */
gboolean     il_race_is_longest      (IlRace     *self,
                                      IlRaceSide  side);

/** il_race_get_ideal: Returns: the µs that the downloads of the run that was
 * together, the second when both were, take with nothing in their way;
 * %IL_TIME_NONE where none was, or nothing can be claimed */
gint64       il_race_get_ideal       (IlRace *self);

/** il_race_at: @time: µs on the common clock. O(log n) */
IlRaceMoment il_race_at              (IlRace      *self,
                                      IlRaceAlign  align,
                                      gint64       time);

G_END_DECLS
