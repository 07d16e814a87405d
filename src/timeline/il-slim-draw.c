/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-slim-draw.h"

#include <math.h>

#include "timeline/il-slim-layout.h"

#define OUTLINE 2.0
#define BASELINE 1.0
#define LIMIT 1.f
#define LIMIT_DASH 5.f
#define LIMIT_GAP 3.f

/* Free above the highest value, where a limit is drawn, and below the baseline. */
#define PAD_TOP 4.0
#define PAD_BOTTOM 2.0

static double
base_y (const IlSlimPen *pen)
{
  return pen->height - PAD_BOTTOM - BASELINE;
}

static double
to_y (const IlSlimPen *pen,
      double           value)
{
  return round (base_y (pen) - MIN (value / pen->top, 1) * (base_y (pen) - PAD_TOP));
}

static void
append_rect (const IlSlimPen *pen,
             const GdkRGBA   *color,
             double           x,
             double           y,
             double           width,
             double           height)
{
  gtk_snapshot_append_color (pen->snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                  (float) height));
}

/* The upright part of the outline between two heights, with their corners. */
static void
draw_riser (const IlSlimPen *pen,
            double           x,
            double           from,
            double           to)
{
  double top = MIN (from, to);
  double bottom = MIN (MAX (from, to) + OUTLINE, base_y (pen));

  if (from != to)
    append_rect (pen, &pen->colors->dim, x, top, OUTLINE, bottom - top);
}

static void
draw_step (const IlSlimPen *pen,
           double           x0,
           double           x1,
           double           y)
{
  double base = base_y (pen);

  append_rect (pen, &pen->colors->trough, x0, y, x1 - x0, base - y);
  append_rect (pen, &pen->colors->dim, x0, y, x1 - x0, MIN (OUTLINE, base - y));
}

void
il_slim_draw_area (const IlSlimPen *pen,
                   GArray          *boxes,
                   double           x1)
{
  double end = -INFINITY, y = base_y (pen);

  for (guint i = 0; i < boxes->len; i++)
    {
      const IlSlimBox *box = &g_array_index (boxes, IlSlimBox, i);
      double x0 = box->x0, top = to_y (pen, box->value);

      if (x0 > end)
        {
          draw_riser (pen, end, y, base_y (pen));
          y = base_y (pen);
        }

      /* Neighbours of the same height are one. */
      for (; i + 1 < boxes->len; i++, box++)
        {
          if ((box + 1)->x0 > box->x1 || to_y (pen, (box + 1)->value) != top)
            break;
        }
      end = box->x1;

      if (top < base_y (pen))
        draw_step (pen, x0, end, top);
      draw_riser (pen, x0, y, top);
      y = top;
    }

  /* It ends where it is, or fell to 0 before. */
  if (end < x1)
    draw_riser (pen, end, y, base_y (pen));
}

void
il_slim_draw_baseline (const IlSlimPen *pen,
                       double           x0,
                       double           x1)
{
  if (x1 > x0)
    append_rect (pen, &pen->colors->label_tick, x0, base_y (pen), x1 - x0, BASELINE);
}

void
il_slim_draw_limit (const IlSlimPen *pen,
                    double           value,
                    double           x0,
                    double           x1)
{
  float x = (float) x0, y = (float) to_y (pen, value) - LIMIT - 1;
  float dash = MIN (LIMIT_DASH, (float) (x1 - x0));

  if (x1 <= x0)
    return;

  gtk_snapshot_push_repeat (pen->snapshot, &GRAPHENE_RECT_INIT (x, y, (float) (x1 - x0), LIMIT),
                            &GRAPHENE_RECT_INIT (x, y, LIMIT_DASH + LIMIT_GAP, LIMIT));
  gtk_snapshot_append_color (pen->snapshot, &pen->colors->text,
                             &GRAPHENE_RECT_INIT (x, y, dash, LIMIT));
  gtk_snapshot_pop (pen->snapshot);
}
