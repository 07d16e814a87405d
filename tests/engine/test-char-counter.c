/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-char-counter.h"

#include <string.h>

typedef struct
{
  guint8 lowest;
  guint8 highest;
} Range;

#define ANY { 0x80, 0xbf }

/* The rows of table 3-7 of the Unicode standard, as they stand there; a range
 * with a highest of zero is none. */
static const Range well_formed[][4] = {
  { { 0x00, 0x7f } },
  { { 0xc2, 0xdf }, ANY },
  { { 0xe0, 0xe0 }, { 0xa0, 0xbf }, ANY },
  { { 0xe1, 0xec }, ANY, ANY },
  { { 0xed, 0xed }, { 0x80, 0x9f }, ANY },
  { { 0xee, 0xef }, ANY, ANY },
  { { 0xf0, 0xf0 }, { 0x90, 0xbf }, ANY, ANY },
  { { 0xf1, 0xf3 }, ANY, ANY, ANY },
  { { 0xf4, 0xf4 }, { 0x80, 0x8f }, ANY, ANY },
};

/* Each byte that is at the edge of a range of that table. */
static const guint8 edges[] = {
  0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
  0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
};

/* Of every kind of charset, and of every kind of converter. */
static const char *const charsets[] = {
  "utf-8", "utf-8-sig", "iso-8859-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le",
  "gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "cp950", "shift_jis", "cp932",
  "shift_jis_2004", "euc-jp", "euc_jis_2004", "iso-2022-jp", "iso-2022-jp-2", "iso-2022-jp-3",
  "euc-kr", "cp949", "johab", "iso-2022-kr", "unheard-of",
};

/* The longest beginning of any row, and one byte where there is none. */
static gsize
subpart_length (const guint8 *bytes,
                gsize         length)
{
  gsize longest = 1;

  for (gsize row = 0; row < G_N_ELEMENTS (well_formed); row++)
    {
      gsize n = 0;

      while (n < 4 && n < length && well_formed[row][n].highest > 0
             && bytes[n] >= well_formed[row][n].lowest && bytes[n] <= well_formed[row][n].highest)
        n++;

      longest = MAX (longest, n);
    }

  return longest;
}

static guint64
count_naively (const guint8 *bytes,
               gsize         length)
{
  guint64 n = 0;

  for (gsize at = 0; at < length; at += subpart_length (bytes + at, length - at))
    n++;

  return n;
}

static guint64
count_whole (const char   *charset,
             const guint8 *bytes,
             gsize         length)
{
  g_auto (IlCharCounter) counter;
  guint64 n;

  il_char_counter_init (&counter, charset);
  n = il_char_counter_count (&counter, bytes, length);

  return n + il_char_counter_finish (&counter);
}

static guint64
count_pieces (IlCharCounter *counter,
              const guint8  *bytes,
              gsize          length,
              guint          longest)
{
  guint64 n = 0;

  for (gsize at = 0; at < length;)
    {
      gsize piece = (gsize) g_test_rand_int_range (0, (int) longest + 1);

      piece = MIN (piece, length - at);
      n += il_char_counter_count (counter, bytes + at, piece);
      at += piece;
    }

  return n + il_char_counter_finish (counter);
}

static guint8
tricky_byte (void)
{
  static const guint8 others[] = { 0x1b, 0x0e, 0x0f, '$', '(', 'B', 0xa2, 0xe8, 0xd8, 0xdc, 0xfe,
                                   0x8e, 'x' };

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return (guint8) g_test_rand_int_range (0, 256);

    case 1:
      return others[g_test_rand_int_range (0, G_N_ELEMENTS (others))];

    default:
      return edges[g_test_rand_int_range (0, G_N_ELEMENTS (edges))];
    }
}

static guint8 *
create_document (gsize length)
{
  guint8 *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = tricky_byte ();

  return bytes;
}

static void
test_utf8_any_split (void)
{
  g_auto (IlCharCounter) counter;

  il_char_counter_init (&counter, "utf-8");
  for (guint round = 0; round < 3000; round++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, 300);
      g_autofree guint8 *bytes = create_document (length);
      guint64 expected = count_naively (bytes, length);

      g_assert_cmpuint (count_whole ("utf-8", bytes, length), ==, expected);
      g_assert_cmpuint (count_pieces (&counter, bytes, length, 5), ==, expected);
      g_assert_cmpuint (count_pieces (&counter, bytes, length, 90), ==, expected);
    }
}

/* Whatever differs between two bytes in the table is tried in every place. */
static void
test_utf8_edges (void)
{
  const gsize n = G_N_ELEMENTS (edges);
  g_auto (IlCharCounter) counter;

  il_char_counter_init (&counter, "utf-8");
  for (gsize i = 0; i < n * n * n * n; i++)
    {
      const guint8 bytes[] = { edges[i % n], edges[i / n % n], edges[i / n / n % n],
                               edges[i / n / n / n] };
      guint64 found = il_char_counter_count (&counter, bytes, sizeof bytes);

      found += il_char_counter_finish (&counter);
      g_assert_cmpuint (found, ==, count_naively (bytes, sizeof bytes));
    }
}

/* Long runs of ASCII, which are skipped by words, with something else here
 * and there. */
static void
test_utf8_runs (void)
{
  g_auto (IlCharCounter) counter;

  il_char_counter_init (&counter, "utf-8");
  for (guint round = 0; round < 2000; round++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, 1000);
      g_autofree guint8 *bytes = g_malloc (length + 4);
      guint n_others = (guint) g_test_rand_int_range (0, 12);

      memset (bytes, 'x', length);
      for (guint i = 0; i < n_others && length > 0; i++)
        bytes[g_test_rand_int_range (0, (int) length)] = tricky_byte ();

      g_assert_cmpuint (count_whole ("utf-8", bytes, length), ==, count_naively (bytes, length));
      g_assert_cmpuint (count_pieces (&counter, bytes, length, 200), ==,
                        count_naively (bytes, length));
    }
}

/* Known from Python. */
static void
test_utf8_examples (void)
{
  static const struct
  {
    const char *bytes;
    guint64 n;
  } examples[] = {
    { "", 0 },
    { "\xe2\x82\x41", 2 },
    { "\xf0\x9f\x98\x41", 2 },
    { "\xf0\x9f\x98\x80", 1 },
    { "\xf0\x9f\x98", 1 },
    { "\xed\xa0\x80", 3 },
    { "\xc0\xaf", 2 },
    { "\xf4\x90\x80\x80", 4 },
    { "\xef\xbb\xbfx", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    g_assert_cmpuint (count_whole ("utf-8", (const guint8 *) examples[i].bytes,
                                   strlen (examples[i].bytes)), ==, examples[i].n);
}

/* Known from Python: what is cut off at the end counts once, a code that stands
 * for a letter and an accent twice. */
static void
test_converted_examples (void)
{
  static const struct
  {
    const char *charset;
    const char *bytes;
    guint64 n;
  } examples[] = {
    { "shift_jis", "\x82\xa0\x82", 2 },
    { "shift_jis", "\x82\xa0\xff\xff", 3 },
    { "euc-jp", "x\x8f\xb0", 2 },
    { "gb18030", "\x81\x30\x81", 1 },
    { "gb18030", "\x81\x30\x81\x30x", 2 },
    { "big5-hkscs", "\x88\x66", 1 },
    { "big5-hkscs", "\x88\x62", 2 },
    { "euc_jis_2004", "\xa4\xab", 1 },
    { "euc_jis_2004", "\xa4\xf7", 2 },
    { "iso-2022-jp", "\x1b$B$\"$\"\x1b(Bx", 3 },
    { "iso-2022-kr", "\x1b$)C\x0e" "0!0!\x0fx", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const guint8 *bytes = (const guint8 *) examples[i].bytes;
      gsize length = strlen (examples[i].bytes);
      g_auto (IlCharCounter) counter;

      il_char_counter_init (&counter, examples[i].charset);
      if (counter.kind != IL_CHARSET_CONVERTED)
        {
          g_test_skip ("iconv lacks a charset");
          return;
        }

      g_assert_cmpuint (count_pieces (&counter, bytes, length, 1), ==, examples[i].n);
      g_assert_cmpuint (count_whole (examples[i].charset, bytes, length), ==, examples[i].n);
    }
}

/* It ends whatever was begun, and is then itself. */
static void
test_ascii_after (void)
{
  static const char *const names[] = { "utf-8", "utf-8-sig", "latin1", "ascii", "koi8-r" };

  for (guint round = 0; round < 2000; round++)
    {
      const char *charset = names[round % G_N_ELEMENTS (names)];
      gsize length = (gsize) g_test_rand_int_range (0, 100);
      gsize n_ascii = (gsize) g_test_rand_int_range (0, 200);
      g_autofree guint8 *bytes = create_document (length + n_ascii);
      guint64 expected = count_whole (charset, bytes, length) + n_ascii;

      for (gsize i = length; i < length + n_ascii; i++)
        bytes[i] &= 0x7f;

      g_assert_cmpuint (count_whole (charset, bytes, length + n_ascii), ==, expected);
    }
}

/* A counter that was used, and one that was not, count a document alike. */
static void
test_any_split (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_auto (IlCharCounter) counter;

      il_char_counter_init (&counter, charsets[i]);
      for (guint round = 0; round < 200; round++)
        {
          gsize length = (gsize) g_test_rand_int_range (0, round % 50 == 0 ? 20000 : 200);
          g_autofree guint8 *bytes = create_document (length);
          guint64 expected = count_whole (charsets[i], bytes, length);

          g_assert_cmpuint (count_pieces (&counter, bytes, length, 1), ==, expected);
          g_assert_cmpuint (count_pieces (&counter, bytes, length, 9), ==, expected);
          g_assert_cmpuint (count_pieces (&counter, bytes, length, 7000), ==, expected);
          g_assert_cmpuint (il_char_counter_finish (&counter), ==, 0);
        }
    }
}

static gunichar
any_character (void)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return (gunichar) g_test_rand_int_range (0x10000, 0x110000);

    case 1:
      return (gunichar) g_test_rand_int_range (0xe000, 0xfffe);

    default:
      return (gunichar) g_test_rand_int_range (1, 0xd800);
    }
}

/* The characters of valid text are its code points, and a mark of the byte
 * order is one where the name says that there is none. */
static void
test_valid_text (void)
{
  static const struct
  {
    const char *charset;
    const char *encoding;
    gboolean drops_mark;
    gboolean in_every_table;
  } cases[] = {
    { "utf-8", "UTF-8", FALSE },        { "utf-8-sig", "UTF-8", TRUE },
    { "utf-16", "UTF-16LE", TRUE },     { "utf-16", "UTF-16BE", TRUE },
    { "utf-16le", "UTF-16LE", FALSE },  { "utf-16be", "UTF-16BE", FALSE },
    { "utf-32", "UTF-32LE", TRUE },     { "utf-32", "UTF-32BE", TRUE },
    { "utf-32le", "UTF-32LE", FALSE },  { "utf-32be", "UTF-32BE", FALSE },
    { "gb18030", "GB18030", FALSE, TRUE },
  };

  for (guint round = 0; round < 100 * G_N_ELEMENTS (cases); round++)
    {
      guint i = round % G_N_ELEMENTS (cases);
      guint n = (guint) g_test_rand_int_range (0, 100);
      g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf");
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = NULL;
      gsize length;

      for (guint k = 0; k < n; k++)
        g_string_append_unichar (text, cases[i].in_every_table ? 0x4e00 + k : any_character ());

      bytes = g_convert (text->str, (gssize) text->len, cases[i].encoding, "UTF-8", NULL, &length,
                         &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_whole (cases[i].charset, (const guint8 *) bytes, length), ==,
                        cases[i].drops_mark ? n : n + 1);
    }
}

static void
test_cleared (void)
{
  IlCharCounter counter = { 0 };

  il_char_counter_clear (&counter);
  il_char_counter_init (&counter, "shift_jis");
  il_char_counter_clear (&counter);
  il_char_counter_clear (&counter);
  il_char_counter_init (&counter, NULL);
  g_assert_cmpuint (il_char_counter_count (&counter, NULL, 0), ==, 0);
  g_assert_cmpuint (il_char_counter_count (&counter, (const guint8 *) "\xc3\xa9", 2), ==, 1);
  g_assert_cmpuint (il_char_counter_finish (&counter), ==, 0);
  il_char_counter_clear (&counter);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/char-counter/utf8/any-split", test_utf8_any_split);
  g_test_add_func ("/char-counter/utf8/edges", test_utf8_edges);
  g_test_add_func ("/char-counter/utf8/runs", test_utf8_runs);
  g_test_add_func ("/char-counter/utf8/examples", test_utf8_examples);
  g_test_add_func ("/char-counter/converted-examples", test_converted_examples);
  g_test_add_func ("/char-counter/ascii-after", test_ascii_after);
  g_test_add_func ("/char-counter/any-split", test_any_split);
  g_test_add_func ("/char-counter/valid-text", test_valid_text);
  g_test_add_func ("/char-counter/cleared", test_cleared);

  return g_test_run ();
}
