/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-lane-path.h"

#include <math.h>

#include "timeline/il-path-layout.h"
#include "timeline/il-tiles.h"

/* Between a bar and its outline, and the outline itself. */
#define GAP 2.0
#define STROKE 2.f
#define STROKE_CONTRAST 3.f
#define RADIUS 8.f

#define LINK 2.0

/* Beyond the lane, where an outline's end is not seen. */
#define OVERSHOOT 40.0

static const GdkRGBA *
get_color (const IlLanePen *pen)
{
  return &il_palette_get_shared (il_view_get_style (pen->view))->text;
}

static float
get_stroke (const IlLanePen *pen)
{
  return il_style_is_contrast (il_view_get_style (pen->view)) ? STROKE_CONTRAST : STROKE;
}

/* From the bar's edge to the outline's, both above and below. */
static double
get_margin (const IlLanePen *pen)
{
  double room = floor ((pen->height - pen->bar) / 2);

  return MIN (GAP + get_stroke (pen), MAX (room, 0));
}

/* The outline's upper edge; the lower one is as far from the lane's. */
static double
get_top (const IlLanePen *pen)
{
  return round ((pen->height - pen->bar) / 2) - get_margin (pen);
}

static gboolean
find_stretch (const IlLanePen *pen,
              IlPathStretch   *stretch)
{
  GArray *path = il_view_get_path (pen->view);

  return path != NULL && il_path_layout_find (path, pen->track, pen->time,
                                              il_view_get_scale (pen->view), stretch);
}

static void
append_link (const IlLanePen *pen,
             double           x,
             double           y0,
             double           y1)
{
  if (y1 > y0)
    gtk_snapshot_append_color (pen->snapshot, get_color (pen),
                               &GRAPHENE_RECT_INIT ((float) round (x - LINK / 2), (float) y0,
                                                    (float) LINK, (float) (y1 - y0)));
}

/* The head of an arrow whose point is at a place, @room px from the lane's edge. */
static void
append_head (const IlLanePen *pen,
             double           x,
             double           y,
             double           room,
             IlPathSide       from)
{
  GdkTexture *texture = il_tile_get_texture (IL_TILE_TRIANGLE, get_color (pen), pen->pixel_scale);
  int width, height;
  float scale;

  il_tile_get_size (IL_TILE_TRIANGLE, &width, &height);
  scale = (float) (MIN (room, height) / height);
  if (scale <= 0)
    return;

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) y));
  if (from == IL_PATH_SIDE_BELOW)
    gtk_snapshot_rotate (pen->snapshot, 180.f);
  gtk_snapshot_append_texture (pen->snapshot, texture,
                               &GRAPHENE_RECT_INIT ((float) -width / 2 * scale,
                                                    (float) -height * scale,
                                                    (float) width * scale,
                                                    (float) height * scale));
  gtk_snapshot_restore (pen->snapshot);
}

/* From the lane before: an arrow into the outline. */
static void
draw_arrival (const IlLanePen     *pen,
              const IlPathStretch *stretch)
{
  double edge = get_top (pen);
  gboolean above = stretch->from == IL_PATH_SIDE_ABOVE;

  append_link (pen, stretch->x0, above ? 0 : pen->height - edge, above ? edge : pen->height);
  append_head (pen, stretch->x0, above ? edge : pen->height - edge, edge, stretch->from);
}

/* To the next lane: along the outline's edge as long as the slot took to be
 * handed over, clear of the end time, and out. */
static void
draw_departure (const IlLanePen     *pen,
                const IlPathStretch *stretch)
{
  double edge = get_top (pen);
  gboolean above = stretch->to == IL_PATH_SIDE_ABOVE;
  double y = above ? edge : pen->height - edge - LINK;

  append_link (pen, stretch->to_x, above ? 0 : y, above ? edge + LINK : pen->height);
  if (stretch->to_x > stretch->x1)
    gtk_snapshot_append_color (pen->snapshot, get_color (pen),
                               &GRAPHENE_RECT_INIT ((float) stretch->x1, (float) y,
                                                    (float) (stretch->to_x - stretch->x1),
                                                    (float) LINK));
}

void
il_lane_draw_path_links (const IlLanePen *pen)
{
  GArray *path = il_view_get_path (pen->view);
  g_autoptr (GArray) xs = NULL;
  IlPathStretch stretch;

  if (path == NULL || il_view_get_narrow (pen->view) || il_view_is_bare (pen->view))
    return;

  xs = g_array_new (FALSE, FALSE, sizeof (double));
  il_path_layout_list_links (path, il_track_get_index (pen->track), pen->time,
                             il_view_get_scale (pen->view), xs);
  for (guint i = 0; i < xs->len; i++)
    append_link (pen, g_array_index (xs, double, i), 0, pen->height);

  if (!find_stretch (pen, &stretch))
    return;

  if (stretch.from != IL_PATH_SIDE_NONE)
    draw_arrival (pen, &stretch);
  if (stretch.to != IL_PATH_SIDE_NONE)
    draw_departure (pen, &stretch);
}

void
il_lane_draw_path_outline (const IlLanePen *pen)
{
  float stroke = get_stroke (pen), radius;
  double margin = get_margin (pen), y = get_top (pen), x0, x1;
  const GdkRGBA *color = get_color (pen);
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  IlPathStretch stretch;
  GskRoundedRect outline;
  graphene_rect_t bounds;

  if (!find_stretch (pen, &stretch) || stretch.x1 < 0)
    return;

  /* What begins with the lane keeps its left edge. */
  x0 = stretch.x0 < 0 ? -OVERSHOOT : MAX (0, stretch.x0 - margin);
  x1 = stretch.x1 + (stretch.open ? 0 : margin);
  bounds = GRAPHENE_RECT_INIT ((float) x0, (float) y, (float) (x1 - x0),
                               (float) (pen->height - 2 * y));
  radius = MIN (RADIUS, bounds.size.width / 2);
  gsk_rounded_rect_init (&outline, &bounds, &GRAPHENE_SIZE_INIT (radius, radius),
                         &GRAPHENE_SIZE_INIT (stretch.open ? 0 : radius, stretch.open ? 0 : radius),
                         &GRAPHENE_SIZE_INIT (stretch.open ? 0 : radius, stretch.open ? 0 : radius),
                         &GRAPHENE_SIZE_INIT (radius, radius));
  gtk_snapshot_append_border (pen->snapshot, &outline,
                              (float[4]) { stroke, stretch.open ? 0 : stroke, stroke, stroke },
                              colors);
}
