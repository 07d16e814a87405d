/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-rate-curve.h"

#include "analysis/il-throughput.h"
#include "analysis/il-ticks.h"

/* So many windows make up a run, or half of them, as they are round. */
#define WINDOWS 30

#define WINDOW_MIN 100

gint64
il_rate_window (gint64 reach)
{
  return il_ticks_round_up (CLAMP (reach / WINDOWS, WINDOW_MIN, IL_ARRIVALS_MAX_TIME / WINDOWS));
}

/* From a window on: whole ones, and the one that @time lies in. All together
 * might reach beyond the last time that there is. */
static void
list_columns (IlRecording *recording,
              gint64       window,
              guint        first,
              gint64       time,
              double      *columns)
{
  guint n = (guint) (time / window) - first;

  if (n > 0)
    il_throughput_list (recording, first * window, (first + n) * window, time, columns,
                        n * IL_RATE_COLUMNS);
  il_throughput_list (recording, (first + n) * window, (first + n + 1) * window, time,
                      columns + n * IL_RATE_COLUMNS, IL_RATE_COLUMNS);
}

/* @column: the last one of the window */
static double
mean_of_window (const double *columns,
                guint         column)
{
  guint first = column + 1 > IL_RATE_COLUMNS ? column + 1 - IL_RATE_COLUMNS : 0;
  double sum = 0;

  for (guint i = first; i <= column; i++)
    sum += columns[i];

  return sum / IL_RATE_COLUMNS;
}

GArray *
il_rate_list (IlRecording *recording,
              gint64       window,
              gint64       time)
{
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof (double));

  il_rate_extend (rates, recording, window, time);

  return g_steal_pointer (&rates);
}

void
il_rate_extend (GArray      *rates,
                IlRecording *recording,
                gint64       window,
                gint64       time)
{
  g_autofree double *columns = NULL;
  guint n, kept, first;

  g_return_if_fail (IL_IS_RECORDING (recording));
  g_return_if_fail (window >= WINDOW_MIN);
  g_return_if_fail (time >= 0);

  /* Later, nothing comes any more. */
  time = MIN (time, IL_ARRIVALS_MAX_TIME);
  g_return_if_fail (time / window < G_MAXUINT16 / IL_RATE_COLUMNS);

  /* The column of @time is one that has begun by then.  The last one of before
   * was not whole; those of a window more are done again, since a very long log
   * may still move its last read. */
  n = (guint) (time * IL_RATE_COLUMNS / window) + 1;
  kept = rates->len > IL_RATE_COLUMNS ? MIN (rates->len - IL_RATE_COLUMNS, n) - 1 : 0;
  first = kept > IL_RATE_COLUMNS ? kept / IL_RATE_COLUMNS - 1 : 0;

  columns = g_new (double, (time / window + 1 - first) * IL_RATE_COLUMNS);
  list_columns (recording, window, first, time, columns);

  g_array_set_size (rates, kept);
  for (guint i = kept; i < n; i++)
    {
      double rate = i + 1 < n ? mean_of_window (columns, i - first * IL_RATE_COLUMNS)
                              : il_rate_at (recording, window, time);

      g_array_append_val (rates, rate);
    }
}

double
il_rate_at (IlRecording *recording,
            gint64       window,
            gint64       time)
{
  double rate = 0;

  g_return_val_if_fail (IL_IS_RECORDING (recording), 0);
  g_return_val_if_fail (window >= WINDOW_MIN, 0);

  time = MIN (time, IL_ARRIVALS_MAX_TIME);

  il_throughput_list (recording, time + 1 - window, time + 1, time, &rate, 1);

  return rate;
}
