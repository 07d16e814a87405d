/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-deadline.h"

#define N 20

typedef struct
{
  IlDeadline *timer;
  gint64 times[N];
  guint order[N];
  guint n_met;
  guint n_calls;
  gboolean free_in_call;
} Fixture;

static gint64
meet_cb (gint64   now,
         gpointer data)
{
  Fixture *fixture = data;
  gint64 next = IL_DEADLINE_NEVER;

  fixture->n_calls++;
  for (guint i = 0; i < N; i++)
    {
      if (fixture->times[i] <= now)
        {
          fixture->order[fixture->n_met++] = i;
          fixture->times[i] = IL_DEADLINE_NEVER;
        }

      next = MIN (next, fixture->times[i]);
    }

  if (fixture->free_in_call)
    g_clear_pointer (&fixture->timer, il_deadline_free);

  return next;
}

static void
set_up (Fixture *fixture)
{
  *fixture = (Fixture) { 0 };
  for (guint i = 0; i < N; i++)
    fixture->times[i] = IL_DEADLINE_NEVER;

  fixture->timer = il_deadline_new (G_PRIORITY_DEFAULT, meet_cb, fixture);
}

static void
set_time (Fixture *fixture,
          guint    i,
          gint64   time)
{
  fixture->times[i] = time;
  il_deadline_notice (fixture->timer, time);
}

/* All are met, none before its time, and nothing wakes the loop after. */
static void
test_all_met (void)
{
  gint64 begin = g_get_monotonic_time ();
  Fixture fixture;

  set_up (&fixture);
  g_assert_cmpint (il_deadline_get_time (fixture.timer), ==, IL_DEADLINE_NEVER);
  for (guint i = 0; i < N; i++)
    set_time (&fixture, i, begin + g_test_rand_int_range (0, 60000));

  while (fixture.n_met < N)
    {
      gint64 earliest = fixture.times[0];

      for (guint i = 1; i < N; i++)
        earliest = MIN (earliest, fixture.times[i]);

      g_assert_cmpint (il_deadline_get_time (fixture.timer), <=, earliest);
      g_main_context_iteration (NULL, TRUE);
    }

  g_assert_cmpint (il_deadline_get_time (fixture.timer), ==, IL_DEADLINE_NEVER);
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  il_deadline_free (fixture.timer);
}

/* A deadline that moved back: the timer fires in vain, once, and sleeps on. */
static void
test_moved_back (void)
{
  gint64 begin = g_get_monotonic_time ();
  Fixture fixture;

  set_up (&fixture);
  set_time (&fixture, 0, begin + 10000);
  set_time (&fixture, 0, begin + 50000);
  g_assert_cmpint (il_deadline_get_time (fixture.timer), ==, begin + 10000);

  while (fixture.n_met == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (g_get_monotonic_time (), >=, begin + 50000);
  g_assert_cmpuint (fixture.n_calls, ==, 2);
  il_deadline_free (fixture.timer);
}

static void
test_free_in_call (void)
{
  Fixture fixture;

  set_up (&fixture);
  fixture.free_in_call = TRUE;
  set_time (&fixture, 0, g_get_monotonic_time ());
  set_time (&fixture, 1, g_get_monotonic_time () + 50000);
  while (fixture.n_met == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (fixture.timer);
  g_assert_cmpuint (fixture.n_calls, ==, 1);
}

/* After a standstill of the loop, others get the time to catch up first. */
static void
test_standstill (void)
{
  Fixture fixture;
  gint64 now = g_get_monotonic_time ();

  set_up (&fixture);
  set_time (&fixture, 0, now - 30 * G_USEC_PER_SEC);
  g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture.n_calls, ==, 0);
  g_assert_cmpint (il_deadline_get_time (fixture.timer), >, now);

  while (fixture.n_met == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (fixture.n_calls, ==, 1);
  il_deadline_free (fixture.timer);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deadline/all-met", test_all_met);
  g_test_add_func ("/deadline/moved-back", test_moved_back);
  g_test_add_func ("/deadline/free-in-call", test_free_in_call);
  g_test_add_func ("/deadline/standstill", test_standstill);

  return g_test_run ();
}
