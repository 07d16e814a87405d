/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-thumbnail-layout.h"

#include <math.h>

#define BAR 5
#define PITCH 8

/* What came in no time is still to be seen. */
#define RECEIVED_MIN 1.0

typedef struct
{
  GArray *boxes;
  IlTrack *track;
  double us_per_px;
  double width;
  double y;
  double bar;
} Row;

static gint64
end_of (IlTrack *track)
{
  gint64 end = il_track_get_end (track);

  return end != IL_TIME_NONE ? end : G_MAXINT64;
}

static IlTrack *
find_last (IlRecording *recording,
           guint        from,
           guint        to)
{
  IlTrack *last = il_recording_get_track (recording, from);

  for (guint i = from + 1; i < to; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      if (end_of (track) > end_of (last))
        last = track;
    }

  return last;
}

static void
add_box (const Row *row,
         gboolean   received,
         gint64     begin,
         gint64     end)
{
  double height = received ? row->bar : MAX (floor (row->bar / 2), 1);
  double x0 = (double) begin / row->us_per_px;
  double x1 = MIN ((double) end / row->us_per_px, row->width);
  IlThumbnailBox box;

  if (received)
    x1 = MAX (x1, x0 + RECEIVED_MIN);
  x0 = MIN (x0, row->width - RECEIVED_MIN);
  x1 = MIN (x1, row->width);
  if (x1 <= x0)
    return;

  box = (IlThumbnailBox) { il_track_get_index (row->track), received, x0,
                           row->y + floor ((row->bar - height) / 2), x1 - x0, height };
  g_array_append_val (row->boxes, box);
}

/* From leaving the queue to the answer is one stretch, however many redirects
 * are in it. */
static void
add_row (const Row *row,
         gint64     time)
{
  IlSegment segments[IL_TRACK_MAX_SEGMENTS];
  guint n = il_track_list_segments (row->track, time, segments);
  gint64 begin = IL_TIME_NONE, end = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean waits = segments[i].state == IL_STATE_CONNECTING ||
                       segments[i].state == IL_STATE_WAITING;

      if (waits && begin == IL_TIME_NONE)
        begin = segments[i].begin;
      if (waits)
        end = segments[i].end;
    }

  if (begin != IL_TIME_NONE)
    add_box (row, FALSE, begin, end);
  if (n > 0 && segments[n - 1].state == IL_STATE_RECEIVING)
    add_box (row, TRUE, segments[n - 1].begin, segments[n - 1].end);
}

int
il_thumbnail_get_natural_height (guint n_tracks)
{
  if (n_tracks > IL_THUMBNAIL_MAX_HEIGHT / PITCH)
    return IL_THUMBNAIL_MAX_HEIGHT;

  return (int) MAX (n_tracks, 1) * PITCH - (PITCH - BAR);
}

GArray *
il_thumbnail_layout_new (IlRecording *recording,
                         gint64       span,
                         double       width,
                         int          height)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (IlThumbnailBox));
  guint n, n_rows;
  double pitch;

  g_return_val_if_fail (IL_IS_RECORDING (recording), boxes);
  g_return_val_if_fail (span > 0 && width > 0 && height > 0, boxes);

  n = il_recording_get_n_tracks (recording);
  n_rows = MIN (n, (guint) height);

  /* The last gap is not drawn. */
  pitch = n_rows > 0 ? MIN ((double) (height + PITCH - BAR) / n_rows, PITCH) : PITCH;
  for (guint i = 0; i < n_rows; i++)
    {
      guint from = (guint) ((guint64) i * n / n_rows);
      guint to = (guint) ((guint64) (i + 1) * n / n_rows);
      Row row = { boxes, find_last (recording, from, to), (double) span / width, width };

      row.bar = MAX (round (pitch * BAR / PITCH), 1);
      row.y = MIN (floor (i * pitch), height - row.bar);
      add_row (&row, G_MAXINT64);
    }

  return boxes;
}
