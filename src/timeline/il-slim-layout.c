/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-slim-layout.h"

#include <math.h>

#include "analysis/il-rate-curve.h"
#include "analysis/il-ticks.h"

/* What is being laid out: carry is the highest of the steps that had no pixel
 * of their own yet. */
typedef struct
{
  GArray *boxes;
  double width;
  double carry;
} Pen;

static void
add_box (Pen    *pen,
         double  x0,
         double  x1,
         double  value)
{
  IlSlimBox box = { MAX (x0, -1), MIN (x1, pen->width + 1), value };

  if (value > 0 && box.x1 > box.x0)
    g_array_append_val (pen->boxes, box);
}

/* A step from pixel to pixel; the first one may show what shared it. */
static void
add_step (Pen    *pen,
          double  x0,
          double  x1,
          double  value)
{
  if (x1 <= x0)
    {
      pen->carry = MAX (pen->carry, value);
      return;
    }

  if (pen->carry > value)
    {
      add_box (pen, x0, MIN (x0 + 1, x1), pen->carry);
      x0 = MIN (x0 + 1, x1);
    }
  add_box (pen, x0, x1, value);
  pen->carry = 0;
}

static double
snap (IlTimeScale *scale,
      gint64       time,
      double       origin)
{
  return origin + floor (il_time_scale_to_x (scale, time) - origin);
}

void
il_slim_layout_list (GArray      *steps,
                     gint64       end,
                     IlTimeScale *scale,
                     double       width,
                     GArray      *boxes)
{
  Pen pen = { .boxes = boxes, .width = width };
  double origin = il_time_scale_to_x (scale, 0);
  double last = il_time_scale_to_x (scale, end);

  g_array_set_size (boxes, 0);
  for (guint i = 0; i < steps->len; i++)
    {
      const IlSlimStep *step = &g_array_index (steps, IlSlimStep, i);
      gboolean is_last = i + 1 == steps->len || (step + 1)->time >= end;
      double x0 = snap (scale, step->time, origin);
      double x1 = is_last ? last : snap (scale, (step + 1)->time, origin);

      if (step->time >= end || x0 > width)
        break;

      add_step (&pen, x0, x1, step->value);
    }
}

void
il_slim_layout_add_rates (GArray      *rates,
                          gint64       window,
                          IlTimeScale *scale,
                          GArray      *steps)
{
  double column = (double) window / IL_RATE_COLUMNS / il_time_scale_get_us_per_px (scale);
  guint together = (guint) CLAMP (ceil (IL_SLIM_COLUMN / column), 1, rates->len);

  for (guint i = 0; i < rates->len; i += together)
    {
      IlSlimStep step = { .time = window * i / IL_RATE_COLUMNS };

      for (guint k = i; k < MIN (i + together, rates->len); k++)
        step.value = MAX (step.value, g_array_index (rates, double, k));
      g_array_append_val (steps, step);
    }
}

guint
il_slim_layout_get_limit (IlRecording *recording)
{
  guint limit = il_recording_get_limit (recording);

  if (il_recording_get_mode (recording) != IL_MODE_TOGETHER ||
      limit >= il_recording_get_n_tracks (recording))
    return 0;

  return limit;
}

double
il_slim_layout_flight_top (guint    most,
                           guint    limit,
                           guint    n,
                           gboolean live)
{
  double top = most;

  if (limit > 0)
    return MAX (limit, most);
  if (live)
    top = MAX (MIN ((double) il_ticks_round_up (most), n), most);

  return MAX (top, 1);
}

double
il_slim_layout_rate_top (double   peak,
                         gboolean live)
{
  peak = CLAMP (peak, 1, 1e15);

  return live ? (double) il_ticks_round_up ((gint64) ceil (peak)) : peak;
}
