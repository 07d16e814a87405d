/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** il_caption_new: @text: (nullable). Returns: (transfer full): @widget's font
 * in the size of captions, with digits of one width */
PangoLayout *il_caption_new (GtkWidget   *widget,
                             const char  *text,
                             PangoWeight  weight) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
