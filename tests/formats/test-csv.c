/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-csv.h"

#include <string.h>

#include "formats-test.h"
#include "formats/il-number.h"

enum
{
  MODE, INDEX, URL, STATE, STATUS, ERROR, SIZE, BYTES, WIRE_BYTES, LINES, CHARACTERS, FILE_NAME,
  REDIRECTS, START, END, QUEUED, DNS, CONNECT, TLS, WAITING, RECEIVING, TIME_TOTAL,
  N_COLUMNS
};

static const char *const names[N_COLUMNS] = {
  "mode", "index", "url", "state", "status", "error", "size", "bytes", "wire_bytes", "lines",
  "characters", "file", "redirects", "start_us", "end_us", "queued_us", "dns_us", "connect_us",
  "tls_us", "waiting_us", "receiving_us", "time_total",
};

static void
check_known (const char *field,
             gint64      value)
{
  g_autofree char *expected = value >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : NULL;

  g_assert_cmpstr (field, ==, expected != NULL ? expected : "");
}

/* Nothing that a spreadsheet takes for a formula, and nothing lost. */
static void
check_text (const char *field,
            const char *text)
{
  gboolean is_formula = text != NULL && *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;

  if (is_formula)
    g_assert_cmpint (*field, ==, '\'');
  g_assert_cmpstr (field + is_formula, ==, text != NULL ? text : "");
}

static void
check_row (char                  **row,
           const IlExportFigures  *figures)
{
  g_autofree char *total = figures->duration >= 0 ? il_number_dup_seconds (figures->duration)
                                                  : NULL;

  check_known (row[INDEX], figures->index);
  check_text (row[URL], figures->url);
  g_assert_cmpstr (row[STATE], ==, il_export_get_state (figures->state));
  check_known (row[STATUS], figures->status == 0 ? -1 : (gint64) figures->status);
  g_assert_cmpstr (row[ERROR], ==, figures->error != NULL ? figures->error : "");
  check_known (row[SIZE], figures->size);
  check_known (row[BYTES], (gint64) figures->bytes);
  check_known (row[WIRE_BYTES], figures->wire_bytes);
  check_known (row[LINES], (gint64) figures->lines);
  check_known (row[CHARACTERS], figures->characters);
  check_text (row[FILE_NAME], figures->file);
  check_known (row[REDIRECTS], il_export_get_n_redirects (figures));
  check_known (row[START], figures->start);
  check_known (row[END], figures->end);
  check_known (row[QUEUED], figures->queued);
  check_known (row[DNS], figures->spans[IL_PHASE_DNS]);
  check_known (row[CONNECT], figures->spans[IL_PHASE_CONNECT]);
  check_known (row[TLS], figures->spans[IL_PHASE_TLS]);
  check_known (row[WAITING], figures->spans[IL_PHASE_WAITING]);
  check_known (row[RECEIVING], figures->spans[IL_PHASE_RECEIVING]);
  g_assert_cmpstr (row[TIME_TOTAL], ==, total != NULL ? total : "");
}

typedef struct
{
  GString *text;
  guint n_pieces;
} Collected;

/* Memory does not grow with the number of rows, nor is one cut in two. */
static void
collect_cb (const char *text,
            gpointer    data)
{
  Collected *collected = data;

  g_assert_true (g_str_has_suffix (text, "\r\n"));
  g_string_append (collected->text, text);
  collected->n_pieces++;
}

static char *
dup_rows (IlRecording          *recording,
          const IlExportExtras *extras)
{
  Collected collected = { .text = g_string_new (NULL) };

  il_csv_write_rows (recording, extras, collect_cb, &collected);
  g_assert_cmpuint (collected.n_pieces, ==, il_recording_get_n_tracks (recording));

  return g_string_free (collected.text, FALSE);
}

static char **
random_files (guint n)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = random_text ();

      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static void
test_rows (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      IlMode mode = g_test_rand_bit () ? IL_MODE_TOGETHER : IL_MODE_ONE_AT_A_TIME;
      guint n = (guint) g_test_rand_int_range (0, 8);
      g_autoptr (IlRecording) recording = random_recording_new (mode, n, TRUE);
      g_auto (GStrv) files = random_files (n / 2);
      const IlExportExtras extras = { file_by_index, files };
      g_autofree char *text = dup_rows (recording, &extras);
      g_autoptr (GPtrArray) rows = parse_csv (text);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_null (strstr (text, TEST_SECRET));
      g_assert_null (strstr (text, TEST_USER));
      g_assert_cmpuint (rows->len, ==, n);
      for (guint i = 0; i < n; i++)
        {
          char **row = rows->pdata[i];
          g_auto (IlExportFigures) figures = { 0 };

          g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
          g_assert_cmpstr (row[MODE], ==, il_export_get_mode (mode));
          il_export_read (il_recording_get_track (recording, i),
                          il_recording_get_now (recording), &extras, &figures);
          check_row (row, &figures);
        }
    }
}

static void
test_header (void)
{
  g_autofree char *text = il_csv_dup_header ();
  g_autoptr (GPtrArray) rows = parse_csv (text);
  char **row = rows->pdata[0];

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_assert_cmpstr (row[i], ==, names[i]);
}

/* While a run goes on, and before it starts, there is a row for each. */
static void
test_unfinished (void)
{
  g_autoptr (IlRecording) before = il_recording_new (IL_MODE_ONE_AT_A_TIME, 0);
  g_autofree char *text = NULL;

  il_recording_add (before, "http://localhost/", 7);
  text = dup_rows (before, NULL);
  g_assert_cmpstr (text, ==, "one-at-a-time,0,http://localhost/,queued,,,7,0,,0,,,0,,,0,,,,,,\r\n");

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (IlRecording) recording = random_recording_new (IL_MODE_TOGETHER, 5, FALSE);
      g_autofree char *rows_text = dup_rows (recording, NULL);
      g_autoptr (GPtrArray) rows = parse_csv (rows_text);

      g_assert_cmpuint (rows->len, ==, 5);
      for (guint i = 0; i < 5; i++)
        {
          gboolean goes_on = il_track_get_end (il_recording_get_track (recording, i)) < 0;
          char **row = rows->pdata[i];

          g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
          g_assert_true ((*row[END] == '\0') == goes_on);
          g_assert_true ((*row[WIRE_BYTES] == '\0') == goes_on);
        }
    }
}

static void
test_comma_locale (void)
{
  g_autoptr (IlRecording) recording = random_recording_new (IL_MODE_TOGETHER, 30, TRUE);
  g_autofree char *before = dup_rows (recording, NULL);
  g_autofree char *after = NULL;

  if (!set_comma_locale ())
    {
      g_test_skip ("There is no locale with a decimal comma.");
      return;
    }

  after = dup_rows (recording, NULL);
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/header", test_header);
  g_test_add_func ("/csv/unfinished", test_unfinished);
  g_test_add_func ("/csv/comma-locale", test_comma_locale);

  return g_test_run ();
}
