/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-sweep-csv.h"

#include "formats/il-number.h"

#define END "\r\n"

static const char header[] =
  "limit,rounds,whole,duration_us,shortest_us,longest_us,ideal_us,speed_up,efficiency,knee" END;

static void
append_count (GString *out,
              guint    count)
{
  il_number_append_count (out, count);
  g_string_append_c (out, ',');
}

static void
append_time (GString *out,
             gint64   time)
{
  if (time != IL_TIME_NONE)
    il_number_append_count (out, (guint64) time);
  g_string_append_c (out, ',');
}

static void
append_factor (GString *out,
               double   factor)
{
  g_autofree char *digits = factor > 0 ? il_number_dup_shortest (factor) : NULL;

  g_string_append (out, digits != NULL ? digits : "");
  g_string_append_c (out, ',');
}

static void
append_row (GString            *out,
            const IlSweepPoint *point,
            gboolean            is_knee)
{
  append_count (out, point->limit);
  append_count (out, point->n_rounds);
  append_count (out, point->n_whole);
  append_time (out, point->time);
  append_time (out, point->shortest);
  append_time (out, point->longest);
  append_time (out, point->ideal);
  append_factor (out, point->speed_up);
  append_factor (out, point->efficiency);
  g_string_append (out, is_knee ? "true" END : "false" END);
}

char *
il_sweep_csv_dup (const IlSweepCurve *curve)
{
  GString *out;
  guint knee;

  g_return_val_if_fail (curve != NULL, NULL);

  out = g_string_new (header);
  knee = il_sweep_curve_find_knee (curve);
  for (guint limit = 1; limit <= il_sweep_curve_get_max_limit (curve); limit++)
    {
      const IlSweepPoint *point = il_sweep_curve_get_point (curve, limit);

      if (point->n_rounds > 0)
        append_row (out, point, limit == knee);
    }

  return g_string_free (out, FALSE);
}
