/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-number.h"

#include <math.h>
#include <string.h>

/* So many digits tell any double from any other. */
#define MAX_DIGITS 17

/* From here on, and below 10 to the power of -4, with an exponent. */
#define MAX_PLAIN_EXPONENT 16
#define MIN_PLAIN_EXPONENT (-4)

/* The number digits · 10^(exponent - n_digits + 1), with one digit before the
 * point: 1.25e3 is { 125, 3, 3 }. */
typedef struct
{
  guint64 digits;
  int n_digits;
  int exponent;
} Decimal;

/* The nearest decimal of so many digits. */
static Decimal
decimal_near (double value,
              int    n_digits)
{
  char format[8];
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  Decimal decimal = { .n_digits = n_digits };
  const char *p;

  g_snprintf (format, sizeof format, "%%.%de", n_digits - 1);
  g_ascii_formatd (text, sizeof text, format, value);

  for (p = text; *p != 'e'; p++)
    {
      if (g_ascii_isdigit (*p))
        decimal.digits = 10 * decimal.digits + (guint64) g_ascii_digit_value (*p);
    }
  decimal.exponent = (int) g_ascii_strtoll (p + 1, NULL, 10);

  return decimal;
}

static gboolean
reads_as (const Decimal *decimal,
          double         value)
{
  char text[48];

  g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT "e%d", decimal->digits,
              decimal->exponent - decimal->n_digits + 1);

  return g_ascii_strtod (text, NULL) == value;
}

/* Whether there is a decimal of so many digits that reads as the value.  A
 * power of two has less room below than above: there the nearest can lie too
 * far below, while the next above, though less near, does not. */
static gboolean
find_decimal (double   value,
              int      n_digits,
              Decimal *decimal)
{
  *decimal = decimal_near (value, n_digits);
  if (reads_as (decimal, value))
    return TRUE;

  decimal->digits++;

  return reads_as (decimal, value);
}

/* With more digits there is always one if there is with fewer. */
static Decimal
shortest_decimal (double value)
{
  Decimal best = decimal_near (value, MAX_DIGITS);
  int low = 1, high = MAX_DIGITS;

  while (low < high)
    {
      int middle = (low + high) / 2;
      Decimal decimal;

      if (find_decimal (value, middle, &decimal))
        {
          best = decimal;
          high = middle;
        }
      else
        {
          low = middle + 1;
        }
    }

  return best;
}

static void
append_plain (GString    *out,
              const char *digits,
              int         exponent)
{
  int n_digits = (int) strlen (digits);
  int n_whole = exponent + 1;

  if (n_whole <= 0)
    g_string_append_printf (out, "0.%.*s%s", -n_whole, "000", digits);
  else if (n_whole < n_digits)
    g_string_append_printf (out, "%.*s.%s", n_whole, digits, digits + n_whole);
  else
    g_string_append_printf (out, "%s%.*s.0", digits, n_whole - n_digits, "000000000000000");
}

static void
append_with_exponent (GString    *out,
                      const char *digits,
                      int         exponent)
{
  g_string_append_c (out, digits[0]);
  if (digits[1] != '\0')
    g_string_append_printf (out, ".%s", digits + 1);

  g_string_append_printf (out, "e%c%02d", exponent < 0 ? '-' : '+', ABS (exponent));
}

char *
il_number_dup_shortest (double value)
{
  g_autofree char *digits = NULL;
  GString *out;
  Decimal decimal;

  if (isnan (value))
    return g_strdup ("nan");
  if (isinf (value))
    return g_strdup (value < 0 ? "-inf" : "inf");

  decimal = shortest_decimal (fabs (value));
  digits = g_strdup_printf ("%" G_GUINT64_FORMAT, decimal.digits);
  out = g_string_new (signbit (value) ? "-" : "");

  if (decimal.exponent < MIN_PLAIN_EXPONENT || decimal.exponent >= MAX_PLAIN_EXPONENT)
    append_with_exponent (out, digits, decimal.exponent);
  else
    append_plain (out, digits, decimal.exponent);

  return g_string_free (out, FALSE);
}

char *
il_number_dup_seconds (gint64 time)
{
  guint64 distance = time < 0 ? 0 - (guint64) time : (guint64) time;

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%06" G_GUINT64_FORMAT, time < 0 ? "-" : "",
                          distance / G_USEC_PER_SEC, distance % G_USEC_PER_SEC);
}

void
il_number_append_count (GString *out,
                        guint64  value)
{
  char digits[20];
  gsize n = sizeof digits;

  do
    {
      digits[--n] = (char) ('0' + value % 10);
      value /= 10;
    }
  while (value > 0);

  g_string_append_len (out, digits + n, (gssize) (sizeof digits - n));
}
