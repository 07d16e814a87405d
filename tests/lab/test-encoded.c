/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "lab/il-encoded.h"
#include "sample.h"

#define N_RANDOM 100

static char *
dup_content (const IlDocument *document)
{
  char *content = g_malloc0 ((gsize) document->size + 1);

  il_document_fill (document, 0, content, (gsize) document->size);

  return content;
}

/* What can be decoded of the first @length encoded bytes. */
static GByteArray *
decode (const IlEncoded *encoded,
        gint64           length)
{
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  g_autoptr (GBytes) bytes = il_encoded_slice (encoded, 0, (gsize) length);
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  GByteArray *output = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize done = 0;

  decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  while (result == G_CONVERTER_CONVERTED)
    {
      g_autoptr (GError) error = NULL;
      guint8 buffer[4096];
      gsize n_read = 0;
      gsize n_written = 0;

      result = g_converter_convert (G_CONVERTER (decompressor), data + done,
                                    (gsize) length - done, buffer, sizeof buffer,
                                    G_CONVERTER_NO_FLAGS, &n_read, &n_written, &error);
      if (result == G_CONVERTER_ERROR)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
          n_read = n_written = 0;
        }

      g_byte_array_append (output, buffer, (guint) n_written);
      done += n_read;
    }

  if (result == G_CONVERTER_FINISHED)
    g_assert_cmpint (done, ==, il_encoded_get_size (encoded));

  return output;
}

static void
check_whole (const IlDocument *document,
             const IlEncoded  *encoded)
{
  g_autofree char *content = dup_content (document);
  g_autoptr (GByteArray) decoded = decode (encoded, il_encoded_get_size (encoded));

  g_assert_cmpmem (decoded->data, decoded->len, content, document->size);
}

/* Up to each step there is enough to decode what is due, and nothing wrong. */
static void
check_step (const IlDocument     *document,
            const IlEncoded      *encoded,
            gint64                index,
            const IlScheduleStep *step)
{
  g_autofree char *content = dup_content (document);
  g_autoptr (GByteArray) decoded = decode (encoded, il_encoded_step_end (encoded, index));

  g_assert_cmpint (decoded->len, >=, step->end);
  g_assert_cmpint (decoded->len, <=, document->size);
  if (decoded->len > 0)
    g_assert_cmpint (memcmp (decoded->data, content, decoded->len), ==, 0);
}

static void
check_ends (const IlEncoded *encoded,
            gint64           n_steps)
{
  for (gint64 i = 1; i < n_steps; i++)
    g_assert_cmpint (il_encoded_step_end (encoded, i - 1), <=, il_encoded_step_end (encoded, i));

  g_assert_cmpint (il_encoded_step_end (encoded, n_steps - 1), ==, il_encoded_get_size (encoded));
}

static void
test_in_time (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      IlDocument document = sample_random ();
      g_autoptr (GArray) steps = sample_steps (&document);
      g_autoptr (IlEncoded) encoded = il_encoded_new (&document);

      check_whole (&document, encoded);
      check_ends (encoded, steps->len);

      for (guint k = 0; k < 20; k++)
        {
          gint index = g_test_rand_int_range (0, (gint) steps->len);

          check_step (&document, encoded, index, &g_array_index (steps, IlScheduleStep, index));
        }
    }
}

static void
test_every_line (void)
{
  IlDocument document = sample_document (IL_DOCUMENT_BOOK, "/book.txt", 200, 0, 1000000);
  g_autoptr (GArray) steps = NULL;
  g_autoptr (IlEncoded) encoded = NULL;

  document.by_line = TRUE;
  steps = sample_steps (&document);
  encoded = il_encoded_new (&document);

  for (guint i = 0; i < steps->len; i++)
    check_step (&document, encoded, i, &g_array_index (steps, IlScheduleStep, i));
}

/* More lines than can be flushed: every so many of them are in time. */
static void
test_many_steps (void)
{
  const gint64 n = 2 * IL_ENCODED_FLUSHES_MAX + 10;
  IlDocument document = sample_document (IL_DOCUMENT_LINES, "/a", n, 0, 1000000);
  g_autoptr (GArray) steps = sample_steps (&document);
  g_autoptr (IlEncoded) encoded = il_encoded_new (&document);

  g_assert_cmpint (steps->len, ==, n);
  check_ends (encoded, n);
  check_whole (&document, encoded);
  check_step (&document, encoded, 2, &g_array_index (steps, IlScheduleStep, 2));
  check_step (&document, encoded, n / 3 * 3 - 1,
              &g_array_index (steps, IlScheduleStep, n / 3 * 3 - 1));
}

static void
test_smaller (void)
{
  IlDocument document = sample_document (IL_DOCUMENT_PROSE, "/prose.txt", 100000, 0, 0);
  g_autoptr (IlEncoded) encoded = il_encoded_new (&document);

  g_assert_cmpint (il_encoded_get_size (encoded), <, 50000);
}

static void
test_sizes (void)
{
  const gint64 sizes[] = { 0, 1, IL_ENCODED_DOCUMENT_MAX };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      IlDocument document = sample_document (IL_DOCUMENT_BINARY, "/a", sizes[i], 0,
                                             sizes[i] > 0 ? 2000000 : 0);
      g_autoptr (IlEncoded) encoded = il_encoded_new (&document);
      g_autoptr (GArray) steps = sample_steps (&document);

      check_whole (&document, encoded);
      check_ends (encoded, steps->len);
    }
}

static void
test_slices (void)
{
  IlDocument document = sample_document (IL_DOCUMENT_PROSE, "/prose.txt", 20000, 0, 1000000);
  g_autoptr (IlEncoded) encoded = il_encoded_new (&document);
  gint64 size = il_encoded_get_size (encoded);
  g_autoptr (GBytes) whole = il_encoded_slice (encoded, 0, (gsize) size + 100);
  g_autoptr (GBytes) behind = il_encoded_slice (encoded, size + 5, 7);
  const char *data = g_bytes_get_data (whole, NULL);

  g_assert_cmpint (g_bytes_get_size (whole), ==, size);
  g_assert_cmpuint (g_bytes_get_size (behind), ==, 0);

  for (gint64 done = 0; done < size;)
    {
      gsize wanted = (gsize) g_test_rand_int_range (1, 3000);
      g_autoptr (GBytes) slice = il_encoded_slice (encoded, done, wanted);
      gsize got = MIN (wanted, (gsize) (size - done));

      g_assert_cmpmem (g_bytes_get_data (slice, NULL), g_bytes_get_size (slice), data + done, got);
      done += (gint64) got;
    }
}

/* The head says neither when nor where the bytes were made. */
static void
test_same_again (void)
{
  const guint8 head[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255 };
  IlDocument document = sample_document (IL_DOCUMENT_PROSE, "/prose.txt", 20000, 0, 1000000);
  g_autoptr (IlEncoded) first = il_encoded_new (&document);
  g_autoptr (IlEncoded) second = il_encoded_new (&document);
  g_autoptr (GBytes) one = il_encoded_slice (first, 0, G_MAXINT);
  g_autoptr (GBytes) two = il_encoded_slice (second, 0, G_MAXINT);

  g_assert_true (g_bytes_equal (one, two));
  g_assert_cmpmem (g_bytes_get_data (one, NULL), sizeof head, head, sizeof head);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/encoded/in-time", test_in_time);
  g_test_add_func ("/lab/encoded/every-line", test_every_line);
  g_test_add_func ("/lab/encoded/many-steps", test_many_steps);
  g_test_add_func ("/lab/encoded/smaller", test_smaller);
  g_test_add_func ("/lab/encoded/sizes", test_sizes);
  g_test_add_func ("/lab/encoded/slices", test_slices);
  g_test_add_func ("/lab/encoded/same-again", test_same_again);

  return g_test_run ();
}
