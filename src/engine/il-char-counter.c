/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-char-counter.h"

#include <errno.h>
#include <string.h>

#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGHS G_GUINT64_CONSTANT (0x8080808080808080)

#define WORD sizeof (guint64)
#define BLOCK (8 * WORD)

/* What iconv is given at a time. */
#define MAX_PIECE 4096

/* Where UTF-8 stands: what may go on with the character, in bits from the
 * right of a row below. */
enum
{
  BEGINNING = 0,
  ONE_MORE = 8,
  TWO_MORE = 16,
  THREE_MORE = 24,
  AFTER_E0 = 32,
  AFTER_ED = 40,
  AFTER_F0 = 48,
  AFTER_F4 = 56,
};

#define STATE_MASK 0x3f

/* A byte that begins a character, or stands for nothing and is replaced; the
 * others go on with one. */
#define COUNTS 0x40

#define IN(state, next) ((guint64) (next) << (state))
#define ALWAYS(next) (ONES * (COUNTS | (next)))
#define NEVER_IN(state) IN (state, COUNTS | BEGINNING)
#define CONTINUES \
  (NEVER_IN (BEGINNING) | IN (ONE_MORE, BEGINNING) | IN (TWO_MORE, ONE_MORE) \
   | IN (THREE_MORE, TWO_MORE))

/* Table 3-7 of the Unicode standard.  A byte's row holds, for each state, a
 * byte with the next one and COUNTS: a shift finds it, with no branch to guess
 * and no second look into memory to wait for.
 *
 * An invalid sequence is replaced once for each longest beginning of a valid
 * one (table 3-8), so what can't go on counts for itself. */
static const guint64 rows[256] = {
  [0x00 ... 0x7f] = ALWAYS (BEGINNING),
  [0x80 ... 0x8f] = CONTINUES | NEVER_IN (AFTER_E0) | IN (AFTER_ED, ONE_MORE)
                    | NEVER_IN (AFTER_F0) | IN (AFTER_F4, TWO_MORE),
  [0x90 ... 0x9f] = CONTINUES | NEVER_IN (AFTER_E0) | IN (AFTER_ED, ONE_MORE)
                    | IN (AFTER_F0, TWO_MORE) | NEVER_IN (AFTER_F4),
  [0xa0 ... 0xbf] = CONTINUES | IN (AFTER_E0, ONE_MORE) | NEVER_IN (AFTER_ED)
                    | IN (AFTER_F0, TWO_MORE) | NEVER_IN (AFTER_F4),
  [0xc0 ... 0xc1] = ALWAYS (BEGINNING),
  [0xc2 ... 0xdf] = ALWAYS (ONE_MORE),
  [0xe0] = ALWAYS (AFTER_E0),
  [0xe1 ... 0xec] = ALWAYS (TWO_MORE),
  [0xed] = ALWAYS (AFTER_ED),
  [0xee ... 0xef] = ALWAYS (TWO_MORE),
  [0xf0] = ALWAYS (AFTER_F0),
  [0xf1 ... 0xf3] = ALWAYS (THREE_MORE),
  [0xf4] = ALWAYS (AFTER_F4),
  [0xf5 ... 0xff] = ALWAYS (BEGINNING),
};

static inline guint64
word_at (const guint8 *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);

  return word;
}

static gsize
ascii_length (const guint8 *bytes,
              gsize         length)
{
  gsize n = 0;

  for (; length - n >= BLOCK; n += BLOCK)
    {
      guint64 all = 0;

      for (gsize i = 0; i < BLOCK; i += WORD)
        all |= word_at (bytes + n + i);

      if ((all & HIGHS) != 0)
        break;
    }

  while (length - n >= WORD && (word_at (bytes + n) & HIGHS) == 0)
    n += WORD;

  return n;
}

static guint64
count_utf8 (IlCharCounter *self,
            const guint8  *bytes,
            gsize          length)
{
  guint64 state = self->utf8_state;
  guint64 n = 0;

  while (length > 0)
    {
      gsize n_ascii = ascii_length (bytes, length);
      gsize n_others = MIN (length - n_ascii, WORD);

      /* ASCII ends whatever was begun. */
      if (n_ascii > 0)
        state = BEGINNING;

      n += n_ascii;
      bytes += n_ascii;
      for (gsize i = 0; i < n_others; i++)
        {
          state = rows[bytes[i]] >> (state & STATE_MASK);
          n += (state & COUNTS) / COUNTS;
        }

      bytes += n_others;
      length -= n_ascii + n_others;
    }

  self->utf8_state = state & STATE_MASK;

  return n;
}

/* The second half of a pair is no character, whatever else is one: a lone
 * surrogate is replaced. */
static inline guint64
count_unit (guint8    upper,
            gboolean *is_after_high)
{
  gboolean is_low = (upper & 0xfc) == 0xdc;
  guint64 n = (*is_after_high & is_low) ? 0 : 1;

  *is_after_high = (upper & 0xfc) == 0xd8;

  return n;
}

static guint64
count_utf16 (IlCharCounter *self,
             const guint8  *bytes,
             gsize          length)
{
  gsize upper = self->is_big_endian ? 0 : 1;
  gboolean is_after_high = self->is_after_high;
  guint64 n = 0;

  if (self->n_rest > 0 && length > 0)
    {
      n += count_unit (self->is_big_endian ? self->rest[0] : bytes[0], &is_after_high);
      self->n_rest = 0;
      bytes++;
      length--;
    }

  for (gsize i = 0; i + 1 < length; i += 2)
    n += count_unit (bytes[i + upper], &is_after_high);

  if (length % 2 == 1)
    self->rest[self->n_rest++] = bytes[length - 1];

  self->is_after_high = is_after_high;

  return n;
}

/* What is no code point is replaced whole. */
static guint64
count_utf32 (IlCharCounter *self,
             gsize          length)
{
  guint64 n = length / 4 + (self->n_rest + length % 4) / 4;

  self->n_rest = (self->n_rest + length % 4) % 4;

  return n;
}

/* What is left of @input, the beginning of a character, is kept as the rest.
 *
 * Some converters stop behind what is invalid instead of before it; one byte
 * is skipped all the same, even if it is yet to come, so that a cut makes no
 * difference. */
static guint64
convert (IlCharCounter *self,
         char          *input,
         gsize          length)
{
  guint32 output[MAX_PIECE];
  guint64 n = 0;

  while (length > 0)
    {
      char *out = (char *) output;
      gsize out_left = sizeof output;
      gsize before = length;
      gsize result = g_iconv (self->converter, &input, &length, &out, &out_left);
      int error = result == (gsize) -1 ? errno : 0;
      gboolean has_moved = length < before || out_left < sizeof output;

      n += (sizeof output - out_left) / sizeof *output;
      if (error == EINVAL && length <= sizeof self->rest)
        break;
      if (error != EILSEQ && has_moved)
        continue;

      n++;
      self->is_skipping = length == 0;
      if (!self->is_skipping)
        {
          input++;
          length--;
        }
    }

  memcpy (self->rest, input, length);
  self->n_rest = (guint8) length;

  return n;
}

static guint64
count_converted (IlCharCounter *self,
                 const guint8  *bytes,
                 gsize          length)
{
  guint64 n = 0;

  while (length > 0)
    {
      char input[MAX_PIECE];
      gsize n_skipped = self->is_skipping ? 1 : 0;
      gsize n_rest = self->n_rest;
      gsize n_new = MIN (length - n_skipped, sizeof input - n_rest);

      self->is_skipping = FALSE;
      memcpy (input, self->rest, n_rest);
      memcpy (input + n_rest, bytes + n_skipped, n_new);
      n += convert (self, input, n_rest + n_new);
      bytes += n_skipped + n_new;
      length -= n_skipped + n_new;
    }

  return n;
}

static guint64
count_text (IlCharCounter *self,
            const guint8  *bytes,
            gsize          length)
{
  switch (self->kind)
    {
    case IL_CHARSET_SINGLE_BYTE:
      return length;

    case IL_CHARSET_UTF_16:
    case IL_CHARSET_UTF_16_LE:
    case IL_CHARSET_UTF_16_BE:
      return count_utf16 (self, bytes, length);

    case IL_CHARSET_UTF_32:
    case IL_CHARSET_UTF_32_ORDERED:
      return count_utf32 (self, length);

    case IL_CHARSET_CONVERTED:
      return count_converted (self, bytes, length);

    case IL_CHARSET_UTF_8:
    case IL_CHARSET_UTF_8_SIG:
    default:
      return count_utf8 (self, bytes, length);
    }
}

static guint64
end_text (IlCharCounter *self)
{
  switch (self->kind)
    {
    /* Half a unit is part of the surrogate that waits for it. */
    case IL_CHARSET_UTF_16:
    case IL_CHARSET_UTF_16_LE:
    case IL_CHARSET_UTF_16_BE:
      return self->n_rest > 0 && !self->is_after_high ? 1 : 0;

    case IL_CHARSET_UTF_32:
    case IL_CHARSET_UTF_32_ORDERED:
    case IL_CHARSET_CONVERTED:
      return self->n_rest > 0 ? 1 : 0;

    /* All have counted with their first byte. */
    case IL_CHARSET_SINGLE_BYTE:
    case IL_CHARSET_UTF_8:
    case IL_CHARSET_UTF_8_SIG:
    default:
      return 0;
    }
}

static gboolean
read_mark (IlCharCounter *self,
           const guint8  *bytes,
           gsize          length)
{
  static const guint8 little[] = { 0xff, 0xfe, 0x00, 0x00 };
  static const guint8 big[] = { 0x00, 0x00, 0xfe, 0xff };
  static const guint8 utf8[] = { 0xef, 0xbb, 0xbf };

  if (self->kind == IL_CHARSET_UTF_8_SIG)
    return length == sizeof utf8 && memcmp (bytes, utf8, length) == 0;

  if (memcmp (bytes, little, length) == 0)
    self->is_big_endian = FALSE;
  else if (memcmp (bytes, big + sizeof big - length, length) == 0)
    self->is_big_endian = TRUE;
  else
    return FALSE;

  return TRUE;
}

/* The first bytes, as many as a mark has or fewer at the end, are text unless
 * they are the mark. */
static guint64
end_mark (IlCharCounter *self)
{
  guint8 first[sizeof self->rest];
  gsize n_first = self->n_rest;
  gboolean is_whole = n_first == self->mark_size;

  memcpy (first, self->rest, n_first);
  self->n_rest = 0;
  self->mark_size = 0;

  return is_whole && read_mark (self, first, n_first) ? 0 : count_text (self, first, n_first);
}

static void
restart (IlCharCounter *self)
{
  self->n_rest = 0;
  self->mark_size = 0;
  self->utf8_state = BEGINNING;
  self->is_after_high = FALSE;
  self->is_skipping = FALSE;
  self->is_big_endian = G_BYTE_ORDER == G_BIG_ENDIAN;
  if (self->converter != NULL)
    g_iconv (self->converter, NULL, NULL, NULL, NULL);

  if (self->kind == IL_CHARSET_UTF_8_SIG)
    self->mark_size = 3;
  else if (self->kind == IL_CHARSET_UTF_16)
    self->mark_size = 2;
  else if (self->kind == IL_CHARSET_UTF_32)
    self->mark_size = 4;
  else if (self->kind == IL_CHARSET_UTF_16_LE || self->kind == IL_CHARSET_UTF_16_BE)
    self->is_big_endian = self->kind == IL_CHARSET_UTF_16_BE;
}

void
il_char_counter_init (IlCharCounter *self,
                      const char    *charset)
{
  const char *converter;

  *self = (IlCharCounter) { .kind = il_charset_get_kind (charset, &converter) };
  if (converter != NULL)
    {
      self->converter = g_iconv_open ("UTF-32LE", converter);
      if (self->converter == (GIConv) -1)
        {
          self->converter = NULL;
          self->kind = IL_CHARSET_UTF_8;
        }
    }

  restart (self);
}

void
il_char_counter_clear (IlCharCounter *self)
{
  if (self->converter != NULL)
    g_iconv_close (self->converter);

  *self = (IlCharCounter) { 0 };
}

guint64
il_char_counter_count (IlCharCounter *self,
                       const guint8  *bytes,
                       gsize          length)
{
  guint64 n = 0;

  if (length == 0)
    return 0;

  if (self->mark_size > 0)
    {
      gsize n_first = MIN (length, (gsize) self->mark_size - self->n_rest);

      memcpy (self->rest + self->n_rest, bytes, n_first);
      self->n_rest += n_first;
      if (self->n_rest < self->mark_size)
        return 0;

      n += end_mark (self);
      bytes += n_first;
      length -= n_first;
    }

  return n + count_text (self, bytes, length);
}

guint64
il_char_counter_finish (IlCharCounter *self)
{
  guint64 n = self->mark_size > 0 ? end_mark (self) : 0;

  n += end_text (self);
  restart (self);

  return n;
}
