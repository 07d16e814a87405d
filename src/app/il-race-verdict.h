/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "analysis/il-race.h"

G_BEGIN_DECLS

#define IL_TYPE_RACE_VERDICT (il_race_verdict_get_type ())

/**
 * IlRaceVerdict:
 *
 * The band below a race: how many times faster, in large type, and before
 * that is known how it stands.
 */
G_DECLARE_FINAL_TYPE (IlRaceVerdict, il_race_verdict, IL, RACE_VERDICT, GtkWidget)

/** il_race_verdict_set_narrow: @narrow: whether there is little width */
void        il_race_verdict_set_narrow  (IlRaceVerdict *self,
                                         gboolean       narrow);

/** il_race_verdict_show_moment: Says what can be said of @race at @moment. */
void        il_race_verdict_show_moment (IlRaceVerdict      *self,
                                         IlRace             *race,
                                         const IlRaceMoment *moment);

/** il_race_verdict_get_figure: Returns: the largest figure, as shown */
const char *il_race_verdict_get_figure  (IlRaceVerdict *self);

/** il_race_verdict_get_claim: Returns: the large line, as shown */
const char *il_race_verdict_get_claim   (IlRaceVerdict *self);

/** il_race_verdict_get_detail: Returns: the line below, as shown */
const char *il_race_verdict_get_detail  (IlRaceVerdict *self);

/** il_race_verdict_get_ideal: Returns: (nullable): the ideal duration, %NULL while
 * it is not shown */
const char *il_race_verdict_get_ideal   (IlRaceVerdict *self);

G_END_DECLS
