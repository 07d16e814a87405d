/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/il-run.h"

G_BEGIN_DECLS

#define IL_TYPE_RACE_CHOOSER (il_race_chooser_get_type ())

/**
 * IlRaceChooser:
 *
 * The name of a run, and a list of those that could stand in its place.  The
 * signal 'chosen' has the #IlRun as argument.  Where there is nothing to
 * choose from it is a name and nothing more.
 */
G_DECLARE_FINAL_TYPE (IlRaceChooser, il_race_chooser, IL, RACE_CHOOSER, GtkWidget)

/** il_race_chooser_set_run: @run: (nullable): whose name is shown, and which is
 * marked in the list */
void        il_race_chooser_set_run     (IlRaceChooser *self,
                                         IlRun         *run);

/** il_race_chooser_set_choices: @runs: (nullable): a model of #IlRun, all of them
 * over; kept alive */
void        il_race_chooser_set_choices (IlRaceChooser *self,
                                         GListModel    *runs);

/** il_race_chooser_get_title: Returns: the name that it shows */
const char *il_race_chooser_get_title   (IlRaceChooser *self);

G_END_DECLS
