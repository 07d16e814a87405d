/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "recording/il-recording.h"
#include "timeline/il-palette.h"

G_BEGIN_DECLS

#define IL_TYPE_THUMBNAIL (il_thumbnail_get_type ())

/**
 * IlThumbnail:
 *
 * A whole run in miniature: a thin bar for each download.  It says nothing to
 * a screen reader: what stands beside it does.
 */
G_DECLARE_FINAL_TYPE (IlThumbnail, il_thumbnail, IL, THUMBNAIL, GtkWidget)

GtkWidget *il_thumbnail_new           (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_thumbnail_set_recording: @recording: (nullable): finished */
void       il_thumbnail_set_recording (IlThumbnail *self,
                                       IlRecording *recording);

/** il_thumbnail_set_span: @span: the µs that are as wide as the widget, so that
 * several can be compared; 0 for the recording's own duration */
void       il_thumbnail_set_span      (IlThumbnail *self,
                                       gint64       span);
void       il_thumbnail_set_style     (IlThumbnail *self,
                                       IlStyle      style);

G_END_DECLS
