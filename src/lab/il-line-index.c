/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-line-index.h"

#include <string.h>

static const char *
next_line (const char *line,
           const char *end)
{
  const char *line_feed = memchr (line, '\n', (gsize) (end - line));

  return line_feed != NULL ? line_feed + 1 : end;
}

void
il_line_index_init (IlLineIndex *self,
                    const char  *text,
                    gsize        size)
{
  const char *end = text + size;
  gsize n = 0;

  g_return_if_fail (size < G_MAXUINT32);
  g_return_if_fail (size == 0 || text[size - 1] == '\n');

  for (const char *line = text; line < end; line = next_line (line, end))
    n++;

  self->n_lines = n;
  self->ends = g_new (guint32, n);

  n = 0;
  for (const char *line = text; line < end;)
    {
      line = next_line (line, end);
      self->ends[n++] = (guint32) (line - text);
    }
}

void
il_line_index_clear (IlLineIndex *self)
{
  g_clear_pointer (&self->ends, g_free);
  self->n_lines = 0;
}

gsize
il_line_index_count (const IlLineIndex *self,
                     gsize              offset)
{
  gsize low = 0;
  gsize high = self->n_lines;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->ends[middle] <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}
