/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlRaceChoices:
 * @runs: (nullable): a model of any items, each of which stands for a run
 * @dup_title: what an item is called; the caller frees it
 * @get_recording: its recording, owned by the item
 *
 * The runs that can be chosen for a race.
 */
typedef struct
{
  GListModel *runs;
  char *(*dup_title) (gpointer item);
  IlRecording *(*get_recording) (gpointer item);
} IlRaceChoices;

#define IL_TYPE_RACE_CHOOSER (il_race_chooser_get_type ())

/**
 * IlRaceChooser:
 *
 * The name of a run, and a list of the others that could stand in its place:
 * those that are finished.  The signal 'chosen' has the item as argument.
 * Where there is nothing to choose from it is a name and nothing more.
 */
G_DECLARE_FINAL_TYPE (IlRaceChooser, il_race_chooser, IL, RACE_CHOOSER, GtkWidget)

/** il_race_chooser_set_run: @recording: (nullable): the one that is marked in the
 * list, @title: its name */
void        il_race_chooser_set_run     (IlRaceChooser *self,
                                         IlRecording   *recording,
                                         const char    *title);

/** il_race_chooser_set_choices: @choices: copied; its model is kept alive */
void        il_race_chooser_set_choices (IlRaceChooser       *self,
                                         const IlRaceChoices *choices);

/** il_race_chooser_get_title: Returns: the name that it shows */
const char *il_race_chooser_get_title   (IlRaceChooser *self);

G_END_DECLS
