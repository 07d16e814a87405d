/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include "lab/il-book.h"
#include "lab/lab.h"

/* The first three lines, and the next three. */
#define HEAD "[Scenario]\nTitle=T\nSentence=S\n"
#define SMALL "[Document a]\nKind=binary\nSize=10\n"
#define DOCUMENT HEAD "[Document a]\n"

#define MISSING IL_SCENARIO_ERROR_MISSING
#define UNKNOWN IL_SCENARIO_ERROR_UNKNOWN
#define DUPLICATE IL_SCENARIO_ERROR_DUPLICATE
#define VALUE IL_SCENARIO_ERROR_VALUE
#define CONFLICT IL_SCENARIO_ERROR_CONFLICT
#define SYNTAX IL_SCENARIO_ERROR_SYNTAX

static IlScenario *
load (const char  *text,
      GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return il_scenario_new_from_bytes ("test", bytes, error);
}

static IlScenario *
load_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  IlScenario *scenario = load (text, &error);

  g_assert_no_error (error);

  return scenario;
}

/* What is wrong, the line that the message names (0 for none), and the words
 * it must have to be of use. */
static const struct
{
  const char      *text;
  IlScenarioError  code;
  guint            line;
  const char      *words;
} bad[] = {
  { "", MISSING, 0, "[Scenario]: is missing" },
  { "hello", SYNTAX, 1, "hello" },
  { "Title=T\n", SYNTAX, 1, "group" },
  { HEAD SMALL "\n# x\nKind\n", SYNTAX, 9, "Kind" },
  { HEAD, MISSING, 0, "[Document …]" },
  { SMALL, MISSING, 0, "[Scenario]" },
  { "[Scenario]\nSentence=S\n" SMALL, MISSING, 1, "[Scenario] Title" },
  { "# x\n\n[Scenario]\nTitle=T\n" SMALL, MISSING, 3, "[Scenario] Sentence" },
  { SMALL "[Scenario]\n", MISSING, 4, "[Scenario] Title" },
  { "[Scenario]\nTitle=\nSentence=S\n" SMALL, VALUE, 2, "Title: is empty" },
  { "[Scenario]\nTitle=a\\nb\nSentence=S\n" SMALL, VALUE, 2, "Title" },
  { "[Scenario]\nTitle=a\\qb\nSentence=S\n" SMALL, VALUE, 2, "Title" },
  { "[Scenario]\nTitle=a\\q\\\nSentence=S\n" SMALL, VALUE, 2, "Title" },
  { "[Scenario]\nTitle=a\nTitle[fr]=\\q\nSentence=S\n" SMALL, VALUE, 3, "Title[fr]" },
  { "[Scenario]\nTitle=T\nTitle=T\nSentence=S\n" SMALL, DUPLICATE, 3, "Title" },
  { "[Scenario]\nTitle=T\r\nTitle=T\r\nSentence=S\n" SMALL, DUPLICATE, 3, "Title" },
  { HEAD "Order=-1\n" SMALL, VALUE, 4, "Order" },
  { HEAD "Order=10001\n" SMALL, VALUE, 4, "10000" },
  { HEAD "Order[fr]=1\n" SMALL, UNKNOWN, 4, "Order[fr]" },
  { HEAD "Seed=-1\n" SMALL, VALUE, 4, "Seed" },
  { HEAD "Seed=9223372036854775808\n" SMALL, VALUE, 4, "9223372036854775807" },
  { HEAD "Question=\n" SMALL, VALUE, 4, "Question: is empty" },
  { HEAD "Question=Q\nQuestion[fr]=\n" SMALL, VALUE, 5, "Question[fr]" },
  { HEAD "Noticed=a\\tb\n" SMALL, VALUE, 4, "Noticed" },
  { HEAD "Colour=red\n" SMALL, UNKNOWN, 4, "[Scenario] Colour: unknown key" },
  { HEAD SMALL "Colour=red\n", UNKNOWN, 7, "[Document a] Colour" },
  { HEAD SMALL "\n[Paint]\n", UNKNOWN, 8, "[Paint]: unknown group" },
  { HEAD SMALL "[Document]\n", UNKNOWN, 7, "[Document]" },
  { HEAD SMALL "[Link 2]\n", UNKNOWN, 7, "[Link 2]" },
  { HEAD SMALL "[Document ]\n", VALUE, 7, "name" },
  { HEAD SMALL SMALL, DUPLICATE, 7, "[Document a]" },
  { HEAD SMALL "[Link]\n[Link]\n", DUPLICATE, 8, "[Link]" },
  { HEAD SMALL "[Document b]\nKind=binary\nSize=1\nPath=/a\n", DUPLICATE, 10, "[Document b] Path" },
  { HEAD SMALL "[Document  a]\nKind=binary\nSize=1\n", DUPLICATE, 7, "[Document  a] Path" },
  { DOCUMENT, MISSING, 4, "[Document a] Kind" },
  { DOCUMENT "Size=1\n", MISSING, 4, "Kind: is missing" },
  { DOCUMENT "Kind=blob\n", VALUE, 5, "binary, lines, prose, book" },
  { DOCUMENT "Kind=Lines\nLines=1\n", VALUE, 5, "Kind" },
  { DOCUMENT "Kind=binary\n", MISSING, 4, "Size" },
  { DOCUMENT "Kind=prose\n", MISSING, 4, "Size" },
  { DOCUMENT "Kind=lines\n", MISSING, 4, "Lines" },
  { DOCUMENT "Kind=lines\nLines=2\nSize=1\n", CONFLICT, 7, "Size" },
  { DOCUMENT "Kind=book\nLines=2\nSize=1\n", CONFLICT, 7, "Size" },
  { DOCUMENT "Kind=binary\nLines=2\nSize=1\n", CONFLICT, 6, "Lines" },
  { DOCUMENT "Kind=prose\nLines=2\n", CONFLICT, 6, "Lines" },
  { DOCUMENT "Kind=lines\nLines=0\n", VALUE, 6, "Lines" },
  { DOCUMENT "Kind=lines\nLines=10000001\n", VALUE, 6, "10000000" },
  { DOCUMENT "Kind=book\nLines=0\n", VALUE, 6, "Lines" },
  { DOCUMENT "Kind=book\nLines=784\n", VALUE, 6, "783" },
  { DOCUMENT "Kind=binary\nSize=4294967297\n", VALUE, 6, "4294967296" },
  { DOCUMENT "Kind=prose\nSize=-1\n", VALUE, 6, "Size" },
  { DOCUMENT "Kind=binary\nSize=1e3\n", VALUE, 6, "Size" },
  { DOCUMENT "Kind=binary\nSize=99999999999999999999\n", VALUE, 6, "Size" },
  { HEAD SMALL "FirstByte=3600001\n", VALUE, 7, "FirstByte" },
  { HEAD SMALL "Body=3600001\n", VALUE, 7, "Body" },
  { HEAD SMALL "Body=1\nRate=1\n", CONFLICT, 4, "Body, Interval and Rate" },
  { HEAD SMALL "Interval=1\n", CONFLICT, 7, "Interval" },
  { HEAD SMALL "Rate=0\n", VALUE, 7, "Rate" },
  { DOCUMENT "Kind=prose\nSize=10\nRate=1\nInterval=1\n", CONFLICT, 4, "Body, Interval and Rate" },
  { DOCUMENT "Kind=binary\nSize=4000\nRate=1\n", VALUE, 7, "hour" },
  { DOCUMENT "Kind=lines\nLines=100\nInterval=3600000\n", VALUE, 7, "hour" },
  { DOCUMENT "Kind=book\nInterval=5000\n", VALUE, 6, "hour" },
  { DOCUMENT "Kind=prose\nSize=1000000\nInterval=1000\n", VALUE, 7, "hour" },
  { DOCUMENT "Kind=binary\nSize=0\nBody=1\n", CONFLICT, 7, "Body" },
  { HEAD SMALL "Jitter=1\n", CONFLICT, 7, "Jitter" },
  { DOCUMENT "Kind=book\nJitter=1\n", CONFLICT, 6, "Jitter" },
  { HEAD SMALL "Body=1\nJitter=60001\n", VALUE, 8, "60000" },
  { HEAD SMALL "Body=1\nJitter=-1\n", VALUE, 8, "Jitter" },
  { HEAD SMALL "Path=a\n", VALUE, 7, "slash" },
  { HEAD SMALL "Path=/../a\n", VALUE, 7, "Path" },
  { HEAD SMALL "Path=/b/./a\n", VALUE, 7, "Path" },
  { HEAD SMALL "Path=/b\\ta\n", VALUE, 7, "control" },
  { HEAD "[Document ..]\nKind=binary\nSize=1\n", VALUE, 4, "Path" },
  { HEAD "[Document \xff]\nKind=binary\nSize=1\n", SYNTAX, 4, "UTF-8" },
  { HEAD "[Document a\xc2\x85]\nKind=binary\nSize=1\n", VALUE, 4, "control" },
  { HEAD SMALL "Framing=chunk\n", VALUE, 7, "length, chunked, close" },
  { HEAD SMALL "Gzip=true\n", VALUE, 7, "no, yes" },
  { DOCUMENT "Kind=prose\nSize=1048577\nGzip=yes\n", VALUE, 7, "1 MiB" },
  { DOCUMENT "Kind=binary\nSize=0\nGzip=yes\n", CONFLICT, 7, "empty" },
  { HEAD SMALL "Gzip=yes\nFailure=endless\n", CONFLICT, 7, "Gzip" },
  { HEAD SMALL "Redirects=1001\n", VALUE, 7, "Redirects" },
  { HEAD SMALL "Status=199\n", VALUE, 7, "200" },
  { HEAD SMALL "Status=600\n", VALUE, 7, "599" },
  { HEAD SMALL "Status=302\n", VALUE, 7, "Redirects" },
  { HEAD SMALL "Status=204\n", CONFLICT, 7, "content" },
  { HEAD "[Link]\nHTTP2=yes\n" SMALL, CONFLICT, 5, "TLS" },
  { HEAD "[Link]\nTLS=yes\nHTTP2=yes\nRate=5000\n" SMALL, CONFLICT, 6, "Rate" },
  { HEAD "[Link]\nTLS=yes\nHTTP2=yes\n" SMALL "Body=9\n", CONFLICT, 7, "whole" },
  { HEAD "[Link]\nTLS=yes\nHTTP2=yes\n" SMALL "Framing=chunked\n", CONFLICT, 7, "whole" },
  { HEAD "[Link]\nTLS=yes\nHTTP2=yes\n" SMALL "Failure=stall\n", CONFLICT, 7, "whole" },
  { HEAD SMALL "Block=6000\n[Document b]\nKind=binary\nSize=10\nBlock=4001\n", VALUE, 11,
    "10 s" },
  { HEAD SMALL "Failure=explode\n", VALUE, 7, "none, refuse, reset, close, stall, garbage, end" },
  { HEAD SMALL "After=1\n", CONFLICT, 7, "reset, close or stall" },
  { HEAD SMALL "Failure=refuse\nAfter=1\n", CONFLICT, 8, "reset, close or stall" },
  { HEAD SMALL "After=11\nFailure=reset\n", VALUE, 7, "end of the document" },
  { DOCUMENT "Kind=binary\nSize=0\nFailure=endless\n", CONFLICT, 7, "endless" },
  { HEAD SMALL "Failure=endless\nFraming=length\n", CONFLICT, 8, "Framing" },
  { HEAD SMALL "Block=10001\n", VALUE, 7, "10000" },
  { HEAD SMALL "[Link]\nRate=999\n", VALUE, 8, "1000" },
  { HEAD SMALL "[Link]\nRate=1000000000001\n", VALUE, 8, "[Link] Rate" },
  { HEAD SMALL "[Link]\nRate=1000\nVariation=96\n", VALUE, 9, "95" },
  { HEAD SMALL "[Link]\nVariation=5\n", CONFLICT, 8, "Rate" },
  { HEAD SMALL "[Link]\nDelay=60001\n", VALUE, 8, "60000" },
  { HEAD SMALL "[Link]\nLatency=60001\n", VALUE, 8, "60000" },
  { HEAD SMALL "[Link]\nConnections=0\n", VALUE, 8, "Connections" },
  { HEAD SMALL "[Link]\nConnections=10001\n", VALUE, 8, "10000" },
  { HEAD SMALL "[Link]\nTLS=1\n", VALUE, 8, "no, yes" },
  { HEAD SMALL "[Link]\nSize=1\n", UNKNOWN, 8, "[Link] Size" },
  { HEAD SMALL "[Client]\nLimit=0\n", VALUE, 8, "Limit" },
  { HEAD SMALL "[Client]\nLimit=10001\n", VALUE, 8, "10000" },
  { HEAD SMALL "[Client]\nTimeout=0\n", VALUE, 8, "Timeout" },
  { HEAD SMALL "[Client]\nTimeout=3600001\n", VALUE, 8, "3600000" },
  { HEAD SMALL "[Client]\nRate=1000\n", UNKNOWN, 8, "[Client] Rate" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IlScenario) scenario = load (bad[i].text, &error);
      g_autofree char *place = g_strdup (bad[i].line > 0 ? NULL : "test: ");

      if (place == NULL)
        place = g_strdup_printf ("test:%u: ", bad[i].line);

      g_assert_null (scenario);
      g_test_message ("%s", error->message);
      g_assert_error (error, IL_SCENARIO_ERROR, (int) bad[i].code);
      g_assert_true (g_str_has_prefix (error->message, place));
      g_assert_nonnull (strstr (error->message, bad[i].words));
    }
}

#define FIELD(type, name) { G_STRUCT_OFFSET (type, name), sizeof (((type *) 0)->name) }

typedef struct
{
  gsize offset;
  gsize size;
} Field;

static gint64
get_field (gconstpointer  structure,
           const Field   *field)
{
  const guint8 *place = (const guint8 *) structure + field->offset;

  return field->size == sizeof (gint64) ? *(const gint64 *) place : *(const gint *) place;
}

/* Keys of a document, and what a field is then. */
static const struct
{
  const char *keys;
  Field       field;
  gint64      value;
} good[] = {
  { "Kind=prose\nSize=0\n", FIELD (IlDocument, kind), IL_DOCUMENT_PROSE },
  { "Kind=prose\nSize=0\n", FIELD (IlDocument, n_lines), 0 },
  { "Kind=prose\nSize=0\nInterval=5\n", FIELD (IlDocument, body), 0 },
  { "Kind=prose\nSize=1\n", FIELD (IlDocument, n_lines), 1 },
  { "Kind=prose\nSize=4294967296\n", FIELD (IlDocument, size), IL_DOCUMENT_SIZE_MAX },
  { "Kind=prose\nSize=4096\nInterval=5\n", FIELD (IlDocument, by_line), TRUE },
  { "Kind=prose\nSize=4096\nBody=5\n", FIELD (IlDocument, by_line), FALSE },
  { "Kind=prose\nSize=4096\nRate=4096\n", FIELD (IlDocument, body), G_USEC_PER_SEC },
  { "Kind=book\n", FIELD (IlDocument, kind), IL_DOCUMENT_BOOK },
  { "Kind=book\n", FIELD (IlDocument, n_lines), 783 },
  { "Kind=book\nLines=783\n", FIELD (IlDocument, size), 40651 },
  { "Kind=book\nLines=1\n", FIELD (IlDocument, size), sizeof "THE PURLOINED LETTER" },
  { "Kind=book\nLines=20\nInterval=100\n", FIELD (IlDocument, body), 1900000 },
  { "Kind=book\nInterval=0\n", FIELD (IlDocument, by_line), TRUE },
  { "Kind=lines\nLines=5\n", FIELD (IlDocument, by_line), TRUE },
  { "Kind=lines\nLines=5\nJitter=7\n", FIELD (IlDocument, jitter), 7000 },
  { "Kind=binary\nSize=5\nBody=1\nJitter=60000\n", FIELD (IlDocument, jitter), 60000000 },
  { "Kind=binary\nSize=5\n", FIELD (IlDocument, jitter), 0 },
  { "Kind=binary\nSize=5\n", FIELD (IlDocument, framing), IL_DOCUMENT_FRAMING_LENGTH },
  { "Kind=binary\nSize=5\nFraming=chunked\n", FIELD (IlDocument, framing),
    IL_DOCUMENT_FRAMING_CHUNKED },
  { "Kind=binary\nSize=5\nFraming=close\n", FIELD (IlDocument, framing),
    IL_DOCUMENT_FRAMING_CLOSE },
  { "Kind=binary\nSize=5\n", FIELD (IlDocument, gzip), FALSE },
  { "Kind=binary\nSize=5\nGzip=no\nFailure=endless\n", FIELD (IlDocument, gzip), FALSE },
  { "Kind=prose\nSize=1048576\nGzip=yes\n", FIELD (IlDocument, gzip), TRUE },
  { "Kind=binary\nSize=5\n", FIELD (IlDocument, n_redirects), 0 },
  { "Kind=binary\nSize=5\nRedirects=1000\n", FIELD (IlDocument, n_redirects), 1000 },
  { "Kind=binary\nSize=5\n", FIELD (IlDocument, status), 200 },
  { "Kind=binary\nSize=5\nStatus=404\n", FIELD (IlDocument, status), 404 },
  { "Kind=binary\nSize=0\nStatus=204\n", FIELD (IlDocument, status), 204 },
  { "Kind=binary\nSize=5\nFailure=none\n", FIELD (IlDocument, failure), IL_DOCUMENT_FAILURE_NONE },
  { "Kind=binary\nSize=5\nFailure=refuse\n", FIELD (IlDocument, failure),
    IL_DOCUMENT_FAILURE_REFUSE },
  { "Kind=binary\nSize=5\nFailure=reset\nAfter=5\n", FIELD (IlDocument, failure_after), 5 },
  { "Kind=binary\nSize=5\nFailure=close\n", FIELD (IlDocument, failure_after), -1 },
  { "Kind=binary\nSize=5\nFailure=close\nAfter=0\n", FIELD (IlDocument, failure_after), 0 },
  { "Kind=binary\nSize=5\nFailure=stall\nAfter=0\n", FIELD (IlDocument, failure),
    IL_DOCUMENT_FAILURE_STALL },
  { "Kind=binary\nSize=5\nFailure=garbage\n", FIELD (IlDocument, failure),
    IL_DOCUMENT_FAILURE_GARBAGE },
  { "Kind=binary\nSize=5\nFailure=endless\n", FIELD (IlDocument, framing),
    IL_DOCUMENT_FRAMING_CHUNKED },
  { "Kind=binary\nSize=5\nFailure=endless\nFraming=close\n", FIELD (IlDocument, framing),
    IL_DOCUMENT_FRAMING_CLOSE },
  { "Kind=binary\nSize=5\nBlock=10000\n", FIELD (IlDocument, block), 10000000 },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = g_strconcat (DOCUMENT, good[i].keys, NULL);
      g_autoptr (IlScenario) scenario = load_good (text);

      g_test_message ("%s", good[i].keys);
      g_assert_cmpint (get_field (il_scenario_get_document (scenario, 0), &good[i].field), ==,
                       good[i].value);
    }
}

/* Keys of a link, and what a field is then. */
static const struct
{
  const char *keys;
  Field       field;
  gint64      value;
} good_links[] = {
  { "", FIELD (IlLinkSpec, rate), 0 },
  { "", FIELD (IlLinkSpec, n_connections), 0 },
  { "Rate=1000\n", FIELD (IlLinkSpec, rate), 1000 },
  { "Rate=1000000000000\n", FIELD (IlLinkSpec, rate), G_GINT64_CONSTANT (1000000000000) },
  { "Variation=95\nRate=1000\n", FIELD (IlLinkSpec, variation), 95 },
  { "Variation=0\n", FIELD (IlLinkSpec, variation), 0 },
  { "Delay=60000\n", FIELD (IlLinkSpec, delay), 60000000 },
  { "Latency=3\n", FIELD (IlLinkSpec, latency), 3000 },
  { "Connections=10000\n", FIELD (IlLinkSpec, n_connections), 10000 },
  { "TLS=no\n", FIELD (IlLinkSpec, tls), FALSE },
  { "TLS=yes\n", FIELD (IlLinkSpec, tls), TRUE },
};

static void
test_links (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good_links); i++)
    {
      g_autofree char *text = g_strconcat (HEAD "[Link]\n", good_links[i].keys, SMALL, NULL);
      g_autoptr (IlScenario) scenario = load_good (text);
      const IlLinkSpec *link = il_scenario_get_link (scenario);
      g_autofree char *address = il_scenario_dup_address (scenario, 0);

      g_assert_cmpint (get_field (link, &good_links[i].field), ==, good_links[i].value);
      g_assert_cmpstr (address, ==, link->tls ? "https://lab.localhost/test/a"
                                              : "http://lab.localhost/test/a");
    }
}

static void
test_clients (void)
{
  g_autoptr (IlScenario) without = load_good (HEAD SMALL "[Client]\n");
  g_autoptr (IlScenario) with = load_good (HEAD SMALL "[Client]\nLimit=10000\nTimeout=3600000\n");

  g_assert_cmpuint (il_scenario_get_limit (without), ==, 0);
  g_assert_cmpuint (il_scenario_get_limit (with), ==, 10000);
  g_assert_cmpint (il_scenario_get_timeout (without), ==, 0);
  g_assert_cmpint (il_scenario_get_timeout (with), ==, G_TIME_SPAN_HOUR);
}

static void
test_translations (void)
{
  const char *text = HEAD "Question=Why?\nQuestion[fr]=Pourquoi ?\nNoticed=So.\n"
                     "Noticed[fr]=Voilà.\n" SMALL;
  g_autoptr (IlScenario) none = load_good (HEAD SMALL);
  g_autoptr (IlScenario) english = load_good (text);
  g_autoptr (IlScenario) french = NULL;

  g_setenv ("LANGUAGE", "fr", TRUE);
  french = load_good (text);
  g_unsetenv ("LANGUAGE");

  g_assert_null (il_scenario_get_question (none));
  g_assert_null (il_scenario_get_noticed (none));
  g_assert_cmpstr (il_scenario_get_question (english), ==, "Why?");
  g_assert_cmpstr (il_scenario_get_noticed (english), ==, "So.");
  g_assert_cmpstr (il_scenario_get_question (french), ==, "Pourquoi ?");
  g_assert_cmpstr (il_scenario_get_noticed (french), ==, "Voilà.");
}

/* Wherever the group is: a document's lines depend on its seed. */
static void
test_seeds (void)
{
  const char *prose = "[Document a]\nKind=prose\nSize=1000\nInterval=10\n";
  g_autofree char *before = g_strconcat (HEAD "Seed=7\n", prose, NULL);
  g_autofree char *behind = g_strconcat (prose, HEAD "Seed=7\n", NULL);
  g_autofree char *without = g_strconcat (HEAD, prose, NULL);
  const char *texts[] = { before, behind, without };
  guint64 seeds[G_N_ELEMENTS (texts)];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (IlScenario) scenario = load_good (texts[i]);
      const IlDocument *document = il_scenario_get_document (scenario, 0);

      seeds[i] = document->seed;
      g_assert_cmpint (document->n_lines, ==, il_document_count_lines (document));
      g_assert_cmpint (document->body, ==, 10000 * (document->n_lines - 1));
    }

  g_assert_cmpuint (seeds[0], ==, il_document_make_seed ("/a", 7));
  g_assert_cmpuint (seeds[1], ==, seeds[0]);
  g_assert_cmpuint (seeds[2], ==, il_document_make_seed ("/a", 0));
  g_assert_cmpuint (seeds[2], !=, seeds[0]);
}

static void
test_expected_sizes (void)
{
  const struct
  {
    const char *keys;
    gint64      size;
  } expected[] = {
    { "", 10 }, { "Framing=chunked\n", -1 }, { "Framing=close\n", -1 }, { "Gzip=yes\n", -1 },
    { "Gzip=no\n", 10 }, { "Failure=refuse\n", -1 }, { "Failure=garbage\n", -1 },
    { "Failure=reset\n", 10 }, { "Failure=stall\n", 10 }, { "Failure=endless\n", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = g_strconcat (HEAD SMALL, expected[i].keys, NULL);
      g_autoptr (IlScenario) scenario = load_good (text);

      g_assert_cmpint (il_document_get_expected_size (il_scenario_get_document (scenario, 0)), ==,
                       expected[i].size);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");

  g_test_add_func ("/lab/scenario/bad", test_bad);
  g_test_add_func ("/lab/scenario/good", test_good);
  g_test_add_func ("/lab/scenario/links", test_links);
  g_test_add_func ("/lab/scenario/clients", test_clients);
  g_test_add_func ("/lab/scenario/translations", test_translations);
  g_test_add_func ("/lab/scenario/seeds", test_seeds);
  g_test_add_func ("/lab/scenario/expected-sizes", test_expected_sizes);

  return g_test_run ();
}
