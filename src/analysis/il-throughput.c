/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-throughput.h"

#define SECOND 1e6

/* Two to a window, so that windows can overlap. */
#define N_HALVES (2 * IL_THROUGHPUT_WINDOWS)

/* Equal columns over a stretch of time, and what came in each. */
typedef struct
{
  gint64 begin;
  gint64 width;
  double *sums;
  guint n;
} Columns;

/* The last microsecond of a column: t < begin + x is t <= begin + ceil (x) - 1
 * for whole t; the product stays below 2^60. */
static gint64
last_of_column (const Columns *columns,
                guint          index)
{
  return columns->begin - 1 + (columns->width * (index + 1) + columns->n - 1) / columns->n;
}

static guint
column_of (const Columns *columns,
           gint64         time)
{
  return (guint) ((time - columns->begin) * columns->n / columns->width);
}

static void
add_reads (const Columns    *columns,
           const IlArrivals *arrivals,
           guint64           first,
           guint64           last,
           double            weight)
{
  for (guint64 i = first; i < last; i++)
    {
      gint64 time;
      guint64 bytes;

      il_arrivals_get_read (arrivals, i, &time, &bytes, NULL);
      columns->sums[column_of (columns, time)] += weight * (double) bytes;
    }
}

/* The same by searching for the columns' edges, where reads are many. */
static void
add_by_search (const Columns    *columns,
               const IlArrivals *arrivals,
               gint64            until,
               double            weight)
{
  guint64 before = il_arrivals_bytes_at (arrivals, columns->begin - 1);

  for (guint i = 0; i < columns->n; i++)
    {
      gint64 edge = MIN (last_of_column (columns, i), until);
      guint64 bytes = il_arrivals_bytes_at (arrivals, edge);

      columns->sums[i] += weight * (double) (bytes - before);
      before = bytes;
      if (edge == until)
        break;
    }
}

/* What came up to a time, each byte counting for a weight. */
static void
add_track (const Columns *columns,
           IlTrack       *track,
           gint64         time,
           double         weight)
{
  const IlArrivals *arrivals = il_track_get_arrivals (track);
  gint64 until = MIN (time, columns->begin + columns->width - 1);
  guint64 first = il_arrivals_count_until (arrivals, columns->begin - 1);
  guint64 last = il_arrivals_count_until (arrivals, until);

  if (first >= last)
    return;

  if (last - first <= 2 * columns->n)
    add_reads (columns, arrivals, first, last, weight);
  else
    add_by_search (columns, arrivals, until, weight);
}

/* What a decoded byte had on the wire; one of which that is not known, as of
 * a connection that broke, counts as it is. */
static double
wire_share (IlTrack *track)
{
  guint64 wire = il_track_get_wire_bytes (track);
  guint64 decoded = il_arrivals_get_bytes (il_track_get_arrivals (track));

  return wire > 0 && decoded > 0 ? (double) wire / (double) decoded : 1;
}

void
il_throughput_list (IlRecording *recording,
                    gint64       begin,
                    gint64       end,
                    gint64       time,
                    double      *columns,
                    guint        n)
{
  Columns all = { begin, end - begin, columns, n };
  guint n_tracks;

  g_return_if_fail (IL_IS_RECORDING (recording));
  g_return_if_fail (end > begin && (guint64) end - (guint64) begin <= IL_ARRIVALS_MAX_TIME);
  g_return_if_fail (columns != NULL && n > 0 && n <= G_MAXUINT16);

  for (guint i = 0; i < n; i++)
    columns[i] = 0;

  n_tracks = il_recording_get_n_tracks (recording);
  for (guint i = 0; i < n_tracks; i++)
    add_track (&all, il_recording_get_track (recording, i), time, 1);

  for (guint i = 0; i < n; i++)
    columns[i] *= SECOND * n / (double) all.width;
}

double
il_throughput_find_peak (IlRecording *recording,
                         double      *bytes)
{
  double halves[N_HALVES] = { 0 };
  Columns all = { .sums = halves, .n = N_HALVES };
  gint64 makespan;
  guint n_tracks;
  double sum = 0, fullest = 0;

  g_return_val_if_fail (IL_IS_RECORDING (recording), 0);
  g_return_val_if_fail (il_recording_is_finished (recording), 0);

  /* What comes with the end itself belongs to the last window. */
  makespan = MIN (il_recording_get_duration (recording), IL_ARRIVALS_MAX_TIME);
  all.width = makespan + 1;
  n_tracks = il_recording_get_n_tracks (recording);
  for (guint i = 0; i < n_tracks; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      add_track (&all, track, makespan, wire_share (track));
    }

  for (guint i = 0; i < N_HALVES; i++)
    {
      sum += halves[i];
      fullest = MAX (fullest, halves[i] + (i > 0 ? halves[i - 1] : 0));
    }

  if (bytes != NULL)
    *bytes = sum;

  return makespan == 0 ? 0 : fullest * IL_THROUGHPUT_WINDOWS * SECOND / (double) makespan;
}
