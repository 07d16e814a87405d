/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-plan.h"

#include "analysis/il-bounds.h"

/* What is said of a run rests on how it was made. */
G_STATIC_ASSERT (IL_BOUNDS_MAX_SLOTS == IL_PLAN_MAX_IN_FLIGHT);

static IlPlan *
new_plan (IlMode mode,
          guint  limit,
          guint  n)
{
  g_autofree IlPlanEntry *entries = g_new0 (IlPlanEntry, n);
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;

  for (guint i = 0; i < n; i++)
    entries[i] = (IlPlanEntry) { "http://a/", NULL, IL_SIZE_UNKNOWN };

  options.mode = mode;
  options.limit = limit;

  return il_plan_new (entries, n, &options);
}

static void
test_slots (void)
{
  static const struct
  {
    IlMode mode;
    guint limit, n, slots;
  } cases[] = {
    { IL_MODE_ONE_AT_A_TIME, 0, 9, 1 },
    { IL_MODE_ONE_AT_A_TIME, 5, 9, 1 },
    { IL_MODE_TOGETHER, 0, 9, 9 },
    { IL_MODE_TOGETHER, 4, 9, 4 },
    { IL_MODE_TOGETHER, 40, 9, 9 },
    { IL_MODE_TOGETHER, 0, 0, 0 },
    { IL_MODE_TOGETHER, 0, 5000, IL_PLAN_MAX_IN_FLIGHT },
    { IL_MODE_TOGETHER, 2000, 5000, IL_PLAN_MAX_IN_FLIGHT },
    { IL_MODE_TOGETHER, G_MAXUINT, 5000, IL_PLAN_MAX_IN_FLIGHT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IlPlan) plan = new_plan (cases[i].mode, cases[i].limit, cases[i].n);

      g_assert_cmpuint (il_plan_get_n_entries (plan), ==, cases[i].n);
      g_assert_cmpuint (il_plan_get_n_slots (plan), ==, cases[i].slots);
    }
}

/* A plan keeps what it was given, whatever becomes of the original. */
static void
test_copies (void)
{
  char address[] = "http://a/1";
  char target[] = "http://b/2";
  IlPlanEntry entries[] = { { address, target, 7 }, { address, NULL, -50 } };
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (IlPlan) plan = NULL;
  g_autoptr (IlPlan) second = NULL;

  options.limit = 3;
  options.idle_timeout = -1;
  plan = il_plan_new (entries, 2, &options);
  second = il_plan_ref (plan);
  address[7] = target[7] = 'x';
  entries[0] = entries[1];
  options.limit = 4;

  g_assert_cmpstr (il_plan_get_entry (plan, 0)->address, ==, "http://a/1");
  g_assert_cmpstr (il_plan_get_entry (plan, 0)->target, ==, "http://b/2");
  g_assert_cmpint (il_plan_get_entry (plan, 0)->size_hint, ==, 7);
  g_assert_null (il_plan_get_entry (plan, 1)->target);
  g_assert_cmpint (il_plan_get_entry (plan, 1)->size_hint, ==, IL_SIZE_UNKNOWN);
  g_assert_cmpuint (il_plan_get_options (plan)->limit, ==, 3);
  g_assert_cmpint (il_plan_get_options (plan)->idle_timeout, ==, 0);
}

/* A plan from anywhere can't stop the program for good. */
static void
test_block (void)
{
  IlPlanEntry entries[] = {
    { .address = "http://a/" },
    { .address = "http://a/", .block = 3, .block_at = 4 },
    { .address = "http://a/", .block = -3, .block_at = -4 },
    { .address = "http://a/", .block = G_MAXINT64, .block_at = G_MAXINT64 },
  };
  const gint64 expected[][2] = { { 0, 0 }, { 3, 4 }, { 0, 0 }, { 10000000, G_MAXINT64 } };
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (IlPlan) plan = il_plan_new (entries, G_N_ELEMENTS (entries), &options);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_assert_cmpint (il_plan_get_entry (plan, i)->block, ==, expected[i][0]);
      g_assert_cmpint (il_plan_get_entry (plan, i)->block_at, ==, expected[i][1]);
    }
}

static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (IlPlan) plan = new_plan (IL_MODE_TOGETHER, 2, 3);

  g_value_init (&value, IL_TYPE_PLAN);
  g_value_set_boxed (&value, plan);
  g_assert_true (g_value_get_boxed (&value) == plan);
}

static void
test_recording (void)
{
  IlPlanEntry entries[] = { { "http://a/one", "http://127.0.0.1:1/", 7 }, { "bad", NULL, -1 } };
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  g_autoptr (IlPlan) plan = NULL;
  g_autoptr (IlRecording) recording = NULL;

  options.mode = IL_MODE_ONE_AT_A_TIME;
  options.limit = 6;
  plan = il_plan_new (entries, 2, &options);
  recording = il_plan_create_recording (plan);

  g_assert_false (il_recording_is_started (recording));
  g_assert_cmpint (il_recording_get_mode (recording), ==, IL_MODE_ONE_AT_A_TIME);
  g_assert_cmpuint (il_recording_get_limit (recording), ==, 6);
  g_assert_cmpuint (il_recording_get_n_tracks (recording), ==, 2);
  g_assert_cmpstr (il_track_get_address (il_recording_get_track (recording, 0)), ==,
                   "http://a/one");
  g_assert_cmpint (il_track_get_size (il_recording_get_track (recording, 0), 0), ==, 7);
  g_assert_cmpstr (il_track_get_address (il_recording_get_track (recording, 1)), ==, "bad");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/slots", test_slots);
  g_test_add_func ("/plan/copies", test_copies);
  g_test_add_func ("/plan/block", test_block);
  g_test_add_func ("/plan/boxed", test_boxed);
  g_test_add_func ("/plan/recording", test_recording);

  return g_test_run ();
}
