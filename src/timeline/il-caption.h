/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** il_caption_new: @text: (nullable). Returns: (transfer full): @widget's font
 * in the size of captions, with digits of one width */
PangoLayout *il_caption_new      (GtkWidget   *widget,
                                  const char  *text,
                                  PangoWeight  weight) G_GNUC_WARN_UNUSED_RESULT;

/** il_caption_snapshot: Draws @layout with its upper left corner at @x, @y px,
 * moved onto whole pixels. */
void         il_caption_snapshot (PangoLayout   *layout,
                                  GtkSnapshot   *snapshot,
                                  double         x,
                                  double         y,
                                  const GdkRGBA *color);

G_END_DECLS
