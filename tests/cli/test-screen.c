/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "screen-play.h"

#include <string.h>

static void
put_random_line (ScreenPlay *play)
{
  guint size = terminal_get_columns (play->terminal);
  g_autofree char *text = NULL;

  /* Now and then higher than the screen. */
  if (g_test_rand_int_range (0, 20) == 0)
    size *= terminal_get_rows (play->terminal);

  text = screen_play_dup_random_text (size * 2);
  screen_play_put_line (play, text);
}

static void
change_text_or_block (ScreenPlay *play)
{
  gint32 rows = (gint32) terminal_get_rows (play->terminal);
  gint32 chance = g_test_rand_int_range (0, 97);

  if (chance < 25)
    put_random_line (play);
  else if (chance < 60)
    screen_play_put_digit (play);
  else if (chance < 70)
    screen_play_put_text (play);
  else if (chance < 75)
    screen_play_end_row (play);
  else if (chance < 91)
    screen_play_set_block (play, (guint) g_test_rand_int_range (0, rows + 2));
  else
    screen_play_remove_block (play);

  screen_play_check (play);
}

static void
step (ScreenPlay *play)
{
  if (g_test_rand_int_range (0, 16) > 0)
    {
      change_text_or_block (play);
      return;
    }

  screen_play_resize (play);
  screen_play_check (play);
}

static void
test_random (void)
{
  for (guint round = 0; round < 150; round++)
    {
      guint columns = (guint) g_test_rand_int_range (5, 101);
      guint rows = (guint) g_test_rand_int_range (3, 41);
      guint n_before = (guint) g_test_rand_int_range (0, (gint32) rows + 3);
      g_autoptr (ScreenPlay) play = screen_play_new (columns, rows, n_before);

      for (guint i = 0; i < 60; i++)
        step (play);
    }
}

/* At the top, in the middle and at the bottom; blocks and lines of all heights. */
static void
test_places (void)
{
  const guint columns = 8;
  const guint rows = 7;
  const guint remainders[] = { 0, 1, columns - 1 };

  for (guint n_before = 0; n_before <= rows; n_before++)
    for (guint n_block = 0; n_block <= rows - 2; n_block++)
      for (guint i = 0; i < 3 * (rows + 3); i++)
        {
          /* A full row, one more, and one less. */
          guint length = i / 3 * columns + remainders[i % 3];
          g_autoptr (ScreenPlay) play = screen_play_new (columns, rows, n_before);
          g_autofree char *text = g_strnfill (length, 'x');

          screen_play_set_block (play, n_block);
          screen_play_check (play);
          screen_play_put_line (play, text);
          screen_play_check (play);
          screen_play_put_digit (play);
          screen_play_check (play);
          screen_play_put_line (play, text);
          screen_play_check (play);
        }
}

/* One line to who selects it with a mouse, if there is room for it at all. */
static void
test_wrapped_line (void)
{
  const guint columns = 10;
  const guint rows = 12;
  const guint n_block = 4;

  for (guint length = 0; length <= columns * (rows - 1 - n_block); length++)
    {
      g_autoptr (ScreenPlay) play = screen_play_new (columns, rows, 3);
      g_autofree char *address = g_strnfill (length, 'x');
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      screen_play_set_block (play, n_block);
      screen_play_put_line (play, address);
      screen_play_remove_block (play);
      text = terminal_dup_text (play->terminal);
      lines = g_strsplit (text, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, length > 0 ? 4 : 3);
      if (length > 0)
        g_assert_cmpstr (lines[3], ==, address);
    }
}

/* Rows of digits are full but for the column where the cursor waits. */
static void
test_digits (void)
{
  g_autoptr (ScreenPlay) play = screen_play_new (10, 6, 0);

  screen_play_set_block (play, 2);
  for (guint i = 0; i < 100; i++)
    {
      screen_play_put_digit (play);
      screen_play_check (play);
      g_assert_cmpuint (terminal_get_cursor_column (play->terminal), ==, i % 9 + 1);
    }
}

/* An index that can be whole on a row is never broken. */
static void
test_whole_texts (void)
{
  g_autoptr (ScreenPlay) play = screen_play_new (8, 6, 0);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 6; i++)
    {
      il_screen_put_text (play->screen, "123", NULL, NULL);
      g_string_append (play->open, "123");
    }
  il_screen_put_text (play->screen, "0123456789", NULL, NULL);

  text = terminal_dup_text (play->terminal);
  g_assert_cmpstr (text, ==, "123123\n123123\n1231230\n1234567\n89");
}

/* Whoever looks between any two bytes sees a block that does not change, whole
 * and in one piece. */
static void
test_steady (void)
{
  static const char *const texts[] = { "0", "0123456789", "0123456789abcdefghijk\347\225\214lm" };
  g_autoptr (ScreenPlay) play = screen_play_new (12, 8, 0);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_add (rows, (gpointer) "first row");
  g_ptr_array_add (rows, (gpointer) SCREEN_PLAY_COLOR_ON "\347\225\214 second");
  g_ptr_array_add (rows, (gpointer) "third");
  il_screen_set_block (play->screen, rows);

  play->steady = "first row\n\347\225\214 second\nthird";
  for (guint i = 0; i < 100; i++)
    {
      const char *text = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];

      il_screen_put_text (play->screen, text, NULL, NULL);
      il_screen_set_block (play->screen, rows);
      if (g_test_rand_bit ())
        il_screen_put_line (play->screen, text);
    }
}

/* Too wide by mistake: the rows below stay where they are. */
static void
test_wide_rows (void)
{
  g_autoptr (ScreenPlay) play = screen_play_new (8, 6, 0);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_add (rows, (gpointer) "0123456789");
  g_ptr_array_add (rows, (gpointer) "next");
  g_ptr_array_add (rows, (gpointer) "abcdefghij");
  for (guint i = 0; i < 3; i++)
    {
      il_screen_set_block (play->screen, rows);
      screen_play_check_writes (play, 1);
      screen_play_put_digit (play);
    }

  g_ptr_array_add (play->block, g_strdup ("0123456"));
  g_ptr_array_add (play->block, g_strdup ("next"));
  g_ptr_array_add (play->block, g_strdup ("abcdefg"));
  screen_play_check (play);
}

/* The terminal takes more rows for a line than we do: what is in the way is
 * gone, and the next picture is right again. */
static void
test_misjudged (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (ScreenPlay) play = screen_play_new (8, 9, 2);
      g_autofree char *row = NULL;

      il_screen_resize (play->screen, 10, 9);
      screen_play_check_writes (play, 1);
      screen_play_set_block (play, 4);
      screen_play_put_line (play, "0123456789");
      row = terminal_dup_row (play->terminal, (int) terminal_get_cursor_row (play->terminal));
      g_assert_cmpstr (row, ==, "");

      screen_play_set_block (play, 4);
      screen_play_check (play);
    }
}

/* The size changed, and for a while nobody knows.  Where text that is put then
 * ends, and what of a line is left where the terminal wrapped it, can't be
 * promised; once the size is known all that follows is right. */
static void
test_late_resize (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (ScreenPlay) play = screen_play_new ((guint) g_test_rand_int_range (5, 60),
                                        (guint) g_test_rand_int_range (3, 20), 2);
      guint columns = (guint) g_test_rand_int_range (5, 60);
      guint rows = (guint) g_test_rand_int_range (3, 20);

      for (guint i = 0; i < 10; i++)
        step (play);

      terminal_resize (play->terminal, columns, rows,
                       g_test_rand_bit () ? TERMINAL_CUT : TERMINAL_REFLOW);
      for (guint i = 0; i < 5; i++)
        {
          g_autofree char *text = screen_play_dup_random_text (80);

          il_screen_put_text (play->screen, text, NULL, NULL);
          il_screen_put_line (play->screen, text);
          il_screen_put_text (play->screen, "0", NULL, NULL);
          il_screen_set_block (play->screen, play->block);
        }

      il_screen_resize (play->screen, columns, rows);
      g_ptr_array_set_size (play->block, 0);
      play->n_writes = 0;
      screen_play_freeze (play);
      screen_play_check (play);
      for (guint i = 0; i < 10; i++)
        change_text_or_block (play);
    }
}

/* No test of the picture: only that nothing is read or counted beyond. */
static void
test_tiny (void)
{
  for (guint columns = 0; columns < 3; columns++)
    for (guint rows = 0; rows < 3; rows++)
      {
        g_autoptr (ScreenPlay) play = screen_play_new (5, 3, 0);
        g_autoptr (GPtrArray) block = g_ptr_array_new ();
        g_autofree char *text = NULL;

        g_ptr_array_add (block, (gpointer) "block");
        il_screen_resize (play->screen, columns, rows);
        il_screen_set_block (play->screen, block);
        il_screen_put_text (play->screen, "\347\225\2141\347\225\214", SCREEN_PLAY_COLOR_ON,
                            SCREEN_PLAY_COLOR_OFF);
        il_screen_put_line (play->screen, "\347\225\2142\347\225\214");
        il_screen_resize (play->screen, 5, 3);
        il_screen_set_block (play->screen, block);
        il_screen_remove_block (play->screen);

        text = terminal_dup_text (play->terminal);
        g_assert_nonnull (strstr (text, "1"));
        g_assert_nonnull (strstr (text, "2"));
        g_assert_null (strstr (text, "block"));
      }
}

static gboolean
write_twice_cb (const char *bytes,
                gsize       length,
                gpointer    data)
{
  guint *n = data;

  return ++*n <= 2;
}

static void
test_broken (void)
{
  guint n = 0;
  g_autoptr (IlScreen) screen = il_screen_new (80, 24, write_twice_cb, &n);

  for (guint i = 0; i < 5; i++)
    {
      g_assert_true (il_screen_is_broken (screen) == (i > 2));
      il_screen_put_line (screen, "text");
    }

  g_assert_cmpuint (n, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/screen/random", test_random);
  g_test_add_func ("/screen/places", test_places);
  g_test_add_func ("/screen/wrapped-line", test_wrapped_line);
  g_test_add_func ("/screen/digits", test_digits);
  g_test_add_func ("/screen/whole-texts", test_whole_texts);
  g_test_add_func ("/screen/steady", test_steady);
  g_test_add_func ("/screen/wide-rows", test_wide_rows);
  g_test_add_func ("/screen/misjudged", test_misjudged);
  g_test_add_func ("/screen/late-resize", test_late_resize);
  g_test_add_func ("/screen/tiny", test_tiny);
  g_test_add_func ("/screen/broken", test_broken);

  return g_test_run ();
}
