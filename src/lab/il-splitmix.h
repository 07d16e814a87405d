/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * il_splitmix_next:
 * @state: the generator's state; any value is a good seed
 *
 * The generator SplitMix64 (Steele, Lea and Flood, 2014): a counter passed
 * through a mixing function.  It is here because the lab's pictures must not
 * change with the version of a library.
 *
 * Returns: the next 64 bits
 */
static inline guint64
il_splitmix_next (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/**
 * il_splitmix_range:
 * @state: the generator's state
 * @low: the least value
 * @high: the greatest value, at least @low
 *
 * Returns: a number from @low to @high, both included
 */
static inline gint64
il_splitmix_range (guint64 *state,
                   gint64   low,
                   gint64   high)
{
  return low + (gint64) (il_splitmix_next (state) % (guint64) (high - low + 1));
}

G_END_DECLS
