/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-number.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "formats-test.h"

static const struct
{
  double value;
  const char *text;
} shortest[] = {
  { 0, "0.0" },
  { -0.0, "-0.0" },
  { 1, "1.0" },
  { -2.5, "-2.5" },
  { 0.1, "0.1" },
  { 0.1 + 0.2, "0.30000000000000004" },
  { 2.211031, "2.211031" },
  { 100, "100.0" },
  { 0.0001, "0.0001" },
  { 0.00012345, "0.00012345" },
  { 0.00001, "1e-05" },
  { 1.5e-7, "1.5e-07" },
  { 1e15, "1000000000000000.0" },
  { 9007199254740992, "9007199254740992.0" },
  { 9999999999999998, "9999999999999998.0" },
  { 1e16, "1e+16" },
  { 1.25e22, "1.25e+22" },
  { 1e23, "1e+23" },
  { 1e100, "1e+100" },
  { 0x1p-44, "5.684341886080802e-14" },
  { 5e-324, "5e-324" },
  { DBL_MIN, "2.2250738585072014e-308" },
  { DBL_MAX, "1.7976931348623157e+308" },
  { INFINITY, "inf" },
  { -INFINITY, "-inf" },
  { NAN, "nan" },
  { -NAN, "nan" },
};

static void
test_shortest_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortest); i++)
    {
      g_autofree char *text = il_number_dup_shortest (shortest[i].value);

      g_assert_cmpstr (text, ==, shortest[i].text);
    }
}

static double
double_of (guint64 bits)
{
  double value;

  memcpy (&value, &bits, sizeof value);

  return value;
}

static guint64
random_bits (void)
{
  return (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
}

/* Doubles of all magnitudes, and in between seconds, whole numbers, and
 * powers of two with their neighbours. */
static double
random_double (void)
{
  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      return (double) g_test_rand_int_range (0, G_MAXINT32) / G_USEC_PER_SEC;

    case 1:
      return (double) (random_bits () >> g_test_rand_int_range (0, 64));

    case 2:
      return double_of (((guint64) g_test_rand_int_range (0, 2047) << 52) +
                        (guint64) g_test_rand_int_range (0, 3));

    default:
      return double_of (random_bits ());
    }
}

static guint
count_digits (const char *text)
{
  guint n = 0, n_zeros = 0;

  for (const char *p = text; *p != '\0' && *p != 'e'; p++)
    {
      if (!g_ascii_isdigit (*p) || (n == 0 && *p == '0'))
        continue;

      n++;
      n_zeros = *p == '0' ? n_zeros + 1 : 0;
    }

  return n - n_zeros;
}

/* The nearest decimal with one digit less, and its neighbours on both sides:
 * were there any shorter one, then one of these. */
static void
assert_no_shorter (double value,
                   guint  n_digits)
{
  char format[16];
  char text[64];
  gint64 mantissa = 0;
  int exponent;
  const char *p;

  if (n_digits <= 1)
    return;

  g_snprintf (format, sizeof format, "%%.%ue", n_digits - 2);
  g_ascii_formatd (text, sizeof text, format, fabs (value));
  for (p = text; *p != 'e'; p++)
    mantissa = g_ascii_isdigit (*p) ? 10 * mantissa + g_ascii_digit_value (*p) : mantissa;
  exponent = (int) g_ascii_strtoll (p + 1, NULL, 10) - (int) n_digits + 2;

  for (int i = -1; i <= 1; i++)
    {
      g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT "e%d", mantissa + i, exponent);

      g_assert_cmpfloat (g_ascii_strtod (other, NULL), !=, fabs (value));
    }
}

static void
test_shortest_any (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      double value = random_double ();
      g_autofree char *text = il_number_dup_shortest (value);
      char *end;

      if (!isfinite (value))
        continue;

      g_assert_cmpfloat (g_ascii_strtod (text, &end), ==, value);
      g_assert_cmpstr (end, ==, "");
      g_assert_cmpuint (count_digits (text), <=, 17);
      assert_no_shorter (value, count_digits (text));
    }
}

static void
test_shortest_like_python (void)
{
  static const char program[] =
    "import struct, sys\n"
    "for line in sys.stdin:\n"
    "    print(repr(struct.unpack('>d', bytes.fromhex(line.strip()))[0]))\n";
  g_autoptr (GString) input = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *output = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      double value = i < G_N_ELEMENTS (shortest) ? shortest[i].value : random_double ();
      g_autofree char *text = il_number_dup_shortest (value);
      guint64 bits;

      memcpy (&bits, &value, sizeof bits);
      g_string_append_printf (input, "%016" G_GINT64_MODIFIER "x\n", bits);
      g_string_append_printf (expected, "%s\n", text);
    }

  output = python_run (program, input->str);
  if (output == NULL)
    g_test_skip ("There is no Python 3.");
  else
    g_assert_cmpstr (output, ==, expected->str);
}

static const struct
{
  gint64 time;
  const char *text;
} seconds[] = {
  { 0, "0.000000" },
  { 1, "0.000001" },
  { -1, "-0.000001" },
  { 2211031, "2.211031" },
  { -1000000, "-1.000000" },
  { G_MAXINT64, "9223372036854.775807" },
  { G_MININT64, "-9223372036854.775808" },
};

static void
test_seconds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      g_autofree char *text = il_number_dup_seconds (seconds[i].time);

      g_assert_cmpstr (text, ==, seconds[i].text);
    }
}

/* Without its point it is the number again. */
static void
test_seconds_any (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      gint64 time = (gint64) (random_bits () >> g_test_rand_int_range (0, 64));
      g_autofree char *text = il_number_dup_seconds (time);
      char *point = strchr (text, '.');

      g_assert_cmpuint (strlen (point), ==, 7);
      g_assert_true (g_ascii_isdigit (point[-1]));
      memmove (point, point + 1, strlen (point));
      g_assert_cmpint (g_ascii_strtoll (text, NULL, 10), ==, time);
    }
}

static void
test_count (void)
{
  static const guint64 values[] = { 0, 9, 10, 99, 100, G_MAXUINT32, G_MAXUINT64 - 1, G_MAXUINT64 };

  for (guint round = 0; round < 5000; round++)
    {
      guint64 value = round < G_N_ELEMENTS (values)
                      ? values[round]
                      : ((guint64) g_random_int () << 32) >> g_random_int_range (0, 64);
      g_autofree char *expected = g_strdup_printf ("a%" G_GUINT64_FORMAT, value);
      g_autoptr (GString) text = g_string_new ("a");

      il_number_append_count (text, value);
      g_assert_cmpstr (text->str, ==, expected);
    }
}

static void
test_comma_locale (void)
{
  if (!set_comma_locale ())
    {
      g_test_skip ("There is no locale with a decimal comma.");
      return;
    }

  test_shortest_cases ();
  test_seconds ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number/shortest-cases", test_shortest_cases);
  g_test_add_func ("/number/shortest-any", test_shortest_any);
  g_test_add_func ("/number/shortest-like-python", test_shortest_like_python);
  g_test_add_func ("/number/seconds", test_seconds);
  g_test_add_func ("/number/seconds-any", test_seconds_any);
  g_test_add_func ("/number/count", test_count);
  g_test_add_func ("/number/comma-locale", test_comma_locale);

  return g_test_run ();
}
