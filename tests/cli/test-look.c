/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What reaches a terminal: colours and characters that it was asked for, or
 * that it can show, and nothing that commands it. */

#include <signal.h>
#include <string.h>

#include "analysis/il-row-color.h"
#include "formats/il-text-row.h"
#include "live.h"

/* Lines alone, as a screen reader wants them, or a live_program. */
static void
test_plain (Live         *live,
            gconstpointer  data)
{
  static const char *const flags[] = { "--plain", "--original", "--json", "--csv", "--", "--" };
  static const char *const variables[][2] = {
    { NULL }, { NULL }, { NULL }, { NULL }, { "TERM=dumb" }, { "TERM" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (Pty) pty = live_start (variables[i], flags[i], live->quick, live->quick, NULL);

      g_assert_cmpint (pty_wait_for_exit (pty), ==, 0);
      g_assert_null (strchr (pty_get_bytes (pty), '\033'));
      g_assert_null (strstr (pty_get_bytes (pty), " done \302\267 "));
      live_assert_left_clean (pty);
    }
}

static guint
count_sgr (const char *bytes)
{
  g_autoptr (GRegex) regex = g_regex_new ("\033\\[[0-9;]*m", 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  guint n = 0;

  for (g_regex_match (regex, bytes, 0, &info); g_match_info_matches (info);
       g_match_info_next (info, NULL))
    n++;

  return n;
}

static void
test_colors_wanted (Live         *live,
                    gconstpointer  data)
{
  static const struct
  {
    const char *flag;
    const char *variables[4];
    gboolean colors;
  } cases[] = {
    { "--color=auto", { NULL }, TRUE },
    { "--color=never", { "COLORTERM=truecolor", NULL }, FALSE },
    { "--color=always", { NULL }, TRUE },
    { "--color=auto", { "NO_COLOR=1", "COLORTERM=truecolor", NULL }, FALSE },
    { "--color=auto", { "NO_COLOR=", NULL }, TRUE },
    { "--color=always", { "NO_COLOR=1", NULL }, TRUE },
    { "--color=auto", { "TERM=vt100", NULL }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Pty) pty = live_start (cases[i].variables, cases[i].flag, "-d", live->quick, NULL);

      g_test_message ("%u: %s", i, cases[i].flag);
      g_assert_cmpint (pty_wait_for_exit (pty), ==, 0);
      g_assert_nonnull (strstr (pty_get_bytes (pty), LIVE_FRAME));
      g_assert_true ((count_sgr (pty_get_bytes (pty)) > 0) == cases[i].colors);
      live_assert_left_clean (pty);
    }
}

static guint32
expected_color (guint    index,
                gboolean is_true)
{
  guint32 color = il_row_color_fill (index);

  return is_true ? TERMINAL_COLOR_TRUE (color >> 16, color >> 8 & 0xff, color & 0xff)
                 : TERMINAL_COLOR_256 (il_text_row_nearest (color));
}

/* The rows of the waterfall, whose index and bar are in the row's colour. */
static void
assert_row_colors (Terminal *terminal,
                   guint     n,
                   gboolean  is_true)
{
  guint n_found = 0;

  for (int row = -(int) terminal_get_scrollback (terminal);
       row < (int) terminal_get_rows (terminal); row++)
    {
      g_autofree char *text = terminal_dup_row (terminal, row);
      g_autofree char *start = g_strdup_printf ("%u quick ", n_found);

      if (!g_str_has_prefix (text, start))
        continue;

      g_assert_cmphex (terminal_get_color (terminal, row, 0), ==,
                       expected_color (n_found, is_true));
      g_assert_cmphex (terminal_get_color (terminal, row, 3), ==, TERMINAL_DEFAULT_COLOR);
      n_found++;
    }

  g_assert_cmpuint (n_found, ==, n);
}

/* Those of the window, as near as the terminal has them; also for indices. */
static void
test_row_colors (Live         *live,
                 gconstpointer  data)
{
  static const char *const variables[] = { "COLORTERM=truecolor", NULL };
  const gboolean is_true = GPOINTER_TO_INT (data);
  const char *quick = live->quick;
  g_autoptr (Pty) pty = live_start (is_true ? variables : NULL, "-d", quick, quick, quick, quick,
                               quick, quick, quick, quick, NULL);
  Terminal *terminal = pty_get_terminal (pty);
  guint n_indices = 0;

  g_assert_cmpint (pty_wait_for_exit (pty), ==, 0);
  assert_row_colors (terminal, 8, is_true);
  for (int row = -(int) terminal_get_scrollback (terminal);
       row < (int) terminal_get_rows (terminal); row++)
    {
      g_autofree char *text = terminal_dup_row (terminal, row);
      gsize length = strspn (text, "01234567");

      for (guint i = 0; text[length] == '\0' && i < length; i++, n_indices++)
        g_assert_cmphex (terminal_get_color (terminal, row, i), ==,
                         expected_color ((guint) (text[i] - '0'), is_true));
    }

  g_assert_cmpuint (n_indices, ==, 16);
}

/* No byte beyond ASCII, whatever the server says and the address holds. */
static void
test_ascii (Live         *live,
            gconstpointer  data)
{
  static const char *const variables[] = { "LC_ALL=C", NULL };
  g_autofree char *typed = hostile_server_dup_address (live->server, "/\303\251\342\202\254?q");
  g_autofree char *away = hostile_server_dup_address (live->server, "/away");
  g_autoptr (Pty) pty = NULL;

  hostile_server_add (live->server, "/%C3%A9%E2%82%AC?q", LIVE_OK ("x"), -1, HOSTILE_CLOSE);
  hostile_server_add (live->server, "/away", "HTTP/1.1 302 \303\251\r\n"
                      "Location: ftp://\303\251/\302\233\r\n\r\n", -1, HOSTILE_CLOSE);

  pty = live_start (variables, typed, away, "\303\251", "http://\303\251.invalid\377/", live->slow,
                    NULL);
  g_assert_cmpint (pty_wait_for_exit (pty), ==, 1);
  g_assert_nonnull (strstr (pty_get_bytes (pty), LIVE_FRAME));
  g_assert_nonnull (strstr (pty_get_bytes (pty), "####"));
  for (const char *p = pty_get_bytes (pty); *p != '\0'; p++)
    g_assert_true (g_ascii_isprint (*p) || *p == '\033' || *p == '\r' || *p == '\n');
  live_assert_left_clean (pty);
}

/* Neither what is typed nor what a server sends commands the terminal, which
 * fails the test at what it does not know. */
static void
test_control_characters (Live         *live,
                         gconstpointer  data)
{
  g_autofree char *status = hostile_server_dup_address (live->server, "/status");
  g_autofree char *away = hostile_server_dup_address (live->server, "/away\033[2J");
  g_autoptr (Pty) pty = NULL;

  hostile_server_add (live->server, "/status", "HTTP/1.1 200 \033]0;x\007\r\n\033: \033\r\n"
                      "Content-Disposition: attachment; filename=\"\033[2J\"\r\n\r\n\033[2J\n",
                      -1, HOSTILE_CLOSE);
  hostile_server_add (live->server, "/away%1B[2J", "HTTP/1.1 302 \033[2J\r\n"
                      "Location: ftp\033[2J://\342\200\256x\302\233/\r\n\r\n", -1, HOSTILE_CLOSE);

  pty = live_start (NULL, data, status, away, "\033]0;typed\007",
                    "http://h\302\233\342\200\256/\r\n", live->slow, NULL);
  g_assert_cmpint (pty_wait_for_exit (pty), ==, 1);
  g_assert_null (strstr (pty_get_bytes (pty), "\033[2J"));
  g_assert_null (strstr (pty_get_bytes (pty), "\033]"));
  g_assert_null (strchr (pty_get_bytes (pty), '\007'));
  g_assert_null (strstr (pty_get_bytes (pty), "\302\233"));
  g_assert_null (strstr (pty_get_bytes (pty), "\342\200\256"));
  g_assert_nonnull (strstr (pty_get_bytes (pty), "\\x1b"));
  live_assert_left_clean (pty);
}

#define ADD(path, data, func) \
  g_test_add ("/look/" path, Live, data, live_set_up, func, live_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  live_program = argv[1];

  ADD ("plain", NULL, test_plain);
  ADD ("colors-wanted", NULL, test_colors_wanted);
  ADD ("row-colors/256", GINT_TO_POINTER (FALSE), test_row_colors);
  ADD ("row-colors/true", GINT_TO_POINTER (TRUE), test_row_colors);
  ADD ("ascii", NULL, test_ascii);
  ADD ("control-characters/simple", "--", test_control_characters);
  ADD ("control-characters/details", "-d", test_control_characters);

  return g_test_run ();
}
