/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "lab/il-book.h"
#include "lab/il-line-index.h"
#include "lab/il-prose.h"
#include "sample.h"

#define N_RANDOM 500
#define GIB (G_GINT64_CONSTANT (1) << 30)

static char *
dup_content (const IlDocument *document)
{
  char *content = g_malloc0 ((gsize) document->size + 1);

  g_assert_cmpuint (il_document_fill (document, 0, content, (gsize) document->size), ==,
                    document->size);

  return content;
}

static void
test_line_index (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      gsize size = (gsize) g_test_rand_int_range (0, 200);
      g_autofree char *text = g_malloc (size + 1);
      g_auto (IlLineIndex) index = { 0 };
      gsize n = 0;

      for (gsize k = 0; k < size; k++)
        text[k] = g_test_rand_int_range (0, 4) > 0 && k + 1 < size ? 'x' : '\n';

      il_line_index_init (&index, text, size);
      for (gsize k = 0; k <= size; k++)
        {
          g_assert_cmpuint (il_line_index_count (&index, k), ==, n);
          if (k < size && text[k] == '\n')
            g_assert_cmpuint (index.ends[n++], ==, k + 1);
        }

      g_assert_cmpuint (index.n_lines, ==, n);
    }
}

static void
test_any_split (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      IlDocument document = sample_random ();
      gsize size = (gsize) document.size;
      g_autofree char *whole = dup_content (&document);
      g_autofree guint8 *parts = g_malloc (size);

      for (gsize done = 0; done < size;)
        {
          gsize wanted = (gsize) g_test_rand_int_range (1, 100000);
          gsize got = il_document_fill (&document, (gint64) done, parts + done,
                                        MIN (wanted, size - done));
          g_autoptr (GBytes) slice = il_document_slice (&document, (gint64) done, wanted);

          g_assert_cmpuint (got, ==, MIN (wanted, size - done));
          g_assert_cmpmem (g_bytes_get_data (slice, NULL), g_bytes_get_size (slice),
                           parts + done, got);
          done += got;
        }

      g_assert_cmpmem (whole, size, parts, size);
      g_assert_cmpint (whole[size - 1], ==, '\n');
    }
}

/* Both ways around: lines that are counted, and ends that are said. */
static void
check_lines (const IlDocument *document)
{
  g_autofree char *content = dup_content (document);
  const char *end = content + document->size;
  gint64 n = 0;

  for (const char *line = content; line < end; n++)
    {
      line = (const char *) memchr (line, '\n', (gsize) (end - line)) + 1;
      g_assert_cmpint (il_document_get_line_end (document, n), ==, line - content);
    }

  g_assert_cmpint (document->n_lines, ==, n);
}

static void
test_lines_are_counted (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      IlDocument document = sample_random ();

      if (document.kind != IL_DOCUMENT_BINARY)
        check_lines (&document);
    }

  /* Each of the first sizes, and some that go round the text. */
  for (gint64 size = 0; size < 400; size++)
    {
      IlDocument few = sample_document (IL_DOCUMENT_PROSE, "/few", size, 0, 0);
      IlDocument many = sample_document (IL_DOCUMENT_PROSE, "/many", 262000 + size * 13, 0, 0);

      check_lines (&few);
      if (size % 20 == 0)
        check_lines (&many);
    }
}

static void
test_far_away (void)
{
  const IlDocumentKind kinds[] = { IL_DOCUMENT_BINARY, IL_DOCUMENT_PROSE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      IlDocument document = sample_document (kinds[i], "/big", 4 * GIB, 0, 0);
      guint8 bytes[16];
      guint8 again[8];

      g_assert_cmpuint (il_document_fill (&document, document.size - 8, bytes, 16), ==, 8);
      g_assert_cmpint (bytes[7], ==, '\n');
      g_assert_cmpuint (il_document_fill (&document, document.size - 8, again, 4), ==, 4);
      g_assert_cmpmem (bytes, 4, again, 4);
      g_assert_cmpuint (il_document_fill (&document, document.size, bytes, 16), ==, 0);
    }
}

static void
test_far_away_lines (void)
{
  IlDocument document = sample_document (IL_DOCUMENT_PROSE, "/big", 4 * GIB, 0, 0);
  gint64 low = document.n_lines / 3;
  char line_feed;

  for (gint64 i = low; i < low + 1000; i++)
    {
      gint64 end = il_document_get_line_end (&document, i);

      g_assert_cmpint (end, >, il_document_get_line_end (&document, i - 1));
      il_document_fill (&document, end - 1, &line_feed, 1);
      g_assert_cmpint (line_feed, ==, '\n');
    }

  g_assert_cmpint (il_document_get_line_end (&document, document.n_lines - 1), ==, document.size);
}

static void
test_binary_line_lengths (void)
{
  const gsize size = 2000000;
  IlDocument document = sample_document (IL_DOCUMENT_BINARY, "/f1040.pdf", (gint64) size, 0, 0);
  g_autofree char *content = dup_content (&document);
  gsize n = 0;
  gsize begin = 0;

  for (gsize i = 0; i < size; i++)
    {
      if (content[i] != '\n')
        continue;

      g_assert_cmpuint (i + 1 - begin, <=, 1200);
      begin = i + 1;
      n++;
    }

  g_assert_cmpuint (size / n, >=, 850);
  g_assert_cmpuint (size / n, <=, 950);
}

static void
test_lines (void)
{
  IlDocument document = sample_document (IL_DOCUMENT_LINES, "/rain.txt", 40, 0, 0);
  g_autofree char *text = dup_content (&document);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 41);
  g_assert_cmpstr (lines[0], ==, "rain.txt  1/40");
  g_assert_cmpstr (lines[9], ==, "rain.txt 10/40");
  g_assert_cmpstr (lines[39], ==, "rain.txt 40/40");
  g_assert_cmpstr (lines[40], ==, "");
}

/* Once around the whole text and on: paragraphs that begin with a capital and
 * end with a full stop, and lines of a length that can be read. */
static void
test_prose (void)
{
  IlDocument document = sample_document (IL_DOCUMENT_PROSE, "/prose.txt", 600000, 0, 0);
  g_autofree char *text = dup_content (&document);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_paragraphs = 0;
  guint n_short = 0;

  g_assert_true (g_str_is_ascii (text));

  /* The last two are cut short, and what is behind the last line feed. */
  for (guint i = 0; i + 3 < g_strv_length (lines); i++)
    {
      gsize length = strlen (lines[i]);

      if (length == 0)
        {
          g_assert_nonnull (strchr (".!", lines[i - 1][strlen (lines[i - 1]) - 1]));
          g_assert_true (g_ascii_isupper (lines[i + 1][0]));
          n_paragraphs++;
          continue;
        }

      g_assert_cmpuint (length, >=, 20);
      g_assert_cmpuint (length, <=, 75);
      g_assert_cmpint (lines[i][length - 1], !=, ' ');
      n_short += length < 45;
    }

  g_assert_true (g_ascii_isupper (text[0]));
  g_assert_cmpuint (n_paragraphs, >, 500);
  g_assert_cmpuint (n_short, >, 500);
}

static void
test_book (void)
{
  IlDocument document = sample_document (IL_DOCUMENT_BOOK, "/book.txt", il_book_get_n_lines (), 0,
                                         0);
  g_autofree char *text = dup_content (&document);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_prefix (text, "THE PURLOINED LETTER\n"));
  g_assert_true (g_str_has_suffix (text, "Crebillon's 'Atrée.' \"\n"));
  g_assert_null (strchr (text, '\r'));
  g_assert_null (strstr (text, " \n"));
  g_assert_cmpint (document.size, >=, 20000);
  g_assert_cmpint (document.size, <=, 60000);
}

static void
test_differs (void)
{
  const IlDocumentKind kinds[] = { IL_DOCUMENT_BINARY, IL_DOCUMENT_PROSE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      IlDocument one = sample_document (kinds[i], "/one", 1000, 0, 0);
      IlDocument two = sample_document (kinds[i], "/two", 1000, 0, 0);
      g_autofree char *first = dup_content (&one);
      g_autofree char *second = dup_content (&two);

      g_assert_cmpint (memcmp (first, second, 1000), !=, 0);
    }
}

/* As for the plan of a form in test-schedule: pictures and lessons rest on
 * these bytes. */
static void
test_golden (void)
{
  IlDocument document = sample_document (IL_DOCUMENT_PROSE, "/prose.txt", 100000, 0, 0);
  g_autofree char *text = dup_content (&document);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  g_assert_cmpstr (sum, ==, "0c8b2bbfc8fae84f2d5d1657f84a70d32eda458a6feb026b8e3d0c2f8279aa03");
}

static void
test_content_types (void)
{
  const char *types[SAMPLE_N_KINDS] = {
    "application/pdf", "text/plain; charset=utf-8", "text/plain; charset=utf-8",
    "text/plain; charset=utf-8",
  };

  for (guint i = 0; i < SAMPLE_N_KINDS; i++)
    {
      IlDocument document = sample_document ((IlDocumentKind) i, "/a", 100, 0, 0);

      g_assert_cmpstr (il_document_get_content_type (&document), ==, types[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/line-index", test_line_index);
  g_test_add_func ("/lab/document/any-split", test_any_split);
  g_test_add_func ("/lab/document/lines-are-counted", test_lines_are_counted);
  g_test_add_func ("/lab/document/far-away", test_far_away);
  g_test_add_func ("/lab/document/far-away-lines", test_far_away_lines);
  g_test_add_func ("/lab/document/binary-line-lengths", test_binary_line_lengths);
  g_test_add_func ("/lab/document/lines", test_lines);
  g_test_add_func ("/lab/document/prose", test_prose);
  g_test_add_func ("/lab/document/book", test_book);
  g_test_add_func ("/lab/document/differs", test_differs);
  g_test_add_func ("/lab/document/golden", test_golden);
  g_test_add_func ("/lab/document/content-types", test_content_types);

  return g_test_run ();
}
