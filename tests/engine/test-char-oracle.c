/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-char-counter.h"

#include <gio/gio.h>
#include <string.h>

#define N_DOCUMENTS 400
#define N_TEXTS 40
#define N_HEADERS 4000

/* What is asked, and about what. */
typedef struct
{
  GByteArray *questions;
  GPtrArray *names;
  GPtrArray *documents;
} Asked;

static void
asked_init (Asked *self)
{
  self->questions = g_byte_array_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

static void
asked_clear (Asked *self)
{
  g_byte_array_unref (self->questions);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->documents);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static void
ask (Asked      *self,
     const char *verb,
     const char *name,
     GBytes     *document)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (document, &length);
  g_autofree char *line = g_strdup_printf ("%s %zu %zu\n", verb, strlen (name), length);

  g_byte_array_append (self->questions, (const guint8 *) line, strlen (line));
  g_byte_array_append (self->questions, (const guint8 *) name, strlen (name));
  g_byte_array_append (self->questions, bytes, length);
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->documents, g_bytes_ref (document));
}

/* One answer per question, or NULL, the test being skipped. */
static GStrv
dup_answers (Asked *self)
{
  const char *python = g_getenv ("TEST_PYTHON");
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "engine", "char-oracle.py", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) input = g_bytes_new (self->questions->data, self->questions->len);
  g_autoptr (GBytes) output = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) answers = NULL;

  if (python == NULL || *python == '\0')
    {
      g_test_skip ("Python is not installed");
      return NULL;
    }

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                              &error, python, "-I", "-W", "ignore", script, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  text = g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
  answers = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (answers), ==, self->names->len);

  return g_steal_pointer (&answers);
}

static guint64
count (const char   *charset,
       const guint8 *bytes,
       gsize         length)
{
  g_auto (IlCharCounter) counter;
  gsize cut = g_test_rand_int_range (0, (int) length + 1);
  guint64 n;

  il_char_counter_init (&counter, charset);
  n = il_char_counter_count (&counter, bytes, cut);
  n += il_char_counter_count (&counter, bytes + cut, length - cut);

  return n + il_char_counter_finish (&counter);
}

/* Marks of the byte order, surrogates, and what is at the edges of UTF-8. */
static GBytes *
create_document (void)
{
  static const guint8 tricky[] = {
    0x00, 0x01, 0x10, 0x11, 'A', 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xd7, 0xd8,
    0xdb, 0xdc, 0xdf, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xfe, 0xff,
  };
  static const char *const marks[] = { "\xff\xfe", "\xfe\xff", "\xef\xbb\xbf", "\xef\xbb", "" };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const char *mark = marks[g_test_rand_int_range (0, G_N_ELEMENTS (marks))];
  guint length = (guint) g_test_rand_int_range (0, 60);

  g_byte_array_append (bytes, (const guint8 *) mark, strlen (mark));
  if (*mark == '\xff' && g_test_rand_bit ())
    g_byte_array_append (bytes, (const guint8 *) "\0\0", 2);
  else if (*mark == '\xfe' && g_test_rand_bit ())
    g_byte_array_prepend (bytes, (const guint8 *) "\0\0", 2);

  for (guint i = 0; i < length; i++)
    {
      guint8 byte = g_test_rand_int_range (0, 4) == 0
                      ? (guint8) g_test_rand_int_range (0, 256)
                      : tricky[g_test_rand_int_range (0, G_N_ELEMENTS (tricky))];

      g_byte_array_append (bytes, &byte, 1);
    }

  return g_bytes_new (bytes->data, bytes->len);
}

static void
ask_about_documents (Asked             *asked,
                     const char *const *names,
                     gsize              n_names,
                     guint              n_documents)
{
  for (gsize i = 0; i < n_names * n_documents; i++)
    {
      g_autoptr (GBytes) document = create_document ();

      ask (asked, "count", names[i % n_names], document);
    }
}

static void
check_count (const char   *name,
             const guint8 *bytes,
             gsize         length,
             const char   *answer)
{
  guint64 expected = g_ascii_strtoull (answer, NULL, 10);
  guint64 found = count (name, bytes, length);

  if (found != expected)
    g_test_message ("The charset is “%s”", name);

  g_assert_cmpuint (found, ==, expected);
}

static void
check_documents (Asked *asked)
{
  g_auto (GStrv) answers = dup_answers (asked);

  for (guint i = 0; answers != NULL && answers[i] != NULL; i++)
    {
      gsize length;
      const guint8 *bytes = g_bytes_get_data (asked->documents->pdata[i], &length);

      check_count (asked->names->pdata[i], bytes, length, answers[i]);
    }
}

static void
test_exact (void)
{
  static const char *const names[] = {
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
    "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "windows-1258", "cp437", "koi8-r",
    "mac-roman",
  };
  g_auto (Asked) asked;

  asked_init (&asked);
  ask_about_documents (&asked, names, G_N_ELEMENTS (names), N_DOCUMENTS);
  check_documents (&asked);
}

/* Names that Python knows, in its ways of writing them, and names it does not:
 * the same bytes show what it takes each to mean. */
static void
test_names (void)
{
  static const char *const names[] = {
    "", "-", "none", "utf", "u8", "cp65001", "utf8mb4", "UTF 8", "--Utf8--", "utf-8-sig",
    "utf8-sig", "unicode", "ucs-2", "UTF-16LE", "utf16le", "utf_16_le", "UTF_32BE", "u32", "l1",
    "Latin-1", "latin1", "latin2", "ISO8859-1", "iso-8859-15", "ISO_8859-8-I", "iso-8859-8-e",
    "iso-8859-12", "iso8859", "8859", "US-ASCII", "ascii", "ANSI_X3.4-1968", "ansi_x3_4_1968",
    "Windows-1252", "cp1252", "1252", "cp-1252", "win-1252", "windows1252", "x-cp1251",
    "windows-874", "cp874", "ms874", "IBM00858", "csIBM01140", "PC-Multilingual-850+euro",
    "ebcdic-us-37+euro", "KOI8-R", "koi8-ru", "koi8_u", "ibm437", "cp437", "437", "cp037",
    "macintosh", "mac-roman", "x-mac-roman", "TIS-620", "arabic", "hebrew", "base64", "rot13",
    "x-user-defined", "iso-8859-1//TRANSLIT", "latin1/", "utf-16\n", "../utf-16", "windows 1252",
    "iso-8859-1-----------------------------------------------------------",
    "utf-16-and-a-name-that-is-much-longer-than-any-that-there-is",
  };
  g_auto (Asked) asked;

  asked_init (&asked);
  ask_about_documents (&asked, names, G_N_ELEMENTS (names), 8);
  check_documents (&asked);
}

/* Letters, kana, ideographs and syllables that are too common for tables to
 * differ; Python leaves out what a charset lacks. */
static GBytes *
create_text (void)
{
  static const char characters[] =
    "The quick brown fox 0123456789.,;:!?\n あいうえおかきくけこアイウエオカキクケコ、。「」"
    "日本語文字一二三四五六七八九十人大小中上下山川水火木金土年月国学生先東西南北"
    "가나다라마바사아자차카타파하한국어글";
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n_characters = (gsize) g_utf8_strlen (characters, -1);
  guint length = (guint) g_test_rand_int_range (0, 200);

  for (guint i = 0; i < length; i++)
    {
      glong at = g_test_rand_int_range (0, (int) n_characters);

      g_string_append_unichar (text, g_utf8_get_char (g_utf8_offset_to_pointer (characters, at)));
    }

  return g_bytes_new (text->str, text->len);
}

static guint8 *
read_hex (const char *answer,
          gsize      *length)
{
  const char *end = strchr (answer, ' ');
  gsize n = (gsize) (end - answer) / 2;
  guint8 *bytes = g_malloc (n + 1);

  for (gsize i = 0; i < n; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (answer[2 * i]) * 16
                         + g_ascii_xdigit_value (answer[2 * i + 1]));

  *length = n;

  return bytes;
}

static gboolean
has_converter (const char *charset)
{
  g_auto (IlCharCounter) counter;

  il_char_counter_init (&counter, charset);

  return counter.kind == IL_CHARSET_CONVERTED;
}

/* Those that iconv has not are left out. */
static void
test_east_asian (void)
{
  static const char *const names[] = {
    "gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "cp950", "shift_jis", "sjis", "cp932",
    "shift_jis_2004", "euc-jp", "euc_jis_2004", "iso-2022-jp", "iso-2022-jp-1", "iso-2022-jp-2",
    "iso-2022-jp-3", "euc-kr", "cp949", "johab", "iso-2022-kr", "windows-31j",
    "csEUCKR",
  };
  g_auto (Asked) asked;
  g_auto (GStrv) answers = NULL;

  asked_init (&asked);
  for (gsize i = 0; i < N_TEXTS * G_N_ELEMENTS (names); i++)
    {
      const char *name = names[i % G_N_ELEMENTS (names)];
      g_autoptr (GBytes) text = create_text ();

      if (has_converter (name))
        ask (&asked, "encode", name, text);
    }

  answers = dup_answers (&asked);
  for (guint i = 0; answers != NULL && answers[i] != NULL; i++)
    {
      gsize length;
      g_autofree guint8 *bytes = read_hex (answers[i], &length);

      check_count (asked.names->pdata[i], bytes, length, strchr (answers[i], ' ') + 1);
    }
}

static GBytes *
create_header (void)
{
  static const char *const parts[] = {
    "text/html", "application/json", "application/pdf", "Text/HTML", "image/", ";", ";", "; ",
    "charset", "Charset", "charset=", "CHARSET=", "charset =", " charset = ", "=", "utf-8",
    "\"utf-8\"", "'koi8-r'", "\"", "'", " ", "\t", "\xa0", "\x85", "\x1c", "\x01", "boundary=x",
    "charset=\"", "x", ",", "\xc3\xa9", "*=", "\\",
  };
  g_autoptr (GString) header = g_string_new (NULL);
  guint n_parts = (guint) g_test_rand_int_range (0, 12);

  for (guint i = 0; i < n_parts; i++)
    g_string_append (header, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);

  return g_bytes_new (header->str, header->len);
}

static char *
dup_answer_to (GBytes *header)
{
  g_autofree char *value = g_strndup (g_bytes_get_data (header, NULL), g_bytes_get_size (header));
  g_autofree char *charset = il_charset_from_content_type (value);
  GString *answer = g_string_new (charset != NULL ? "charset:" : "none");

  for (const char *at = charset; at != NULL && *at != '\0'; at++)
    g_string_append_printf (answer, "%02x", (guint8) *at);

  return g_string_free (answer, FALSE);
}

static void
test_headers (void)
{
  g_auto (Asked) asked;
  g_auto (GStrv) answers = NULL;

  asked_init (&asked);
  for (guint i = 0; i < N_HEADERS; i++)
    {
      g_autoptr (GBytes) header = create_header ();

      ask (&asked, "header", "", header);
    }

  answers = dup_answers (&asked);
  for (guint i = 0; answers != NULL && answers[i] != NULL; i++)
    {
      g_autofree char *answer = dup_answer_to (asked.documents->pdata[i]);

      if (g_str_equal (answers[i], "absent"))
        {
          g_test_skip ("Python's requests is not installed");
          return;
        }

      /* Where requests fails, we take the parameter for absent. */
      if (!g_str_equal (answers[i], "error"))
        g_assert_cmpstr (answer, ==, answers[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/char-oracle/exact", test_exact);
  g_test_add_func ("/char-oracle/east-asian", test_east_asian);
  g_test_add_func ("/char-oracle/names", test_names);
  g_test_add_func ("/char-oracle/headers", test_headers);

  return g_test_run ();
}
