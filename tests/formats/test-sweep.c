/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sweep as a table, as a document, and as a picture in characters. */

#include <string.h>

#include "formats-test.h"
#include "formats/il-number.h"
#include "formats/il-sweep-csv.h"
#include "formats/il-sweep-json.h"
#include "formats/il-sweep-table.h"
#include "picture-test.h"

enum
{
  LIMIT, ROUNDS, WHOLE, DURATION, SHORTEST, LONGEST, IDEAL, SPEED_UP, EFFICIENCY, KNEE,
  N_COLUMNS
};

static const char *const names[N_COLUMNS] = {
  "limit", "rounds", "whole", "duration_us", "shortest_us", "longest_us", "ideal_us", "speed_up",
  "efficiency", "knee",
};

/* The four forms: 8.12 s in all, the longest 2.2 s; 3 at once failed. */
static IlSweepCurve *
four_forms_new (void)
{
  const gint64 durations[] = { 2000000, 2200000, 1920000, 2000000 };
  const gint64 times[] = { 8120000, 4510000, IL_TIME_NONE, 2290000, 2250000 };
  IlSweepCurve *curve = il_sweep_curve_new (6);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    il_sweep_curve_add (curve, i + 1, times[i], durations, 4);

  return curve;
}

/* Any runs, in any order, some limits never tried. */
static IlSweepCurve *
random_curve_new (void)
{
  guint max = (guint) g_test_rand_int_range (1, 12);
  IlSweepCurve *curve = il_sweep_curve_new (max);

  for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
    {
      gint64 highest = g_test_rand_bit () ? 100 : G_GINT64_CONSTANT (1000000000);
      gint64 time = g_test_rand_int_range (-1, (gint32) highest);
      gint64 durations[] = { MAX (time, 0) / 2, MAX (time, 0) - MAX (time, 0) / 2 };

      il_sweep_curve_add (curve, (guint) g_test_rand_int_range (1, (gint32) max + 1), time,
                          durations, 2);
    }

  return curve;
}

static guint
count_tried (const IlSweepCurve *curve)
{
  guint n = 0;

  for (guint i = 1; i <= il_sweep_curve_get_max_limit (curve); i++)
    n += il_sweep_curve_get_point (curve, i)->n_rounds > 0;

  return n;
}

static void
check_count (const char *field,
             gint64      value)
{
  g_autofree char *expected = value < 0 ? g_strdup ("")
                                        : g_strdup_printf ("%" G_GINT64_FORMAT, value);

  g_assert_cmpstr (field, ==, expected);
}

static void
check_factor (const char *field,
              double      value)
{
  if (value <= 0)
    g_assert_cmpstr (field, ==, "");
  else
    g_assert_cmpfloat (g_ascii_strtod (field, NULL), ==, value);
}

static void
check_table (const IlSweepCurve *curve)
{
  g_autofree char *text = il_sweep_csv_dup (curve);
  g_autoptr (GPtrArray) rows = parse_csv (text);
  guint limit = 0;

  g_assert_cmpuint (rows->len, ==, 1 + count_tried (curve));
  for (guint i = 0; i < N_COLUMNS; i++)
    g_assert_cmpstr (((char **) rows->pdata[0])[i], ==, names[i]);

  for (guint i = 1; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      const IlSweepPoint *point;

      do
        point = il_sweep_curve_get_point (curve, ++limit);
      while (point->n_rounds == 0);

      g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
      check_count (row[LIMIT], limit);
      check_count (row[ROUNDS], point->n_rounds);
      check_count (row[WHOLE], point->n_whole);
      check_count (row[DURATION], point->time);
      check_count (row[SHORTEST], point->shortest);
      check_count (row[LONGEST], point->longest);
      check_count (row[IDEAL], point->ideal);
      check_factor (row[SPEED_UP], point->speed_up);
      check_factor (row[EFFICIENCY], point->efficiency);
      g_assert_cmpstr (row[KNEE], ==,
                       limit == il_sweep_curve_find_knee (curve) ? "true" : "false");
    }
}

static gint64
get_known (JsonObject *object,
           const char *name)
{
  return json_object_get_null_member (object, name) ? -1
                                                    : json_object_get_int_member (object, name);
}

static void
check_document (const IlSweepCurve *curve)
{
  g_autofree char *text = il_sweep_json_dup (curve);
  g_autoptr (JsonNode) root = parse_json (text);
  JsonObject *document = json_node_get_object (root);
  JsonObject *sweep = json_object_get_object_member (document, "sweep");
  JsonArray *limits = json_object_get_array_member (document, "limits");
  gint64 knee = il_sweep_curve_find_knee (curve);

  g_assert_cmpint (get_known (sweep, "knee"), ==, knee > 0 ? knee : -1);
  g_assert_cmpint (get_known (sweep, "rounds"), ==, il_sweep_curve_get_n_rounds (curve));
  g_assert_cmpint (get_known (sweep, "downloads"), ==, il_sweep_curve_get_n_downloads (curve));
  g_assert_cmpuint (json_array_get_length (limits), ==, count_tried (curve));

  for (guint i = 0; i < json_array_get_length (limits); i++)
    {
      JsonObject *object = json_array_get_object_element (limits, i);
      guint limit = (guint) get_known (object, "limit");
      const IlSweepPoint *point = il_sweep_curve_get_point (curve, limit);

      g_assert_cmpint (get_known (object, "rounds"), ==, point->n_rounds);
      g_assert_cmpint (get_known (object, "whole"), ==, point->n_whole);
      g_assert_cmpint (get_known (object, "duration_us"), ==, point->time);
      g_assert_cmpint (get_known (object, "shortest_us"), ==, point->shortest);
      g_assert_cmpint (get_known (object, "longest_us"), ==, point->longest);
      g_assert_cmpint (get_known (object, "ideal_us"), ==, point->ideal);
      g_assert_cmpint (json_object_get_null_member (object, "speed_up"), ==, point->speed_up <= 0);
      if (point->speed_up > 0)
        g_assert_cmpfloat (json_object_get_double_member (object, "efficiency"), ==,
                           point->efficiency);
    }
}

static void
test_documents (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (IlSweepCurve) curve = random_curve_new ();

      check_table (curve);
      check_document (curve);
    }
}

static void
test_table (void)
{
  g_autoptr (IlSweepCurve) curve = four_forms_new ();
  g_autofree char *text = il_sweep_csv_dup (curve);

  g_assert_cmpstr (text, ==,
                   "limit,rounds,whole,duration_us,shortest_us,longest_us,ideal_us,speed_up,"
                   "efficiency,knee\r\n"
                   "1,1,1,8120000,8120000,8120000,8120000,1.0,1.0,false\r\n"
                   "2,1,1,4510000,4510000,4510000,4200000,1.8004434589800444,"
                   "0.9002217294900222,false\r\n"
                   "3,1,0,,,,3920000,,,false\r\n"
                   "4,1,1,2290000,2290000,2290000,2200000,3.5458515283842793,"
                   "0.8864628820960698,true\r\n"
                   "5,1,1,2250000,2250000,2250000,2200000,3.608888888888889,"
                   "0.7217777777777779,false\r\n");
}

static void
test_comma (void)
{
  g_autoptr (IlSweepCurve) curve = four_forms_new ();
  g_autofree char *table = il_sweep_csv_dup (curve);
  g_autofree char *document = il_sweep_json_dup (curve);

  if (!set_comma_locale ())
    {
      g_test_skip ("no locale with a decimal comma");
      return;
    }

  {
    g_autofree char *other_table = il_sweep_csv_dup (curve);
    g_autofree char *other_document = il_sweep_json_dup (curve);

    g_assert_cmpstr (other_table, ==, table);
    g_assert_cmpstr (other_document, ==, document);
  }
}

static void
test_picture (void)
{
  const IlTextStyle wide = { 80, TRUE, IL_COLOR_NONE };
  const IlTextStyle narrow = { 44, FALSE, IL_COLOR_NONE };
  const IlTextStyle least = { 18, FALSE, IL_COLOR_NONE };
  g_autoptr (IlSweepCurve) curve = four_forms_new ();
  g_autoptr (GPtrArray) rows = il_sweep_table_dup_rows (curve, &wide);
  g_autoptr (GPtrArray) narrow_rows = il_sweep_table_dup_rows (curve, &narrow);
  g_autoptr (GPtrArray) least_rows = il_sweep_table_dup_rows (curve, &least);
  g_autofree char *legend = il_sweep_table_dup_legend (&wide);

  picture_assert_rows (rows,
                       "At once    Time  Faster   Ideal  Efficiency\n"
                       "      1  8.12 s    1.00  8.12 s        100%  ███████████████████████████\n"
                       "      2  4.51 s    1.80  4.20 s         90%  ██████████████▒\n"
                       "      3       –       –  3.92 s           –  not complete\n"
                       "      4  2.29 s    3.55  2.20 s         89%  ███████▒ ← knee\n"
                       "      5  2.25 s    3.61  2.20 s         72%  ███████▒\n");
  picture_assert_rows (narrow_rows,
                       "At once    Time  Faster\n"
                       "      1  8.12 s    1.00  ##########\n"
                       "      2  4.51 s    1.80  #####=\n"
                       "      3       -       -  not complete\n"
                       "      4  2.29 s    3.55  ### <- knee\n"
                       "      5  2.25 s    3.61  ###\n");
  picture_assert_rows (least_rows,
                       "At once    Time\n"
                       "      1  8.12 s\n"
                       "      2  4.51 s\n"
                       "      3       -\n"
                       "      4  2.29 s\n"
                       "      5  2.25 s\n");
  g_assert_cmpstr (legend, ==, "█ ideal  ▒ beyond it");
}

static void
test_any_picture (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (IlSweepCurve) curve = random_curve_new ();
      IlTextStyle style = picture_random_style ((guint) g_test_rand_int_range (0, 120));
      g_autoptr (GPtrArray) rows = il_sweep_table_dup_rows (curve, &style);
      g_autofree char *legend = il_sweep_table_dup_legend (&style);

      g_assert_cmpuint (rows->len, ==, 1 + count_tried (curve));
      for (guint row = 0; row < rows->len; row++)
        picture_check_row (rows->pdata[row], &style, TRUE);
      picture_check_row (legend, &style, TRUE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sweep/documents", test_documents);
  g_test_add_func ("/sweep/table", test_table);
  g_test_add_func ("/sweep/picture", test_picture);
  g_test_add_func ("/sweep/any-picture", test_any_picture);
  g_test_add_func ("/sweep/comma", test_comma);

  return g_test_run ();
}
