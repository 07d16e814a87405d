/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-line-order.h"

/* The lines of one track that came in the same microsecond: they stand
 * together in the order, the last of the track that are not yet placed. */
typedef struct
{
  gint64 time;
  guint track;
  guint64 begin;
  guint64 end;
} Block;

static const IlArrivals *
arrivals_of (IlRecording *recording,
             guint        track)
{
  return il_track_get_arrivals (il_recording_get_track (recording, track));
}

/* The block that ends before the line of that number, if there is one. */
static gboolean
find_block (IlRecording *recording,
            guint        track,
            guint64      end,
            Block       *block)
{
  const IlArrivals *arrivals = arrivals_of (recording, track);

  if (end == 0)
    return FALSE;

  block->track = track;
  block->end = end;
  block->time = il_arrivals_line_time (arrivals, end - 1);
  block->begin = il_arrivals_lines_at (arrivals, block->time - 1);

  return TRUE;
}

static gboolean
is_later (const Block *a,
          const Block *b)
{
  return a->time != b->time ? a->time > b->time : a->track > b->track;
}

/* Restores the heap, the latest block on top, below one that may be too early. */
static void
sink (Block *heap,
      guint  n,
      guint  place)
{
  Block block = heap[place];

  for (guint child = 2 * place + 1; child < n; child = 2 * place + 1)
    {
      if (child + 1 < n && is_later (&heap[child + 1], &heap[child]))
        child++;
      if (!is_later (&heap[child], &block))
        break;

      heap[place] = heap[child];
      place = child;
    }

  heap[place] = block;
}

static guint
make_heap (IlRecording *recording,
           gint64       time,
           Block       *heap)
{
  guint n_tracks = il_recording_get_n_tracks (recording);
  guint n = 0;

  for (guint i = 0; i < n_tracks; i++)
    {
      guint64 lines = il_arrivals_lines_at (arrivals_of (recording, i), time);

      if (find_block (recording, i, lines, &heap[n]))
        n++;
    }

  for (guint i = n / 2; i > 0; i--)
    sink (heap, n, i - 1);

  return n;
}

guint
il_line_order_tail (IlRecording *recording,
                    gint64       time,
                    guint        max,
                    guint       *indices)
{
  g_autofree Block *heap = NULL;
  guint total, rest, n;

  g_return_val_if_fail (IL_IS_RECORDING (recording), 0);
  g_return_val_if_fail (indices != NULL || max == 0, 0);

  total = (guint) MIN (il_line_order_count (recording, time), max);
  heap = g_new (Block, MAX (1, il_recording_get_n_tracks (recording)));
  n = make_heap (recording, time, heap);

  for (rest = total; rest > 0;)
    {
      Block top = heap[0];

      for (guint64 line = top.end; line > top.begin && rest > 0; line--)
        indices[--rest] = top.track;

      if (!find_block (recording, top.track, top.begin, &heap[0]))
        heap[0] = heap[--n];
      sink (heap, n, 0);
    }

  return total;
}

guint64
il_line_order_count (IlRecording *recording,
                     gint64       time)
{
  guint64 lines = 0;
  guint n_tracks;

  g_return_val_if_fail (IL_IS_RECORDING (recording), 0);

  n_tracks = il_recording_get_n_tracks (recording);
  for (guint i = 0; i < n_tracks; i++)
    lines += il_arrivals_lines_at (arrivals_of (recording, i), time);

  return lines;
}
