/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/il-phases.h"

#define N_PHASES (IL_PHASE_RECEIVING + 1)

static void
check_monotone (const IlPhases *phases)
{
  gint64 last = 0;

  for (IlMark mark = 0; mark < IL_N_MARKS; mark++)
    {
      gint64 time = il_phases_get (phases, mark);

      if (time == IL_TIME_NONE)
        continue;

      g_assert_cmpint (time, >=, last);
      last = time;
    }
}

static void
check_spans (const IlPhases *phases)
{
  for (IlPhase phase = 0; phase < N_PHASES; phase++)
    {
      gint64 begin, end;
      gboolean begun = il_phases_get_span (phases, phase, &begin, &end);

      g_assert_cmpint (begun, ==, begin != IL_TIME_NONE);
      if (!begun)
        g_assert_cmpint (end, ==, IL_TIME_NONE);
      else if (end != IL_TIME_NONE)
        g_assert_cmpint (end, >=, begin);
      else
        g_assert_cmpint (il_phases_get (phases, IL_MARK_END), ==, IL_TIME_NONE);

      g_assert_cmpint (il_phases_get_span (phases, phase, NULL, NULL), ==, begun);
    }
}

static gboolean
is_once (IlMark mark)
{
  return mark < IL_MARK_DNS_START || mark > IL_MARK_TLS_END;
}

/* Marks in any order and any number: time never runs backwards along them,
 * and the marks that are set once keep their time. */
static void
test_any_order (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      int n = g_test_rand_int_range (0, 25);
      IlPhases phases;

      il_phases_init (&phases);
      for (int i = 0; i < n; i++)
        {
          IlPhases before = phases;
          IlMark mark = (IlMark) g_test_rand_int_range (0, IL_N_MARKS);

          il_phases_set (&phases, mark, g_test_rand_int_range (0, 1000));
          g_assert_cmpint (il_phases_get (&phases, mark), !=, IL_TIME_NONE);
          check_monotone (&phases);
          check_spans (&phases);

          for (IlMark other = 0; other < IL_N_MARKS; other++)
            {
              if (is_once (other) && before.at[other] != IL_TIME_NONE)
                g_assert_cmpint (phases.at[other], ==, before.at[other]);
            }
        }
    }
}

/* In their order and with growing times, marks are kept as they are. */
static void
test_in_order (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      gint64 times[IL_N_MARKS];
      gint64 time = 0;
      IlPhases phases;

      il_phases_init (&phases);
      for (IlMark mark = 0; mark < IL_N_MARKS; mark++)
        {
          time += g_test_rand_int_range (0, 3);
          times[mark] = g_test_rand_bit () ? time : IL_TIME_NONE;
          if (times[mark] != IL_TIME_NONE)
            il_phases_set (&phases, mark, time);
        }

      g_assert_cmpmem (phases.at, sizeof phases.at, times, sizeof times);
    }
}

static void
test_nothing (void)
{
  IlPhases phases;

  il_phases_init (&phases);
  for (IlMark mark = 0; mark < IL_N_MARKS; mark++)
    g_assert_cmpint (il_phases_get (&phases, mark), ==, IL_TIME_NONE);
  for (IlPhase phase = 0; phase < N_PHASES; phase++)
    g_assert_false (il_phases_get_span (&phases, phase, NULL, NULL));
}

static void
assert_span (const IlPhases *phases,
             IlPhase         phase,
             gint64          begin,
             gint64          end)
{
  gint64 actual_begin, actual_end;

  g_assert_true (il_phases_get_span (phases, phase, &actual_begin, &actual_end));
  g_assert_cmpint (actual_begin, ==, begin);
  g_assert_cmpint (actual_end, ==, end);
}

/* ::1 is refused, then 127.0.0.1 is tried: the second attempt counts. */
static void
test_second_attempt (void)
{
  IlPhases phases;

  il_phases_init (&phases);
  il_phases_set (&phases, IL_MARK_START, 10);
  il_phases_set (&phases, IL_MARK_DNS_START, 11);
  il_phases_set (&phases, IL_MARK_DNS_END, 15);
  il_phases_set (&phases, IL_MARK_CONNECT_START, 16);
  il_phases_set (&phases, IL_MARK_CONNECT_END, 20);
  il_phases_set (&phases, IL_MARK_TLS_START, 21);
  il_phases_set (&phases, IL_MARK_CONNECT_START, 30);

  assert_span (&phases, IL_PHASE_DNS, 11, 15);
  assert_span (&phases, IL_PHASE_CONNECT, 30, IL_TIME_NONE);
  g_assert_false (il_phases_get_span (&phases, IL_PHASE_TLS, NULL, NULL));
  assert_span (&phases, IL_PHASE_CONNECTING, 10, IL_TIME_NONE);

  il_phases_set (&phases, IL_MARK_CONNECT_END, 33);
  il_phases_set (&phases, IL_MARK_REQUEST, 34);
  il_phases_set (&phases, IL_MARK_RESPONSE, 40);
  il_phases_set (&phases, IL_MARK_RESPONSE, 41);
  assert_span (&phases, IL_PHASE_CONNECT, 30, 33);
  assert_span (&phases, IL_PHASE_CONNECTING, 10, 34);
  assert_span (&phases, IL_PHASE_WAITING, 34, 40);
  assert_span (&phases, IL_PHASE_RECEIVING, 40, IL_TIME_NONE);
}

/* What the end of a request cuts short lasts until that end. */
static void
test_cut_short (void)
{
  IlPhases phases;

  il_phases_init (&phases);
  il_phases_set (&phases, IL_MARK_START, 1);
  il_phases_set (&phases, IL_MARK_DNS_START, 2);
  il_phases_set (&phases, IL_MARK_END, 9);

  assert_span (&phases, IL_PHASE_DNS, 2, 9);
  assert_span (&phases, IL_PHASE_CONNECTING, 1, 9);
  g_assert_false (il_phases_get_span (&phases, IL_PHASE_WAITING, NULL, NULL));
  g_assert_false (il_phases_get_span (&phases, IL_PHASE_RECEIVING, NULL, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phases/nothing", test_nothing);
  g_test_add_func ("/phases/in-order", test_in_order);
  g_test_add_func ("/phases/any-order", test_any_order);
  g_test_add_func ("/phases/second-attempt", test_second_attempt);
  g_test_add_func ("/phases/cut-short", test_cut_short);

  return g_test_run ();
}
