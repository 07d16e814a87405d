/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "formats/il-sweep-json.h"

#include "formats/il-json-text.h"

/* -1 is what is not known. */
static void
add_known (JsonBuilder *builder,
           const char  *name,
           gint64       value)
{
  json_builder_set_member_name (builder, name);
  if (value >= 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_factor (JsonBuilder *builder,
            const char  *name,
            double       factor)
{
  json_builder_set_member_name (builder, name);
  if (factor > 0)
    json_builder_add_double_value (builder, factor);
  else
    json_builder_add_null_value (builder);
}

static void
add_point (JsonBuilder        *builder,
           const IlSweepPoint *point)
{
  json_builder_begin_object (builder);
  add_known (builder, "limit", point->limit);
  add_known (builder, "rounds", point->n_rounds);
  add_known (builder, "whole", point->n_whole);
  add_known (builder, "duration_us", point->time);
  add_known (builder, "shortest_us", point->shortest);
  add_known (builder, "longest_us", point->longest);
  add_known (builder, "ideal_us", point->ideal);
  add_factor (builder, "speed_up", point->speed_up);
  add_factor (builder, "efficiency", point->efficiency);
  json_builder_end_object (builder);
}

static void
add_sweep (JsonBuilder        *builder,
           const IlSweepCurve *curve)
{
  guint knee = il_sweep_curve_find_knee (curve);

  json_builder_set_member_name (builder, "sweep");
  json_builder_begin_object (builder);
  add_known (builder, "downloads", il_sweep_curve_get_n_downloads (curve));
  add_known (builder, "rounds", il_sweep_curve_get_n_rounds (curve));
  add_known (builder, "knee", knee > 0 ? (gint64) knee : -1);
  json_builder_end_object (builder);
}

char *
il_sweep_json_dup (const IlSweepCurve *curve)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (curve != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "interleave");
  json_builder_add_string_value (builder, IL_VERSION);
  add_sweep (builder, curve);

  json_builder_set_member_name (builder, "limits");
  json_builder_begin_array (builder);
  for (guint limit = 1; limit <= il_sweep_curve_get_max_limit (curve); limit++)
    {
      const IlSweepPoint *point = il_sweep_curve_get_point (curve, limit);

      if (point->n_rounds > 0)
        add_point (builder, point);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return il_json_text_dup (builder);
}
