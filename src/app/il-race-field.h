/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "analysis/il-race.h"
#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_RACE_FIELD (il_race_field_get_type ())

/**
 * IlRaceField:
 *
 * Holds the axis and the two groups of lanes of a race, in the property
 * 'child', and draws what belongs to both: grid, time saved, finish flags, and
 * one playhead over all.  It also says where on the screen the times lie: it
 * sets the scales of the three views.
 */
G_DECLARE_FINAL_TYPE (IlRaceField, il_race_field, IL, RACE_FIELD, GtkWidget)

/**
 * il_race_field_set_parts:
 * @axis: the axis, below the field: as wide as the lanes
 * @bands: (array length=2): what the lanes of each run scroll in, below the field
 * @axis_view: the view of the axis; its style and shape are those of the field
 * @views: (array length=2): the views of the runs
 *
 * Once.  The parts are the field's own descendants and are not kept alive.
 */
void     il_race_field_set_parts    (IlRaceField      *self,
                                     GtkWidget        *axis,
                                     GtkWidget *const *bands,
                                     IlView           *axis_view,
                                     IlView *const    *views);

/** il_race_field_set_race: @race: (nullable): nothing of it is drawn without one */
void     il_race_field_set_race     (IlRaceField *self,
                                     IlRace      *race,
                                     IlRaceAlign  align);

G_END_DECLS
