/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-packed.h"

#include <string.h>

#define N_ROUNDS 20000

/* Of any length in bits, so that every length in bytes comes up. */
static guint64
random_number (void)
{
  guint64 number = ((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();

  return number >> g_test_rand_int_range (0, 64);
}

static void
test_numbers (void)
{
  const guint64 edges[] = { 0, 1, 127, 128, 16383, 16384, G_MAXUINT64 };

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      guint64 number = i < G_N_ELEMENTS (edges) ? edges[i] : random_number ();
      gint64 with_sign = (gint64) number;
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      IlUnpacker in;

      il_packed_add_number (bytes, number);
      il_packed_add_signed (bytes, with_sign);
      il_unpacker_init (&in, bytes->data, bytes->len);
      g_assert_cmpuint (il_unpacker_get_number (&in, number), ==, number);
      g_assert_cmpint (il_unpacker_get_signed (&in, with_sign, with_sign), ==, with_sign);
      g_assert_false (in.failed);
      g_assert_cmpuint (in.length, ==, 0);
    }
}

static void
test_limits (void)
{
  const guint8 endless[] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01 };
  const guint8 beyond[] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02 };
  const guint8 cut[] = { 0x80 };
  const guint8 five[] = { 0x05, 0x01 };
  const struct
  {
    const guint8 *bytes;
    gsize length;
    guint64 max;
  } bad[] = {
    { endless, sizeof endless, G_MAXUINT64 },
    { beyond, sizeof beyond, G_MAXUINT64 },
    { cut, sizeof cut, G_MAXUINT64 },
    { five, sizeof five, 4 },
    { five, 0, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      IlUnpacker in;

      il_unpacker_init (&in, bad[i].bytes, bad[i].length);
      g_assert_cmpuint (il_unpacker_get_number (&in, bad[i].max), ==, 0);
      g_assert_true (in.failed);
      g_assert_cmpuint (il_unpacker_get_number (&in, G_MAXUINT64), ==, 0);
      g_assert_true (in.failed);
    }
}

static void
check_text (const char *bytes,
            gsize       length,
            gsize       max,
            const char *expected,
            gboolean    good)
{
  IlUnpacker in;
  g_autofree char *text = NULL;

  il_unpacker_init (&in, (const guint8 *) bytes, length);
  text = il_unpacker_dup_text (&in, max);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (in.failed, ==, !good);
}

static void
test_texts (void)
{
  check_text ("\003abc", 4, 3, "abc", TRUE);
  check_text ("\000", 1, 3, NULL, TRUE);
  check_text ("\003abc", 4, 2, NULL, FALSE);
  check_text ("\003ab", 3, 3, NULL, FALSE);
  check_text ("\004abc", 4, 9, NULL, FALSE);
  check_text ("\003a\000c", 4, 3, NULL, FALSE);
  check_text ("\002a\377", 3, 3, NULL, FALSE);
}

static void
test_parts (void)
{
  g_autoptr (GByteArray) inner = g_byte_array_new ();
  g_autoptr (GByteArray) outer = g_byte_array_new ();
  IlUnpacker in, part;

  il_packed_add_text (inner, "x");
  il_packed_add_bytes (outer, inner);
  il_packed_add_number (outer, 7);
  il_unpacker_init (&in, outer->data, outer->len);
  il_unpacker_get_bytes (&in, &part);
  g_assert_cmpuint (part.length, ==, inner->len);
  g_assert_cmpuint (il_unpacker_get_number (&in, 7), ==, 7);

  outer->data[0] = (guint8) outer->len;
  il_unpacker_init (&in, outer->data, outer->len);
  il_unpacker_get_bytes (&in, &part);
  g_assert_true (in.failed && part.failed);
  g_assert_cmpuint (part.length, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/packed/numbers", test_numbers);
  g_test_add_func ("/packed/limits", test_limits);
  g_test_add_func ("/packed/texts", test_texts);
  g_test_add_func ("/packed/parts", test_parts);

  return g_test_run ();
}
