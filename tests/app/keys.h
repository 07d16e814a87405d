/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** keys_can_press: Returns: whether keys can be pressed here; if not, the test
 * case that asks is skipped */
gboolean keys_can_press (void);

/** keys_press: @key: as xdotool names it: 'Home', 'ctrl+b'. Presses and releases
 * it as a keyboard does, while @window has the focus, and waits until it has been
 * dealt with. */
void     keys_press     (GtkWindow  *window,
                         const char *key);

G_END_DECLS
