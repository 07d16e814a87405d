/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-lane-draw.h"

#include <math.h>

#include "timeline/il-lane-marks.h"
#include "timeline/il-lane-path.h"
#include "timeline/il-tiles.h"

#define WAITING_SHARE .62
#define BAR_RADIUS 5.f
#define BAR_OUTLINE 1.5f
#define HATCH_RADIUS 2.f
#define HATCH_OUTLINE 1.2f
#define FADE 8.0
#define DASH 3.0
#define CROSS 14.0
#define CROSS_STROKE 2.0
#define TAG 17.0
#define TAG_HEAD 18.0
#define TAG_GAP 6.0

static graphene_rect_t
make_rect (double x0,
           double x1,
           double y,
           double height)
{
  return GRAPHENE_RECT_INIT ((float) x0, (float) y, (float) MAX (x1 - x0, 0), (float) height);
}

static graphene_rect_t
bar_rect (const IlLanePen *pen,
          double           x0,
          double           x1,
          double           share)
{
  double height = round (pen->bar * share);

  return make_rect (x0, x1, round ((pen->height - height) / 2), height);
}

static void
append_border (GtkSnapshot          *snapshot,
               const GskRoundedRect *outline,
               float                 width,
               float                 right_width,
               const GdkRGBA        *color)
{
  const float widths[4] = { width, right_width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gtk_snapshot_append_border (snapshot, outline, widths, colors);
}

/* Fills bounds with a tile whose phase is fixed to the lane's origin, so that
 * hatching does not crawl while a bar grows. */
static void
draw_tile (const IlLanePen       *pen,
           IlTile                 tile,
           const GdkRGBA         *color,
           const graphene_rect_t *bounds)
{
  GdkTexture *texture = il_tile_get_texture (tile, color, pen->pixel_scale);
  double origin = round (pen->layout->origin), first;
  graphene_rect_t one;
  int width, height;

  il_tile_get_size (tile, &width, &height);
  first = origin + floor ((bounds->origin.x - origin) / width) * width;
  one = make_rect (first, first + width, bounds->origin.y, height);

  gtk_snapshot_push_repeat (pen->snapshot, bounds, &one);
  gtk_snapshot_append_texture (pen->snapshot, texture, &one);
  gtk_snapshot_pop (pen->snapshot);
}

static gboolean
is_hatched (IlState state)
{
  return state == IL_STATE_CONNECTING || state == IL_STATE_WAITING;
}

static void
draw_queued (const IlLanePen *pen,
             const IlLaneBox *box)
{
  graphene_rect_t bounds = make_rect (box->x0 + 2, box->x1 - 2, round (pen->height / 2) - 1, 2);

  if (bounds.size.width > 0)
    draw_tile (pen, IL_TILE_DOTS, &pen->colors.dots, &bounds);
}

/* Neighbouring hatched boxes share one border; a rule parts them. */
static void
draw_hatched (const IlLanePen *pen,
              guint            first,
              guint            n)
{
  const IlLaneBox *boxes = &pen->layout->boxes[first];
  graphene_rect_t whole = bar_rect (pen, boxes[0].x0, boxes[n - 1].x1, WAITING_SHARE);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &whole, HATCH_RADIUS);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, &pen->colors.tint, &whole);
  for (guint i = 0; i < n; i++)
    {
      graphene_rect_t part = bar_rect (pen, boxes[i].x0, boxes[i].x1, WAITING_SHARE);
      graphene_rect_t rule = bar_rect (pen, boxes[i].x0 - HATCH_OUTLINE / 2,
                                       boxes[i].x0 + HATCH_OUTLINE / 2, WAITING_SHARE);

      draw_tile (pen, boxes[i].state == IL_STATE_WAITING ? IL_TILE_WAITING : IL_TILE_CONNECTING,
                 &pen->colors.hatch, &part);
      if (i > 0)
        gtk_snapshot_append_color (pen->snapshot, &pen->colors.hatch, &rule);
    }
  gtk_snapshot_pop (pen->snapshot);
  append_border (pen->snapshot, &outline, HATCH_OUTLINE, HATCH_OUTLINE, &pen->colors.hatch);
}

/* What is unfinished or cut is square at its right; what is whole is round. */
static GskRoundedRect
receiving_outline (const IlLanePen       *pen,
                   const graphene_rect_t *bounds)
{
  float radius = MIN (BAR_RADIUS, bounds->size.width / 2);
  float right = pen->layout->state == IL_STATE_DONE ? radius : 0;
  GskRoundedRect outline;

  gsk_rounded_rect_init (&outline, bounds,
                         &GRAPHENE_SIZE_INIT (radius, radius), &GRAPHENE_SIZE_INIT (right, right),
                         &GRAPHENE_SIZE_INIT (right, right), &GRAPHENE_SIZE_INIT (radius, radius));

  return outline;
}

static void
draw_cut (const IlLanePen *pen,
          double           x)
{
  graphene_rect_t bounds = bar_rect (pen, x, x + pen->bar, 1);

  gtk_snapshot_append_texture (pen->snapshot,
                               il_tile_get_texture (IL_TILE_CUT, &pen->colors.fill,
                                                    pen->pixel_scale),
                               &bounds);
}

/* A cancelled bar fades out towards a dashed edge. */
static void
draw_fade (const IlLanePen       *pen,
           const graphene_rect_t *bar)
{
  float x1 = bar->origin.x + bar->size.width;
  graphene_rect_t fade = make_rect (MAX (bar->origin.x, x1 - FADE), x1, bar->origin.y,
                                    bar->size.height);
  GdkRGBA clear = pen->colors.tint;
  GskColorStop stops[2] = { { 0.f, clear }, { 1.f, pen->colors.tint } };

  stops[0].color.alpha = 0.f;
  gtk_snapshot_append_linear_gradient (pen->snapshot, &fade, &fade.origin,
                                       &GRAPHENE_POINT_INIT (x1, fade.origin.y), stops, 2);

  for (double y = 0; y < fade.size.height; y += 2 * DASH)
    gtk_snapshot_append_color (pen->snapshot, &pen->colors.outline,
                               &GRAPHENE_RECT_INIT (x1 - 1.5f, (float) (fade.origin.y + y), 1.5f,
                                                    (float) MIN (DASH, fade.size.height - y)));
}

static void
draw_receiving (const IlLanePen *pen,
                const IlLaneBox *box)
{
  gboolean cut = pen->layout->state == IL_STATE_FAILED && box->x1 - box->x0 > pen->bar;
  graphene_rect_t bounds = bar_rect (pen, box->x0, cut ? box->x1 - pen->bar : box->x1, 1);
  GskRoundedRect outline = receiving_outline (pen, &bounds);
  float width = il_style_is_contrast (il_view_get_style (pen->view)) ? 2.f : BAR_OUTLINE;
  gboolean open = cut || pen->layout->state == IL_STATE_CANCELLED;

  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, &pen->colors.fill, &bounds);
  if (il_view_get_show_lines (pen->view))
    il_lane_draw_marks (pen, box, bounds.origin.y);
  gtk_snapshot_pop (pen->snapshot);
  if (cut)
    draw_cut (pen, box->x1 - pen->bar);
  if (pen->layout->state == IL_STATE_CANCELLED)
    draw_fade (pen, &bounds);
  append_border (pen->snapshot, &outline, MIN (width, bounds.size.width / 2), open ? 0.f : width,
                 &pen->colors.outline);
}

/* The cross behind what failed, two turned rectangles. */
static void
draw_cross (const IlLanePen *pen)
{
  const GdkRGBA *text = &il_palette_get_shared (il_view_get_style (pen->view))->text;
  float x = (float) (pen->layout->end + TAG_GAP + CROSS / 2);

  for (int i = 0; i < 2; i++)
    {
      gtk_snapshot_save (pen->snapshot);
      gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT (x, (float) pen->height / 2));
      gtk_snapshot_rotate (pen->snapshot, i == 0 ? 45.f : -45.f);
      gtk_snapshot_append_color (pen->snapshot, text,
                                 &GRAPHENE_RECT_INIT (-CROSS / 2, -CROSS_STROKE / 2, CROSS,
                                                      CROSS_STROKE));
      gtk_snapshot_restore (pen->snapshot);
    }
}

static void
draw_tag (const IlLanePen *pen)
{
  IlTagPlace place = il_view_get_tag_place (pen->view);
  IlState state = place == IL_TAG_WAITING ? IL_STATE_WAITING : IL_STATE_RECEIVING;
  double size = place == IL_TAG_WAITING ? TAG : TAG_HEAD;
  const IlLaneBox *box = il_lane_layout_find (pen->layout, state);
  graphene_rect_t bounds;
  GskRoundedRect outline;
  int width, height;

  if (place == IL_TAG_NONE || box == NULL || box->x0 < 0)
    return;

  pango_layout_get_pixel_size (pen->digit, &width, &height);
  size = MAX (size, width + 6);
  bounds = make_rect (box->x0 + TAG_GAP, box->x0 + TAG_GAP + size,
                      round ((pen->height - TAG) / 2), TAG);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 5.f);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, &(GdkRGBA) { 1.f, 1.f, 1.f, 1.f }, &bounds);
  gtk_snapshot_pop (pen->snapshot);
  if (place == IL_TAG_WAITING)
    append_border (pen->snapshot, &outline, 1.f, 1.f, &pen->colors.hatch);

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot,
                          &GRAPHENE_POINT_INIT (bounds.origin.x + (float) ((size - width) / 2),
                                                (float) ((pen->height - height) / 2)));
  gtk_snapshot_append_layout (pen->snapshot, pen->digit, &(GdkRGBA) { 0.f, 0.f, 0.f, 1.f });
  gtk_snapshot_restore (pen->snapshot);
}

void
il_lane_draw (const IlLanePen *pen)
{
  const IlLaneLayout *layout = pen->layout;
  guint i = 0;

  il_lane_draw_path_links (pen);
  while (i < layout->n_boxes)
    {
      guint n = 1;

      while (is_hatched (layout->boxes[i].state) && i + n < layout->n_boxes &&
             is_hatched (layout->boxes[i + n].state))
        n++;

      if (is_hatched (layout->boxes[i].state))
        draw_hatched (pen, i, n);
      else if (layout->boxes[i].state == IL_STATE_QUEUED)
        draw_queued (pen, &layout->boxes[i]);
      else
        draw_receiving (pen, &layout->boxes[i]);
      i += n;
    }

  if (layout->state == IL_STATE_FAILED)
    draw_cross (pen);
  draw_tag (pen);
  il_lane_draw_path_outline (pen);
}
