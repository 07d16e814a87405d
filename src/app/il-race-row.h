/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "analysis/il-race-pair.h"
#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_RACE_ROW (il_race_row_get_type ())

/**
 * IlRaceRow:
 *
 * A download of one of the two runs of a race: badge, name, what it took, by
 * how much that differs from the run above, and its lane.  All of it is at the
 * playhead's time.  Rows are recycled by the list; one without a download in
 * this run is empty.
 */
G_DECLARE_FINAL_TYPE (IlRaceRow, il_race_row, IL, RACE_ROW, GtkWidget)

/** il_race_row_new: @views: (array length=2): those of both runs; the row is one
 * of @side */
GtkWidget  *il_race_row_new             (IlView *const *views,
                                         IlRaceSide     side) G_GNUC_WARN_UNUSED_RESULT;

/** il_race_row_set_pair: @pair: (nullable) */
void        il_race_row_set_pair        (IlRaceRow  *self,
                                         IlRacePair *pair);

/** il_race_row_get_pair: Returns: (nullable) (transfer none) */
IlRacePair *il_race_row_get_pair        (IlRaceRow *self);

/** il_race_row_get_duration: Returns: what it says that the download took */
const char *il_race_row_get_duration    (IlRaceRow *self);

/** il_race_row_get_difference: Returns: the difference that it shows, empty
 * before both are done, and in the first run */
const char *il_race_row_get_difference  (IlRaceRow *self);

G_END_DECLS
