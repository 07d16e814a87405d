/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-sweep.h"

#include "fake-recording.h"

#define KEY "http:1"

typedef struct
{
  IlSweep *sweep;
  guint wanted;
  guint n_wanted;
  guint n_changed;
} Fixture;

static void
wanted_cb (Fixture *fixture,
           guint    limit)
{
  fixture->wanted = limit;
  fixture->n_wanted++;
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->sweep = il_sweep_new ();
  g_signal_connect_swapped (fixture->sweep, "run-wanted", G_CALLBACK (wanted_cb), fixture);
  g_signal_connect_swapped (fixture->sweep, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->sweep);
}

/* Two downloads that ended after @ms, as @code says, see fake_recording_end(). */
static IlRun *
create_run (guint       limit,
            guint       ms,
            const char *key,
            int         code)
{
  g_autoptr (IlRecording) recording =
    il_recording_new (limit == 1 ? IL_MODE_ONE_AT_A_TIME : IL_MODE_TOGETHER, limit);
  IlRunInfo info = { .key = (char *) key };

  il_recording_add (recording, "http://h/a", IL_SIZE_UNKNOWN);
  il_recording_add (recording, "http://h/b", IL_SIZE_UNKNOWN);
  il_recording_start (recording, 0);
  for (guint i = 0; i < 2; i++)
    {
      il_track_begin_hop (il_recording_get_track (recording, i), "http://h/", 0);
      fake_recording_end (recording, il_recording_get_track (recording, i), ms * FAKE_MS, code);
    }
  il_recording_finish (recording);

  return il_run_new (recording, &info);
}

/* Waits for what is wanted, if anything is. */
static guint
next_wanted (Fixture *fixture)
{
  fixture->wanted = 0;
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return fixture->wanted;
}

static void
give (Fixture    *fixture,
      guint       limit,
      guint       ms,
      const char *key,
      int         code)
{
  g_autoptr (IlRun) run = create_run (limit, ms, key, code);

  il_sweep_add_result (fixture->sweep, run);
}

/* Each limit once, and its run is kept. */
static void
test_rounds (Fixture       *fixture,
             gconstpointer  data)
{
  static const guint ms[2][3] = { { 900, 500, 400 }, { 800, 600, 300 } };

  g_assert_null (il_sweep_get_curve (fixture->sweep));
  g_assert_null (il_sweep_get_run (fixture->sweep, 1));
  il_sweep_start (fixture->sweep, 3, 2);
  g_assert_true (il_sweep_is_running (fixture->sweep));
  g_assert_cmpuint (il_sweep_get_n_runs (fixture->sweep), ==, 6);
  g_assert_cmpuint (fixture->n_wanted, ==, 0);

  for (guint round = 0; round < 2; round++)
    for (guint limit = 1; limit <= 3; limit++)
      {
        g_assert_cmpuint (next_wanted (fixture), ==, limit);
        give (fixture, limit, ms[round][limit - 1], KEY, -1);
      }

  g_assert_cmpuint (next_wanted (fixture), ==, 0);
  g_assert_false (il_sweep_is_running (fixture->sweep));
  g_assert_cmpuint (fixture->n_changed, ==, 1 + 6);
  for (guint limit = 1; limit <= 3; limit++)
    {
      guint expected = MIN (ms[0][limit - 1], ms[1][limit - 1]);
      IlRecording *recording = il_run_get_recording (il_sweep_get_run (fixture->sweep, limit));

      g_assert_cmpint (il_recording_get_duration (recording), ==, expected * FAKE_MS);
      g_assert_cmpint (il_sweep_curve_get_point (il_sweep_get_curve (fixture->sweep), limit)->time,
                       ==, expected * FAKE_MS);
    }
}

/* Nothing comes of what nobody asked for. */
static void
test_unasked (Fixture       *fixture,
              gconstpointer  data)
{
  give (fixture, 1, 100, KEY, -1);
  g_assert_null (il_sweep_get_curve (fixture->sweep));

  il_sweep_start (fixture->sweep, 2, 1);
  give (fixture, 1, 100, KEY, -1);
  g_assert_cmpuint (il_sweep_get_n_done (fixture->sweep), ==, 0);
  g_assert_cmpuint (next_wanted (fixture), ==, 1);
  give (fixture, 1, 100, KEY, -1);
  g_assert_cmpuint (il_sweep_get_n_done (fixture->sweep), ==, 1);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  il_sweep_start (fixture->sweep, 5, 1);
  next_wanted (fixture);
  give (fixture, 1, 100, KEY, -1);
  il_sweep_stop (fixture->sweep);
  g_assert_cmpuint (next_wanted (fixture), ==, 0);
  g_assert_nonnull (il_sweep_get_run (fixture->sweep, 1));
  g_assert_null (il_sweep_get_run (fixture->sweep, 2));

  il_sweep_reset (fixture->sweep);
  g_assert_null (il_sweep_get_curve (fixture->sweep));
  g_assert_null (il_sweep_get_run (fixture->sweep, 1));
  g_assert_cmpuint (fixture->n_changed, ==, 3);
}

/* What can't be compared ends it; only the first one is looked at. */
static void
test_ends (Fixture       *fixture,
           gconstpointer  data)
{
  il_sweep_start (fixture->sweep, 3, 1);
  next_wanted (fixture);
  give (fixture, 1, 100, KEY, IL_ERROR_REFUSED);
  g_assert_false (il_sweep_is_running (fixture->sweep));
  g_assert_nonnull (il_sweep_get_run (fixture->sweep, 1));

  il_sweep_start (fixture->sweep, 3, 1);
  next_wanted (fixture);
  give (fixture, 1, 100, KEY, -1);
  next_wanted (fixture);
  give (fixture, 2, 100, KEY, IL_ERROR_CANCELLED);
  g_assert_false (il_sweep_is_running (fixture->sweep));
  g_assert_cmpuint (il_sweep_get_n_done (fixture->sweep), ==, 1);

  il_sweep_start (fixture->sweep, 3, 1);
  next_wanted (fixture);
  give (fixture, 1, 100, KEY, -1);
  next_wanted (fixture);
  give (fixture, 2, 100, "http:2", -1);
  g_assert_false (il_sweep_is_running (fixture->sweep));
  g_assert_cmpuint (il_sweep_get_n_done (fixture->sweep), ==, 1);
}

/* Later, a failure is a gap in the curve, no more. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  il_sweep_start (fixture->sweep, 3, 1);
  next_wanted (fixture);
  give (fixture, 1, 100, KEY, -1);
  next_wanted (fixture);
  give (fixture, 2, 100, KEY, IL_ERROR_REFUSED);
  g_assert_cmpuint (next_wanted (fixture), ==, 3);
  g_assert_cmpuint (il_sweep_curve_get_point (il_sweep_get_curve (fixture->sweep), 2)->n_whole,
                    ==, 0);
  g_assert_nonnull (il_sweep_get_run (fixture->sweep, 2));
}

#define ADD(path, func) g_test_add ("/sweep/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("rounds", test_rounds);
  ADD ("unasked", test_unasked);
  ADD ("stop", test_stop);
  ADD ("ends", test_ends);
  ADD ("failure", test_failure);

  return g_test_run ();
}
