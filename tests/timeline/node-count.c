/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "node-count.h"

static void
add (NodeCount     *self,
     GskRenderNode *node)
{
  GskRenderNodeType type = gsk_render_node_get_node_type (node);

  self->of[type]++;
  switch (type)
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        add (self, gsk_container_node_get_child (node, i));
      break;

    case GSK_TRANSFORM_NODE:
      add (self, gsk_transform_node_get_child (node));
      break;

    case GSK_OPACITY_NODE:
      add (self, gsk_opacity_node_get_child (node));
      break;

    case GSK_CLIP_NODE:
      add (self, gsk_clip_node_get_child (node));
      break;

    case GSK_ROUNDED_CLIP_NODE:
      add (self, gsk_rounded_clip_node_get_child (node));
      break;

    case GSK_REPEAT_NODE:
      add (self, gsk_repeat_node_get_child (node));
      break;

    case GSK_DEBUG_NODE:
      add (self, gsk_debug_node_get_child (node));
      break;

    default:
      self->leaves++;
    }
}

void
node_count_init (NodeCount     *self,
                 GskRenderNode *node)
{
  *self = (NodeCount) { 0 };
  if (node != NULL)
    add (self, node);
}

void
node_count_init_widget (NodeCount *self,
                        GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  node_count_init (self, node);
}
