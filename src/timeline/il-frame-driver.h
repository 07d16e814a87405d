/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-playhead.h"

G_BEGIN_DECLS

#define IL_TYPE_FRAME_DRIVER (il_frame_driver_get_type ())

/**
 * IlFrameDriver:
 *
 * Moves a playhead once per frame of a widget, while it moves by itself, and
 * only then: at rest there is no tick.  With reduced motion it moves in steps.
 * Drawing never takes more than half of the time.
 */
G_DECLARE_FINAL_TYPE (IlFrameDriver, il_frame_driver, IL, FRAME_DRIVER, GObject)

/** il_frame_driver_new: @widget: whose frames count; it owns the driver and
 * outlives it */
IlFrameDriver *il_frame_driver_new          (GtkWidget  *widget,
                                             IlPlayhead *playhead) G_GNUC_WARN_UNUSED_RESULT;

/** il_frame_driver_get_n_frames: Returns: frames in which the playhead was
 * moved since the last il_frame_driver_reset() */
guint          il_frame_driver_get_n_frames (IlFrameDriver *self);
void           il_frame_driver_reset        (IlFrameDriver *self);

G_END_DECLS
