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

/* Whole windows, and the one that @time lies in: together they might reach
 * beyond the last time that there is. */
static void
list_columns (IlRecording *recording,
              gint64       window,
              gint64       time,
              double      *columns)
{
  guint n = (guint) (time / window);

  if (n > 0)
    il_throughput_list (recording, 0, n * window, time, columns, n * IL_RATE_COLUMNS);
  il_throughput_list (recording, n * window, (n + 1) * window, time,
                      columns + n * IL_RATE_COLUMNS, IL_RATE_COLUMNS);
}

GArray *
il_rate_list (IlRecording *recording,
              gint64       window,
              gint64       time)
{
  g_autoptr (GArray) rates = NULL;
  g_autofree double *columns = NULL;
  double sum = 0;
  guint n;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);
  g_return_val_if_fail (window >= WINDOW_MIN, NULL);
  g_return_val_if_fail (time >= 0, NULL);

  /* Later, nothing comes any more. */
  time = MIN (time, IL_ARRIVALS_MAX_TIME);
  g_return_val_if_fail (time / window < G_MAXUINT16 / IL_RATE_COLUMNS, NULL);

  columns = g_new (double, (time / window + 1) * IL_RATE_COLUMNS);
  list_columns (recording, window, time, columns);

  /* The column of @time is one that has begun by then. */
  n = (guint) (time * IL_RATE_COLUMNS / window) + 1;
  rates = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  for (guint i = 0; i < n; i++)
    {
      double rate;

      sum += columns[i] - (i >= IL_RATE_COLUMNS ? columns[i - IL_RATE_COLUMNS] : 0);
      rate = i + 1 < n ? MAX (0, sum / IL_RATE_COLUMNS) : il_rate_at (recording, window, time);
      g_array_append_val (rates, rate);
    }

  return g_steal_pointer (&rates);
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
