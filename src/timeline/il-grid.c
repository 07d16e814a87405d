/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-grid.h"

#include <math.h>

#include "analysis/il-ticks.h"

/* A line from top to bottom, interrupted where it would cross the gap. */
static void
append_line (GtkSnapshot           *snapshot,
             const GdkRGBA         *color,
             float                  x,
             float                  width,
             float                  height,
             const graphene_rect_t *gap)
{
  float bottom;

  if (gap == NULL || x + width < gap->origin.x || x > gap->origin.x + gap->size.width)
    {
      gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, 0, width, height));
      return;
    }

  bottom = gap->origin.y + gap->size.height;
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, 0, width, gap->origin.y));
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (x, bottom, width, height - bottom));
}

void
il_grid_snapshot (GtkSnapshot           *snapshot,
                  IlView                *view,
                  int                    width,
                  int                    height,
                  const graphene_rect_t *gap)
{
  IlTimeScale *scale = il_view_get_scale (view);
  const GdkRGBA *color = &il_palette_get_shared (il_view_get_style (view))->grid;
  gint64 step = il_ticks_label_step (il_time_scale_get_us_per_px (scale), IL_GRID_LABEL_SPACING);
  gint64 end = il_time_scale_to_time (scale, width);

  for (gint64 time = il_ticks_first (MAX (il_time_scale_get_begin (scale), 1), step); time <= end;
       time += step)
    {
      float x = (float) floor (il_time_scale_to_x (scale, time));

      append_line (snapshot, color, x, 1, (float) height, gap);
    }
}

void
il_grid_snapshot_playhead (GtkSnapshot           *snapshot,
                           IlView                *view,
                           int                    width,
                           int                    height,
                           const graphene_rect_t *gap)
{
  IlRecording *recording = il_view_get_recording (view);
  double x = il_time_scale_to_x (il_view_get_scale (view), il_view_get_time (view));
  gboolean resting = recording != NULL && il_recording_is_finished (recording) &&
                     il_view_get_narrow (view);

  if (recording == NULL || !il_recording_is_started (recording) || resting || x < -1 ||
      x > width + 1)
    return;

  append_line (snapshot, &il_palette_get_shared (il_view_get_style (view))->playhead,
               (float) round (x - 1), 2, (float) height, gap);
}
