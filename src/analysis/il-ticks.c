/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SECOND G_GINT64_CONSTANT (1000000)
#define MILLISECOND G_GINT64_CONSTANT (1000)
#define LONGEST (G_GINT64_CONSTANT (1000000000) * SECOND)

/* What a 1-2-5 number is multiplied by to give the next one. */
static gint64
next_round (gint64 value)
{
  gint64 power = 1;

  while (power * 10 <= value)
    power *= 10;

  return value / power == 2 ? power * 5 : value * 2;
}

/* The fewest decimals that show a multiple of step exactly. */
static int
count_decimals (gint64 time,
                gint64 unit)
{
  int decimals = 0;

  while (decimals < 6 && time % unit != 0)
    {
      unit /= 10;
      decimals++;
    }

  return decimals;
}

static char *
dup_clock_label (gint64 time)
{
  gint64 seconds = time / SECOND;

  /* Translators: minutes and seconds on the time axis, such as 2:30. */
  return g_strdup_printf (_("%d:%02d"), (int) (seconds / 60), (int) (seconds % 60));
}

gint64
il_ticks_round_up (gint64 time)
{
  gint64 value = 1;

  while (value < time && value < LONGEST)
    value = next_round (value);

  return value;
}

gint64
il_ticks_label_step (double us_per_place,
                     double spacing)
{
  return il_ticks_round_up ((gint64) ceil (us_per_place * spacing));
}

gint64
il_ticks_step (double us_per_place,
               double spacing,
               gint64 label_step)
{
  for (gint64 step = 1; step < label_step; step = next_round (step))
    {
      if (label_step % step == 0 && (double) step >= us_per_place * spacing)
        return step;
    }

  return label_step;
}

gint64
il_ticks_live_span (gint64 now)
{
  return il_ticks_round_up (MAX (SECOND, now + (now + 4) / 5));
}

gint64
il_ticks_first (gint64 time,
                gint64 step)
{
  gint64 rest = time % step;

  if (rest == 0)
    return time;

  return rest < 0 ? time - rest : time - rest + step;
}

char *
il_ticks_dup_label (gint64 time,
                    gint64 step)
{
  if (time >= 120 * SECOND)
    return dup_clock_label (time);

  if (step >= SECOND / 10)
    /* Translators: a number of seconds on the time axis. */
    return g_strdup_printf (_("%.*f s"), count_decimals (time, SECOND),
                            (double) time / (double) SECOND);

  if (time == 0 || step >= MILLISECOND)
    /* Translators: a number of milliseconds on the time axis. */
    return g_strdup_printf (_("%.*f ms"), count_decimals (time, MILLISECOND),
                            (double) time / (double) MILLISECOND);

  /* Translators: a number of microseconds on the time axis. */
  return g_strdup_printf (_("%d µs"), (int) time);
}
