/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-line-counter.h"

#include <string.h>

/* Bytes side by side, as wide as every processor of today adds at once; the
 * compiler makes of it what the machine has. */
typedef guint8 Lanes __attribute__ ((vector_size (16)));

/* So many can be summed before a byte of the sum overflows. */
#define MAX_ROUNDS 255
#define ROUND (4 * sizeof (Lanes))

#define EVEN G_GUINT64_CONSTANT (0x00ff00ff00ff00ff)
#define EVEN_ONES G_GUINT64_CONSTANT (0x0001000100010001)

static guint64
sum_of_word (guint64 word)
{
  word = (word & EVEN) + ((word >> 8) & EVEN);

  return (word * EVEN_ONES) >> 48;
}

static guint64
sum_of_lanes (Lanes lanes)
{
  guint64 words[sizeof lanes / sizeof (guint64)];

  memcpy (words, &lanes, sizeof lanes);

  return sum_of_word (words[0]) + sum_of_word (words[1]);
}

/* Where bytes are equal, a comparison of lanes gives all ones, which is -1. */
static inline Lanes
minus_feeds (const guint8 *bytes)
{
  const Lanes feeds = (Lanes) { 0 } + '\n';
  Lanes lanes;

  memcpy (&lanes, bytes, sizeof lanes);

  return (Lanes) (lanes == feeds);
}

/* Several sums, since each addition waits for the one before. */
static guint64
count_rounds (const guint8 *bytes,
              gsize         n_rounds)
{
  Lanes a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };

  for (gsize i = 0; i < n_rounds; i++)
    {
      a -= minus_feeds (bytes);
      b -= minus_feeds (bytes + sizeof (Lanes));
      c -= minus_feeds (bytes + 2 * sizeof (Lanes));
      d -= minus_feeds (bytes + 3 * sizeof (Lanes));
      bytes += ROUND;
    }

  return sum_of_lanes (a) + sum_of_lanes (b) + sum_of_lanes (c) + sum_of_lanes (d);
}

static guint64
count_feeds (const guint8 *bytes,
             gsize         length)
{
  guint64 n = 0;

  while (length >= ROUND)
    {
      gsize n_rounds = MIN (length / ROUND, MAX_ROUNDS);

      n += count_rounds (bytes, n_rounds);
      bytes += n_rounds * ROUND;
      length -= n_rounds * ROUND;
    }

  for (; length > 0; length--)
    n += *bytes++ == '\n';

  return n;
}

void
il_line_counter_init (IlLineCounter *self)
{
  self->has_rest = FALSE;
}

guint64
il_line_counter_count (IlLineCounter *self,
                       const guint8  *bytes,
                       gsize          length)
{
  if (length == 0)
    return 0;

  self->has_rest = bytes[length - 1] != '\n';

  return count_feeds (bytes, length);
}

guint64
il_line_counter_finish (IlLineCounter *self)
{
  guint64 n = self->has_rest ? 1 : 0;

  self->has_rest = FALSE;

  return n;
}
