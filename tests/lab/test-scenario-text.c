/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include "lab/lab.h"

#define N_FILES 2000
#define N_LINES_MAX 200

#define HEAD "[Scenario]\nTitle=T\nSentence=S\n"

static IlScenario *
load (const char  *text,
      gsize        length,
      GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return il_scenario_new_from_bytes ("test", bytes, error);
}

/* Whatever comes: a scenario, or else an error that says where it is. */
static void
check_file (const char *text,
            gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IlScenario) scenario = load (text, length, &error);

  g_assert_true ((scenario != NULL) == (error == NULL));

  if (error != NULL)
    g_assert_true (g_str_has_prefix (error->message, "test:"));
  else
    g_assert_cmpuint (il_scenario_get_n_documents (scenario), >=, 1);
}

/* Lines that a key file may have, with a number so that none is there twice,
 * and lines that it may not. */
static const char *const good_lines[] = {
  "# %u", "#", "", " ", "Key%u=x", "Key%u[fr]=x=", "[Group %u]",
};
static const char *const bad_lines[] = {
  "what %u", "[Group %u", "=%u", "[%u]x", "Key%u[=x", "\t%u",
};

static void
append_line (GString    *text,
             const char *line,
             guint       number,
             const char *end)
{
  g_auto (GStrv) parts = g_strsplit (line, "%u", 2);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *whole = g_strjoinv (digits, parts);

  g_string_append (text, whole);
  g_string_append (text, end);
}

#define ANY(lines) lines[g_test_rand_int_range (0, G_N_ELEMENTS (lines))]

static char *
make_key_file (void)
{
  GString *text = g_string_new (NULL);
  const char *end = g_test_rand_bit () ? "\n" : "\r\n";
  guint n = (guint) g_test_rand_int_range (1, N_LINES_MAX + 1);
  guint bad = (guint) g_test_rand_int_range (0, (gint) n);

  for (guint i = 0; i < n; i++)
    {
      if (i == 0 && bad > 0)
        append_line (text, "[First]", 0, end);
      else if (i == bad || (i > bad && g_test_rand_int_range (0, 40) == 0))
        append_line (text, ANY (bad_lines), i, end);
      else
        append_line (text, ANY (good_lines), i, end);
    }

  if (g_test_rand_bit ())
    g_string_truncate (text, text->len - strlen (end));

  return g_string_free (text, FALSE);
}

/* The first line that a key file's own parser does not want, line by line. */
static guint
find_bad_line (const char *text)
{
  gsize length = strlen (text);
  guint number = 0;

  for (gsize end = 0; end < length;)
    {
      const char *line_feed = strchr (text + end, '\n');
      g_autoptr (GKeyFile) keys = g_key_file_new ();

      end = line_feed != NULL ? (gsize) (line_feed - text) + 1 : length;
      number++;
      if (!g_key_file_load_from_data (keys, text, end, G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
        return number;
    }

  return 0;
}

static void
test_bad_line (void)
{
  guint n_bad = 0;

  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *text = make_key_file ();
      g_autofree char *place = NULL;
      g_autoptr (GError) error = NULL;
      guint line = find_bad_line (text);

      g_assert_null (load (text, strlen (text), &error));
      if (line == 0)
        continue;

      n_bad++;
      place = g_strdup_printf ("test:%u: ", line);
      g_assert_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_SYNTAX);
      g_assert_true (g_str_has_prefix (error->message, place));
    }

  g_assert_cmpuint (n_bad, >, N_FILES * 9 / 10);
}

/* The line of a key that means nothing, between others that are well. */
static void
test_unknown_key (void)
{
  for (guint i = 0; i < N_FILES / 10; i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD "[Document a]\nKind=binary\nSize=1\n");
      g_autofree char *place = NULL;
      g_autoptr (GError) error = NULL;
      const char *end = g_test_rand_bit () ? "\n" : "\r\n";
      guint line = 7;

      for (gint n = g_test_rand_int_range (0, N_LINES_MAX); n > 0; n--, line++)
        append_line (text, g_test_rand_bit () ? "# %u" : " ", line, end);

      append_line (text, "Colour = red", line, g_test_rand_bit () ? end : "");
      place = g_strdup_printf ("test:%u: [Document a] Colour: ", line);

      g_assert_null (load (text->str, text->len, &error));
      g_assert_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_UNKNOWN);
      g_assert_true (g_str_has_prefix (error->message, place));
    }
}

static void
test_bad_encoding (void)
{
  for (guint i = 0; i < N_FILES / 10; i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD);
      g_autofree char *place = NULL;
      g_autoptr (GError) error = NULL;
      guint line = 4;

      for (gint n = g_test_rand_int_range (0, N_LINES_MAX); n > 0; n--, line++)
        g_string_append (text, g_test_rand_bit () ? "# é\n" : "\n");

      g_string_append (text, "# \xc3\x28\n\n# \xff");
      place = g_strdup_printf ("test:%u: ", line);

      g_assert_null (load (text->str, text->len, &error));
      g_assert_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_SYNTAX);
      g_assert_true (g_str_has_prefix (error->message, place));
    }
}

static void
test_bad_bytes (void)
{
  const char with_nul[] = HEAD "\0[Document a]\nKind=binary\nSize=1\n";
  g_autofree char *large = g_strnfill (1024 * 1024 + 1, '#');

  check_file (with_nul, sizeof with_nul);
  check_file (large, strlen (large));
  check_file (large, 1024 * 1024);
  check_file ("", 0);
}

/* Pieces that make random files reach further than random bytes would. */
static const char *const pieces[] = {
  "[Scenario]\n", "[Document a]\n", "[Document b]\n", "[Document ", "[Link]\n", "[Client]\n", "]",
  "[", "\n", "\n", "\n", "=", "Title=", "Title[fr]=", "Sentence=x", "Question=", "Noticed=x",
  "Noticed[fr]=", "Order=", "Seed=", "Limit=", "Timeout=", "Kind=lines\n",
  "Kind=binary\n", "Kind=prose\n",
  "Kind=book\n", "Size=", "Lines=", "Body=", "Rate=", "Interval=", "FirstByte=", "Jitter=",
  "Path=/", "Framing=chunked\n", "Framing=close\n", "Framing=", "Gzip=yes\n", "Gzip=no\n",
  "Redirects=", "Status=", "204", "404\n", "Failure=endless\n", "Failure=reset\n", "Failure=",
  "After=", "Block=", "Variation=", "Delay=", "Latency=", "Connections=", "TLS=yes\n", "0", "1",
  "40", "9999999", "4294967296", "-", ";", "#", "\\", "\\s", " ", "\t", "\r", "é", "\xff", "\x01",
  "..",
};

static void
test_random (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (g_test_rand_bit () ? HEAD : "");
      gint n = g_test_rand_int_range (0, 40);

      for (gint k = 0; k < n; k++)
        g_string_append (text, ANY (pieces));

      check_file (text->str, text->len);
    }
}

/* Keys with values that are well by themselves, in any number. */
static const char *const keys[] = {
  "Kind=lines", "Kind=binary", "Kind=prose", "Kind=book", "Size=0", "Size=9", "Size=5000",
  "Size=4294967296", "Lines=1", "Lines=40", "Lines=783", "Lines=9999999", "Body=0", "Body=20",
  "Rate=1", "Rate=1000000", "Interval=0", "Interval=50", "Interval=3600000", "FirstByte=10",
  "Jitter=0", "Jitter=60000", "Path=/x", "Path=/y", "Framing=length", "Framing=chunked",
  "Framing=close", "Gzip=yes", "Gzip=no", "Redirects=3", "Status=204", "Status=200", "Status=404",
  "Failure=none", "Failure=refuse", "Failure=reset", "Failure=close", "Failure=stall",
  "Failure=garbage", "Failure=endless", "After=0", "After=7", "After=4294967296", "Block=9",
};

/* What is read can be used: there is a plan, and it is about the document. */
static void
check_documents (IlScenario *scenario)
{
  for (guint i = 0; i < il_scenario_get_n_documents (scenario); i++)
    {
      const IlDocument *document = il_scenario_get_document (scenario, i);
      g_autoptr (GBytes) slice = il_document_slice (document, document->size / 2, 1000);
      IlSchedule schedule;
      IlScheduleStep step;

      g_assert_cmpuint (g_bytes_get_size (slice), ==,
                        MIN (1000, document->size - document->size / 2));
      il_schedule_init (&schedule, document);
      for (guint k = 0; k < 100 && il_schedule_next (&schedule, &step); k++)
        g_assert_cmpint (step.end, <=, document->size);
    }
}

static void
test_keys_together (void)
{
  guint n_good = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD "[Document a]\n");
      g_autoptr (GError) error = NULL;
      g_autoptr (IlScenario) scenario = NULL;

      for (gint n = g_test_rand_int_range (1, 7); n > 0; n--)
        g_string_append_printf (text, "%s\n", ANY (keys));

      scenario = load (text->str, text->len, &error);
      g_assert_true ((scenario != NULL) == (error == NULL));
      if (scenario != NULL)
        check_documents (scenario);
      else
        g_assert_true (g_ascii_isdigit (error->message[strlen ("test:")]));

      n_good += scenario != NULL;
    }

  g_assert_cmpuint (n_good, >, 500);
}

static void
test_damaged (void)
{
  g_autofree char *good = g_strdup (
    HEAD "Question=Q\nQuestion[fr]=Qf\nNoticed=N\nSeed=7\nOrder=3\n[Link]\nRate=100000\n"
    "Variation=20\nDelay=30\nLatency=40\nConnections=6\nTLS=yes\n[Client]\nLimit=4\nTimeout=900\n"
    "[Document a]\nKind=binary\nSize=10\nPath=/x\nBody=20\nFailure=reset\nAfter=5\nBlock=9\n"
    "[Document b]\nKind=lines\nLines=40\nInterval=50\nFirstByte=10\nJitter=30\n"
    "[Document c]\nKind=prose\nSize=4000\nRate=900\nFraming=chunked\nGzip=yes\nStatus=404\n"
    "[Document d]\nKind=book\nLines=20\nInterval=10\nRedirects=2\nFailure=endless\n");
  gsize length = strlen (good);
  g_autoptr (GError) error = NULL;
  g_autoptr (IlScenario) scenario = load (good, length, &error);

  g_assert_no_error (error);

  for (guint i = 0; i < 20000; i++)
    {
      gint at = g_test_rand_int_range (0, (gint) length);
      char old = good[at];

      good[at] = (char) g_test_rand_int_range (0, 256);
      check_file (good, (gsize) g_test_rand_int_range (0, (gint) length + 1));
      good[at] = old;
    }
}

/* A line may be as long as the file, but not what is said about it. */
static void
test_long_lines (void)
{
  const char *const formats[] = {
    "%s", "%s=1\n", "[%s]\n", "[Document %s]\nKind=x\n", "[a]\n%s=1\n%s=1\n", "[%s]\n[%s]\n",
  };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append (name, "\303\251");

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD);
      g_autoptr (GError) error = NULL;

      g_string_append (text, formats[i]);
      g_string_replace (text, "%s", name->str, 0);
      g_assert_null (load (text->str, text->len, &error));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), <, 1000);
    }
}

/* As some editors write it. */
static void
test_byte_order_mark (void)
{
  const char *text = "\xef\xbb\xbf[Scenario]\r\nTitle=T\r\nSentence=S\r\n"
                     "[Document a]\r\nKind=binary\r\nSize=10\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) alone = g_bytes_new (text, 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (IlScenario) scenario = il_scenario_new_from_bytes ("mark", bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (il_scenario_get_title (scenario), ==, "T");
  g_assert_null (il_scenario_new_from_bytes ("mark", alone, &error));
  g_assert_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_MISSING);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");

  g_test_add_func ("/lab/scenario/bad-line", test_bad_line);
  g_test_add_func ("/lab/scenario/unknown-key", test_unknown_key);
  g_test_add_func ("/lab/scenario/bad-encoding", test_bad_encoding);
  g_test_add_func ("/lab/scenario/bad-bytes", test_bad_bytes);
  g_test_add_func ("/lab/scenario/random", test_random);
  g_test_add_func ("/lab/scenario/keys-together", test_keys_together);
  g_test_add_func ("/lab/scenario/damaged", test_damaged);
  g_test_add_func ("/lab/scenario/long-lines", test_long_lines);
  g_test_add_func ("/lab/scenario/text/byte-order-mark", test_byte_order_mark);

  return g_test_run ();
}
