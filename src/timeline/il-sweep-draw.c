/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "timeline/il-sweep-draw.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "timeline/il-caption.h"
#include "timeline/il-sweep-bar.h"

/* Words that no longer occur, such as values while there was less to see. */
#define MAX_TEXTS 400

#define GAP IL_SWEEP_GAP
#define LEGEND_GAP 18.0
#define SWATCH_WIDTH 14.f
#define SWATCH_HEIGHT 10.f
#define POLE 2.f
#define PENNANT 12.f
#define DASH 6.f
#define LINE 1.5f

static const IlSharedColors *
get_colors (const IlSweepPen *pen)
{
  return il_palette_get_shared (pen->style);
}

static double
get_width (PangoLayout *text)
{
  int width;

  pango_layout_get_pixel_size (text, &width, NULL);

  return width;
}

static void
append_text (const IlSweepPen *pen,
             PangoLayout      *text,
             double            x,
             double            y,
             const GdkRGBA    *color)
{
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (pen->snapshot, text, color);
  gtk_snapshot_restore (pen->snapshot);
}

static void
draw_grid (const IlSweepPen *pen)
{
  const IlSweepLayout *layout = pen->layout;
  const IlSharedColors *colors = get_colors (pen);
  float left = (float) layout->left, width = (float) (layout->right - layout->left);

  for (gint64 value = 0; value <= layout->max; value += layout->step)
    {
      float y = (float) round (il_sweep_layout_get_y (layout, (double) value));
      g_autofree char *label = il_sweep_layout_dup_label (layout, value);
      PangoLayout *text = il_sweep_pen_get_text (pen, label, PANGO_WEIGHT_NORMAL);
      double x = layout->left - GAP - get_width (text);

      gtk_snapshot_append_color (pen->snapshot, value == 0 ? &colors->label_tick : &colors->grid,
                                 &GRAPHENE_RECT_INIT (left, y, width, 1));
      append_text (pen, text, MAX (0, x), y - il_sweep_pen_get_text_height (pen) / 2, &colors->dim);
    }
}

static void
draw_limits (const IlSweepPen *pen)
{
  for (guint limit = 1; limit <= pen->layout->n; limit++)
    {
      g_autofree char *label = g_strdup_printf ("%u", limit);
      gboolean is_knee = limit == pen->knee;
      double center = il_sweep_layout_get_x (pen->layout, limit) + pen->layout->column / 2;
      PangoWeight weight = is_knee ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
      PangoLayout *text = il_sweep_pen_get_text (pen, label, weight);

      if (!il_sweep_layout_has_label (pen->layout, limit))
        continue;

      append_text (pen, text, center - get_width (text) / 2, pen->layout->bottom + GAP,
                   is_knee ? &get_colors (pen)->text : &get_colors (pen)->dim);
    }
}

/* A line of dashes from its left end down or up. */
static void
append_dashes (const IlSweepPen *pen,
               double            x0,
               double            y0,
               double            x1,
               double            y1,
               const GdkRGBA    *color)
{
  float length = (float) hypot (x1 - x0, y1 - y0);

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT ((float) x0, (float) y0));
  gtk_snapshot_rotate (pen->snapshot, (float) (atan2 (y1 - y0, x1 - x0) * 180 / G_PI));
  for (float at = 0; at < length; at += 2 * DASH)
    gtk_snapshot_append_color (pen->snapshot, color,
                               &GRAPHENE_RECT_INIT (at, -LINE / 2, MIN (DASH, length - at), LINE));
  gtk_snapshot_restore (pen->snapshot);
}

static void
draw_diagonal (const IlSweepPen *pen)
{
  double x0, y0, x1, y1;

  if (il_sweep_layout_get_diagonal (pen->layout, &x0, &y0, &x1, &y1))
    append_dashes (pen, x0, y0, x1, y1, &get_colors (pen)->label_tick);
}

/* The value stands on its bar where there is room, and on one that is lit. */
static PangoLayout *
find_value (const IlSweepPen *pen,
            guint             index)
{
  gint64 value = il_sweep_layout_get_value (pen->layout->figure, &pen->points[index]);
  g_autofree char *words = NULL;
  PangoLayout *text;

  if (value < 0)
    return NULL;

  words = il_sweep_layout_dup_value (pen->layout, value);
  text = il_sweep_pen_get_text (pen, words, PANGO_WEIGHT_BOLD);
  if (il_sweep_bar_is_lit (IL_SWEEP_BAR (pen->columns[index])))
    return text;

  return get_width (text) + GAP <= pen->layout->column ? text : NULL;
}

static void
draw_value (const IlSweepPen *pen,
            guint             index)
{
  const IlSweepLayout *layout = pen->layout;
  IlSweepBar *bar = IL_SWEEP_BAR (pen->columns[index]);
  PangoLayout *text = find_value (pen, index);
  double center = il_sweep_layout_get_x (layout, index + 1) + layout->column / 2;
  double width, x, y;

  if (text == NULL)
    return;

  width = get_width (text);
  x = il_sweep_layout_place (layout, center, width);
  y = round (il_sweep_bar_get_top (bar) - il_sweep_pen_get_text_height (pen) - GAP / 2);
  if (width + GAP > layout->column)
    gtk_snapshot_append_color (pen->snapshot, &get_colors (pen)->card,
                               &GRAPHENE_RECT_INIT ((float) (x - GAP), (float) y,
                                                    (float) (width + 2 * GAP),
                                                    (float) il_sweep_pen_get_text_height (pen)));
  append_text (pen, text, x, y, &get_colors (pen)->text);
}

/* Those that are lit lie above the others. */
static void
draw_values (const IlSweepPen *pen)
{
  for (guint lit = 0; lit <= 1; lit++)
    for (guint i = 0; i < pen->layout->n; i++)
      {
        if (il_sweep_bar_is_lit (IL_SWEEP_BAR (pen->columns[i])) == (gboolean) lit)
          draw_value (pen, i);
      }
}

/* On a pole that ends above the bar of the knee, or the value on it. */
static void
draw_flag (const IlSweepPen *pen)
{
  const IlSweepLayout *layout = pen->layout;
  const GdkRGBA *color = &get_colors (pen)->text;
  /* Translators: the limit beyond which more at once gain little: where a curve turns. */
  PangoLayout *text = il_sweep_pen_get_text (pen, _("Knee"), PANGO_WEIGHT_BOLD);
  double width = PENNANT + GAP + get_width (text);
  double height = il_sweep_pen_get_text_height (pen);
  double center, end, x, word;

  if (pen->knee == 0 || pen->knee > pen->layout->n)
    return;

  center = round (il_sweep_layout_get_x (layout, pen->knee) + layout->column / 2);
  end = il_sweep_bar_get_top (IL_SWEEP_BAR (pen->columns[pen->knee - 1])) - GAP;
  if (find_value (pen, pen->knee - 1) != NULL)
    end -= height;
  x = il_sweep_layout_place_flag (layout, pen->knee, width);
  word = x < center ? x : x + PENNANT + GAP;
  gtk_snapshot_append_color (pen->snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) center - POLE / 2, 0, POLE,
                                                  (float) MAX (height, end)));
  gtk_snapshot_append_color (pen->snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) (x < center ? center - PENNANT : center),
                                                  0, PENNANT, (float) round (height * .6)));
  append_text (pen, text, word, 0, color);
}

/* Returns: where the next one begins. */
static double
draw_legend_word (const IlSweepPen *pen,
                  double            x,
                  double            y,
                  const char       *word)
{
  PangoLayout *text = il_sweep_pen_get_text (pen, word, PANGO_WEIGHT_NORMAL);

  append_text (pen, text, x + SWATCH_WIDTH + GAP, y, &get_colors (pen)->dim);

  return x + SWATCH_WIDTH + GAP + get_width (text) + LEGEND_GAP;
}

static void
draw_hollow (const IlSweepPen *pen,
             float             x,
             float             middle)
{
  const GdkRGBA *color = &get_colors (pen)->text;
  const float widths[4] = { LINE, LINE, LINE, LINE };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, middle - 3, SWATCH_WIDTH, 6);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 3);
  gtk_snapshot_append_border (pen->snapshot, &outline, widths, colors);
}

static void
draw_legend (const IlSweepPen *pen)
{
  IlRowColors colors = il_palette_get_row (pen->style, 0);
  double y = pen->layout->bottom + GAP + il_sweep_pen_get_text_height (pen) + 6;
  float middle = (float) round (y + il_sweep_pen_get_text_height (pen) / 2);
  double x = pen->layout->left;
  /* Translators: below a chart, whose horizontal axis this is. */
  PangoLayout *title = il_sweep_pen_get_text (pen, _("downloads at once"), PANGO_WEIGHT_NORMAL);

  gtk_snapshot_append_color (pen->snapshot, &colors.fill,
                             &GRAPHENE_RECT_INIT ((float) x, middle - SWATCH_HEIGHT / 2,
                                                  SWATCH_WIDTH, SWATCH_HEIGHT));
  /* Translators: these words explain the marks of a chart. */
  x = draw_legend_word (pen, x, y, _("measured"));
  draw_hollow (pen, (float) x, middle);
  x = draw_legend_word (pen, x, y, _("ideal"));
  if (pen->layout->figure == IL_SWEEP_SPEED_UP)
    {
      append_dashes (pen, x, middle, x + SWATCH_WIDTH + 1, middle,
                     &get_colors (pen)->label_tick);
      /* Translators: the line on which twice as many at once are twice as fast. */
      x = draw_legend_word (pen, x, y, _("in proportion"));
    }

  if (x + get_width (title) <= pen->layout->right)
    append_text (pen, title, pen->layout->right - get_width (title), y,
                 &get_colors (pen)->dim);
}


/* Laid out once: a chart is drawn again whenever the pointer moves on. */
PangoLayout *
il_sweep_pen_get_text (const IlSweepPen *pen,
                       const char       *text,
                       PangoWeight       weight)
{
  g_autofree char *key = g_strdup_printf ("%d %s", weight, text);
  PangoLayout *layout = g_hash_table_lookup (pen->texts, key);

  if (layout != NULL)
    return layout;

  layout = il_caption_new (pen->chart, text, weight);
  g_hash_table_insert (pen->texts, g_steal_pointer (&key), layout);

  return layout;
}

double
il_sweep_pen_get_text_width (const IlSweepPen *pen,
                             const char       *text)
{
  return get_width (il_sweep_pen_get_text (pen, text, PANGO_WEIGHT_NORMAL));
}

double
il_sweep_pen_get_text_height (const IlSweepPen *pen)
{
  int height;

  pango_layout_get_pixel_size (il_sweep_pen_get_text (pen, "0", PANGO_WEIGHT_BOLD), NULL, &height);

  return height;
}

void
il_sweep_draw_axes (const IlSweepPen *pen)
{
  if (g_hash_table_size (pen->texts) >= MAX_TEXTS)
    g_hash_table_remove_all (pen->texts);

  draw_grid (pen);
  draw_limits (pen);
  draw_legend (pen);
}

void
il_sweep_draw_words (const IlSweepPen *pen)
{
  draw_diagonal (pen);
  draw_flag (pen);
  draw_values (pen);
}
