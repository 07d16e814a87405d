/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-book.h"

#include <gio/gio.h>

#include "lab/il-line-index.h"
#include "lab/il-scenarios-resource.h"

#define RESOURCE_PATH IL_APP_PATH "/books/the-purloined-letter.txt"

typedef struct
{
  const char  *text;
  IlLineIndex  lines;
} Book;

static gpointer
book_new (gpointer unused)
{
  static Book book;
  /* Kept for good: slices of it may be on their way at any time. */
  GBytes *bytes = g_resource_lookup_data (il_scenarios_get_resource (), RESOURCE_PATH,
                                          G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size;

  g_assert (bytes != NULL);
  book.text = g_bytes_get_data (bytes, &size);
  il_line_index_init (&book.lines, book.text, size);

  return &book;
}

static const Book *
get_book (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, book_new, NULL);
}

const char *
il_book_get_text (void)
{
  return get_book ()->text;
}

gint64
il_book_get_n_lines (void)
{
  return (gint64) get_book ()->lines.n_lines;
}

gint64
il_book_count_lines (gint64 size)
{
  return (gint64) il_line_index_count (&get_book ()->lines, (gsize) MAX (size, 0));
}

gint64
il_book_get_line_end (gint64 index)
{
  const Book *self = get_book ();

  g_return_val_if_fail (index >= 0 && index < (gint64) self->lines.n_lines, 0);

  return self->lines.ends[index];
}
