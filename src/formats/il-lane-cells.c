/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-lane-cells.h"

#include <math.h>

/* A stretch in one state, in cells. */
typedef struct
{
  IlState state;
  double begin, end;
} Stretch;

/* The last one is taken to go on: to whom a cell belongs must not change when
 * the rest of it comes, or a bar would lose what it had. */
static guint
list_stretches (IlTrack *track,
                gint64   time,
                double   cells_per_us,
                Stretch *stretches,
                double  *end)
{
  IlSegment segments[IL_TRACK_MAX_SEGMENTS];
  guint n = il_track_list_segments (track, time, segments);

  for (guint i = 0; i < n; i++)
    {
      stretches[i].state = segments[i].state;
      stretches[i].begin = (double) segments[i].begin * cells_per_us;
      stretches[i].end = (double) segments[i].end * cells_per_us;
    }

  if (n > 0)
    {
      *end = stretches[n - 1].end;
      stretches[n - 1].end = G_MAXDOUBLE;
    }

  return n;
}

/* The state with the largest share of a cell, the later one of two equals. */
static IlState
choose_state (const Stretch *stretches,
              guint          n,
              guint          cell)
{
  double shares[IL_N_STATES] = { 0 };
  IlState best = IL_STATE_QUEUED;

  for (guint i = 0; i < n; i++)
    {
      double begin = MAX (stretches[i].begin, (double) cell);
      double end = MIN (stretches[i].end, (double) cell + 1);

      shares[stretches[i].state] += MAX (0, end - begin);
    }

  for (IlState state = IL_STATE_QUEUED; state < IL_N_STATES; state++)
    {
      if (shares[state] >= shares[best] && shares[state] > 0)
        best = state;
    }

  return best;
}

static guint
find_cell (const IlState *cells,
           guint          n,
           IlState        state)
{
  guint i = 0;

  while (i < n && cells[i] != state)
    i++;

  return i;
}

static gboolean
has_state (const Stretch *stretches,
           guint          n,
           IlState        state)
{
  for (guint i = 0; i < n; i++)
    {
      if (stretches[i].state == state)
        return TRUE;
    }

  return FALSE;
}

/* A wait too short for a cell takes one from what was before it, or else, at
 * the very beginning, from the bar. */
static guint
close_receiving (const Stretch *stretches,
                 guint          n,
                 double         end,
                 guint          width,
                 IlState       *cells)
{
  guint first = MIN (find_cell (cells, width, IL_STATE_RECEIVING), width - 1);

  cells[first] = IL_STATE_RECEIVING;
  if (width > 1 && has_state (stretches, n, IL_STATE_WAITING) &&
      find_cell (cells, first, IL_STATE_WAITING) == first)
    {
      first = MAX (first, 1);
      cells[first - 1] = IL_STATE_WAITING;
      cells[first] = IL_STATE_RECEIVING;
    }

  return (guint) CLAMP (lround (end * 8), (long) first * 8 + 1, (long) width * 8);
}

static guint
close_other (IlState  state,
             double   end,
             guint    width,
             IlState *cells)
{
  guint n = (guint) CLAMP (lround (end), 0, (long) width);

  if (state == IL_STATE_WAITING)
    {
      n = MAX (n, 1);
      cells[n - 1] = IL_STATE_WAITING;
    }

  return n * 8;
}

guint
il_lane_cells (IlTrack *track,
               gint64   time,
               gint64   span,
               guint    width,
               IlState *cells)
{
  Stretch stretches[IL_TRACK_MAX_SEGMENTS];
  double end = 0;
  guint n;

  g_return_val_if_fail (span > 0, 0);

  n = list_stretches (track, time, (double) width / (double) span, stretches, &end);
  if (n == 0 || width == 0)
    return 0;

  end = MIN (end, (double) width);
  for (guint i = 0; i < width; i++)
    cells[i] = choose_state (stretches, n, i);

  /* What begins beyond the lane is not to be seen in it. */
  if (stretches[n - 1].begin >= (double) width)
    return width * 8;
  if (stretches[n - 1].state == IL_STATE_RECEIVING)
    return close_receiving (stretches, n, end, width, cells);

  return close_other (stretches[n - 1].state, end, width, cells);
}
