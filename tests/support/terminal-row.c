/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "terminal-row.h"

#include <string.h>

static gboolean
is_tail (const TerminalRow *self,
         guint              x)
{
  return x < self->length && self->cells[x].c == TERMINAL_CELL_TAIL;
}

TerminalRow *
terminal_row_new (guint length)
{
  TerminalRow *self = g_new0 (TerminalRow, 1);

  self->cells = g_new0 (TerminalCell, length);
  self->length = length;

  return self;
}

void
terminal_row_free (gpointer row)
{
  TerminalRow *self = row;

  g_free (self->cells);
  g_free (self);
}

void
terminal_row_cut (TerminalRow *self,
                  guint        length)
{
  if (length < self->length)
    terminal_row_clear (self, length, self->length);

  self->cells = g_renew (TerminalCell, self->cells, length);
  if (length > self->length)
    memset (self->cells + self->length, 0, (length - self->length) * sizeof (TerminalCell));
  self->length = length;
}

guint
terminal_row_get_used (const TerminalRow *self)
{
  guint used = self->length;

  while (used > 0 && self->cells[used - 1].c == 0)
    used--;

  return used;
}

void
terminal_row_clear (TerminalRow *self,
                    guint        begin,
                    guint        end)
{
  if (begin < end && is_tail (self, begin))
    begin--;
  if (begin < end && is_tail (self, end))
    end++;

  memset (self->cells + begin, 0, (end - begin) * sizeof (TerminalCell));
  if (end == self->length)
    self->wrapped = FALSE;
}

void
terminal_row_append_text (const TerminalRow *self,
                          GString           *text)
{
  guint used = self->wrapped ? self->length : terminal_row_get_used (self);

  for (guint x = 0; x < used; x++)
    {
      const TerminalCell *cell = &self->cells[x];

      if (cell->c == TERMINAL_CELL_TAIL || cell->c == TERMINAL_CELL_PAD)
        continue;

      g_string_append_unichar (text, cell->c == 0 ? ' ' : cell->c);
      for (guint i = 0; i < TERMINAL_MAX_MARKS && cell->marks[i] != 0; i++)
        g_string_append_unichar (text, cell->marks[i]);
    }
}

void
terminal_row_rewrap (const TerminalRow *self,
                     guint              begin,
                     guint              end,
                     GPtrArray         *lines,
                     guint             *x)
{
  for (guint i = begin; i < end; i++)
    {
      TerminalRow *last = g_ptr_array_index (lines, lines->len - 1);
      guint width = is_tail (self, i + 1) ? 2 : 1;

      if (self->cells[i].c == TERMINAL_CELL_PAD)
        continue;

      if (*x + width > last->length)
        {
          if (*x < last->length)
            last->cells[*x].c = TERMINAL_CELL_PAD;
          last->wrapped = TRUE;
          last = terminal_row_new (last->length);
          g_ptr_array_add (lines, last);
          *x = 0;
        }

      last->cells[(*x)++] = self->cells[i];
    }
}
