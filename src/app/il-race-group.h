/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "analysis/il-race.h"
#include "app/il-race-chooser.h"
#include "timeline/il-view.h"

G_BEGIN_DECLS

/** IL_RACE_TITLE_WIDTH: The width of the column with the run's name, px. */
#define IL_RACE_TITLE_WIDTH 178

/** IL_RACE_BADGE_WIDTH: What is left of the lanes in a narrow window, px. */
#define IL_RACE_BADGE_WIDTH 30

#define IL_TYPE_RACE_GROUP (il_race_group_get_type ())

/**
 * IlRaceGroup:
 *
 * One of the two runs of a race: its name, which can be chosen, its duration
 * at the playhead's time, and a row for each download.  The signal 'chosen'
 * is that of its #IlRaceChooser.
 */
G_DECLARE_FINAL_TYPE (IlRaceGroup, il_race_group, IL, RACE_GROUP, GtkWidget)

/** il_race_group_set_views: @views: (array length=2): those of both runs; the group
 * is that of @side. Once */
void         il_race_group_set_views    (IlRaceGroup   *self,
                                         IlView *const *views,
                                         IlRaceSide     side);

/** il_race_group_set_race: @run: the one of @race that the group shows */
void         il_race_group_set_race     (IlRaceGroup *self,
                                         IlRace      *race,
                                         IlRun       *run);

/** il_race_group_set_choices: @runs: (nullable): see il_race_chooser_set_choices() */
void         il_race_group_set_choices  (IlRaceGroup *self,
                                         GListModel  *runs);

/** il_race_group_show_moment: Says what can be said at @moment. */
void         il_race_group_show_moment  (IlRaceGroup        *self,
                                         const IlRaceMoment *moment);

/** il_race_group_get_band: Returns: (transfer none): what the lanes scroll in */
GtkWidget   *il_race_group_get_band     (IlRaceGroup *self);

/** il_race_group_get_vadjustment: Returns: (transfer none): how far it is scrolled */
GtkAdjustment *il_race_group_get_vadjustment (IlRaceGroup *self);

/** il_race_group_get_duration: Returns: the large figure, as shown */
const char  *il_race_group_get_duration (IlRaceGroup *self);

/** il_race_group_get_caption: Returns: the words below it, as shown */
const char  *il_race_group_get_caption  (IlRaceGroup *self);

G_END_DECLS
