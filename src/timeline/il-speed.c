/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-speed.h"

static const struct
{
  gint64 times, over;
  const char *label;
} speeds[IL_N_SPEEDS] = {
  [IL_SPEED_NORMAL] = { 1, 1, "×1" },
  [IL_SPEED_HALF] = { 1, 2, "×½" },
  [IL_SPEED_QUARTER] = { 1, 4, "×¼" },
  [IL_SPEED_TENTH] = { 1, 10, "×⅒" },
  [IL_SPEED_DOUBLE] = { 2, 1, "×2" },
};

gint64
il_speed_scale (IlSpeed speed,
                gint64  elapsed)
{
  g_return_val_if_fail (speed < IL_N_SPEEDS, elapsed);

  return elapsed * speeds[speed].times / speeds[speed].over;
}

const char *
il_speed_get_label (IlSpeed speed)
{
  g_return_val_if_fail (speed < IL_N_SPEEDS, "");

  return speeds[speed].label;
}
