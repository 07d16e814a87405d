/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "screen-play.h"

#include <string.h>

#include "formats/il-cells.h"

#define COLOR TERMINAL_COLOR_256 (9)

/* The most that a digit costs which begins a row. */
#define MAX_BYTES_FOR_ROW 32

static void
check_steady (ScreenPlay *play)
{
  g_autofree char *text = terminal_dup_text (play->terminal);

  g_assert_nonnull (strstr (text, play->steady));
}

static gboolean
write_cb (const char *bytes,
          gsize       length,
          gpointer    data)
{
  ScreenPlay *play = data;

  play->n_writes++;
  g_string_append_len (play->written, bytes, (gssize) length);
  for (gsize i = 0; i < length; i++)
    {
      terminal_feed (play->terminal, bytes + i, 1);
      if (play->steady != NULL)
        check_steady (play);
    }

  return TRUE;
}

static GPtrArray *
new_texts (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static char *
dup_current_row (ScreenPlay *play)
{
  return terminal_dup_row (play->terminal, (int) terminal_get_cursor_row (play->terminal));
}

/* All rows above the cursor's. */
static GPtrArray *
collect_rows (ScreenPlay *play)
{
  GPtrArray *rows = new_texts ();

  for (int row = -(int) terminal_get_scrollback (play->terminal);
       row < (int) terminal_get_cursor_row (play->terminal); row++)
    g_ptr_array_add (rows, terminal_dup_row (play->terminal, row));

  return rows;
}

/* The rows from @i on are the line, broken at their ends and nowhere else. */
static void
check_line (GPtrArray  *rows,
            guint      *i,
            const char *line)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  do
    {
      g_assert_cmpuint (*i, <, rows->len);
      g_string_append (joined, g_ptr_array_index (rows, (*i)++));
    }
  while (joined->len < strlen (line));

  g_assert_cmpstr (joined->str, ==, line);
}

static void
check_text (ScreenPlay *play)
{
  g_autoptr (GPtrArray) rows = collect_rows (play);
  guint i;

  g_ptr_array_add (rows, dup_current_row (play));
  g_assert_cmpuint (rows->len, >, play->frozen->len);
  for (i = 0; i < play->frozen->len; i++)
    g_assert_cmpstr (g_ptr_array_index (rows, i), ==, g_ptr_array_index (play->frozen, i));

  for (guint line = 0; line < play->lines->len; line++)
    check_line (rows, &i, g_ptr_array_index (play->lines, line));
  check_line (rows, &i, play->open->str);
  g_assert_cmpuint (i, ==, rows->len);
}

static void
check_cursor (ScreenPlay *play)
{
  g_autofree char *row = dup_current_row (play);

  g_assert_cmpuint (terminal_get_cursor_column (play->terminal), ==, il_cells_width (row));
  g_assert_false (terminal_is_wrap_pending (play->terminal));
  g_assert_cmpuint (terminal_get_pen (play->terminal), ==, TERMINAL_DEFAULT_COLOR);
  g_assert_true (terminal_has_default_modes (play->terminal));
}

/* It stands below the cursor's row, and nothing stands below it. */
static void
check_block (ScreenPlay *play)
{
  guint cursor = terminal_get_cursor_row (play->terminal);
  guint height = terminal_get_rows (play->terminal);

  g_assert_cmpuint (cursor + play->block->len, <, height);
  for (guint row = cursor + 1; row < height; row++)
    {
      guint i = row - cursor - 1;
      g_autofree char *text = terminal_dup_row (play->terminal, (int) row);

      g_assert_cmpstr (text, ==,
                       i < play->block->len ? g_ptr_array_index (play->block, i) : "");
    }
}

static void
end_open (ScreenPlay *play)
{
  if (play->open->len > 0)
    g_ptr_array_add (play->lines, g_strdup (play->open->str));

  g_string_truncate (play->open, 0);
}

/* A row as it should be seen, and with a colour that it does not end. */
static void
add_block_row (ScreenPlay *play,
               GPtrArray  *rows)
{
  guint columns = terminal_get_columns (play->terminal);
  g_autofree char *text = screen_play_dup_random_text (columns);
  char *shown = g_strndup (text, il_cells_fit (text, columns - 1));

  g_ptr_array_add (play->block, shown);
  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      g_ptr_array_add (rows, g_strdup (shown));
      break;

    case 1:
      g_ptr_array_add (rows, g_strconcat (SCREEN_PLAY_COLOR_ON, shown, NULL));
      break;

    default:
      g_ptr_array_add (rows, g_strconcat (shown, SCREEN_PLAY_COLOR_ON, NULL));
    }
}

static void
resize_terminal (ScreenPlay     *play,
                 guint           columns,
                 guint           rows,
                 TerminalResize  mode)
{
  /* Two changes may be told of as one. */
  if (g_test_rand_bit ())
    terminal_resize (play->terminal, (guint) g_test_rand_int_range (5, 101), rows, mode);

  terminal_resize (play->terminal, columns, rows, mode);
}

static char *
dup_joined (ScreenPlay *play)
{
  g_autoptr (GPtrArray) rows = collect_rows (play);

  g_ptr_array_add (rows, dup_current_row (play));
  g_ptr_array_add (rows, NULL);

  return g_strjoinv ("", (char **) rows->pdata);
}

ScreenPlay *
screen_play_new (guint columns,
                 guint rows,
                 guint n_before)
{
  ScreenPlay *play = g_new0 (ScreenPlay, 1);

  play->terminal = terminal_new (columns, rows);
  play->screen = il_screen_new (columns, rows, write_cb, play);
  play->written = g_string_new (NULL);
  play->lines = new_texts ();
  play->open = g_string_new (NULL);
  play->block = new_texts ();

  for (guint i = 0; i < n_before; i++)
    {
      g_autofree char *text = g_strdup_printf ("$%u\r\n", i);

      terminal_feed (play->terminal, text, strlen (text));
    }
  screen_play_freeze (play);

  return play;
}

void
screen_play_free (ScreenPlay *play)
{
  il_screen_free (play->screen);
  terminal_free (play->terminal);
  g_string_free (play->written, TRUE);
  g_ptr_array_unref (play->frozen);
  g_ptr_array_unref (play->lines);
  g_string_free (play->open, TRUE);
  g_ptr_array_unref (play->block);
  g_free (play);
}

void
screen_play_check (ScreenPlay *play)
{
  check_text (play);
  check_cursor (play);
  check_block (play);
}

void
screen_play_check_writes (ScreenPlay *play,
                          guint       n)
{
  g_assert_cmpuint (play->n_writes, ==, n);
  play->n_writes = 0;
}

void
screen_play_freeze (ScreenPlay *play)
{
  g_autofree char *row = dup_current_row (play);

  g_clear_pointer (&play->frozen, g_ptr_array_unref);
  play->frozen = collect_rows (play);
  g_ptr_array_set_size (play->lines, 0);
  g_string_assign (play->open, row);
}

char *
screen_play_dup_random_text (guint max)
{
  static const char *const characters[] = { "a", "/", "0", "\303\251", "o\314\210",
                                            "\347\225\214" };
  gint32 length = g_test_rand_int_range (0, (gint32) max);
  GString *text = g_string_new (NULL);

  for (gint32 i = 0; i < length; i++)
    g_string_append (text, characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);

  return g_string_free (text, FALSE);
}

void
screen_play_put_line (ScreenPlay *play,
                      const char *text)
{
  end_open (play);
  g_ptr_array_add (play->lines, g_strdup (text));
  il_screen_put_line (play->screen, text);
  screen_play_check_writes (play, 1);
}

void
screen_play_put_digit (ScreenPlay *play)
{
  gboolean colored = g_test_rand_bit ();
  const char digit[] = { (char) g_test_rand_int_range ('0', '9' + 1), '\0' };
  gsize cost = colored ? strlen (SCREEN_PLAY_COLOR_ON "0" SCREEN_PLAY_COLOR_OFF) : 1;
  gboolean has_room = terminal_get_cursor_column (play->terminal) + 1
                      < terminal_get_columns (play->terminal);
  guint column;

  g_string_append (play->open, digit);
  g_string_truncate (play->written, 0);
  il_screen_put_text (play->screen, digit, colored ? SCREEN_PLAY_COLOR_ON : NULL,
                      colored ? SCREEN_PLAY_COLOR_OFF : NULL);
  screen_play_check_writes (play, 1);

  if (has_room)
    g_assert_cmpuint (play->written->len, ==, cost);
  else
    g_assert_cmpuint (play->written->len, <=, cost + MAX_BYTES_FOR_ROW);

  column = terminal_get_cursor_column (play->terminal);
  g_assert_cmpuint (column, >, 0);
  g_assert_cmpuint (terminal_get_color (play->terminal,
                                        (int) terminal_get_cursor_row (play->terminal),
                                        column - 1),
                    ==, colored ? COLOR : TERMINAL_DEFAULT_COLOR);
}

void
screen_play_put_text (ScreenPlay *play)
{
  g_autofree char *text = screen_play_dup_random_text (terminal_get_columns (play->terminal) * 2);

  g_string_append (play->open, text);
  if (g_test_rand_bit ())
    il_screen_put_text (play->screen, text, SCREEN_PLAY_COLOR_ON, SCREEN_PLAY_COLOR_OFF);
  else
    il_screen_put_text (play->screen, text, NULL, NULL);
  screen_play_check_writes (play, *text != '\0' ? 1 : 0);
}

void
screen_play_end_row (ScreenPlay *play)
{
  g_autofree char *row = dup_current_row (play);

  end_open (play);
  il_screen_end_row (play->screen);
  screen_play_check_writes (play, *row != '\0' ? 1 : 0);
}

void
screen_play_set_block (ScreenPlay *play,
                       guint       n)
{
  guint max = terminal_get_rows (play->terminal) - 2;
  guint n_writes = n > 0 || play->block->len > 0 ? 1 : 0;
  g_autoptr (GPtrArray) rows = new_texts ();

  g_ptr_array_set_size (play->block, 0);
  for (guint i = 0; i < n; i++)
    add_block_row (play, rows);

  il_screen_set_block (play->screen, rows);
  screen_play_check_writes (play, n_writes);
  if (n > max)
    g_ptr_array_set_size (play->block, (int) max);
}

void
screen_play_remove_block (ScreenPlay *play)
{
  guint n_writes = play->block->len > 0 ? 1 : 0;

  g_ptr_array_set_size (play->block, 0);
  il_screen_remove_block (play->screen);
  screen_play_check_writes (play, n_writes);
}

/* Where rows are wrapped again, all text is what it was, in other rows.  Where
 * they are cut, we can't promise what the terminal threw away: what it left
 * above the current row must stay.  In both, a current row that still fits is
 * what it was, and one that doesn't is ended. */
void
screen_play_resize (ScreenPlay *play)
{
  TerminalResize mode = g_test_rand_bit () ? TERMINAL_CUT : TERMINAL_REFLOW;
  guint columns = (guint) g_test_rand_int_range (5, 101);
  guint rows = (guint) g_test_rand_int_range (3, 41);
  g_autofree char *old_row = dup_current_row (play);
  g_autofree char *old_text = dup_joined (play);
  gboolean fits = il_cells_width (old_row) < columns;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *new_row = NULL;

  resize_terminal (play, columns, rows, mode);
  left = collect_rows (play);
  if (!fits)
    g_ptr_array_add (left, dup_current_row (play));
  il_screen_resize (play->screen, columns, rows);
  screen_play_check_writes (play, 1);

  g_ptr_array_set_size (play->block, 0);
  screen_play_freeze (play);
  g_assert_cmpuint (play->frozen->len, ==, left->len);
  for (guint i = 0; i < left->len; i++)
    g_assert_cmpstr (g_ptr_array_index (play->frozen, i), ==, g_ptr_array_index (left, i));

  new_row = dup_current_row (play);
  g_assert_cmpstr (new_row, ==, fits ? old_row : "");
  if (mode == TERMINAL_REFLOW)
    {
      g_autofree char *new_text = dup_joined (play);

      g_assert_cmpstr (new_text, ==, old_text);
    }
}
