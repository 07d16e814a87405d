/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-path-layout.h"

static const IlPathStep *
step_at (GArray *path,
         guint   index)
{
  return &g_array_index (path, IlPathStep, index);
}

/* Steps are in order of time, so a download's first one is the first that does
 * not begin before it. */
static guint
find_first (GArray  *path,
            IlTrack *track)
{
  gint64 start = il_track_get_start (track);
  guint low = 0, high = path->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (step_at (path, middle)->begin < start)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static IlPathSide
side_of (guint track,
         guint other)
{
  return other < track ? IL_PATH_SIDE_ABOVE : IL_PATH_SIDE_BELOW;
}

gboolean
il_path_layout_find (GArray        *path,
                     IlTrack       *track,
                     gint64         time,
                     IlTimeScale   *scale,
                     IlPathStretch *stretch)
{
  guint index = il_track_get_index (track);
  guint first = find_first (path, track);
  guint last = first;
  gint64 end;

  if (first == path->len || step_at (path, first)->track != index ||
      step_at (path, first)->begin >= time)
    return FALSE;

  while (last + 1 < path->len && step_at (path, last + 1)->track == index)
    last++;

  end = step_at (path, last)->end;
  *stretch = (IlPathStretch) {
    .x0 = il_time_scale_to_x (scale, step_at (path, first)->begin),
    .x1 = il_time_scale_to_x (scale, MIN (end, time)),
    .open = end > time,
  };

  if (first > 0)
    stretch->from = side_of (index, step_at (path, first - 1)->track);
  if (last + 1 < path->len && step_at (path, last + 1)->begin <= time)
    {
      stretch->to = side_of (index, step_at (path, last + 1)->track);
      stretch->to_x = il_time_scale_to_x (scale, step_at (path, last + 1)->begin);
    }

  return TRUE;
}

void
il_path_layout_list_links (GArray      *path,
                           guint        track,
                           gint64       time,
                           IlTimeScale *scale,
                           GArray      *xs)
{
  g_array_set_size (xs, 0);
  if (path->len > IL_PATH_LINKS_MAX)
    return;

  for (guint i = 1; i < path->len && step_at (path, i)->begin <= time; i++)
    {
      guint a = step_at (path, i - 1)->track, b = step_at (path, i)->track;

      if (MIN (a, b) < track && track < MAX (a, b))
        {
          double x = il_time_scale_to_x (scale, step_at (path, i)->begin);

          g_array_append_val (xs, x);
        }
    }
}
