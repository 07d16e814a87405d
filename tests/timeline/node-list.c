/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "node-list.h"

typedef struct
{
  GArray *rects;
  float x, y, opacity;
} Walk;

static void walk (Walk          *self,
                  GskRenderNode *node);

static void
walk_within (const Walk    *self,
             GskRenderNode *node,
             float          x,
             float          y,
             float          opacity)
{
  Walk inner = { self->rects, self->x + x, self->y + y, self->opacity * opacity };

  walk (&inner, node);
}

static void
walk_transform (Walk          *self,
                GskRenderNode *node)
{
  GskTransform *transform = gsk_transform_node_get_transform (node);
  float x, y;

  if (gsk_transform_get_category (transform) < GSK_TRANSFORM_CATEGORY_2D_TRANSLATE)
    return;

  gsk_transform_to_translate (transform, &x, &y);
  walk_within (self, gsk_transform_node_get_child (node), x, y, 1);
}

static void
add_rect (Walk          *self,
          GskRenderNode *node)
{
  NodeRect rect = { .color = *gsk_color_node_get_color (node), .opacity = self->opacity };

  gsk_render_node_get_bounds (node, &rect.bounds);
  graphene_rect_offset (&rect.bounds, self->x, self->y);
  g_array_append_val (self->rects, rect);
}

static void
walk (Walk          *self,
      GskRenderNode *node)
{
  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        walk (self, gsk_container_node_get_child (node, i));
      break;

    case GSK_TRANSFORM_NODE:
      walk_transform (self, node);
      break;

    case GSK_OPACITY_NODE:
      walk_within (self, gsk_opacity_node_get_child (node), 0, 0,
                   gsk_opacity_node_get_opacity (node));
      break;

    case GSK_CLIP_NODE:
      walk (self, gsk_clip_node_get_child (node));
      break;

    case GSK_ROUNDED_CLIP_NODE:
      walk (self, gsk_rounded_clip_node_get_child (node));
      break;

    case GSK_REPEAT_NODE:
      walk (self, gsk_repeat_node_get_child (node));
      break;

    case GSK_DEBUG_NODE:
      walk (self, gsk_debug_node_get_child (node));
      break;

    case GSK_COLOR_NODE:
      add_rect (self, node);
      break;

    default:
      break;
    }
}

static GskRenderNode *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));

  return gtk_snapshot_to_node (snapshot);
}

GArray *
node_list_new (GtkWidget *widget)
{
  g_autoptr (GskRenderNode) node = draw (widget);
  Walk self = { g_array_new (FALSE, FALSE, sizeof (NodeRect)), 0, 0, 1 };

  walk (&self, node);

  return self.rects;
}

GBytes *
node_list_bytes (GtkWidget *widget)
{
  g_autoptr (GskRenderNode) node = draw (widget);

  return gsk_render_node_serialize (node);
}
