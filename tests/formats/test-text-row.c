/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-text-row.h"

#include <string.h>

#include "analysis/il-row-color.h"
#include "formats/il-cells.h"
#include "picture-test.h"

static char *
dup_random_text (void)
{
  static const char *const letters[] = { "a", " ", "漢", "e\314\201", "·", "é" };
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
    g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);

  return g_string_free (text, FALSE);
}

static void
add_something (IlTextRow *row)
{
  g_autofree char *text = dup_random_text ();

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      il_text_row_set_color (row, (guint32) g_test_rand_int_range (0, 0x1000000));
      break;
    case 1:
      il_text_row_set_dim (row);
      break;
    case 2:
      il_text_row_set_plain (row);
      break;
    case 3:
      il_text_row_skip (row, (guint) g_test_rand_int_range (0, 5));
      break;
    case 4:
      il_text_row_skip_to (row, (guint) g_test_rand_int_range (0, 100));
      break;
    case 5:
      il_text_row_repeat (row, "-", (guint) g_test_rand_int_range (0, 20));
      break;
    case 6:
      il_text_row_add_blocks (row, (guint) g_test_rand_int_range (0, 100));
      break;
    default:
      il_text_row_add (row, text);
    }
}

/* Whatever is added in whatever order. */
static void
test_fits (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      IlTextStyle style = picture_random_style ((guint) g_test_rand_int_range (0, 100));
      IlTextRow *row = il_text_row_new (&style);
      g_autofree char *text = NULL;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        add_something (row);

      text = il_text_row_free (row);
      picture_check_row (text, &style, FALSE);
    }
}

static void
test_columns (void)
{
  IlTextStyle style = { 80, TRUE, IL_COLOR_256 };
  IlTextRow *row = il_text_row_new (&style);
  g_autofree char *text = NULL;

  il_text_row_set_color (row, 0xff0000);
  il_text_row_add (row, "漢 ");
  g_assert_cmpuint (il_text_row_get_left (row), ==, 76);
  il_text_row_set_plain (row);
  il_text_row_skip_to (row, 5);
  il_text_row_add (row, "b");
  il_text_row_set_dim (row);
  il_text_row_set_plain (row);
  il_text_row_add_blocks (row, 11);
  il_text_row_set_dim (row);
  text = il_text_row_free (row);

  g_assert_cmpstr (text, ==, "\033[38;5;196m漢\033[0m   b█▍");
}

/* No two lengths look the same, and none takes more columns than it must. */
static void
test_blocks (void)
{
  g_autofree char *before = g_strdup ("");

  for (guint eighths = 1; eighths < 200; eighths++)
    {
      IlTextStyle style = { 80, TRUE, IL_COLOR_NONE };
      IlTextRow *row = il_text_row_new (&style);
      g_autofree char *text = NULL;

      il_text_row_add_blocks (row, eighths);
      text = il_text_row_free (row);
      g_assert_cmpuint (il_cells_width (text), ==, (eighths + 7) / 8);
      g_assert_cmpstr (text, !=, before);
      g_free (before);
      before = g_steal_pointer (&text);
    }
}

static void
test_words (void)
{
  const IlTextStyle ascii = { 80, FALSE, IL_COLOR_NONE }, unicode = { 80, TRUE, IL_COLOR_NONE };
  g_autofree char *plain = il_text_row_dup_words ("2 kB · 1 line, 3 µs, a·b", &ascii);
  g_autofree char *same = il_text_row_dup_words ("2 kB · 1 line, 3 µs, a·b", &unicode);

  g_assert_cmpstr (plain, ==, "2 kB, 1 line, 3 us, a-b");
  g_assert_cmpstr (same, ==, "2 kB · 1 line, 3 µs, a·b");
}

/* What the cube and the greys hold is found, and so are the ends. */
static void
test_nearest (void)
{
  const guint32 levels[] = { 0, 95, 135, 175, 215, 255 };

  for (guint i = 0; i < 216; i++)
    g_assert_cmpuint (il_text_row_nearest (levels[i / 36] << 16 | levels[i / 6 % 6] << 8 |
                                           levels[i % 6]), ==, 16 + i);

  for (guint i = 0; i < 24; i++)
    {
      guint32 level = 8 + 10 * i;

      g_assert_cmpuint (il_text_row_nearest (level << 16 | level << 8 | level), ==, 232 + i);
    }
}

/* Rows stay apart where there are 256 colours alone. */
static void
test_nearest_rows (void)
{
  for (guint i = 0; i < IL_N_ROW_COLORS; i++)
    {
      for (guint j = 0; j < i; j++)
        g_assert_cmpuint (il_text_row_nearest (il_row_color_fill (i)), !=,
                          il_text_row_nearest (il_row_color_fill (j)));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-row/fits", test_fits);
  g_test_add_func ("/text-row/columns", test_columns);
  g_test_add_func ("/text-row/blocks", test_blocks);
  g_test_add_func ("/text-row/words", test_words);
  g_test_add_func ("/text-row/nearest", test_nearest);
  g_test_add_func ("/text-row/nearest-rows", test_nearest_rows);

  return g_test_run ();
}
