/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NodeRect:
 * @bounds: px of the widget
 * @color: its colour
 * @opacity: that of all around it, multiplied
 *
 * A rectangle of one colour that a widget drew.
 */
typedef struct
{
  graphene_rect_t bounds;
  GdkRGBA color;
  float opacity;
} NodeRect;

/** node_list_new: Returns: (element-type NodeRect) (transfer full): the rectangles
 * that @widget, which is shown, draws, in order; what is turned is left out,
 * and what is repeated is there once */
GArray *node_list_new   (GtkWidget *widget);

/** node_list_bytes: Returns: (transfer full): all that @widget draws, to compare */
GBytes *node_list_bytes (GtkWidget *widget);

G_END_DECLS
