/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlSpeed:
 * @IL_SPEED_NORMAL: a second of the recording takes a second
 * @IL_SPEED_HALF: it takes two
 * @IL_SPEED_QUARTER: it takes four
 * @IL_SPEED_TENTH: it takes ten
 * @IL_SPEED_DOUBLE: it takes half a second
 *
 * How fast a replay goes.
 */
typedef enum
{
  IL_SPEED_NORMAL,
  IL_SPEED_HALF,
  IL_SPEED_QUARTER,
  IL_SPEED_TENTH,
  IL_SPEED_DOUBLE,
} IlSpeed;

#define IL_N_SPEEDS (IL_SPEED_DOUBLE + 1)

/** il_speed_scale: Returns: how long @elapsed µs are in the recording, in µs,
 * rounded down */
gint64 il_speed_scale (IlSpeed speed,
                       gint64  elapsed);

/** il_speed_get_label: Returns: '×1', '×½', owned by the program */
const char *il_speed_get_label (IlSpeed speed);

G_END_DECLS
