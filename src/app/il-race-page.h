/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "analysis/il-race.h"
#include "app/il-run.h"
#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_RACE_PAGE (il_race_page_get_type ())

/**
 * IlRacePage:
 *
 * Two runs one above the other, on one axis, with one playhead: who comes when,
 * and what that saves.
 *
 * Property: 'align', an #IlRaceAlign: what both have in common.
 */
G_DECLARE_FINAL_TYPE (IlRacePage, il_race_page, IL, RACE_PAGE, GtkWidget)

GtkWidget  *il_race_page_new             (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_race_page_follow_view: @view: whose style, shape and wish for lines the page
 * takes over, now and when they change. Once */
void        il_race_page_follow_view     (IlRacePage *self,
                                          IlView     *view);

/** il_race_page_set_choices: @runs: (nullable): a model of #IlRun, all of them
 * over, from which the user can choose either of the two; kept alive */
void        il_race_page_set_choices     (IlRacePage *self,
                                          GListModel *runs);

/**
 * il_race_page_set_runs:
 * @first: a run that is over, shown above
 * @second: another, or the same
 *
 * Shows their race at its end.  Runs that are shown already stay at the time
 * where they are.
 */
void        il_race_page_set_runs        (IlRacePage *self,
                                          IlRun      *first,
                                          IlRun      *second);

/** il_race_page_get_run: Returns: (nullable) (transfer none): what is shown */
IlRun      *il_race_page_get_run         (IlRacePage *self,
                                          IlRaceSide  side);

/** il_race_page_get_race: Returns: (nullable) (transfer none): the race of the two */
IlRace     *il_race_page_get_race        (IlRacePage *self);

/** il_race_page_get_playhead: Returns: (transfer none): that of both runs */
IlPlayhead *il_race_page_get_playhead    (IlRacePage *self);

/** il_race_page_get_axis: Returns: (transfer none): the view of the common clock */
IlView     *il_race_page_get_axis        (IlRacePage *self);

IlRaceAlign il_race_page_get_align       (IlRacePage *self);

/** il_race_page_set_align: A race that is at its end stays there. */
void        il_race_page_set_align       (IlRacePage  *self,
                                          IlRaceAlign  align);

/** il_race_page_dup_text: Returns: (transfer full): what the page says at the
 * playhead's time, empty without a race */
char       *il_race_page_dup_text        (IlRacePage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
