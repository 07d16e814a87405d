/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "recording/il-track.h"
#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_ROW (il_row_get_type ())

/**
 * IlRow:
 *
 * One download: badge, name, host, progress bar, counts, state, and its lane.
 * All of it is the track at the playhead's time.  Rows are recycled by the
 * list: the track may change.
 */
G_DECLARE_FINAL_TYPE (IlRow, il_row, IL, ROW, GtkWidget)

GtkWidget *il_row_new          (IlView *view) G_GNUC_WARN_UNUSED_RESULT;

/** il_row_set_track: @track: (nullable) */
void       il_row_set_track    (IlRow   *self,
                                IlTrack *track);

IlTrack   *il_row_get_track    (IlRow *self);

/** il_row_has_sibling: Returns: whether @track is of the recording that this
 * row belongs to */
gboolean   il_row_has_sibling  (IlRow   *self,
                                IlTrack *track);

/** il_row_get_counts: Returns: the text under the progress bar, as shown */
const char *il_row_get_counts  (IlRow *self);

/** il_row_get_state_word: Returns: the word at its right, as shown */
const char *il_row_get_state_word (IlRow *self);

/** il_row_get_fraction: Returns: the progress bar's, from 0 to 1 */
double     il_row_get_fraction (IlRow *self);

G_END_DECLS
