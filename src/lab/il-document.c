/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-document.h"

#include <string.h>

#include "lab/il-book.h"
#include "lab/il-prose.h"
#include "lab/il-splitmix.h"

/* All binary documents are windows on one pattern that repeats; its first
 * IL_DOCUMENT_MAX_SLICE bytes are there a second time behind its end, so that
 * no window has to be put together from two parts. */
#define PATTERN_SIZE (512 * 1024)
#define PATTERN_ROOM (PATTERN_SIZE + IL_DOCUMENT_MAX_SLICE)
#define PATTERN_SEED G_GUINT64_CONSTANT (0x696e7465726c6561)

#define LINE_LENGTH_MIN 600
#define LINE_LENGTH_MAX 1200

static void
fill_noise (guint8 *pattern)
{
  guint64 random = PATTERN_SEED;

  for (gsize i = 0; i < PATTERN_SIZE; i += sizeof (guint64))
    {
      guint64 word = GUINT64_TO_LE (il_splitmix_next (&random));

      memcpy (pattern + i, &word, sizeof word);
    }

  for (gsize i = 0; i < PATTERN_SIZE; i++)
    {
      if (pattern[i] == '\n')
        pattern[i] = '\r';
    }
}

static void
cut_into_lines (guint8 *pattern)
{
  guint64 random = ~PATTERN_SEED;
  gsize end = 0;

  while (PATTERN_SIZE - end > LINE_LENGTH_MAX)
    {
      end += (gsize) il_splitmix_range (&random, LINE_LENGTH_MIN, LINE_LENGTH_MAX);
      pattern[end - 1] = '\n';
    }

  pattern[PATTERN_SIZE - 1] = '\n';
}

static gpointer
pattern_new (gpointer unused)
{
  static guint8 pattern[PATTERN_ROOM];

  fill_noise (pattern);
  cut_into_lines (pattern);
  memcpy (pattern + PATTERN_SIZE, pattern, IL_DOCUMENT_MAX_SLICE);

  return pattern;
}

static const guint8 *
pattern_at (const IlDocument *self,
            gint64            offset)
{
  static GOnce once = G_ONCE_INIT;
  const guint8 *pattern = g_once (&once, pattern_new, NULL);
  guint64 shift = self->seed % PATTERN_SIZE;

  return pattern + (shift + (guint64) offset) % PATTERN_SIZE;
}

/* The content at @offset, for at least IL_DOCUMENT_MAX_SLICE bytes or up to the
 * document's end; NULL where it has to be written first. */
static const guint8 *
content_at (const IlDocument *self,
            gint64            offset)
{
  switch (self->kind)
    {
    case IL_DOCUMENT_BINARY:
      return pattern_at (self, offset);
    case IL_DOCUMENT_PROSE:
      return (const guint8 *) il_prose_at (self->seed, offset);
    case IL_DOCUMENT_BOOK:
      return (const guint8 *) il_book_get_text () + offset;
    case IL_DOCUMENT_LINES:
    default:
      return NULL;
    }
}

static void
fill_content (const IlDocument *self,
              gint64            offset,
              guint8           *buffer,
              gsize             length)
{
  gboolean to_the_end = offset + (gint64) length == self->size;

  for (gsize done = 0; done < length;)
    {
      gsize part = MIN (length - done, IL_DOCUMENT_MAX_SLICE);

      memcpy (buffer + done, content_at (self, offset + (gint64) done), part);
      done += part;
    }

  if (to_the_end && length > 0)
    buffer[length - 1] = '\n';
}

static gsize
count_digits (gint64 number)
{
  gsize n = 1;

  for (; number >= 10; number /= 10)
    n++;

  return n;
}

/* Writes @number so that its last digit is just before @end. */
static void
write_number (char   *end,
              gint64  number,
              gsize   width)
{
  for (gsize i = 1; i <= width; i++, number /= 10)
    end[-(gssize) i] = number > 0 ? (char) ('0' + number % 10) : ' ';
}

static void
fill_lines (const IlDocument *self,
            gint64            offset,
            guint8           *buffer,
            gsize             length)
{
  gsize width = count_digits (self->n_lines);
  gint64 line_length = il_document_line_length (self->name, self->n_lines);
  g_autofree char *line = g_strdup_printf ("%s %*s/%" G_GINT64_FORMAT "\n", self->name,
                                           (int) width, "", self->n_lines);
  char *number_end = line + strlen (self->name) + 1 + width;

  while (length > 0)
    {
      gint64 index = offset / line_length;
      gsize skip = (gsize) (offset % line_length);
      gsize part = MIN (length, (gsize) line_length - skip);

      write_number (number_end, index + 1, width);
      memcpy (buffer, line + skip, part);
      buffer += part;
      offset += (gint64) part;
      length -= part;
    }
}

void
il_document_free (IlDocument *self)
{
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

gint64
il_document_line_length (const char *name,
                         gint64      n_lines)
{
  return (gint64) (strlen (name) + strlen (" /\n") + 2 * count_digits (n_lines));
}

gint64
il_document_count_lines (const IlDocument *self)
{
  switch (self->kind)
    {
    case IL_DOCUMENT_LINES:
      return self->n_lines;
    case IL_DOCUMENT_PROSE:
      return il_prose_count_lines (self->seed, self->size);
    case IL_DOCUMENT_BOOK:
      return self->size > 0 ? il_book_count_lines (self->size - 1) + 1 : 0;
    case IL_DOCUMENT_BINARY:
    default:
      return 0;
    }
}

gint64
il_document_get_line_end (const IlDocument *self,
                          gint64            index)
{
  g_return_val_if_fail (index >= 0 && index < self->n_lines, 0);

  /* The last byte of all is a line feed, wherever the text has its own. */
  if (index == self->n_lines - 1)
    return self->size;

  switch (self->kind)
    {
    case IL_DOCUMENT_LINES:
      return (index + 1) * (self->size / self->n_lines);
    case IL_DOCUMENT_PROSE:
      return il_prose_get_line_end (self->seed, index);
    case IL_DOCUMENT_BOOK:
      return il_book_get_line_end (index);
    case IL_DOCUMENT_BINARY:
    default:
      g_return_val_if_reached (0);
    }
}

guint64
il_document_make_seed (const char *path,
                       guint64     scenario_seed)
{
  /* FNV-1a, then one step of the generator to spread neighbouring paths. */
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ scenario_seed;

  for (const char *p = path; *p != '\0'; p++)
    hash = (hash ^ (guint8) *p) * G_GUINT64_CONSTANT (0x100000001b3);

  return il_splitmix_next (&hash);
}

gint64
il_document_get_expected_size (const IlDocument *self)
{
  gboolean is_silent = self->gzip || self->framing != IL_DOCUMENT_FRAMING_LENGTH
                       || self->failure == IL_DOCUMENT_FAILURE_REFUSE
                       || self->failure == IL_DOCUMENT_FAILURE_GARBAGE;

  return is_silent ? -1 : self->size;
}

const char *
il_document_get_content_type (const IlDocument *self)
{
  switch (self->kind)
    {
    case IL_DOCUMENT_BINARY:
      return "application/pdf";
    case IL_DOCUMENT_LINES:
    case IL_DOCUMENT_PROSE:
    case IL_DOCUMENT_BOOK:
      return "text/plain; charset=utf-8";
    default:
      g_return_val_if_reached (NULL);
    }
}

gsize
il_document_fill (const IlDocument *self,
                  gint64            offset,
                  void             *buffer,
                  gsize             length)
{
  g_return_val_if_fail (offset >= 0, 0);

  if (offset >= self->size)
    return 0;

  length = (gsize) MIN ((guint64) length, (guint64) (self->size - offset));

  if (self->kind == IL_DOCUMENT_LINES)
    fill_lines (self, offset, buffer, length);
  else
    fill_content (self, offset, buffer, length);

  return length;
}

GBytes *
il_document_slice (const IlDocument *self,
                   gint64            offset,
                   gsize             length)
{
  g_autofree guint8 *copy = NULL;
  const guint8 *content;

  g_return_val_if_fail (length <= IL_DOCUMENT_MAX_SLICE, NULL);

  /* The last byte of all is a line feed, wherever the pattern has its own. */
  content = offset + (gint64) length < self->size ? content_at (self, offset) : NULL;
  if (content != NULL)
    return g_bytes_new_static (content, length);

  copy = g_malloc (length);
  length = il_document_fill (self, offset, copy, length);

  return g_bytes_new_take (g_steal_pointer (&copy), length);
}
