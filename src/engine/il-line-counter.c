/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-line-counter.h"

#include <string.h>

#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define LOWS G_GUINT64_CONSTANT (0x7f7f7f7f7f7f7f7f)
#define EVEN G_GUINT64_CONSTANT (0x00ff00ff00ff00ff)
#define EVEN_ONES G_GUINT64_CONSTANT (0x0001000100010001)

/* So many words can be summed before a byte of the sum overflows. */
#define MAX_WORDS 255

/* A one in each byte that is a line feed.  The addition sets the high bit of
 * every byte with a low bit set, and carries nothing into the next byte. */
static inline guint64
feeds_in_word (const guint8 *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  word ^= ONES * '\n';

  return (~(((word & LOWS) + LOWS) | word) >> 7) & ONES;
}

static inline guint64
sum_of_bytes (guint64 word)
{
  word = (word & EVEN) + ((word >> 8) & EVEN);

  return (word * EVEN_ONES) >> 48;
}

static guint64
count_feeds (const guint8 *bytes,
             gsize         length)
{
  guint64 n = 0;

  while (length >= sizeof (guint64))
    {
      gsize n_words = MIN (length / sizeof (guint64), MAX_WORDS);
      guint64 sums = 0;

      for (gsize i = 0; i < n_words; i++)
        sums += feeds_in_word (bytes + i * sizeof (guint64));

      n += sum_of_bytes (sums);
      bytes += n_words * sizeof (guint64);
      length -= n_words * sizeof (guint64);
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
