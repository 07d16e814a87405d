/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "lab/lab.h"

#define N_RANDOM 500

static IlDocument
make_binary (const char *path,
             gint64      size,
             gint64      first_byte,
             gint64      body)
{
  return (IlDocument) {
    .name = (char *) path + 1, .path = (char *) path, .kind = IL_DOCUMENT_BINARY,
    .size = size, .first_byte = first_byte, .body = body,
    .seed = il_document_make_seed (path, 0),
  };
}

static IlDocument
make_lines (const char *path,
            gint64      n_lines,
            gint64      first_byte,
            gint64      body)
{
  return (IlDocument) {
    .name = (char *) path + 1, .path = (char *) path, .kind = IL_DOCUMENT_LINES,
    .size = n_lines * il_document_line_length (path + 1, n_lines), .n_lines = n_lines,
    .first_byte = first_byte, .body = body,
    .seed = il_document_make_seed (path, 0),
  };
}

static IlDocument
make_random (void)
{
  static const char *const paths[] = { "/a", "/f1040.pdf", "/rain.txt", "/é/x" };
  const char *path = paths[g_test_rand_int_range (0, G_N_ELEMENTS (paths))];
  gint64 first_byte = g_test_rand_int_range (0, 1000000);
  gint64 body = g_test_rand_bit () ? 0 : g_test_rand_int_range (0, 10000000);
  gint64 n = (gint64) 1 << g_test_rand_int_range (0, 18);

  n += g_test_rand_int_range (0, (gint) n);

  return g_test_rand_bit () ? make_binary (path, n, first_byte, body)
                            : make_lines (path, n / 16 + 1, first_byte, body);
}

static GArray *
list_steps (const IlDocument *document)
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

static void
check_properties (const IlDocument *document)
{
  g_autoptr (GArray) steps = list_steps (document);
  const IlScheduleStep *step = &g_array_index (steps, IlScheduleStep, 0);
  const IlScheduleStep *last = &g_array_index (steps, IlScheduleStep, steps->len - 1);

  g_assert_cmpint (step->time, ==, document->first_byte);
  g_assert_cmpint (step->end, >=, 0);

  for (; step < last; step++)
    {
      g_assert_cmpint (step[0].time, <=, step[1].time);
      g_assert_cmpint (step[0].end, <=, step[1].end);
    }

  g_assert_cmpint (last->time, ==, document->first_byte + document->body);
  g_assert_cmpint (last->end, ==, document->size);
}

static void
test_properties (void)
{
  const IlDocument edges[] = {
    make_binary ("/a", 0, 5, 0), make_binary ("/a", 1, 0, 0), make_binary ("/a", 1, 0, 1),
    make_binary ("/a", 1, 7, 3600000000), make_binary ("/a", 2, 7, 4999),
    make_lines ("/a", 1, 0, 0), make_lines ("/a", 1, 3, 9), make_lines ("/a", 2, 3, 9),
    make_binary ("/a", G_GINT64_CONSTANT (4) << 30, 3600000000, 3600000000),
    make_lines ("/a", 10000000, 3600000000, 3600000000),
  };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    check_properties (&edges[i]);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      IlDocument document = make_random ();

      check_properties (&document);
    }
}

static void
test_same_again (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      IlDocument document = make_random ();
      g_autoptr (GArray) first = list_steps (&document);
      g_autoptr (GArray) second = list_steps (&document);

      g_assert_cmpmem (first->data, first->len * sizeof (IlScheduleStep),
                       second->data, second->len * sizeof (IlScheduleStep));
    }
}

static void
test_lines (void)
{
  IlDocument document = make_lines ("/rain.txt", 40, 120000, 39 * 50000);
  g_autoptr (GArray) steps = list_steps (&document);
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
  IlDocument document = make_binary ("/big", G_GINT64_CONSTANT (4) << 30, 10, 0);
  g_autoptr (GArray) steps = list_steps (&document);

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
      g_autoptr (GArray) steps = list_steps (il_scenario_get_document (forms, i));
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
  IlDocument document = make_binary ("/f1040.pdf", 186928, 350000, 1650000);
  g_autoptr (GArray) steps = list_steps (&document);
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
  g_test_add_func ("/lab/schedule/lines", test_lines);
  g_test_add_func ("/lab/schedule/full-speed", test_one_step_at_full_speed);
  g_test_add_func ("/lab/schedule/clumps", test_clumps);
  g_test_add_func ("/lab/schedule/golden", test_golden);

  return g_test_run ();
}
