/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/il-session.h"
#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_RUNS_PANEL (il_runs_panel_get_type ())

/**
 * IlRunsPanel:
 *
 * The list of a session's runs, to look at one, to rename and to delete it.
 * The selected run is the one that is shown, except in the middle of a new run,
 * which is in the list once it is over.
 *
 * Signal IlRunsPanel::deleted (IlRun *run, gboolean shown): @run was taken out
 * of the list, and was shown until then.
 *
 * Signal IlRunsPanel::race (IlRun *run): it is to be compared with another.
 *
 * Signal IlRunsPanel::chosen: the selected run was chosen, to be looked at.
 */
G_DECLARE_FINAL_TYPE (IlRunsPanel, il_runs_panel, IL, RUNS_PANEL, AdwBin)

/** il_runs_panel_set_up: Once. @view: whose style its colours follow */
void      il_runs_panel_set_up        (IlRunsPanel *self,
                                       IlSession   *session,
                                       IlView      *view,
                                       GSettings   *settings);

/** il_runs_panel_set_can_race: Whether there is an item for it in the menu; at
 * first there is none. */
void      il_runs_panel_set_can_race  (IlRunsPanel *self,
                                       gboolean     can_race);

/** il_runs_panel_set_narrow: Whether the list covers what it shows: then one
 * click chooses. */
void      il_runs_panel_set_narrow    (IlRunsPanel *self,
                                       gboolean     narrow);

/** il_runs_panel_get_selected: Returns: (transfer none) (nullable) */
IlRun    *il_runs_panel_get_selected  (IlRunsPanel *self);

G_END_DECLS
