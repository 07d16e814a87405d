/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#define DEFAULT_COLUMNS 80
#define DEFAULT_ROWS 24

/* They know any colour, and COLORTERM, which says so, does not travel with a
 * login on another machine. */
static const char *const true_color_terms[] = {
  "alacritty", "foot", "xterm-ghostty", "xterm-kitty", "wezterm",
};

static gboolean
is_set (const char *value)
{
  return value != NULL && *value != '\0';
}

static IlColorDepth
depth_by_colorterm (const char *colorterm)
{
  if (g_strcmp0 (colorterm, "truecolor") == 0 || g_strcmp0 (colorterm, "24bit") == 0)
    return IL_COLOR_TRUE;

  return IL_COLOR_NONE;
}

/* None where there are 16: their owner chose them, and no two are of the same
 * lightness everywhere. */
static IlColorDepth
depth_by_term (const char *term)
{
  for (guint i = 0; i < G_N_ELEMENTS (true_color_terms); i++)
    if (g_str_has_prefix (term, true_color_terms[i]))
      return IL_COLOR_TRUE;

  if (g_str_has_suffix (term, "-direct"))
    return IL_COLOR_TRUE;

  return g_strrstr (term, "256color") != NULL ? IL_COLOR_256 : IL_COLOR_NONE;
}

void
il_terminal_read (IlTerminal  *self,
                  int          fd,
                  IlColorWhen  when)
{
  const char *term = g_getenv ("TERM");

  self->is_terminal = il_terminal_is_capable (isatty (fd) == 1, term);
  self->utf8 = g_get_charset (NULL);
  self->color = il_terminal_choose_color (when, self->is_terminal, term, g_getenv ("COLORTERM"),
                                          g_getenv ("NO_COLOR"));
}

void
il_terminal_get_size (int    fd,
                      guint *columns,
                      guint *rows)
{
  struct winsize size = { 0 };

  if (ioctl (fd, TIOCGWINSZ, &size) != 0)
    size = (struct winsize) { 0 };

  *columns = il_terminal_choose_size (size.ws_col, g_getenv ("COLUMNS"), DEFAULT_COLUMNS);
  *rows = il_terminal_choose_size (size.ws_row, g_getenv ("LINES"), DEFAULT_ROWS);
}

gboolean
il_terminal_is_capable (gboolean    is_tty,
                        const char *term)
{
  return is_tty && is_set (term) && !g_str_equal (term, "dumb");
}

IlColorDepth
il_terminal_choose_color (IlColorWhen  when,
                          gboolean     capable,
                          const char  *term,
                          const char  *colorterm,
                          const char  *no_color)
{
  if (when == IL_COLOR_WHEN_NEVER)
    return IL_COLOR_NONE;
  if (when == IL_COLOR_WHEN_ALWAYS)
    return MAX (depth_by_colorterm (colorterm), IL_COLOR_256);

  /* By no-color.org, an empty variable says nothing. */
  if (!capable || is_set (no_color) || !is_set (term))
    return IL_COLOR_NONE;

  /* screen inherits COLORTERM from the terminal around it, and can't do what that can. */
  if (g_str_has_prefix (term, "screen"))
    return depth_by_term (term);

  return MAX (depth_by_colorterm (colorterm), depth_by_term (term));
}

guint
il_terminal_choose_size (guint       reported,
                         const char *variable,
                         guint       fallback)
{
  guint64 value;

  if (reported > 0)
    return reported;
  if (variable != NULL
      && g_ascii_string_to_unsigned (variable, 10, 1, G_MAXUINT16, &value, NULL))
    return (guint) value;

  return fallback;
}
