/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** NODE_TYPES: More than GTK has kinds of render nodes. */
#define NODE_TYPES 64

/**
 * NodeCount:
 * @of: nodes of each #GskRenderNodeType
 * @leaves: nodes without children
 *
 * What a widget drew, counted.
 */
typedef struct
{
  guint of[NODE_TYPES];
  guint leaves;
} NodeCount;

/** node_count_init: @node: (nullable) */
void node_count_init        (NodeCount     *self,
                             GskRenderNode *node);

/** node_count_init_widget: Counts what @widget, which is shown, draws. */
void node_count_init_widget (NodeCount *self,
                             GtkWidget *widget);

G_END_DECLS
