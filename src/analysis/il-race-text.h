/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/il-race.h"

G_BEGIN_DECLS

/*
 * A race in words, for people: translated, with the locale's numbers.  None of
 * them says what has not happened yet at the moment asked for.
 */

/** il_race_text_heading: Returns: (transfer full): what both have in common:
 * 'Same 4 files, same clock' */
char *il_race_text_heading     (IlRace *race) G_GNUC_WARN_UNUSED_RESULT;

/** il_race_text_duration: Returns: (transfer full): what a run took so far: '9.81 s' */
char *il_race_text_duration    (const IlRaceMoment *moment,
                                IlRaceSide          side) G_GNUC_WARN_UNUSED_RESULT;

/** il_race_text_caption: Returns: (transfer full): the line below: '2 of 4 done',
 * after the end 'the sum', 'the longest' where that is what it was, else empty;
 * of a run that is not whole what became of it */
char *il_race_text_caption     (IlRace             *race,
                                const IlRaceMoment *moment,
                                IlRaceSide          side) G_GNUC_WARN_UNUSED_RESULT;

/** il_race_text_saved: Returns: (transfer full) (nullable): '7.60 s saved' by
 * whichever run was over first, so far; %NULL before that, where the figures
 * are the same, and where nothing can be claimed; @at_first_byte: whether it says since when */
char *il_race_text_saved       (IlRace             *race,
                                const IlRaceMoment *moment,
                                gboolean            at_first_byte) G_GNUC_WARN_UNUSED_RESULT;

/** il_race_text_figure: Returns: (transfer full): the largest figure: '4.4×' once
 * that is so, before the time, and empty where nothing can be claimed */
char *il_race_text_figure      (IlRace             *race,
                                const IlRaceMoment *moment) G_GNUC_WARN_UNUSED_RESULT;

/** il_race_text_claim: Returns: (transfer full): the large line, goes on from
 * the figure: 'faster together' */
char *il_race_text_claim       (IlRace             *race,
                                const IlRaceMoment *moment) G_GNUC_WARN_UNUSED_RESULT;

/** il_race_text_detail: Returns: (transfer full): the line below: '9.81 s becomes
 * 2.21 s' */
char *il_race_text_detail      (IlRace             *race,
                                const IlRaceMoment *moment) G_GNUC_WARN_UNUSED_RESULT;

/** il_race_text_description: Returns: (transfer full): all of it, for screen
 * readers: 'One at a time 9.81 s. Together 2.21 s. 7.60 s saved, 4.4 times
 * faster.'; @titles: (array length=2): the names of the runs */
char *il_race_text_description (IlRace             *race,
                                const IlRaceMoment *moment,
                                const char *const  *titles) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
