/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** il_replay_keys_add: Lets the plain keys that move a playhead (Space, arrows,
 * Home, End, brackets, digits) act while the focus is in @widget, but not in a
 * menu of it. */
void il_replay_keys_add (GtkWidget *widget);

G_END_DECLS
