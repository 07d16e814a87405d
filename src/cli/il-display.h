/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/il-screen.h"
#include "formats/il-text-style.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

#define IL_TYPE_DISPLAY (il_display_get_type ())

/**
 * IlDisplay:
 *
 * Keeps the live picture of a run at the bottom of a terminal, redrawn at
 * most ten times a second and when the terminal's size changes.
 */
G_DECLARE_FINAL_TYPE (IlDisplay, il_display, IL, DISPLAY, GObject)

/**
 * il_display_new:
 * @screen: must live as long
 * @fd: the terminal, for its size
 * @style: how pictures are drawn; its width is kept up to date here
 */
IlDisplay         *il_display_new       (IlScreen          *screen,
                                         int                fd,
                                         const IlTextStyle *style) G_GNUC_WARN_UNUSED_RESULT;

/** il_display_follow: Shows @recording from now on. */
void               il_display_follow    (IlDisplay         *self,
                                         IlRecording       *recording);

/** il_display_stop: Takes the live picture away. */
void               il_display_stop      (IlDisplay         *self);

/** il_display_get_style: Returns: (transfer none): as wide as the terminal is now */
const IlTextStyle *il_display_get_style (IlDisplay         *self);

G_END_DECLS
