/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-track.h"

G_BEGIN_DECLS

/**
 * IlRaceSide:
 * @IL_RACE_FIRST: the run that stands above
 * @IL_RACE_SECOND: the one below
 *
 * The two runs of a race.
 */
typedef enum
{
  IL_RACE_FIRST,
  IL_RACE_SECOND,
} IlRaceSide;

#define IL_N_RACE_SIDES (IL_RACE_SECOND + 1)

#define IL_TYPE_RACE_PAIR (il_race_pair_get_type ())

/**
 * IlRacePair:
 *
 * A row of a race: the download of the same address in either run, or one
 * that only one of them has.  It never changes.
 */
G_DECLARE_FINAL_TYPE (IlRacePair, il_race_pair, IL, RACE_PAIR, GObject)

/** il_race_pair_new: @first: (nullable), @second: (nullable): not both %NULL */
IlRacePair *il_race_pair_new            (IlTrack *first,
                                         IlTrack *second) G_GNUC_WARN_UNUSED_RESULT;

/** il_race_pair_get_track: Returns: (nullable) (transfer none) */
IlTrack    *il_race_pair_get_track      (IlRacePair *self,
                                         IlRaceSide  side);

/**
 * il_race_pair_get_duration:
 * @time: µs of that side's recording
 *
 * Returns: the µs from leaving the queue to @time, or to the end once it was
 *   done; %IL_TIME_NONE before, and for what failed or is not there
 */
gint64      il_race_pair_get_duration   (IlRacePair *self,
                                         IlRaceSide  side,
                                         gint64      time);

/**
 * il_race_pair_dup_difference:
 * @difference: (out) (optional): the same as a number of µs; unset with %NULL
 *
 * Returns: (transfer full) (nullable): how much longer the second took than
 *   the first, in words: '−0.67 s'; it is the difference of the figures as
 *   they are shown. %NULL where either was not done
 */
char       *il_race_pair_dup_difference (IlRacePair *self,
                                         gint64     *difference) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
