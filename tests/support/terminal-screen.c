/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "terminal-private.h"

static void
put_mark (Terminal *self,
          gunichar  c)
{
  TerminalCell *cell = terminal_get_cursor_line (self)->cells + self->x;

  if (self->x == 0 && !self->pending)
    return;

  if (!self->pending)
    cell--;
  if (cell->c == TERMINAL_CELL_TAIL)
    cell--;

  for (guint i = 0; i < TERMINAL_MAX_MARKS; i++)
    if (cell->marks[i] == 0)
      {
        cell->marks[i] = c;
        return;
      }
}

static void
wrap (Terminal *self)
{
  terminal_get_cursor_line (self)->wrapped = TRUE;
  terminal_feed_line (self);
  self->x = 0;
}

static void
put_wide_tail (Terminal *self)
{
  self->x++;
  terminal_get_cursor_line (self)->cells[self->x].c = TERMINAL_CELL_TAIL;
}

static void
put_character (Terminal *self,
               gunichar  c)
{
  guint width = g_unichar_iswide (c) ? 2 : 1;

  if (self->pending)
    wrap (self);
  if (self->x + width > self->columns && self->autowrap)
    {
      terminal_row_clear (terminal_get_cursor_line (self), self->x, self->columns);
      terminal_get_cursor_line (self)->cells[self->x].c = TERMINAL_CELL_PAD;
      wrap (self);
    }

  self->x = MIN (self->x, self->columns - width);
  terminal_row_clear (terminal_get_cursor_line (self), self->x, self->x + width);
  terminal_get_cursor_line (self)->cells[self->x] = (TerminalCell) { .c = c, .color = self->pen };
  if (width == 2)
    put_wide_tail (self);

  if (self->x + 1 < self->columns)
    self->x++;
  else
    self->pending = self->autowrap;
}

/* The screen begins at a row, and the cursor is on one, both from the first of
 * all.  Rows that have no room go away at the bottom, but above the cursor they
 * go to the scrollback. */
static void
place_screen (Terminal *self,
              guint     top,
              guint     cursor)
{
  if (cursor >= top + self->rows)
    top = cursor - self->rows + 1;

  if (self->lines->len > top + self->rows)
    g_ptr_array_set_size (self->lines, (int) (top + self->rows));
  while (self->lines->len < top + self->rows)
    g_ptr_array_add (self->lines, terminal_row_new (self->columns));

  self->y = cursor - top;
}

static void
resize_cut (Terminal *self,
            guint     columns,
            guint     rows)
{
  guint top = self->lines->len - self->rows;

  for (guint y = 0; y < self->rows; y++)
    {
      TerminalRow *row = terminal_get_line (self, (int) y);

      terminal_row_cut (row, columns);
      row->wrapped = FALSE;
    }

  self->columns = columns;
  self->rows = rows;
  place_screen (self, top, top + self->y);
  terminal_move_to (self, (int) self->x, (int) self->y);
}

/* The cursor goes where the cells before it end. */
static void
rewrap_cursor_row (Terminal  *self,
                   GPtrArray *lines,
                   guint     *x,
                   guint     *cursor)
{
  const TerminalRow *row = terminal_get_cursor_line (self);
  guint before = self->x + (self->pending ? 1 : 0);
  guint used = row->wrapped ? row->length : terminal_row_get_used (row);

  terminal_row_rewrap (row, 0, before, lines, x);
  *cursor = lines->len - 1;
  self->pending = *x == self->columns;
  self->x = *x - (self->pending ? 1 : 0);
  terminal_row_rewrap (row, before, used, lines, x);
}

/* Blank rows at the end are no text, but the cursor may be on one. */
static guint
count_used_lines (Terminal *self)
{
  guint used = self->lines->len;
  guint cursor = used - self->rows + self->y;

  while (used > cursor + 1
         && terminal_row_get_used (g_ptr_array_index (self->lines, used - 1)) == 0)
    used--;

  return used;
}

static void
resize_reflow (Terminal *self,
               guint     columns,
               guint     rows)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (terminal_row_free);
  guint used = count_used_lines (self);
  guint at = self->lines->len - self->rows + self->y;
  guint cursor = 0;
  guint x = 0;
  gboolean goes_on = FALSE;
  GPtrArray *old = self->lines;

  self->columns = columns;
  for (guint i = 0; i < used; i++)
    {
      const TerminalRow *row = g_ptr_array_index (old, i);
      guint end = row->wrapped ? row->length : terminal_row_get_used (row);

      if (!goes_on)
        {
          g_ptr_array_add (lines, terminal_row_new (columns));
          x = 0;
        }
      if (i == at)
        rewrap_cursor_row (self, lines, &x, &cursor);
      else
        terminal_row_rewrap (row, 0, end, lines, &x);
      goes_on = row->wrapped;
    }

  self->lines = g_steal_pointer (&lines);
  self->rows = rows;
  g_ptr_array_unref (old);
  used = self->lines->len;
  place_screen (self, MIN (cursor, used - MIN (used, rows)), cursor);
}

TerminalRow *
terminal_get_line (Terminal *self,
                   int       row)
{
  int index = (int) (self->lines->len - self->rows) + row;

  g_assert_cmpint (index, >=, 0);
  g_assert_cmpint (index, <, (int) self->lines->len);

  return g_ptr_array_index (self->lines, index);
}

TerminalRow *
terminal_get_cursor_line (Terminal *self)
{
  return terminal_get_line (self, (int) self->y);
}

void
terminal_move_to (Terminal *self,
                  int       x,
                  int       y)
{
  self->x = (guint) CLAMP (x, 0, (int) self->columns - 1);
  self->y = (guint) CLAMP (y, 0, (int) self->rows - 1);
  self->pending = FALSE;
}

void
terminal_feed_line (Terminal *self)
{
  self->pending = FALSE;
  if (self->y + 1 < self->rows)
    self->y++;
  else
    g_ptr_array_add (self->lines, terminal_row_new (self->columns));
}

void
terminal_put (Terminal *self,
              gunichar  c)
{
  if (g_unichar_iscntrl (c))
    g_error ("The terminal does not know the control character %u", c);

  if (g_unichar_iszerowidth (c))
    put_mark (self, c);
  else
    put_character (self, c);
}

void
terminal_exchange_lines (Terminal *self,
                         guint     out,
                         guint     in,
                         int       n)
{
  guint top = self->lines->len - self->rows;

  if (top + self->y > 0)
    terminal_get_line (self, (int) self->y - 1)->wrapped = FALSE;

  for (int i = 0; i < n && i < (int) self->rows; i++)
    {
      g_ptr_array_remove_index (self->lines, top + out);
      g_ptr_array_insert (self->lines, (int) (top + in), terminal_row_new (self->columns));
    }

  terminal_move_to (self, 0, (int) self->y);
}

void
terminal_resize (Terminal       *self,
                 guint           columns,
                 guint           rows,
                 TerminalResize  mode)
{
  g_assert_cmpuint (columns, >=, 2);
  g_assert_cmpuint (rows, >=, 1);

  if (mode == TERMINAL_CUT)
    resize_cut (self, columns, rows);
  else
    resize_reflow (self, columns, rows);
}
