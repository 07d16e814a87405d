/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-playhead.h"

G_BEGIN_DECLS

#define IL_TYPE_REPLAY_BAR (il_replay_bar_get_type ())

/**
 * IlReplayBar:
 *
 * What moves a playhead: play and pause, steps, a scale, speeds, and the way
 * back to live.  It stands under the page whose playhead it has; its buttons
 * are the window's actions.
 */
G_DECLARE_FINAL_TYPE (IlReplayBar, il_replay_bar, IL, REPLAY_BAR, GtkWidget)

/** il_replay_bar_set_playhead: @playhead: (nullable): that of the page above */
void        il_replay_bar_set_playhead (IlReplayBar *self,
                                        IlPlayhead  *playhead);

/** il_replay_bar_set_narrow: Leaves out the time, and puts speeds in a menu. */
void        il_replay_bar_set_narrow   (IlReplayBar *self,
                                        gboolean     narrow);

/** il_replay_bar_get_text: Returns: the time that is shown */
const char *il_replay_bar_get_text     (IlReplayBar *self);

G_END_DECLS
