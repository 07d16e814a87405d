/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "terminal.h"

static void
feed (Terminal   *terminal,
      const char *text)
{
  terminal_feed (terminal, text, strlen (text));
}

static void
assert_text (Terminal   *terminal,
             const char *expected)
{
  g_autofree char *text = terminal_dup_text (terminal);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_row (Terminal   *terminal,
            int         row,
            const char *expected)
{
  g_autofree char *text = terminal_dup_row (terminal, row);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_cursor (Terminal *terminal,
               guint     column,
               guint     row)
{
  g_assert_cmpuint (terminal_get_cursor_column (terminal), ==, column);
  g_assert_cmpuint (terminal_get_cursor_row (terminal), ==, row);
}

/* Bytes one by one are the same as together. */
static void
test_text (void)
{
  const char *text = "a\r\n\303\251\bo\314\210\347\225\214x\033[1;2H\033[38;5;7mB";
  g_autoptr (Terminal) together = terminal_new (10, 3);
  g_autoptr (Terminal) single = terminal_new (10, 3);

  feed (together, text);
  for (const char *p = text; *p != '\0'; p++)
    terminal_feed (single, p, 1);

  assert_text (together, "aB\no\314\210\347\225\214x");
  assert_text (single, "aB\no\314\210\347\225\214x");
  assert_cursor (single, 2, 0);
  g_assert_cmpuint (terminal_get_color (single, 0, 1), ==, TERMINAL_COLOR_256 (7));
  g_assert_cmpuint (terminal_get_color (single, 0, 0), ==, TERMINAL_DEFAULT_COLOR);
}

/* The cursor waits behind the last column, and a new line forgets it. */
static void
test_pending_wrap (void)
{
  g_autoptr (Terminal) terminal = terminal_new (4, 3);

  feed (terminal, "abcd");
  assert_cursor (terminal, 3, 0);
  g_assert_true (terminal_is_wrap_pending (terminal));
  feed (terminal, "\r\ne");
  assert_text (terminal, "abcd\ne");

  feed (terminal, "fghi");
  assert_cursor (terminal, 1, 2);
  g_assert_true (terminal_is_wrapped (terminal, 1));
  assert_text (terminal, "abcd\nefghi");
  assert_row (terminal, 2, "i");

  feed (terminal, "\033[?7l\r12345\033[?7h");
  assert_row (terminal, 2, "1235");
  g_assert_false (terminal_is_wrap_pending (terminal));
  g_assert_true (terminal_has_default_modes (terminal));
}

/* A wide character is never on two rows, and half of one is none. */
static void
test_wide (void)
{
  g_autoptr (Terminal) terminal = terminal_new (4, 3);

  feed (terminal, "abc\347\225\214");
  assert_row (terminal, 0, "abc");
  assert_row (terminal, 1, "\347\225\214");
  assert_text (terminal, "abc\347\225\214");
  assert_cursor (terminal, 2, 1);

  feed (terminal, "\b-");
  assert_row (terminal, 1, " -");
  feed (terminal, "\r\347\225\214\r+");
  assert_row (terminal, 1, "+");
}

static void
test_scroll (void)
{
  g_autoptr (Terminal) terminal = terminal_new (4, 3);

  feed (terminal, "1\r\n2\r\n3\r\n4\r\n5");
  g_assert_cmpuint (terminal_get_scrollback (terminal), ==, 2);
  assert_row (terminal, -1, "2");
  assert_text (terminal, "1\n2\n3\n4\n5");

  /* Rows inserted or deleted do not reach the scrollback. */
  feed (terminal, "\033[A\033[Lx");
  assert_text (terminal, "1\n2\n3\nx\n4");
  feed (terminal, "\033[A\033[2My");
  assert_text (terminal, "1\n2\ny");
}

static void
test_erase (void)
{
  g_autoptr (Terminal) terminal = terminal_new (4, 3);

  feed (terminal, "abcd\r\nefgh\r\nijkl\033[2;2H");
  assert_cursor (terminal, 1, 1);
  feed (terminal, "\033[K");
  assert_text (terminal, "abcd\ne\nijkl");
  feed (terminal, "\033[A\033[2C\033[1K");
  assert_text (terminal, "\ne\nijkl");
  feed (terminal, "\033[2G\033[2B\033[D\033[A\033[J");
  g_assert_cmpuint (terminal_get_scrollback (terminal), ==, 0);
  assert_text (terminal, "");
}

static void
test_colors (void)
{
  g_autoptr (Terminal) terminal = terminal_new (9, 2);

  feed (terminal, "\033[38;2;1;2;3ma\033[0mb\033[38;5;200mc\033[md\033[38;5;1m\033[39me");
  g_assert_cmpuint (terminal_get_color (terminal, 0, 0), ==, TERMINAL_COLOR_TRUE (1, 2, 3));
  g_assert_cmpuint (terminal_get_color (terminal, 0, 1), ==, TERMINAL_DEFAULT_COLOR);
  g_assert_cmpuint (terminal_get_color (terminal, 0, 2), ==, TERMINAL_COLOR_256 (200));
  g_assert_cmpuint (terminal_get_color (terminal, 0, 3), ==, TERMINAL_DEFAULT_COLOR);
  g_assert_cmpuint (terminal_get_color (terminal, 0, 4), ==, TERMINAL_DEFAULT_COLOR);
  g_assert_cmpuint (terminal_get_pen (terminal), ==, TERMINAL_DEFAULT_COLOR);

  feed (terminal, "\033[2mf\033[38;5;1mg\033[39mh\033[0m");
  g_assert_cmpuint (terminal_get_color (terminal, 0, 5), ==, TERMINAL_DIM);
  g_assert_cmpuint (terminal_get_color (terminal, 0, 6), ==,
                    TERMINAL_COLOR_256 (1) | TERMINAL_DIM);
  g_assert_cmpuint (terminal_get_color (terminal, 0, 7), ==, TERMINAL_DIM);
  g_assert_cmpuint (terminal_get_pen (terminal), ==, TERMINAL_DEFAULT_COLOR);
}

static void
test_cut (void)
{
  g_autoptr (Terminal) terminal = terminal_new (6, 4);

  feed (terminal, "first\r\nsecond line\r\nend");
  terminal_resize (terminal, 3, 4, TERMINAL_CUT);
  assert_text (terminal, "fir\nsec\n li\nend");
  terminal_resize (terminal, 6, 2, TERMINAL_CUT);
  assert_text (terminal, "fir\nsec\n li\nend");
  assert_cursor (terminal, 2, 1);
  g_assert_cmpuint (terminal_get_scrollback (terminal), ==, 2);

  /* What is below the cursor goes away first. */
  feed (terminal, "\033[A");
  terminal_resize (terminal, 6, 1, TERMINAL_CUT);
  assert_text (terminal, "fir\nsec\n li");
}

static char *
random_line (void)
{
  static const char *const characters[] = { "a", "b", "0", "\303\251", "\347\225\214",
                                            "o\314\210" };
  GString *line = g_string_new (NULL);
  gint32 length = g_test_rand_int_range (1, 40);

  for (gint32 i = 0; i < length; i++)
    g_string_append (line, characters[g_test_rand_int_range (0, G_N_ELEMENTS (characters))]);

  return g_string_free (line, FALSE);
}

/* However often the size changes, all lines stay whole, and the cursor behind
 * the last character. */
static void
test_reflow (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (Terminal) terminal = terminal_new (10, 4);
      g_autoptr (GString) all = g_string_new (NULL);

      for (guint i = 0; i < 8; i++)
        {
          g_autofree char *line = random_line ();

          g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "", line);
          feed (terminal, i > 0 ? "\r\n" : "");
          feed (terminal, line);
        }

      for (guint i = 0; i < 5; i++)
        {
          terminal_resize (terminal, (guint) g_test_rand_int_range (2, 30),
                           (guint) g_test_rand_int_range (1, 12), TERMINAL_REFLOW);
          feed (terminal, "x");
          g_string_append (all, "x");
          assert_text (terminal, all->str);
        }
    }
}

/* A test that uses what the terminal does not know fails. */
static void
test_unknown (gconstpointer bytes)
{
  if (g_test_subprocess ())
    {
      g_autoptr (Terminal) terminal = terminal_new (9, 9);

      feed (terminal, bytes);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*The terminal *");
}

int
main (int   argc,
      char *argv[])
{
  static const char *const unknown[] = { "\033c", "\033[5n", "\033[?9h", "\033[?25m", "\033[1:2m",
                                         "\033[31m", "\033[38;5;256m", "\033[38;2;1;2m",
                                         "\t", "\302\233", "\377" };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/terminal/text", test_text);
  g_test_add_func ("/terminal/pending-wrap", test_pending_wrap);
  g_test_add_func ("/terminal/wide", test_wide);
  g_test_add_func ("/terminal/scroll", test_scroll);
  g_test_add_func ("/terminal/erase", test_erase);
  g_test_add_func ("/terminal/colors", test_colors);
  g_test_add_func ("/terminal/cut", test_cut);
  g_test_add_func ("/terminal/reflow", test_reflow);
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autofree char *path = g_strdup_printf ("/terminal/unknown/%u", i);

      g_test_add_data_func (path, unknown[i], test_unknown);
    }

  return g_test_run ();
}
