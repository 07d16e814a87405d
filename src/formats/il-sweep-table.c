/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "formats/il-sweep-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/il-row-color.h"
#include "analysis/il-text.h"
#include "formats/il-cells.h"
#include "formats/il-text-row.h"

#define GAP 2

/* A shorter bar tells nothing apart. */
#define BAR_MIN 10

#define N_COLUMNS 5

static const char *const headings[N_COLUMNS] = {
  /* Translators: above a column of numbers: how many downloads at once. */
  N_("At once"),
  /* Translators: above a column of durations. */
  N_("Time"),
  /* Translators: above a column of factors, such as 3.7: how many times faster. */
  N_("Faster"),
  /* Translators: above a column of durations: the shortest that could be. */
  N_("Ideal"),
  /* Translators: above a column of percentages. */
  N_("Efficiency"),
};

/* Where things stand in a row. */
typedef struct
{
  const IlSweepCurve *curve;
  const IlTextStyle *style;
  guint knee;
  gint64 longest;
  guint widths[N_COLUMNS];
  guint n_columns;
  guint bar_start;
  guint bar_width;
} Layout;

static char *
dup_known_cell (const IlSweepPoint *point,
                guint               column)
{
  switch (column)
    {
    case 0:
      return g_strdup_printf ("%u", point->limit);
    case 1:
      return point->time != IL_TIME_NONE ? il_text_duration (point->time) : NULL;
    case 2:
      return point->speed_up > 0 ? g_strdup_printf ("%.2f", point->speed_up) : NULL;
    case 3:
      return point->ideal != IL_TIME_NONE ? il_text_duration (point->ideal) : NULL;
    case 4:
    default:
      return il_sweep_table_dup_efficiency (point);
    }
}

static char *
dup_cell (const IlSweepPoint *point,
          guint               column,
          const IlTextStyle  *style)
{
  g_autofree char *text = dup_known_cell (point, column);

  if (text == NULL)
    return g_strdup (style->unicode ? "–" : "-");

  return il_text_row_dup_words (text, style);
}

static char *
dup_heading (guint              column,
             const IlTextStyle *style)
{
  return il_text_row_dup_words (_(headings[column]), style);
}

static char *
dup_mark (const IlTextStyle *style)
{
  /* Translators: beside the row of the limit beyond which more gains little. */
  g_autofree char *text = g_strdup_printf ("%s %s", style->unicode ? "←" : "<-", _("knee"));

  return il_text_row_dup_words (text, style);
}

static void
measure_columns (Layout *layout)
{
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *heading = dup_heading (column, layout->style);

      layout->widths[column] = il_cells_width (heading);
      for (guint i = 1; i <= il_sweep_curve_get_max_limit (layout->curve); i++)
        {
          const IlSweepPoint *point = il_sweep_curve_get_point (layout->curve, i);
          g_autofree char *cell = dup_cell (point, column, layout->style);

          layout->widths[column] = MAX (layout->widths[column], il_cells_width (cell));
          layout->longest = MAX (layout->longest, point->time);
        }
    }
}

/* The bars give way last but for how many and how long. */
static void
place_bars (Layout *layout)
{
  g_autofree char *mark = dup_mark (layout->style);
  guint width = layout->style->columns - MIN (1, layout->style->columns);
  guint after = 1 + il_cells_width (mark);

  for (layout->n_columns = N_COLUMNS; layout->n_columns >= 2; layout->n_columns--)
    {
      layout->bar_start = 0;
      for (guint column = 0; column < layout->n_columns; column++)
        layout->bar_start += layout->widths[column] + GAP;

      if (width >= layout->bar_start + BAR_MIN + after)
        {
          layout->bar_width = width - layout->bar_start - after;
          return;
        }
    }

  layout->n_columns = 2;
}

static void
add_right (IlTextRow  *row,
           const char *text,
           guint       width)
{
  il_text_row_skip (row, width - MIN (width, il_cells_width (text)));
  il_text_row_add (row, text);
  il_text_row_skip (row, GAP);
}

static char *
dup_heading_row (const Layout *layout)
{
  IlTextRow *row = il_text_row_new (layout->style);

  il_text_row_set_dim (row);
  for (guint column = 0; column < layout->n_columns; column++)
    {
      g_autofree char *heading = dup_heading (column, layout->style);

      add_right (row, heading, layout->widths[column]);
    }

  return il_text_row_free (row);
}

static guint
count_eighths (const Layout *layout,
               gint64        time)
{
  return (guint) lround ((double) time * 8 * layout->bar_width / (double) MAX (1, layout->longest));
}

/* Up to the ideal the bar is solid; from there it ends with the shade's cell. */
static void
add_bar (IlTextRow          *row,
         const Layout       *layout,
         const IlSweepPoint *point)
{
  guint eighths = count_eighths (layout, point->time);
  guint ideal = point->ideal == IL_TIME_NONE ? eighths : count_eighths (layout, point->ideal);
  guint solid = (ideal + 4) / 8, all = (eighths + 4) / 8;

  il_text_row_set_color (row, il_row_color_fill (0));
  if (solid < all)
    {
      il_text_row_add_blocks (row, solid * 8);
      il_text_row_repeat (row, layout->style->unicode ? "▒" : "=", all - solid);
    }
  else
    {
      il_text_row_add_blocks (row, MIN (eighths, layout->bar_width * 8));
    }
  il_text_row_set_plain (row);
}

static char *
dup_point_row (const Layout       *layout,
               const IlSweepPoint *point)
{
  IlTextRow *row = il_text_row_new (layout->style);
  g_autofree char *mark = dup_mark (layout->style);

  for (guint column = 0; column < layout->n_columns; column++)
    {
      g_autofree char *cell = dup_cell (point, column, layout->style);

      add_right (row, cell, layout->widths[column]);
    }

  if (point->n_whole == 0)
    il_text_row_add (row, _("not complete"));
  else if (layout->bar_width > 0)
    add_bar (row, layout, point);

  if (point->limit == layout->knee)
    {
      il_text_row_skip (row, layout->bar_width > 0 ? 1 : 0);
      il_text_row_add (row, mark);
    }

  return il_text_row_free (row);
}

GPtrArray *
il_sweep_table_dup_rows (const IlSweepCurve *curve,
                         const IlTextStyle  *style)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  Layout layout = { .curve = curve, .style = style };

  layout.knee = il_sweep_curve_find_knee (curve);
  measure_columns (&layout);
  place_bars (&layout);

  g_ptr_array_add (rows, dup_heading_row (&layout));
  for (guint limit = 1; limit <= il_sweep_curve_get_max_limit (curve); limit++)
    {
      const IlSweepPoint *point = il_sweep_curve_get_point (curve, limit);

      if (point->n_rounds > 0)
        g_ptr_array_add (rows, dup_point_row (&layout, point));
    }

  return rows;
}

char *
il_sweep_table_dup_legend (const IlTextStyle *style)
{
  IlTextRow *row = il_text_row_new (style);

  il_text_row_add (row, style->unicode ? "█" : "#");
  il_text_row_skip (row, 1);
  /* Translators: explains the solid part of a bar: the shortest time that could be. */
  il_text_row_add (row, _("ideal"));
  il_text_row_skip (row, 2);
  il_text_row_add (row, style->unicode ? "▒" : "=");
  il_text_row_skip (row, 1);
  /* Translators: explains the shaded part of a bar: the time beyond the ideal. */
  il_text_row_add (row, _("beyond it"));

  return il_text_row_free (row);
}

char *
il_sweep_table_dup_efficiency (const IlSweepPoint *point)
{
  if (point->efficiency <= 0)
    return NULL;

  /* Translators: a number of percent. */
  return g_strdup_printf (_("%.0f%%"), point->efficiency * 100);
}
