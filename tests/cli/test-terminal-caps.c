/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <fcntl.h>

#include "cli/il-terminal.h"

static const struct
{
  const char *term;
  const char *colorterm;
  IlColorDepth depth;
} terminals[] = {
  { NULL, NULL, IL_COLOR_NONE },
  { NULL, "truecolor", IL_COLOR_NONE },
  { "", "truecolor", IL_COLOR_NONE },
  { "dumb", NULL, IL_COLOR_NONE },
  { "dumb", "truecolor", IL_COLOR_NONE },
  { "linux", NULL, IL_COLOR_NONE },
  { "xterm", NULL, IL_COLOR_NONE },
  { "xterm", "", IL_COLOR_NONE },
  { "xterm", "yes", IL_COLOR_NONE },
  { "xterm", "24bit", IL_COLOR_TRUE },
  { "xterm-256color", NULL, IL_COLOR_256 },
  { "xterm-256color", "yes", IL_COLOR_256 },
  { "xterm-256color", "truecolor", IL_COLOR_TRUE },
  { "xterm-direct", NULL, IL_COLOR_TRUE },
  { "xterm-kitty", NULL, IL_COLOR_TRUE },
  { "tmux-256color", "truecolor", IL_COLOR_TRUE },
  { "screen", NULL, IL_COLOR_NONE },
  { "screen", "truecolor", IL_COLOR_NONE },
  { "screen-256color", "truecolor", IL_COLOR_256 },
  { "screen.xterm-256color", NULL, IL_COLOR_256 },
};

static void
test_auto (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (terminals); i++)
    {
      const char *term = terminals[i].term;
      const char *colorterm = terminals[i].colorterm;
      gboolean capable = il_terminal_is_capable (TRUE, term);

      g_test_message ("TERM=%s COLORTERM=%s", term, colorterm);
      g_assert_cmpint (il_terminal_choose_color (IL_COLOR_WHEN_AUTO, capable, term, colorterm,
                                                 NULL), ==, terminals[i].depth);
      g_assert_cmpint (il_terminal_choose_color (IL_COLOR_WHEN_AUTO, capable, term, colorterm,
                                                 ""), ==, terminals[i].depth);
    }
}

/* Whatever the terminal, each of these decides alone. */
static void
test_objections (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (terminals); i++)
    {
      const char *term = terminals[i].term;
      const char *colorterm = terminals[i].colorterm;
      gboolean capable = il_terminal_is_capable (TRUE, term);
      gboolean is_true = g_strcmp0 (colorterm, "truecolor") == 0
                         || g_strcmp0 (colorterm, "24bit") == 0;

      g_assert_false (il_terminal_is_capable (FALSE, term));
      g_assert_cmpint (il_terminal_choose_color (IL_COLOR_WHEN_AUTO, FALSE, term, colorterm, NULL),
                       ==, IL_COLOR_NONE);
      g_assert_cmpint (il_terminal_choose_color (IL_COLOR_WHEN_AUTO, capable, term, colorterm, "0"),
                       ==, IL_COLOR_NONE);
      g_assert_cmpint (il_terminal_choose_color (IL_COLOR_WHEN_NEVER, capable, term, colorterm,
                                                 NULL), ==, IL_COLOR_NONE);

      /* What is asked for outweighs them all. */
      g_assert_cmpint (il_terminal_choose_color (IL_COLOR_WHEN_ALWAYS, FALSE, term, colorterm, "1"),
                       ==, is_true ? IL_COLOR_TRUE : IL_COLOR_256);
    }
}

static void
test_capable (void)
{
  g_assert_true (il_terminal_is_capable (TRUE, "xterm"));
  g_assert_true (il_terminal_is_capable (TRUE, "linux"));
  g_assert_false (il_terminal_is_capable (TRUE, "dumb"));
  g_assert_false (il_terminal_is_capable (TRUE, ""));
  g_assert_false (il_terminal_is_capable (TRUE, NULL));
}

static void
test_size (void)
{
  static const char *const useless[] = { NULL, "", "0", "-3", "x", "10x", " 10", "65536",
                                         "99999999999999999999" };

  g_assert_cmpuint (il_terminal_choose_size (100, "50", 80), ==, 100);
  g_assert_cmpuint (il_terminal_choose_size (1, "50", 80), ==, 1);
  g_assert_cmpuint (il_terminal_choose_size (0, "50", 80), ==, 50);
  g_assert_cmpuint (il_terminal_choose_size (0, "65535", 80), ==, 65535);

  for (guint i = 0; i < G_N_ELEMENTS (useless); i++)
    g_assert_cmpuint (il_terminal_choose_size (0, useless[i], 80), ==, 80);
}

/* A file is no terminal. */
static void
test_file (void)
{
  int fd = g_open ("/dev/null", O_WRONLY | O_CLOEXEC, 0);
  guint columns = 0, rows = 0;
  IlTerminal terminal;

  g_setenv ("TERM", "xterm-256color", TRUE);
  g_setenv ("COLUMNS", "123", TRUE);
  g_unsetenv ("LINES");
  g_unsetenv ("COLORTERM");

  il_terminal_read (&terminal, fd, IL_COLOR_WHEN_AUTO);
  g_assert_false (terminal.is_terminal);
  g_assert_cmpint (terminal.color, ==, IL_COLOR_NONE);
  g_assert_cmpint (terminal.utf8, ==, g_get_charset (NULL));

  il_terminal_read (&terminal, fd, IL_COLOR_WHEN_ALWAYS);
  g_assert_false (terminal.is_terminal);
  g_assert_cmpint (terminal.color, ==, IL_COLOR_256);

  il_terminal_get_size (fd, &columns, &rows);
  g_assert_cmpuint (columns, ==, 123);
  g_assert_cmpuint (rows, ==, 24);
  g_close (fd, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/terminal-caps/auto", test_auto);
  g_test_add_func ("/terminal-caps/objections", test_objections);
  g_test_add_func ("/terminal-caps/capable", test_capable);
  g_test_add_func ("/terminal-caps/size", test_size);
  g_test_add_func ("/terminal-caps/file", test_file);

  return g_test_run ();
}
