/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "terminal.h"

#include <stdlib.h>
#include <string.h>

#include "terminal-private.h"

#define MAX_VALUES 16

static void
fail_sequence (Terminal *self)
{
  g_autofree char *escaped = g_strescape (self->sequence->str, NULL);

  g_error ("The terminal does not know the sequence %s", escaped);
}

static void
erase_display (Terminal *self,
               int       what)
{
  if (what != 0 && what != 2)
    fail_sequence (self);

  if (what == 0)
    terminal_row_clear (terminal_get_cursor_line (self), self->x, self->columns);
  for (guint y = what == 0 ? self->y + 1 : 0; y < self->rows; y++)
    terminal_row_clear (terminal_get_line (self, (int) y), 0, self->columns);
}

static void
erase_in_row (Terminal *self,
              int       what)
{
  if (what < 0 || what > 2)
    fail_sequence (self);

  terminal_row_clear (terminal_get_cursor_line (self), what == 0 ? self->x : 0,
                      what == 1 ? self->x + 1 : self->columns);
}

static void
set_pen (Terminal  *self,
         const int *values,
         guint      n)
{
  for (guint i = 0; i < n; i++)
    {
      guint32 dim = self->pen & TERMINAL_DIM;

      if (values[i] == 0 || values[i] == 39)
        {
          self->pen = TERMINAL_DEFAULT_COLOR | (values[i] == 39 ? dim : 0);
        }
      else if (values[i] == 2)
        {
          self->pen |= TERMINAL_DIM;
        }
      else if (values[i] == 38 && i + 2 < n && values[i + 1] == 5 && values[i + 2] < 256)
        {
          self->pen = TERMINAL_COLOR_256 ((guint) values[i + 2]) | dim;
          i += 2;
        }
      else if (values[i] == 38 && i + 4 < n && values[i + 1] == 2
               && MAX (values[i + 2], MAX (values[i + 3], values[i + 4])) < 256)
        {
          self->pen = TERMINAL_COLOR_TRUE ((guint) values[i + 2], (guint) values[i + 3],
                                           (guint) values[i + 4]) | dim;
          i += 4;
        }
      else
        {
          fail_sequence (self);
        }
    }
}

static void
set_mode (Terminal   *self,
          const char *mode)
{
  gboolean on = g_str_has_suffix (mode, "h");

  if (g_str_equal (mode, on ? "7h" : "7l"))
    self->autowrap = on;
  else if (g_str_equal (mode, on ? "25h" : "25l"))
    self->cursor_visible = on;
  else
    fail_sequence (self);
}

/* Numbers with ';' between; what is missing is 0. */
static guint
parse_values (Terminal *self,
              int      *values)
{
  g_autofree char *numbers = g_strndup (self->sequence->str + 1, self->sequence->len - 2);
  g_auto (GStrv) parts = g_strsplit (numbers, ";", -1);
  guint n = g_strv_length (parts);

  if (n > MAX_VALUES || strspn (numbers, "0123456789;") != strlen (numbers))
    fail_sequence (self);

  for (guint i = 0; i < n; i++)
    values[i] = atoi (parts[i]);

  return MAX (1, n);
}

static void
obey_sequence (Terminal *self,
               char      final)
{
  int values[MAX_VALUES] = { 0 };
  guint n;
  int count;

  if (self->sequence->str[1] == '?')
    {
      set_mode (self, self->sequence->str + 2);
      return;
    }

  n = parse_values (self, values);
  count = MAX (1, values[0]);
  switch (final)
    {
    case 'A': terminal_move_to (self, (int) self->x, (int) self->y - count); break;
    case 'B': terminal_move_to (self, (int) self->x, (int) self->y + count); break;
    case 'C': terminal_move_to (self, (int) self->x + count, (int) self->y); break;
    case 'D': terminal_move_to (self, (int) self->x - count, (int) self->y); break;
    case 'G': terminal_move_to (self, count - 1, (int) self->y); break;
    case 'H': terminal_move_to (self, MAX (1, values[1]) - 1, count - 1); break;
    case 'J': erase_display (self, values[0]); break;
    case 'K': erase_in_row (self, values[0]); break;
    case 'L': terminal_exchange_lines (self, self->rows - 1, self->y, count); break;
    case 'M': terminal_exchange_lines (self, self->y, self->rows - 1, count); break;
    case 'm': set_pen (self, values, n); break;
    default: fail_sequence (self);
    }
}

static void
feed_control (Terminal *self,
              char      byte)
{
  switch (byte)
    {
    case '\r': terminal_move_to (self, 0, (int) self->y); break;
    case '\n': terminal_feed_line (self); break;
    case '\b': terminal_move_to (self, (int) self->x - 1, (int) self->y); break;
    case '\033': self->state = TERMINAL_STATE_ESCAPE; break;
    default: g_error ("The terminal does not know the control character %d", byte);
    }
}

static void
feed_text (Terminal *self,
           char      byte)
{
  gunichar c;

  g_string_append_c (self->character, byte);
  c = g_utf8_get_char_validated (self->character->str, (gssize) self->character->len);
  if (c == (gunichar) -2)
    return;
  if (c == (gunichar) -1)
    g_error ("The terminal was fed what is no UTF-8");

  g_string_truncate (self->character, 0);
  terminal_put (self, c);
}

static void
feed_byte (Terminal *self,
           char      byte)
{
  if (self->state == TERMINAL_STATE_TEXT && g_ascii_iscntrl (byte) && self->character->len == 0)
    {
      feed_control (self, byte);
    }
  else if (self->state == TERMINAL_STATE_TEXT)
    {
      feed_text (self, byte);
    }
  else if (self->state == TERMINAL_STATE_ESCAPE)
    {
      if (byte != '[')
        g_error ("The terminal does not know ESC %c", byte);
      g_string_assign (self->sequence, "[");
      self->state = TERMINAL_STATE_SEQUENCE;
    }
  else
    {
      g_string_append_c (self->sequence, byte);
      if (byte < 0x20 || byte > 0x7e)
        fail_sequence (self);
      if (byte < 0x40)
        return;

      self->state = TERMINAL_STATE_TEXT;
      obey_sequence (self, byte);
    }
}

Terminal *
terminal_new (guint columns,
              guint rows)
{
  Terminal *self = g_new0 (Terminal, 1);

  g_assert_cmpuint (columns, >=, 2);
  g_assert_cmpuint (rows, >=, 1);

  self->columns = columns;
  self->rows = rows;
  self->lines = g_ptr_array_new_with_free_func (terminal_row_free);
  self->autowrap = TRUE;
  self->cursor_visible = TRUE;
  self->sequence = g_string_new (NULL);
  self->character = g_string_new (NULL);
  for (guint i = 0; i < rows; i++)
    g_ptr_array_add (self->lines, terminal_row_new (columns));

  return self;
}

void
terminal_free (Terminal *self)
{
  g_ptr_array_unref (self->lines);
  g_string_free (self->sequence, TRUE);
  g_string_free (self->character, TRUE);
  g_free (self);
}

void
terminal_feed (Terminal   *self,
               const char *bytes,
               gsize       length)
{
  for (gsize i = 0; i < length; i++)
    feed_byte (self, bytes[i]);
}

guint
terminal_get_columns (Terminal *self)
{
  return self->columns;
}

guint
terminal_get_rows (Terminal *self)
{
  return self->rows;
}

guint
terminal_get_scrollback (Terminal *self)
{
  return self->lines->len - self->rows;
}

char *
terminal_dup_row (Terminal *self,
                  int       row)
{
  GString *text = g_string_new (NULL);

  terminal_row_append_text (terminal_get_line (self, row), text);

  return g_strchomp (g_string_free (text, FALSE));
}

gboolean
terminal_is_wrapped (Terminal *self,
                     int       row)
{
  return terminal_get_line (self, row)->wrapped;
}

char *
terminal_dup_text (Terminal *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TerminalRow *row = g_ptr_array_index (self->lines, i);

      terminal_row_append_text (row, text);
      if (!row->wrapped)
        g_string_append_c (text, '\n');
    }

  return g_strchomp (g_string_free (text, FALSE));
}

guint
terminal_get_cursor_row (Terminal *self)
{
  return self->y;
}

guint
terminal_get_cursor_column (Terminal *self)
{
  return self->x;
}

gboolean
terminal_is_wrap_pending (Terminal *self)
{
  return self->pending;
}

guint32
terminal_get_color (Terminal *self,
                    int       row,
                    guint     column)
{
  const TerminalRow *cells = terminal_get_line (self, row);

  g_assert_cmpuint (column, <, cells->length);

  return cells->cells[column].color;
}

guint32
terminal_get_pen (Terminal *self)
{
  return self->pen;
}

gboolean
terminal_has_default_modes (Terminal *self)
{
  return self->autowrap && self->cursor_visible;
}
