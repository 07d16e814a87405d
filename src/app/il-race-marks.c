/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-race-marks.h"

#include <math.h>

#include "timeline/il-tiles.h"

#define SQUARE 5.f
#define POLE 2.f
#define DASH 3.f
#define TIME_GAP 10.0
#define TIME_HALO 4.0
#define STRONG .16f
#define WEAK .08f

/* Lines stay lines: what is weak in colour is pale here. */
#define WEAK_LINES .4
#define ARROW_LINE 1.5f
#define ARROW_HEAD 8.f

/* Around the figure, in proportion to its height. */
#define PILL_PAD .8
#define PILL_RISE .33
#define PILL_OUTLINE 1.5f

static const IlSharedColors *
get_colors (const IlRacePen *pen)
{
  return il_palette_get_shared (pen->style);
}

static void
append_rect (const IlRacePen *pen,
             const GdkRGBA   *color,
             double           x,
             double           y,
             double           width,
             double           height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (pen->snapshot, color,
                               &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                    (float) height));
}

static void
append_layout (const IlRacePen *pen,
               PangoLayout     *layout,
               const GdkRGBA   *color,
               double           x,
               double           y)
{
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT ((float) round (x),
                                                               (float) round (y)));
  gtk_snapshot_append_layout (pen->snapshot, layout, color);
  gtk_snapshot_restore (pen->snapshot);
}

/* The phase is that of the whole area, so that nothing crawls while it fills. */
static void
append_lines (const IlRacePen       *pen,
              const graphene_rect_t *bounds)
{
  GdkTexture *texture = il_tile_get_texture (IL_TILE_SAVED, &get_colors (pen)->text,
                                             pen->pixel_scale);
  graphene_rect_t one;
  int width, height;

  il_tile_get_size (IL_TILE_SAVED, &width, &height);
  one = GRAPHENE_RECT_INIT (bounds->origin.x, bounds->origin.y, (float) width, (float) height);
  gtk_snapshot_push_repeat (pen->snapshot, bounds, &one);
  gtk_snapshot_append_texture (pen->snapshot, texture, &one);
  gtk_snapshot_pop (pen->snapshot);
}

static void
draw_part (const IlRacePen       *pen,
           const graphene_rect_t *bounds,
           double                 x0,
           double                 x1,
           gboolean               is_strong)
{
  graphene_rect_t part = GRAPHENE_RECT_INIT ((float) x0, bounds->origin.y, (float) (x1 - x0),
                                             bounds->size.height);
  GdkRGBA color = get_colors (pen)->saved;

  if (x1 <= x0)
    return;

  if (!il_style_is_contrast (pen->style))
    {
      color.alpha = is_strong ? STRONG : WEAK;
      gtk_snapshot_append_color (pen->snapshot, &color, &part);
      return;
    }

  gtk_snapshot_push_clip (pen->snapshot, &part);
  gtk_snapshot_push_opacity (pen->snapshot, is_strong ? 1 : WEAK_LINES);
  append_lines (pen, bounds);
  gtk_snapshot_pop (pen->snapshot);
  gtk_snapshot_pop (pen->snapshot);
}

void
il_race_marks_draw_saved (const IlRacePen       *pen,
                          const graphene_rect_t *bounds,
                          double                 now)
{
  double x0 = bounds->origin.x, x1 = x0 + bounds->size.width;
  double middle = CLAMP (round (now), x0, x1);

  draw_part (pen, bounds, x0, middle, TRUE);
  draw_part (pen, bounds, middle, x1, FALSE);
}

static void
draw_flag (const IlRacePen *pen,
           double           x,
           double           y)
{
  const IlSharedColors *colors = get_colors (pen);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x - 1, (float) y - 1,
                                                     IL_RACE_FLAG_WIDTH + 2,
                                                     IL_RACE_FLAG_HEIGHT + 2);
  const float widths[4] = { 1, 1, 1, 1 };
  const GdkRGBA edges[4] = { colors->text, colors->text, colors->text, colors->text };
  GskRoundedRect outline;

  append_rect (pen, &colors->card, x, y, IL_RACE_FLAG_WIDTH, IL_RACE_FLAG_HEIGHT);
  for (int i = 0; i < 15; i += 2)
    append_rect (pen, &colors->text, x + i % 5 * SQUARE, y + i / 5 * SQUARE, SQUARE, SQUARE);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_border (pen->snapshot, &outline, widths, edges);
}

void
il_race_marks_draw_finish (const IlRacePen *pen,
                           double           x,
                           double           y0,
                           double           y1,
                           gboolean         has_flag,
                           PangoLayout     *time,
                           double           right)
{
  const IlSharedColors *colors = get_colors (pen);
  double left = round (x) + POLE / 2 + IL_RACE_FLAG_WIDTH + TIME_GAP;
  double top;
  int width, height;

  append_rect (pen, &colors->text, round (x) - POLE / 2, y0, POLE, y1 - y0);
  if (!has_flag)
    return;

  draw_flag (pen, round (x) + POLE / 2, y0 + 1);
  pango_layout_get_pixel_size (time, &width, &height);
  if (left + width > right)
    return;

  /* On the card's colour, so that neither grid nor area crosses the figure. */
  top = round (y0 + 1 + (IL_RACE_FLAG_HEIGHT - height) / 2.0);
  append_rect (pen, &colors->card, left - TIME_HALO, top, width + 2 * TIME_HALO, height);
  append_layout (pen, time, &colors->text, left, top);
}

void
il_race_marks_draw_other (const IlRacePen *pen,
                          double           x,
                          double           y0,
                          double           y1)
{
  const GdkRGBA *color = &get_colors (pen)->text;
  float left = (float) round (x) - POLE / 2;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (left, (float) y0, POLE, (float) (y1 - y0));
  graphene_rect_t one = GRAPHENE_RECT_INIT (left, (float) y0, POLE, 2 * DASH);

  gtk_snapshot_push_repeat (pen->snapshot, &bounds, &one);
  append_rect (pen, color, left, y0, POLE, DASH);
  gtk_snapshot_pop (pen->snapshot);
}

/* One of the two strokes of a head; @turn: degrees from the arrow's line. */
static void
draw_stroke (const IlRacePen *pen,
             double           x,
             double           y,
             float            turn)
{
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_rotate (pen->snapshot, turn);
  append_rect (pen, &get_colors (pen)->saved, 0, -ARROW_LINE / 2, ARROW_HEAD, ARROW_LINE);
  gtk_snapshot_restore (pen->snapshot);
}

void
il_race_marks_draw_arrow (const IlRacePen *pen,
                          double           x0,
                          double           x1,
                          double           y)
{
  append_rect (pen, &get_colors (pen)->saved, x0, y - ARROW_LINE / 2, x1 - x0, ARROW_LINE);
  draw_stroke (pen, x0, y, 40);
  draw_stroke (pen, x0, y, -40);
  draw_stroke (pen, x1, y, 140);
  draw_stroke (pen, x1, y, -140);
}

double
il_race_marks_get_pill (PangoLayout *text)
{
  int width, height;

  pango_layout_get_pixel_size (text, &width, &height);

  return width + 2 * round (height * PILL_PAD);
}

void
il_race_marks_draw_pill (const IlRacePen *pen,
                         PangoLayout     *text,
                         double           x,
                         double           y)
{
  const IlSharedColors *colors = get_colors (pen);
  const float widths[4] = { PILL_OUTLINE, PILL_OUTLINE, PILL_OUTLINE, PILL_OUTLINE };
  const GdkRGBA edges[4] = { colors->saved, colors->saved, colors->saved, colors->saved };
  graphene_rect_t bounds;
  GskRoundedRect outline;
  double pill_width = il_race_marks_get_pill (text), pill_height;
  int width, height;

  pango_layout_get_pixel_size (text, &width, &height);
  pill_height = height + 2 * round (height * PILL_RISE);
  bounds = GRAPHENE_RECT_INIT ((float) round (x - pill_width / 2),
                               (float) round (y - pill_height / 2),
                               (float) pill_width, (float) pill_height);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, bounds.size.height / 2);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, &colors->card, &bounds);
  gtk_snapshot_pop (pen->snapshot);
  gtk_snapshot_append_border (pen->snapshot, &outline, widths, edges);
  append_layout (pen, text, &colors->done, x - width / 2.0, y - height / 2.0);
}
