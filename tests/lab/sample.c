/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include "lab/il-book.h"

IlDocument
sample_document (IlDocumentKind  kind,
                 const char     *path,
                 gint64          n,
                 gint64          first_byte,
                 gint64          body)
{
  IlDocument document = {
    .name = (char *) path + 1, .path = (char *) path, .kind = kind, .size = n,
    .first_byte = first_byte, .body = body, .by_line = kind == IL_DOCUMENT_LINES,
    .seed = il_document_make_seed (path, 0),
  };

  if (kind == IL_DOCUMENT_LINES)
    {
      document.n_lines = n;
      document.size = n * il_document_line_length (document.name, n);
    }
  else if (kind == IL_DOCUMENT_BOOK)
    document.size = il_book_get_line_end (n - 1);

  document.n_lines = il_document_count_lines (&document);

  return document;
}

IlDocument
sample_random (void)
{
  static const char *const paths[] = { "/a", "/f1040.pdf", "/rain.txt", "/é/x" };
  const char *path = paths[g_test_rand_int_range (0, G_N_ELEMENTS (paths))];
  IlDocumentKind kind = (IlDocumentKind) g_test_rand_int_range (0, SAMPLE_N_KINDS);
  gint64 first_byte = g_test_rand_int_range (0, 1000000);
  gint64 body = g_test_rand_bit () ? 0 : g_test_rand_int_range (0, 10000000);
  gint64 n = (gint64) 1 << g_test_rand_int_range (0, 17);
  IlDocument document;

  n += g_test_rand_int_range (0, (gint) n);
  if (kind == IL_DOCUMENT_LINES)
    n = n / 16 + 1;
  else if (kind == IL_DOCUMENT_BOOK)
    n = n % il_book_get_n_lines () + 1;

  document = sample_document (kind, path, n, first_byte, body);
  if (kind != IL_DOCUMENT_BINARY && g_test_rand_bit ())
    document.by_line = TRUE;

  return document;
}

GArray *
sample_steps (const IlDocument *document)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (IlScheduleStep));
  IlSchedule schedule;
  IlScheduleStep step;

  il_schedule_init (&schedule, document);
  while (il_schedule_next (&schedule, &step))
    g_array_append_val (steps, step);

  g_assert_false (il_schedule_next (&schedule, &step));
  g_assert_cmpint (steps->len, ==, il_schedule_get_n_steps (&schedule));

  return steps;
}
