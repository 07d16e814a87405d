/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/il-lane-bands.h"
#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_TIMELINE (il_timeline_get_type ())

/**
 * IlTimeline:
 *
 * The page of a window that shows a recording: the card with ruler, rows and
 * the order of lines, and the verdict under it.  While the recording is live
 * it moves the view once per frame, and only then.
 */
G_DECLARE_FINAL_TYPE (IlTimeline, il_timeline, IL, TIMELINE, GtkWidget)

/** il_timeline_set_view: Once, before anything is shown. */
void         il_timeline_set_view      (IlTimeline *self,
                                        IlView     *view);

/** il_timeline_set_recording: @other: (nullable): the run to compare with */
void         il_timeline_set_recording (IlTimeline  *self,
                                        IlRecording *recording,
                                        IlRecording *other);

/** il_timeline_get_bands: Returns: (transfer none): what stands under the rows */
IlLaneBands *il_timeline_get_bands     (IlTimeline *self);

/** il_timeline_set_low: @low: whether there is little height: rows are lower, and
 * in a narrow window nothing stands under them */
void         il_timeline_set_low       (IlTimeline *self,
                                        gboolean    low);

/** il_timeline_get_selected: Returns: the selected track's index, or
 * %GTK_INVALID_LIST_POSITION.  Changes are notified as 'selected'. */
guint        il_timeline_get_selected  (IlTimeline *self);
void         il_timeline_select        (IlTimeline *self,
                                        guint       index);

/** il_timeline_get_n_frames: Returns: frames in which the view was moved since
 * the recording was set */
guint        il_timeline_get_n_frames  (IlTimeline *self);

G_END_DECLS
