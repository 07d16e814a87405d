/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sample.h"

#define N_RANDOM 500
#define HOUR G_GINT64_CONSTANT (3600000000)

static void
check_properties (const IlDocument *document)
{
  g_autoptr (GArray) steps = sample_steps (document);
  const IlScheduleStep *step = &g_array_index (steps, IlScheduleStep, 0);
  const IlScheduleStep *last = &g_array_index (steps, IlScheduleStep, steps->len - 1);

  g_assert_cmpint (step->time, ==, document->first_byte);
  g_assert_cmpint (step->end, >=, 0);

  for (; step < last; step++)
    {
      g_assert_cmpint (step[0].time, <=, step[1].time);
      g_assert_cmpint (step[0].end, <=, step[1].end);
    }

  g_assert_cmpint (last->time, >=, document->first_byte + document->body);
  g_assert_cmpint (last->time, <=, document->first_byte + document->body + document->jitter);
  g_assert_cmpint (last->end, ==, document->size);
}

/* The kind, how much of it, the first byte and the time for the body. */
static const struct
{
  IlDocumentKind kind;
  gint64         n;
  gint64         first_byte;
  gint64         body;
} edges[] = {
  { IL_DOCUMENT_BINARY, 0, 5, 0 },
  { IL_DOCUMENT_BINARY, 1, 0, 0 },
  { IL_DOCUMENT_BINARY, 1, 0, 1 },
  { IL_DOCUMENT_BINARY, 1, 7, HOUR },
  { IL_DOCUMENT_BINARY, 2, 7, 4999 },
  { IL_DOCUMENT_BINARY, IL_DOCUMENT_SIZE_MAX, HOUR, HOUR },
  { IL_DOCUMENT_LINES, 1, 0, 0 },
  { IL_DOCUMENT_LINES, 1, 3, 9 },
  { IL_DOCUMENT_LINES, 2, 3, 9 },
  { IL_DOCUMENT_LINES, 10000000, HOUR, HOUR },
  { IL_DOCUMENT_PROSE, 0, 5, 0 },
  { IL_DOCUMENT_PROSE, 1, 3, 9 },
  { IL_DOCUMENT_PROSE, 60, 3, 9 },
  { IL_DOCUMENT_PROSE, 50000000, HOUR, HOUR },
  { IL_DOCUMENT_BOOK, 1, 3, 9 },
  { IL_DOCUMENT_BOOK, 2, 3, 9 },
  { IL_DOCUMENT_BOOK, 700, HOUR, HOUR },
};

static void
test_properties (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      IlDocument document = sample_document (edges[i].kind, "/a", edges[i].n, edges[i].first_byte,
                                             edges[i].body);

      check_properties (&document);
      if (document.n_lines > 2000000)
        continue;

      document.by_line = document.kind != IL_DOCUMENT_BINARY;
      check_properties (&document);
      document.jitter = 60000000;
      check_properties (&document);
    }

  for (guint i = 0; i < N_RANDOM; i++)
    {
      IlDocument document = sample_random ();

      document.jitter = g_test_rand_bit () ? 0 : g_test_rand_int_range (0, 1000000);
      check_properties (&document);
    }
}

static gboolean
is_same (const GArray *first,
         const GArray *second)
{
  return first->len == second->len
         && memcmp (first->data, second->data, first->len * sizeof (IlScheduleStep)) == 0;
}

static void
test_same_again (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      IlDocument document = sample_random ();
      g_autoptr (GArray) first = NULL;
      g_autoptr (GArray) second = NULL;

      document.jitter = g_test_rand_int_range (0, 1000000);
      first = sample_steps (&document);
      second = sample_steps (&document);
      g_assert_true (is_same (first, second));
    }
}

/* Later than planned by no more than it may be, and the same bytes. */
static void
test_jitter (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      IlDocument document = sample_random ();
      g_autoptr (GArray) plan = sample_steps (&document);
      g_autoptr (GArray) late = NULL;

      document.jitter = g_test_rand_int_range (0, 2000000);
      late = sample_steps (&document);
      g_assert_cmpuint (late->len, ==, plan->len);

      for (guint k = 0; k < plan->len; k++)
        {
          const IlScheduleStep *planned = &g_array_index (plan, IlScheduleStep, k);
          const IlScheduleStep *real = &g_array_index (late, IlScheduleStep, k);

          g_assert_cmpint (real->end, ==, planned->end);
          g_assert_cmpint (real->time, >=, planned->time);
          g_assert_cmpint (real->time, <=, planned->time + (k > 0 ? document.jitter : 0));
        }
    }
}

static void
test_jitter_by_seed (void)
{
  IlDocument one = sample_document (IL_DOCUMENT_LINES, "/one", 40, 1000, 40 * 50000);
  IlDocument two = one;
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;
  g_autoptr (GArray) third = NULL;

  one.jitter = two.jitter = 40000;
  two.seed = il_document_make_seed ("/one", 1);
  first = sample_steps (&one);
  second = sample_steps (&two);
  g_assert_false (is_same (first, second));

  /* The jitter's chance is none of the bursts'. */
  one.jitter = 0;
  third = sample_steps (&one);
  g_assert_false (is_same (first, third));
}

static void
test_by_line (void)
{
  const IlDocumentKind kinds[] = { IL_DOCUMENT_PROSE, IL_DOCUMENT_BOOK };
  const gint64 sizes[] = { 5000, 90 };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      IlDocument document = sample_document (kinds[i], "/text", sizes[i], 7000, 0);
      g_autofree char *content = g_malloc ((gsize) document.size);
      g_autoptr (GArray) steps = NULL;

      document.by_line = TRUE;
      document.body = 20000 * (document.n_lines - 1);
      il_document_fill (&document, 0, content, (gsize) document.size);
      steps = sample_steps (&document);
      g_assert_cmpint (steps->len, ==, document.n_lines);

      for (guint k = 0; k < steps->len; k++)
        {
          const IlScheduleStep *step = &g_array_index (steps, IlScheduleStep, k);
          gint64 begin = k > 0 ? step[-1].end : 0;

          g_assert_cmpint (step->time, ==, 7000 + k * 20000);
          g_assert_true (memchr (content + begin, '\n', (gsize) (step->end - begin))
                         == content + step->end - 1);
        }
    }
}

/* Without an interval a text comes as a binary document of its size does. */
static void
test_bursts_of_text (void)
{
  IlDocument binary = sample_document (IL_DOCUMENT_BINARY, "/a", 40000, 300000, 1700000);
  IlDocument prose = sample_document (IL_DOCUMENT_PROSE, "/a", 40000, 300000, 1700000);
  g_autoptr (GArray) first = sample_steps (&binary);
  g_autoptr (GArray) second = sample_steps (&prose);

  g_assert_true (is_same (first, second));
}

static void
test_lines (void)
{
  IlDocument document = sample_document (IL_DOCUMENT_LINES, "/rain.txt", 40, 120000, 39 * 50000);
  g_autoptr (GArray) steps = sample_steps (&document);
  gint64 length = il_document_line_length ("rain.txt", 40);

  g_assert_cmpuint (steps->len, ==, 40);
  for (guint i = 0; i < steps->len; i++)
    {
      const IlScheduleStep *step = &g_array_index (steps, IlScheduleStep, i);

      g_assert_cmpint (step->time, ==, 120000 + i * 50000);
      g_assert_cmpint (step->end, ==, (i + 1) * length);
    }
}

static void
test_one_step_at_full_speed (void)
{
  IlDocument document = sample_document (IL_DOCUMENT_BINARY, "/big", IL_DOCUMENT_SIZE_MAX, 10, 0);
  g_autoptr (GArray) steps = sample_steps (&document);

  g_assert_cmpuint (steps->len, ==, 1);
}

/* Between the marks of a form there are short pauses and long ones. */
static void
test_clumps (void)
{
  g_autoptr (GPtrArray) scenarios = il_scenario_load_builtin (NULL);
  IlScenario *forms = g_ptr_array_index (scenarios, 0);

  for (guint i = 0; i < il_scenario_get_n_documents (forms); i++)
    {
      g_autoptr (GArray) steps = sample_steps (il_scenario_get_document (forms, i));
      const IlScheduleStep *step = &g_array_index (steps, IlScheduleStep, 0);
      guint n_short = 0;
      guint n_long = 0;

      g_assert_cmpuint (steps->len, >=, 20);
      g_assert_cmpuint (steps->len, <=, 60);

      for (guint k = 1; k < steps->len; k++)
        {
          gint64 pause = step[k].time - step[k - 1].time;

          n_short += pause < 25000;
          n_long += pause > 60000;
        }

      g_assert_cmpuint (n_short, >=, 10);
      g_assert_cmpuint (n_long, >=, 4);
    }
}

/* Pictures in documents and lessons rest on these bytes and times: whoever
 * changes them on purpose changes them here too. */
static void
test_golden (void)
{
  IlDocument document = sample_document (IL_DOCUMENT_BINARY, "/f1040.pdf", 186928, 350000, 1650000);
  g_autoptr (GArray) steps = sample_steps (&document);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree guint8 *content = g_malloc (186928);
  g_autofree char *times = NULL;
  g_autofree char *bytes = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const IlScheduleStep *step = &g_array_index (steps, IlScheduleStep, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", step->time,
                              step->end);
    }

  g_assert_cmpuint (il_document_fill (&document, 0, content, 186928), ==, 186928);
  times = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
  bytes = g_compute_checksum_for_data (G_CHECKSUM_SHA256, content, 186928);

  g_assert_cmpstr (times, ==, "4ccb8eab1eaea63f5e67c41236690a8efea4e9a16902fd4ed11c5bef1dd718df");
  g_assert_cmpstr (bytes, ==, "332077fc0be003946e4ec9c446cc0d118368c82daa4704c6f4f28ee671fee120");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/schedule/properties", test_properties);
  g_test_add_func ("/lab/schedule/same-again", test_same_again);
  g_test_add_func ("/lab/schedule/jitter", test_jitter);
  g_test_add_func ("/lab/schedule/jitter-by-seed", test_jitter_by_seed);
  g_test_add_func ("/lab/schedule/by-line", test_by_line);
  g_test_add_func ("/lab/schedule/bursts-of-text", test_bursts_of_text);
  g_test_add_func ("/lab/schedule/lines", test_lines);
  g_test_add_func ("/lab/schedule/full-speed", test_one_step_at_full_speed);
  g_test_add_func ("/lab/schedule/clumps", test_clumps);
  g_test_add_func ("/lab/schedule/golden", test_golden);

  return g_test_run ();
}
