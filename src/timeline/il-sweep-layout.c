/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "timeline/il-sweep-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/il-text.h"
#include "analysis/il-ticks.h"

#define LABEL_GAP 8.0
#define ROW_GAP 6.0
#define PLOT_MIN 24.0
#define BAR_SHARE .62
#define BAR_MAX 120.0
#define LINES_APART 2.4
#define MAX_LINES 10
#define DIGITS_GAP 6.0
#define UNIT 1000

static void
find_max (IlSweepLayout      *self,
          const IlSweepPoint *points)
{
  self->max = 0;
  for (guint i = 0; i < self->n; i++)
    {
      gint64 value = il_sweep_layout_get_value (self->figure, &points[i]);
      gint64 ideal = il_sweep_layout_get_ideal (self->figure, &points[i], &points[0]);

      self->max = MAX (self->max, MAX (value, ideal));
    }

  /* Before anything is measured the axis is one that could be: 1 s, 1×. */
  if (self->max == 0)
    self->max = self->figure == IL_SWEEP_TIME ? G_USEC_PER_SEC : UNIT;
}

/* Of 1, 2, 5, 10 and so on the least with which labels do not touch. */
static guint
choose_stride (const IlSweepLayout *self,
               double               digits_width)
{
  double least = (digits_width + DIGITS_GAP) / self->column;

  return (guint) il_ticks_round_up ((gint64) ceil (MIN (least, 1e6)));
}

/* Thousandths as short as they are exact. */
static int
count_decimals (gint64 step)
{
  return step % 1000 == 0 ? 0 : step % 100 == 0 ? 1 : step % 10 == 0 ? 2 : 3;
}

void
il_sweep_layout_init (IlSweepLayout      *self,
                      IlSweepFigure       figure,
                      const IlSweepPoint *points,
                      guint               n,
                      const IlSweepSpace *space)
{
  double row = space->text_height + ROW_GAP;
  double apart;

  g_return_if_fail (points != NULL && n > 0);

  /* Above is a row for the flag and one for the value on the highest bar, below
   * one for the limits and one for the legend. */
  *self = (IlSweepLayout) { .figure = figure, .n = n };
  self->left = ceil (space->text_width + LABEL_GAP);
  self->right = MAX (self->left + PLOT_MIN, space->width - LABEL_GAP);
  self->top = ceil (2 * row);
  self->bottom = MAX (self->top + PLOT_MIN, floor (space->height - 2 * row));
  self->column = (self->right - self->left) / n;
  self->bar = MIN (self->column * BAR_SHARE, BAR_MAX);
  self->stride = choose_stride (self, space->digits_width);

  find_max (self, points);
  apart = MAX (space->text_height * LINES_APART, (self->bottom - self->top) / MAX_LINES);
  self->step = il_ticks_label_step ((double) self->max / (self->bottom - self->top), apart);
}

gint64
il_sweep_layout_get_value (IlSweepFigure       figure,
                           const IlSweepPoint *point)
{
  if (point->n_whole == 0)
    return -1;

  if (figure == IL_SWEEP_TIME)
    return point->time;

  return point->speed_up > 0 ? llround (point->speed_up * UNIT) : -1;
}

gint64
il_sweep_layout_get_ideal (IlSweepFigure       figure,
                           const IlSweepPoint *point,
                           const IlSweepPoint *first)
{
  if (figure == IL_SWEEP_TIME || point->ideal == IL_TIME_NONE)
    return point->ideal;

  return first->n_whole > 0 && point->ideal > 0
         ? llround ((double) first->time * UNIT / (double) point->ideal)
         : -1;
}

double
il_sweep_layout_get_x (const IlSweepLayout *self,
                       guint                limit)
{
  return self->left + self->column * ((double) limit - 1);
}

double
il_sweep_layout_get_y (const IlSweepLayout *self,
                       double               value)
{
  return self->bottom - value * (self->bottom - self->top) / (double) self->max;
}

gboolean
il_sweep_layout_has_label (const IlSweepLayout *self,
                           guint                limit)
{
  /* The first one too, if it does not touch the next. */
  return limit % self->stride == 0 || (limit == 1 && self->stride > 2);
}

char *
il_sweep_layout_dup_label (const IlSweepLayout *self,
                           gint64               value)
{
  if (self->figure == IL_SWEEP_TIME)
    return il_ticks_dup_label (value, self->step);

  /* Translators: so many times as fast, on an axis: 2×. */
  return g_strdup_printf (_("%.*f×"), count_decimals (self->step), (double) value / UNIT);
}

char *
il_sweep_layout_dup_value (const IlSweepLayout *self,
                           gint64               value)
{
  if (self->figure == IL_SWEEP_TIME)
    return il_text_duration (value);

  return g_strdup_printf (_("%.*f×"), value < 10 * UNIT ? 1 : 0, (double) value / UNIT);
}

double
il_sweep_layout_place (const IlSweepLayout *self,
                       double               center,
                       double               width)
{
  return round (MAX (0, MIN (center - width / 2, self->right - width)));
}

double
il_sweep_layout_place_flag (const IlSweepLayout *self,
                            guint                limit,
                            double               width)
{
  double pole = il_sweep_layout_get_x (self, limit) + self->column / 2;

  return round (pole + width <= self->right ? pole : MAX (0, pole - width));
}

gboolean
il_sweep_layout_get_diagonal (const IlSweepLayout *self,
                              double              *x0,
                              double              *y0,
                              double              *x1,
                              double              *y1)
{
  double end = MIN (self->n, (double) self->max / UNIT);

  if (self->figure != IL_SWEEP_SPEED_UP || end <= 1)
    return FALSE;

  *x0 = il_sweep_layout_get_x (self, 1) + self->column / 2;
  *y0 = il_sweep_layout_get_y (self, UNIT);
  *x1 = *x0 + (end - 1) * self->column;
  *y1 = il_sweep_layout_get_y (self, end * UNIT);

  return TRUE;
}
