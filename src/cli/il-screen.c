/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-screen.h"

#include <string.h>

#include "formats/il-cells.h"

/* The current row, and one of text above it that a glance can find. */
#define ROWS_BESIDE_BLOCK 2

#define MAX_WRITE (64 * 1024)

#define ERASE_ROW "\033[K"
#define ERASE_BELOW "\033[J"
#define RESET_COLOR "\033[0m"
#define WRAP_OFF "\033[?7l"
#define WRAP_ON "\033[?7h"

struct _IlScreen
{
  guint columns;
  guint rows;
  IlScreenWrite write;
  gpointer data;
  gboolean broken;

  /* What stands on the current row, with its colours, and its width. */
  GString *row;
  guint used;

  guint n_block;

  /* What the call that goes on will write. */
  GString *out;
};

static void
flush (IlScreen *self)
{
  if (self->out->len > 0 && !self->broken)
    self->broken = !self->write (self->out->str, self->out->len, self->data);

  g_string_truncate (self->out, 0);
}

static gboolean
is_open (IlScreen *self)
{
  return self->row->len > 0;
}

/* The last column stays free on the row where the cursor rests: behind it a
 * terminal waits to wrap, and each does something else with what comes next. */
static guint
get_row_limit (IlScreen *self)
{
  return MAX (1, self->columns - 1);
}

/* Makes room above the block without touching it: scrolls as far as is needed
 * for new rows below it, then inserts them above, so that it moves down.  The
 * cursor is on the first of them then. */
static void
insert_rows (IlScreen *self,
             guint     n)
{
  g_string_append_printf (self->out, "\033[%uB", self->n_block);
  for (guint i = 0; i < n; i++)
    g_string_append_c (self->out, '\n');
  g_string_append_printf (self->out, "\033[%uA\r\033[%uL", self->n_block + n - 1, n);
}

static void
begin_row (IlScreen *self)
{
  if (self->n_block > 0)
    insert_rows (self, 1);
  else
    g_string_append (self->out, "\r\n");

  g_string_truncate (self->row, 0);
  self->used = 0;
}

/* Whole rows from the empty current row on, which may hold what a terminal
 * shows of keys that were pressed, such as ^C.  It erases the row after them,
 * which is empty but where a terminal takes a character for wider than we do. */
static void
add_rows (IlScreen   *self,
          const char *text,
          gsize       length,
          guint       n)
{
  if (self->n_block > 0)
    {
      insert_rows (self, n);
      g_string_append (self->out, "\033[A");
    }

  g_string_append (self->out, "\r" ERASE_ROW);
  g_string_append_len (self->out, text, (gssize) length);
  g_string_append (self->out, "\r\n");
  if (self->n_block > 0)
    g_string_append (self->out, ERASE_ROW);
}

/* Like il_cells_fit(), but never nothing: a wide character on a terminal with
 * one column must go somewhere. */
static gsize
fit_some (const char *text,
          guint       columns)
{
  gsize length = il_cells_fit (text, columns);

  return length > 0 || *text == '\0' ? length : (gsize) (g_utf8_next_char (text) - text);
}

/* The bytes of text that are on so many rows after wrapping, and the rows. */
static gsize
measure_rows (IlScreen   *self,
              const char *text,
              guint       max,
              guint      *n)
{
  gsize length = 0;

  *n = 0;
  do
    {
      length += fit_some (text + length, self->columns);
      (*n)++;
    }
  while (text[length] != '\0' && *n < max);

  return length;
}

static void
add_colored (GString    *string,
             const char *text,
             gsize       length,
             const char *color_on,
             const char *color_off)
{
  if (color_on != NULL)
    g_string_append (string, color_on);
  g_string_append_len (string, text, (gssize) length);
  if (color_off != NULL)
    g_string_append (string, color_off);
}

IlScreen *
il_screen_new (guint         columns,
               guint         rows,
               IlScreenWrite write,
               gpointer      data)
{
  IlScreen *self;

  g_return_val_if_fail (write != NULL, NULL);

  self = g_new0 (IlScreen, 1);
  self->columns = MAX (1, columns);
  self->rows = MAX (1, rows);
  self->write = write;
  self->data = data;
  self->row = g_string_new (NULL);
  self->out = g_string_new (NULL);

  return self;
}

void
il_screen_free (IlScreen *self)
{
  g_string_free (self->row, TRUE);
  g_string_free (self->out, TRUE);
  g_free (self);
}

void
il_screen_put_line (IlScreen   *self,
                    const char *text)
{
  guint max = self->n_block > 0 ? self->rows - 1 - self->n_block : G_MAXUINT;

  if (is_open (self))
    begin_row (self);

  do
    {
      guint n;
      gsize length = measure_rows (self, text, max, &n);

      add_rows (self, text, length, n);
      text += length;
    }
  while (*text != '\0');

  flush (self);
}

static void
add_text (IlScreen   *self,
          const char *text,
          const char *color_on,
          const char *color_off)
{
  guint limit = get_row_limit (self);
  guint width = il_cells_width (text);

  if (width <= limit && self->used + width > limit)
    begin_row (self);

  while (*text != '\0')
    {
      gsize length = is_open (self) ? il_cells_fit (text, limit - MIN (limit, self->used))
                                    : fit_some (text, limit);
      g_autofree char *part = g_strndup (text, length);

      if (length > 0)
        {
          add_colored (self->out, part, length, color_on, color_off);
          add_colored (self->row, part, length, color_on, color_off);
          self->used += il_cells_width (part);
        }

      text += length;
      if (*text != '\0')
        begin_row (self);
    }
}

void
il_screen_put_text (IlScreen   *self,
                    const char *text,
                    const char *color_on,
                    const char *color_off)
{
  add_text (self, text, color_on, color_off);
  flush (self);
}

void
il_screen_put_times (IlScreen   *self,
                     const char *text,
                     guint64     n,
                     const char *color_on,
                     const char *color_off)
{
  for (guint64 i = 0; i < n && !self->broken; i++)
    {
      add_text (self, text, color_on, color_off);

      /* A document of line feeds alone must not be held in memory. */
      if (self->out->len > MAX_WRITE)
        flush (self);
    }

  flush (self);
}

void
il_screen_end_row (IlScreen *self)
{
  if (is_open (self))
    begin_row (self);

  flush (self);
}

/* Rows are written over those that are there and erased behind, so that none
 * is ever empty in between.  The terminal must not wrap one that it takes for
 * wider than we do: all below would move. */
void
il_screen_set_block (IlScreen  *self,
                     GPtrArray *rows)
{
  guint max = self->rows - MIN (self->rows, ROWS_BESIDE_BLOCK);
  guint n = MIN (rows->len, max);

  if (n == 0)
    {
      il_screen_remove_block (self);
      return;
    }

  g_string_append (self->out, WRAP_OFF);
  for (guint i = 0; i < n; i++)
    {
      const char *row = g_ptr_array_index (rows, i);

      g_string_append_printf (self->out, "\r\n%s", row);
      if (strchr (row, '\033') != NULL)
        g_string_append (self->out, RESET_COLOR);
      g_string_append (self->out, i + 1 < n ? ERASE_ROW : ERASE_BELOW);
    }
  g_string_append_printf (self->out, WRAP_ON "\033[%uA\r", n);
  if (self->used > 0)
    g_string_append_printf (self->out, "\033[%uC", self->used);

  self->n_block = n;
  flush (self);
}

void
il_screen_remove_block (IlScreen *self)
{
  if (self->n_block > 0)
    g_string_append (self->out, ERASE_BELOW);

  self->n_block = 0;
  flush (self);
}

/* Some terminals wrap again what is too wide now, others cut it, and none
 * tells which: an open row that no longer fits is left, and a new one begun,
 * so that nothing is doubled by the former or lost by us on the latter. */
void
il_screen_resize (IlScreen *self,
                  guint     columns,
                  guint     rows)
{
  self->columns = MAX (1, columns);
  self->rows = MAX (1, rows);
  self->n_block = 0;

  if (self->used > get_row_limit (self))
    begin_row (self);
  else
    g_string_append_printf (self->out, "\r%s", self->row->str);

  g_string_append (self->out, ERASE_BELOW);
  flush (self);
}

gboolean
il_screen_is_broken (IlScreen *self)
{
  return self->broken;
}
