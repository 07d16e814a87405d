/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-race-runs.h"
#include "fake-run.h"
#include "recording/il-error.h"

/* What is found in a list of runs, the oldest first. */
static gboolean
find (IlRun  *const *runs,
      guint          n,
      IlRun        **first,
      IlRun        **second)
{
  g_autoptr (IlRunList) list = il_run_list_new (20);

  for (guint i = 0; i < n; i++)
    il_run_list_append (list, runs[i]);

  return il_race_runs_find (list, first, second);
}

static void
test_none (void)
{
  g_autoptr (IlRun) in_turn = fake_run_new (IL_MODE_ONE_AT_A_TIME, 4, "key", -1);
  g_autoptr (IlRun) again = fake_run_new (IL_MODE_ONE_AT_A_TIME, 4, "key", -1);
  IlRun *runs[] = { in_turn, again };
  IlRun *first, *second;

  g_assert_false (find (runs, 0, &first, &second));
  g_assert_false (find (runs, 2, &first, &second));
  g_assert_null (second);
}

static void
test_last (void)
{
  g_autoptr (IlRun) old = fake_run_new (IL_MODE_ONE_AT_A_TIME, 4, "key", -1);
  g_autoptr (IlRun) in_turn = fake_run_new (IL_MODE_ONE_AT_A_TIME, 4, "key", -1);
  g_autoptr (IlRun) together = fake_run_new (IL_MODE_TOGETHER, 4, "key", -1);
  g_autoptr (IlRun) newest = fake_run_new (IL_MODE_TOGETHER, 4, "key", -1);
  IlRun *runs[] = { old, in_turn, together, newest };
  IlRun *first, *second;

  g_assert_true (find (runs, 4, &first, &second));
  g_assert_true (first == in_turn);
  g_assert_true (second == newest);
}

/* What compares goes before what is newer and does not. */
static void
test_comparable (void)
{
  g_autoptr (IlRun) in_turn = fake_run_new (IL_MODE_ONE_AT_A_TIME, 4, "key", -1);
  g_autoptr (IlRun) together = fake_run_new (IL_MODE_TOGETHER, 4, "key", -1);
  g_autoptr (IlRun) slower = fake_run_new (IL_MODE_TOGETHER, 4, "other key", -1);
  g_autoptr (IlRun) failed = fake_run_new (IL_MODE_TOGETHER, 4, "key", IL_ERROR_CUT_BODY);
  g_autoptr (IlRun) other = fake_run_new (IL_MODE_ONE_AT_A_TIME, 3, "key", -1);
  IlRun *runs[] = { together, in_turn, slower, failed, other };
  IlRun *first, *second;

  g_assert_true (find (runs, 5, &first, &second));
  g_assert_true (first == in_turn);
  g_assert_true (second == together);
}

static void
test_incomparable (void)
{
  g_autoptr (IlRun) in_turn = fake_run_new (IL_MODE_ONE_AT_A_TIME, 4, "key", -1);
  g_autoptr (IlRun) together = fake_run_new (IL_MODE_TOGETHER, 2, "key", -1);
  g_autoptr (IlRun) failed = fake_run_new (IL_MODE_TOGETHER, 4, "key", IL_ERROR_CUT_BODY);
  IlRun *runs[] = { in_turn, together, failed };
  IlRun *first, *second;

  g_assert_true (find (runs, 3, &first, &second));
  g_assert_true (first == in_turn);
  g_assert_true (second == failed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/race-runs/none", test_none);
  g_test_add_func ("/race-runs/last", test_last);
  g_test_add_func ("/race-runs/comparable", test_comparable);
  g_test_add_func ("/race-runs/incomparable", test_incomparable);

  return g_test_run ();
}
