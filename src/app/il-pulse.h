/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define IL_TYPE_PULSE (il_pulse_get_type ())

/**
 * IlPulse:
 *
 * The progress of a download of unknown size: a block that goes to and fro.
 * Unlike that of a GtkProgressBar it never moves by itself, which would have
 * each frame painted while the sockets wait; where it stands is a function of
 * the time shown.  It is styled like a GtkProgressBar.
 */
G_DECLARE_FINAL_TYPE (IlPulse, il_pulse, IL, PULSE, GtkWidget)

/** il_pulse_set_time: @time: µs of the recording that the block shows */
void   il_pulse_set_time (IlPulse *self,
                          gint64   time);

/** il_pulse_position: Returns: where the block stands at @time in µs, from 0 at
 * the start to 1 at the end of its way, and back */
double il_pulse_position (gint64 time);

G_END_DECLS
