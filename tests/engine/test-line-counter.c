/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-line-counter.h"

#include <string.h>

static guint64
count_naively (const guint8 *bytes,
               gsize         length)
{
  guint64 n = 0;

  for (gsize i = 0; i < length; i++)
    n += bytes[i] == '\n' ? 1 : 0;

  return n;
}

/* Bytes near the line feed's value, and with the high bit set, are those that
 * arithmetic on whole words could get wrong. */
static guint8
tricky_byte (void)
{
  static const guint8 bytes[] = { '\n', '\n', 0x00, 0x09, 0x0b, 0x0d, 0x8a, 0x80, 0xff, 0x01, 'x' };

  return bytes[g_test_rand_int_range (0, G_N_ELEMENTS (bytes))];
}

static guint8 *
create_document (gsize length)
{
  guint8 *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = tricky_byte ();

  return bytes;
}

static guint64
count_in_pieces (const guint8 *bytes,
                 gsize         length)
{
  IlLineCounter counter;
  guint64 n = 0;

  il_line_counter_init (&counter);
  for (gsize at = 0; at < length;)
    {
      gsize piece = g_test_rand_int_range (0, 60);

      piece = MIN (piece, length - at);
      n += il_line_counter_count (&counter, bytes + at, piece);
      at += piece;
    }

  return n + il_line_counter_finish (&counter);
}

static void
test_any_split (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      gsize length = g_test_rand_int_range (0, 700);
      g_autofree guint8 *bytes = create_document (length);
      guint64 expected = count_naively (bytes, length);

      if (length > 0 && bytes[length - 1] != '\n')
        expected++;

      g_assert_cmpuint (count_in_pieces (bytes, length), ==, expected);
    }
}

/* Every byte a line feed is where sums could overflow. */
static void
test_long (void)
{
  for (gsize length = 2030; length < 4100; length++)
    {
      g_autofree guint8 *bytes = g_malloc (length);
      IlLineCounter counter;

      il_line_counter_init (&counter);
      memset (bytes, '\n', length);
      g_assert_cmpuint (il_line_counter_count (&counter, bytes, length), ==, length);
      g_assert_cmpuint (il_line_counter_finish (&counter), ==, 0);
    }
}

static void
test_each_byte (void)
{
  for (guint value = 0; value < 256; value++)
    {
      guint8 bytes[64];
      IlLineCounter counter;

      il_line_counter_init (&counter);
      memset (bytes, (int) value, sizeof bytes);
      g_assert_cmpuint (il_line_counter_count (&counter, bytes, sizeof bytes), ==,
                        value == '\n' ? sizeof bytes : 0);
    }
}

static void
test_ends (void)
{
  IlLineCounter counter;

  il_line_counter_init (&counter);
  g_assert_cmpuint (il_line_counter_finish (&counter), ==, 0);

  g_assert_cmpuint (il_line_counter_count (&counter, (const guint8 *) "a\nb", 3), ==, 1);
  g_assert_cmpuint (il_line_counter_count (&counter, (const guint8 *) "", 0), ==, 0);
  g_assert_cmpuint (il_line_counter_finish (&counter), ==, 1);
  g_assert_cmpuint (il_line_counter_finish (&counter), ==, 0);

  g_assert_cmpuint (il_line_counter_count (&counter, (const guint8 *) "a", 1), ==, 0);
  g_assert_cmpuint (il_line_counter_count (&counter, (const guint8 *) "\n", 1), ==, 1);
  g_assert_cmpuint (il_line_counter_finish (&counter), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/line-counter/any-split", test_any_split);
  g_test_add_func ("/line-counter/long", test_long);
  g_test_add_func ("/line-counter/each-byte", test_each_byte);
  g_test_add_func ("/line-counter/ends", test_ends);

  return g_test_run ();
}
