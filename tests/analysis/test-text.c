/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-text.h"

#include <locale.h>

static const struct
{
  gint64 time;
  const char *text;
} durations[] = {
  { IL_TIME_NONE, "0.00 s" },
  { 0, "0.00 s" },
  { 1, "1 µs" },
  { 250, "250 µs" },
  { 999, "999 µs" },
  { 1000, "1.0 ms" },
  { 8349, "8.3 ms" },
  { 8350, "8.4 ms" },
  { 9949, "9.9 ms" },
  { 9950, "0.01 s" },
  { 10000, "0.01 s" },
  { 470000, "0.47 s" },
  { 2205000, "2.21 s" },
  { 2214999, "2.21 s" },
  { 119994999, "119.99 s" },
  { 119995000, "2:00" },
  { 120000000, "2:00" },
  { 150400000, "2:30" },
  { 150500000, "2:31" },
  { 3599499999, "59:59" },
  { 3599500000, "1:00:00" },
  { 3750000000, "1:02:30" },
  { 360000000000, "100:00:00" },
};

static void
test_duration (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      g_autofree char *text = il_text_duration (durations[i].time);

      g_assert_cmpstr (text, ==, durations[i].text);
    }
}

static void
test_seconds (void)
{
  static const struct
  {
    gint64 time;
    guint decimals;
    const char *text;
  } cases[] = {
    { 2210000, 3, "2.210 s" }, { 2210499, 3, "2.210 s" },  { 2210500, 3, "2.211 s" },
    { 2499999, 0, "2 s" },     { 2500000, 0, "3 s" },      { 1, 6, "0.000001 s" },
    { -7, 2, "0.00 s" },       { 999999, 2, "1.00 s" },    { 125000000, 1, "125.0 s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = il_text_seconds (cases[i].time, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static const struct
{
  guint64 bytes;
  const char *text;
} sizes[] = {
  { 0, "0 B" },
  { 1, "1 B" },
  { 75, "75 B" },
  { 999, "999 B" },
  { 1000, "1 kB" },
  { 75864, "76 kB" },
  { 117807, "118 kB" },
  { 186928, "187 kB" },
  { 409193, "409 kB" },
  { 999499, "999 kB" },
  { 999500, "1.00 MB" },
  { 1234567, "1.23 MB" },
  { 9994999, "9.99 MB" },
  { 9995000, "10.0 MB" },
  { 12345678, "12.3 MB" },
  { 99949999, "99.9 MB" },
  { 99950000, "100 MB" },
  { 999499999, "999 MB" },
  { 999500000, "1.00 GB" },
  { 1073741824, "1.07 GB" },
  { 999499999999, "999 GB" },
  { 999500000000, "1.00 TB" },
  { 17592186044415, "17.6 TB" },
};

static void
test_size (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = il_text_size (sizes[i].bytes);

      g_assert_cmpstr (text, ==, sizes[i].text);
    }
}

static void
test_progress (void)
{
  static const struct
  {
    guint64 bytes;
    gint64 size;
    const char *text;
  } cases[] = {
    { 38000, 75864, "38 of 76 kB" },     { 0, 409193, "0 of 409 kB" },
    { 409193, 409193, "409 of 409 kB" }, { 400, 409193, "0 of 409 kB" },
    { 38, 75, "38 of 75 B" },            { 0, 0, "0 of 0 B" },
    { 38000, -1, "38 kB" },              { 380000, 1234567, "0.38 of 1.23 MB" },
    { 38000000, 123456789, "38 of 123 MB" },
    { 5000000000, 17592186044415, "0.0 of 17.6 TB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = il_text_progress (cases[i].bytes, cases[i].size);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A larger value never reads as a smaller one. */
static double
value_of (const char *text)
{
  static const struct
  {
    const char *suffix;
    double factor;
  } units[] = {
    { " kB", 1e3 }, { " MB", 1e6 }, { " GB", 1e9 }, { " TB", 1e12 }, { " B", 1 },
    { " ms", 1e3 }, { " µs", 1 },   { " s", 1e6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (g_str_has_suffix (text, units[i].suffix))
        return g_ascii_strtod (text, NULL) * units[i].factor;
    }

  g_assert_not_reached ();
}

static guint64
any_magnitude (guint max_bits)
{
  guint64 value = ((guint64) (guint32) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();

  return value >> (64 - g_test_rand_int_range (1, (gint32) max_bits));
}

static void
test_monotone (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      guint64 bytes = any_magnitude (44);
      gint64 time = (gint64) any_magnitude (27) % 119000000;
      g_autofree char *size = il_text_size (bytes);
      g_autofree char *more = il_text_size (bytes + any_magnitude (44));
      g_autofree char *early = il_text_duration (time);
      g_autofree char *late = il_text_duration (time + 1 + (gint64) any_magnitude (18));

      g_assert_cmpfloat (value_of (size), <=, value_of (more));
      g_assert_cmpfloat (ABS (value_of (size) - (double) bytes), <=,
                         bytes < 999500 ? 500 : (double) bytes / 190);
      g_assert_cmpfloat (value_of (early), <=, value_of (late));
      g_assert_cmpfloat (ABS (value_of (early) - (double) time), <=, 5000);
    }
}

static void
test_count (void)
{
  g_autofree char *none = il_text_count (0);
  g_autofree char *many = il_text_count (409193);
  g_autofree char *grouped = NULL;
  g_autofree char *most = il_text_count (G_MAXUINT64);

  g_assert_cmpstr (none, ==, "0");
  g_assert_cmpstr (many, ==, "409193");
  g_assert_cmpstr (most, ==, "18446744073709551615");

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("No locale that groups digits");
      return;
    }

  grouped = il_text_count (409193);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (grouped, ==, "409\342\200\257193");
}

/* Only what the digits can tell apart from 1 is a factor. */
static void
test_factor (void)
{
  static const struct
  {
    double factor;
    const char *text;
  } cases[] = {
    { 1, NULL }, { 1.0049, NULL }, { 1.0051, "1.01" }, { 1.0949, "1.09" }, { 1.0951, "1.1" },
    { 3.72, "3.7" }, { 9.949, "9.9" }, { 9.951, "10" }, { 1234.4, "1234" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = il_text_factor (cases[i].factor);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_states (void)
{
  static const char *const words[IL_N_STATES] = {
    "Queued", "Connecting", "Waiting", "Receiving", "Done", "Failed", "Cancelled",
  };
  static const char *const icons[IL_N_STATES] = {
    "document-open-recent-symbolic", "network-transmit-receive-symbolic",
    "content-loading-symbolic",      "folder-download-symbolic",
    "object-select-symbolic",        "dialog-error-symbolic",
    "action-unavailable-symbolic",
  };

  for (IlState state = 0; state < IL_N_STATES; state++)
    {
      g_assert_cmpstr (il_text_state (state), ==, words[state]);
      g_assert_cmpstr (il_text_state_icon (state), ==, icons[state]);
    }
}

static void
test_rate (void)
{
  static const struct
  {
    double rate;
    const char *text;
  } cases[] = {
    { -1, "0 B/s" },          { 0, "0 B/s" },           { 999.4, "999 B/s" },
    { 999.5, "1.0 kB/s" },    { 9949, "9.9 kB/s" },     { 9951, "10 kB/s" },
    { 409193, "409 kB/s" },   { 999499, "999 kB/s" },   { 999501, "1.0 MB/s" },
    { 2130000, "2.1 MB/s" },  { 48e6, "48 MB/s" },      { 999.6e6, "1.0 GB/s" },
    { 1.2e12, "1200 GB/s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = il_text_rate (cases[i].rate);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_lanes (void)
{
  g_autofree char *free_text = il_text_in_flight (3, 0);
  g_autofree char *limited = il_text_in_flight (3, 4);
  g_autofree char *most = il_text_at_most ("2.1 MB/s");
  g_autofree char *both = il_text_now_at_most ("3", "4");

  g_assert_cmpstr (free_text, ==, "3 in flight");
  g_assert_cmpstr (limited, ==, "3 of 4 in flight");
  g_assert_cmpstr (most, ==, "at most 2.1 MB/s");
  g_assert_cmpstr (both, ==, "3 now, at most 4");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/duration", test_duration);
  g_test_add_func ("/text/seconds", test_seconds);
  g_test_add_func ("/text/size", test_size);
  g_test_add_func ("/text/progress", test_progress);
  g_test_add_func ("/text/monotone", test_monotone);
  g_test_add_func ("/text/count", test_count);
  g_test_add_func ("/text/factor", test_factor);
  g_test_add_func ("/text/states", test_states);
  g_test_add_func ("/text/rate", test_rate);
  g_test_add_func ("/text/lanes", test_lanes);

  return g_test_run ();
}
