/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/engine.h"
#include "lab/lab.h"

/* Runs of the lab's own scenarios, as the window and the terminal do them. */
typedef struct
{
  IlLab *lab;
  GPtrArray *scenarios;
} Fixture;

/* A mark stays within this of where it was in the run before, in µs. */
#define SAME_PLACE 10000

/* On a machine that does something else meanwhile, a run may be disturbed. */
#define TRIES 3

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->lab = il_lab_new ();
  fixture->scenarios = il_scenario_load_builtin (&error);
  g_assert_no_error (error);
  il_lab_start (fixture->lab, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->scenarios, g_ptr_array_unref);
  g_assert_finalize_object (fixture->lab);
}

static IlPlan *
create_plan (Fixture    *fixture,
             IlScenario *scenario,
             IlMode      mode,
             guint       limit)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  guint n = il_scenario_get_n_documents (scenario);
  g_autofree IlPlanEntry *entries = g_new0 (IlPlanEntry, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  options.mode = mode;
  options.limit = limit;
  for (guint i = 0; i < n; i++)
    {
      char *address = il_scenario_dup_address (scenario, i);
      char *target = il_lab_resolve (fixture->lab, address);

      g_ptr_array_add (texts, address);
      g_ptr_array_add (texts, target);
      entries[i] = (IlPlanEntry) { address, target, IL_SIZE_UNKNOWN };
    }

  return il_plan_new (entries, n, &options);
}

static IlRecording *
run (Fixture    *fixture,
     IlScenario *scenario,
     IlMode      mode,
     guint       limit)
{
  g_autoptr (IlPlan) plan = create_plan (fixture, scenario, mode, limit);
  IlRecording *recording = il_plan_create_recording (plan);
  g_autoptr (IlRunner) runner = il_runner_new (plan, recording);

  il_runner_start (runner);
  while (il_runner_is_running (runner))
    g_main_context_iteration (NULL, TRUE);

  return recording;
}

static void
assert_whole (IlScenario  *scenario,
              IlRecording *recording)
{
  g_assert_true (il_recording_is_whole (recording));

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      const IlArrivals *arrivals = il_track_get_arrivals (track);
      const IlDocument *document = il_scenario_get_document (scenario, i);

      g_assert_cmpuint (il_track_get_status (track), ==, 200);
      g_assert_cmpuint (il_arrivals_get_bytes (arrivals), ==, document->size);
      g_assert_cmpint (il_track_get_size (track, G_MAXINT64), ==, (gint64) document->size);
      g_assert_cmpuint (il_arrivals_get_lines (arrivals), >, 20);
    }
}

/* The greatest number of tracks that were under way at one time. */
static guint
count_most_in_flight (IlRecording *recording)
{
  guint n = il_recording_get_n_tracks (recording), most = 0;

  for (guint i = 0; i < n; i++)
    {
      const IlHop *hop = il_track_get_hop (il_recording_get_track (recording, i), 0);
      gint64 start = il_phases_get (&hop->phases, IL_MARK_START);
      guint in_flight = 0;

      for (guint j = 0; j < n; j++)
        {
          IlState state = il_track_get_state (il_recording_get_track (recording, j), start);

          in_flight += state > IL_STATE_QUEUED && state < IL_STATE_DONE ? 1 : 0;
        }
      most = MAX (most, in_flight);
    }

  return most;
}

/* Four documents whole; as many at once as allowed; never sooner than the
 * slowest of them, or than half of all when two at once. */
static void
test_tax_forms (Fixture       *fixture,
                gconstpointer  data)
{
  IlScenario *scenario = g_ptr_array_index (fixture->scenarios, 0);
  guint limit = GPOINTER_TO_UINT (data);
  g_autoptr (IlRecording) recording = run (fixture, scenario, IL_MODE_TOGETHER, limit);

  assert_whole (scenario, recording);
  g_assert_cmpuint (count_most_in_flight (recording), ==, limit == 0 ? 4 : limit);
  g_assert_cmpint (il_recording_get_duration (recording), >=, limit == 2 ? 4000000 : 2190000);
}

static guint
count_moved (IlRecording *first,
             IlRecording *second,
             guint       *n_lines)
{
  guint n_moved = 0;

  *n_lines = 0;
  for (guint i = 0; i < il_recording_get_n_tracks (first); i++)
    {
      const IlArrivals *a = il_track_get_arrivals (il_recording_get_track (first, i));
      const IlArrivals *b = il_track_get_arrivals (il_recording_get_track (second, i));

      for (guint64 line = 0; line < il_arrivals_get_lines (a); line++)
        {
          gint64 difference = il_arrivals_line_time (a, line) - il_arrivals_line_time (b, line);

          n_moved += ABS (difference) > SAME_PLACE ? 1 : 0;
          (*n_lines)++;
        }
    }

  return n_moved;
}

/* Every run gives the same picture: each line is where it was before. */
static void
test_same_picture (Fixture       *fixture,
                   gconstpointer  data)
{
  IlScenario *scenario = g_ptr_array_index (fixture->scenarios, GPOINTER_TO_UINT (data));
  g_autoptr (IlRecording) first = run (fixture, scenario, IL_MODE_TOGETHER, 0);
  guint n_moved = G_MAXUINT, n_lines = 0;

  for (guint i = 0; i < TRIES && n_moved > n_lines / 20; i++)
    {
      g_autoptr (IlRecording) second = run (fixture, scenario, IL_MODE_TOGETHER, 0);

      n_moved = count_moved (first, second, &n_lines);
      g_test_message ("%u of %u lines more than 10 ms away", n_moved, n_lines);
      g_set_object (&first, second);
    }

  g_assert_cmpuint (n_moved, <=, n_lines / 20);
}

int
main (int    argc,
      char **argv)
{
  il_engine_init ();
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) \
  g_test_add (path, Fixture, GUINT_TO_POINTER (data), set_up, func, tear_down)
  ADD ("/scenarios/tax-forms/no-limit", 0, test_tax_forms);
  ADD ("/scenarios/tax-forms/two-at-once", 2, test_tax_forms);
  ADD ("/scenarios/same-picture/tax-forms", 0, test_same_picture);
  ADD ("/scenarios/same-picture/dripping-lines", 1, test_same_picture);

  return g_test_run ();
}
