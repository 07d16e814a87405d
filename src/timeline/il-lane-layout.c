/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-lane-layout.h"

#include <math.h>

/* How far outside the lane a cut box ends, so that its end is not seen. */
#define OVERSHOOT 40.0

/* A document that came in less than a pixel is still to be seen. */
#define RECEIVING_MIN 2.0

/* No screen has more columns than this. */
#define COLUMNS_MAX 16384

static const struct
{
  guint64 from;
  double stretch;
  double opacity;
} mark_looks[] = {
  { 16, 1.65, 1 },
  { 4, 1.3, 1 },
  { 2, 1, .88 },
  { 0, 1, .8 },
};

static guint
mark_look (guint64 lines)
{
  guint i = 0;

  while (lines < mark_looks[i].from)
    i++;

  return i;
}

static double
column_width (IlTimeScale *scale)
{
  return G_USEC_PER_SEC / il_time_scale_get_us_per_px (scale) < 100 ? IL_MARK_COLUMN_COARSE
                                                                    : IL_MARK_COLUMN;
}

void
il_lane_layout_init (IlLaneLayout *self,
                     IlTrack      *track,
                     gint64        time,
                     IlTimeScale  *scale,
                     double        width)
{
  IlSegment segments[IL_TRACK_MAX_SEGMENTS];
  guint n = il_track_list_segments (track, time, segments);

  self->n_boxes = 0;
  self->state = il_track_get_state (track, time);
  self->origin = il_time_scale_to_x (scale, 0);
  self->end = n > 0 ? il_time_scale_to_x (scale, segments[n - 1].end) : self->origin;

  for (guint i = 0; i < n; i++)
    {
      IlLaneBox box = { segments[i].state, il_time_scale_to_x (scale, segments[i].begin),
                        il_time_scale_to_x (scale, segments[i].end) };

      if (box.state == IL_STATE_RECEIVING)
        box.x1 = MAX (box.x1, box.x0 + RECEIVING_MIN);
      if (box.x1 < 0 || box.x0 > width)
        continue;

      box.x0 = MAX (box.x0, -OVERSHOOT);
      box.x1 = MIN (box.x1, width + OVERSHOOT);
      self->boxes[self->n_boxes++] = box;
    }
}

const IlLaneBox *
il_lane_layout_find (const IlLaneLayout *self,
                     IlState             state)
{
  for (guint i = self->n_boxes; i > 0; i--)
    {
      if (self->boxes[i - 1].state == state)
        return &self->boxes[i - 1];
    }

  return NULL;
}

gboolean
il_lane_layout_fits_tag (const IlLaneLayout *self,
                         IlState             state)
{
  const IlLaneBox *box = il_lane_layout_find (self, state);

  return box == NULL || box->x1 - box->x0 >= IL_TAG_ROOM;
}

void
il_lane_layout_list_marks (const IlLaneBox *box,
                           IlTrack         *track,
                           gint64           time,
                           IlTimeScale     *scale,
                           GArray          *columns)
{
  const IlArrivals *arrivals = il_track_get_arrivals (track);
  double column = column_width (scale);
  double origin = il_time_scale_to_x (scale, 0);
  double first = floor ((box->x0 - origin) / column);
  guint n = (guint) MIN (ceil ((box->x1 - origin) / column) - first + 1, COLUMNS_MAX);
  double us = column * il_time_scale_get_us_per_px (scale);
  gint64 begin = (gint64) llround (first * us);
  gint64 end = (gint64) llround ((first + n) * us);
  g_autofree guint64 *counts = g_new (guint64, n);
  guint64 left;

  g_array_set_size (columns, 0);
  if (end <= begin)
    return;

  /* Later lines of the last column are not there yet at this time. */
  left = il_arrivals_lines_at (arrivals, time) - il_arrivals_lines_at (arrivals, begin - 1);
  il_arrivals_count_columns (arrivals, begin, end, n, counts);
  for (guint i = 0; i < n && left > 0; i++)
    {
      IlMarkColumn mark = { .x = origin + (first + i) * column, .lines = MIN (counts[i], left) };

      mark.width = column * il_mark_stretch (mark.lines);
      if (mark.lines > 0)
        g_array_append_val (columns, mark);
      left -= mark.lines;
    }
}

double
il_mark_stretch (guint64 lines)
{
  return mark_looks[mark_look (lines)].stretch;
}

double
il_mark_opacity (guint64 lines)
{
  return mark_looks[mark_look (lines)].opacity;
}
