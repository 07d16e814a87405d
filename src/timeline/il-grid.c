/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-grid.h"

#include <math.h>

#include "analysis/il-ticks.h"

/* What is not played yet. */
#define GHOST_OPACITY .26

#define FLAG_WIDTH 2.f
#define IDEAL_DASH 6.f
#define GUESS_DASH 2.f
#define DASH_GAP 4.f

/* What a line from top to bottom has left where it would cross the gap: one
 * part or two. */
static guint
list_parts (float                  x,
            float                  width,
            float                  height,
            const graphene_rect_t *gap,
            graphene_rect_t       *parts)
{
  float bottom;

  if (gap == NULL || x + width < gap->origin.x || x > gap->origin.x + gap->size.width)
    {
      parts[0] = GRAPHENE_RECT_INIT (x, 0, width, height);
      return 1;
    }

  bottom = gap->origin.y + gap->size.height;
  parts[0] = GRAPHENE_RECT_INIT (x, 0, width, gap->origin.y);
  parts[1] = GRAPHENE_RECT_INIT (x, bottom, width, height - bottom);

  return 2;
}

static void
append_line (GtkSnapshot           *snapshot,
             const GdkRGBA         *color,
             float                  x,
             float                  width,
             float                  height,
             const graphene_rect_t *gap)
{
  graphene_rect_t parts[2];
  guint n = list_parts (x, width, height, gap, parts);

  for (guint i = 0; i < n; i++)
    gtk_snapshot_append_color (snapshot, color, &parts[i]);
}

/* Told apart without colours: long dashes or short ones. */
static void
append_dashes (GtkSnapshot           *snapshot,
               const GdkRGBA         *color,
               float                  x,
               float                  dash,
               float                  height,
               const graphene_rect_t *gap)
{
  graphene_rect_t parts[2];
  guint n = list_parts (x, FLAG_WIDTH, height, gap, parts);

  for (guint i = 0; i < n; i++)
    {
      if (parts[i].size.height <= 0)
        continue;

      gtk_snapshot_push_repeat (snapshot, &parts[i],
                                &GRAPHENE_RECT_INIT (x, 0, FLAG_WIDTH, dash + DASH_GAP));
      gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, 0, FLAG_WIDTH, dash));
      gtk_snapshot_pop (snapshot);
    }
}

static void
snapshot_flags (GtkSnapshot           *snapshot,
                IlView                *view,
                int                    width,
                int                    height,
                const graphene_rect_t *gap)
{
  const GdkRGBA *color = &il_palette_get_shared (il_view_get_style (view))->dim;

  for (guint i = 0; i < IL_N_FLAGS; i++)
    {
      gint64 time = il_view_get_flag (view, i);
      double x = il_time_scale_to_x (il_view_get_scale (view), time);

      if (time != IL_TIME_NONE && x >= 0 && x <= width)
        append_dashes (snapshot, color, (float) round (x - FLAG_WIDTH / 2),
                       i == IL_FLAG_IDEAL ? IDEAL_DASH : GUESS_DASH, (float) height, gap);
    }
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

  snapshot_flags (snapshot, view, width, height, gap);
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

gboolean
il_grid_push_ghost (GtkSnapshot *snapshot,
                    IlView      *view,
                    int          width,
                    int          height)
{
  double x = MAX (0, il_time_scale_to_x (il_view_get_scale (view), il_view_get_time (view)));

  if (il_view_get_ghost_time (view) <= il_view_get_time (view) || x >= width)
    return FALSE;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) x, 0, (float) (width - x),
                                                         (float) height));
  gtk_snapshot_push_opacity (snapshot, GHOST_OPACITY);

  return TRUE;
}

void
il_grid_pop_ghost (GtkSnapshot *snapshot)
{
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}
