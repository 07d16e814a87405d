/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-loop-monitor.h"

#include <errno.h>

#define WORK 2000
#define NAP 3000
/* More than can be measured at once. */
#define MANY 6

static int n_polls;

/* What was there before: waits at least a nap where waiting is allowed, so that
 * what is asleep is known. */
static gint
poll_slowly_cb (GPollFD *fds,
                guint    n_fds,
                gint     timeout)
{
  g_atomic_int_inc (&n_polls);
  if (timeout != 0)
    g_usleep (NAP);

  return g_poll (fds, n_fds, 0);
}

static GPollFunc covered;

static gint
poll_over_cb (GPollFD *fds,
              guint    n_fds,
              gint     timeout)
{
  return covered (fds, n_fds, timeout);
}

static gint
poll_failing_cb (GPollFD *fds,
                 guint    n_fds,
                 gint     timeout)
{
  errno = EINTR;

  return -1;
}

/* A context of its own with a recording that is measured. */
typedef struct
{
  GMainContext *context;
  IlRecording *recording;
  IlLoopMonitor *monitor;
} Measured;

static IlRecording *
recording_new (guint n_tracks)
{
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);

  for (guint i = 0; i < n_tracks; i++)
    il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);
  il_recording_start (recording, g_get_monotonic_time ());

  return recording;
}

static Measured *
measured_new (void)
{
  Measured *self = g_new0 (Measured, 1);

  self->context = g_main_context_new ();
  g_main_context_set_poll_func (self->context, poll_slowly_cb);
  g_main_context_push_thread_default (self->context);
  self->recording = recording_new (4);
  self->monitor = il_loop_monitor_new (self->recording);

  return self;
}

static void
measured_free (Measured *self)
{
  g_clear_pointer (&self->monitor, il_loop_monitor_free);
  g_main_context_pop_thread_default (self->context);
  g_assert_true (g_main_context_get_poll_func (self->context) == poll_slowly_cb);
  g_clear_object (&self->recording);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Measured, measured_free)

static IlLoopTrack *
loop_of (Measured *self)
{
  return il_recording_get_loop (self->recording);
}

static guint64
n_turns (Measured *self)
{
  return il_loop_track_get_n_turns (loop_of (self));
}

static IlLoopTurn
turn_at (IlRecording *recording,
         guint64      index)
{
  IlLoopTurn turn;

  il_loop_track_get_turn (il_recording_get_loop (recording), index, &turn);

  return turn;
}

static gint64
length_at (Measured *self,
           guint64   index)
{
  IlLoopTurn turn = turn_at (self->recording, index);

  return turn.end - turn.begin;
}

/* What a handler does: serves these one after the other, as long as each takes. */
typedef struct
{
  IlLoopMonitor *monitors[3];
  int tracks[3];
  guint n;
} Work;

static void
do_work (const Work *work)
{
  for (guint i = 0; i < work->n; i++)
    {
      if (work->tracks[i] != IL_LOOP_NOBODY)
        il_loop_monitor_serve (work->monitors[i], (guint) work->tracks[i]);
      g_usleep (WORK);
    }
}

static gboolean
work_cb (gpointer data)
{
  do_work (data);

  return G_SOURCE_REMOVE;
}

static void
attach (GMainContext *context,
        GSourceFunc   func,
        gpointer      data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, func, data, NULL);
  g_source_attach (source, context);
}

static gboolean
nothing_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

static void
sleep_once (GMainContext *context)
{
  g_autoptr (GSource) source = g_timeout_source_new (1);
  int before = g_atomic_int_get (&n_polls);

  g_source_set_callback (source, nothing_cb, NULL, NULL);
  g_source_attach (source, context);
  while (!g_source_is_destroyed (source))
    g_main_context_iteration (context, TRUE);
  g_assert_cmpint (g_atomic_int_get (&n_polls), >, before);
}

static void
work_once (GMainContext *context,
           Work         *work)
{
  attach (context, work_cb, work);
  g_main_context_iteration (context, TRUE);
}

static void
assert_in_order (IlRecording *recording)
{
  IlLoopTrack *loop = il_recording_get_loop (recording);
  gint64 end = 0;

  for (guint64 i = 0; i < il_loop_track_get_n_turns (loop); i++)
    {
      IlLoopTurn turn = turn_at (recording, i);

      g_assert_cmpint (turn.begin, >=, end);
      g_assert_cmpint (turn.end, >=, turn.begin);
      end = turn.end;
    }
}

/* From the start on the thread is awake for nobody, until it first sleeps; and
 * what is asleep is not awake. */
static void
test_sleep (void)
{
  g_autoptr (Measured) self = measured_new ();
  gint64 end, awake;

  g_usleep (WORK);
  sleep_once (self->context);
  sleep_once (self->context);
  end = il_recording_get_now (self->recording);
  g_clear_pointer (&self->monitor, il_loop_monitor_free);

  assert_in_order (self->recording);
  g_assert_cmpuint (n_turns (self), >=, 3);
  g_assert_cmpint (turn_at (self->recording, 0).begin, ==, 0);
  g_assert_cmpint (length_at (self, 0), >=, WORK);
  g_assert_cmpint (turn_at (self->recording, 1).begin - turn_at (self->recording, 0).end, >=, NAP);
  awake = il_loop_track_awake_at (loop_of (self), end);
  g_assert_cmpint (awake, >=, WORK);
  g_assert_cmpint (awake, <=, end - 2 * NAP);
  g_assert_false (il_loop_track_find_longest (loop_of (self), NULL));
}

/* Each has its stretch; what led to the first is the first's. */
static void
test_stretches (void)
{
  g_autoptr (Measured) self = measured_new ();
  Work work = { { self->monitor, self->monitor, self->monitor }, { 2, 0, 2 }, 3 };
  guint64 first;

  sleep_once (self->context);
  first = n_turns (self);
  work_once (self->context, &work);
  g_clear_pointer (&self->monitor, il_loop_monitor_free);

  /* The idle source made the loop come round without waiting: what was before
   * is nobody's. */
  assert_in_order (self->recording);
  g_assert_cmpint (turn_at (self->recording, first).track, ==, IL_LOOP_NOBODY);
  for (guint i = 0; i < 3; i++)
    {
      IlLoopTurn turn = turn_at (self->recording, first + 1 + i);

      g_assert_cmpint (turn.track, ==, work.tracks[i]);
      g_assert_cmpint (turn.end - turn.begin, >=, WORK);
      g_assert_cmpint (turn.begin, ==, turn_at (self->recording, first + i).end);
    }
  g_assert_cmpuint (n_turns (self), ==, first + 4);
}

/* A loop that never waits comes round all the same: no download has a turn
 * longer than its handler.  For nobody that would be too much of it. */
static void
test_rounds (gconstpointer data)
{
  int track = GPOINTER_TO_INT (data);
  g_autoptr (Measured) self = measured_new ();
  Work work = { { self->monitor }, { track }, 1 };
  int n = n_polls;

  for (guint i = 0; i < 5; i++)
    work_once (self->context, &work);
  g_assert_cmpint (n_polls, ==, n + 5);
  g_clear_pointer (&self->monitor, il_loop_monitor_free);

  assert_in_order (self->recording);
  if (track == IL_LOOP_NOBODY)
    {
      g_assert_cmpuint (n_turns (self), ==, 1);
      g_assert_cmpint (length_at (self, 0), >=, 5 * WORK);
      return;
    }

  g_assert_cmpuint (n_turns (self), >=, 5);
  for (guint64 i = n_turns (self) - 5; i < n_turns (self); i++)
    {
      g_assert_cmpint (turn_at (self->recording, i).track, ==, track);
      g_assert_cmpint (length_at (self, i), >=, WORK);
    }
}

/* Two runs in one loop: each knows its own downloads alone. */
static void
test_two (void)
{
  g_autoptr (Measured) self = measured_new ();
  g_autoptr (IlRecording) other = recording_new (4);
  IlLoopMonitor *monitor = il_loop_monitor_new (other);
  Work work = { { self->monitor, monitor, self->monitor }, { 1, 1, 1 }, 3 };
  guint64 first, other_first;

  sleep_once (self->context);
  first = n_turns (self);
  other_first = il_loop_track_get_n_turns (il_recording_get_loop (other));
  work_once (self->context, &work);

  il_loop_monitor_free (monitor);
  g_assert_false (g_main_context_get_poll_func (self->context) == poll_slowly_cb);
  sleep_once (self->context);
  assert_in_order (self->recording);
  assert_in_order (other);

  for (guint i = 0; i < 3; i++)
    {
      IlLoopTurn turn = turn_at (self->recording, first + 1 + i);

      g_assert_cmpint (turn.track, ==, i == 1 ? IL_LOOP_NOBODY : 1);
      g_assert_cmpint (turn.end - turn.begin, >=, WORK);
    }

  /* Nobody's, and that of the first download of the other run is a part of it. */
  g_assert_cmpuint (il_loop_track_get_n_turns (il_recording_get_loop (other)), ==, other_first + 3);
  g_assert_cmpint (turn_at (other, other_first).track, ==, IL_LOOP_NOBODY);
  g_assert_cmpint (turn_at (other, other_first + 1).track, ==, 1);
  g_assert_cmpint (turn_at (other, other_first + 2).track, ==, IL_LOOP_NOBODY);
}

static gboolean
nest_cb (gpointer data)
{
  Measured *self = data;

  il_loop_monitor_serve (self->monitor, 3);
  g_usleep (WORK);
  sleep_once (self->context);
  g_usleep (WORK);

  return G_SOURCE_REMOVE;
}

/* A loop in a handler sleeps like any other. */
static void
test_nested (void)
{
  g_autoptr (Measured) self = measured_new ();
  guint64 first = n_turns (self);
  gboolean found = FALSE;

  attach (self->context, nest_cb, self);
  g_main_context_iteration (self->context, TRUE);
  g_clear_pointer (&self->monitor, il_loop_monitor_free);

  assert_in_order (self->recording);
  for (guint64 i = first; i + 1 < n_turns (self); i++)
    {
      IlLoopTurn turn = turn_at (self->recording, i);

      if (turn.track != 3)
        continue;

      found = TRUE;
      g_assert_cmpint (turn.end - turn.begin, >=, WORK);
      g_assert_cmpint (turn_at (self->recording, i + 1).begin - turn.end, >=, NAP);
    }
  g_assert_true (found);
  g_assert_cmpint (turn_at (self->recording, n_turns (self) - 1).track, ==, IL_LOOP_NOBODY);
  g_assert_cmpint (length_at (self, n_turns (self) - 1), >=, WORK);
}

static gboolean
wait_elsewhere_cb (gpointer data)
{
  Measured *self = data;
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_set_poll_func (context, poll_slowly_cb);
  il_loop_monitor_serve (self->monitor, 0);
  sleep_once (context);

  return G_SOURCE_REMOVE;
}

/* Who waits in another context blocks this one. */
static void
test_wait_elsewhere (void)
{
  g_autoptr (Measured) self = measured_new ();
  IlLoopTurn turn;

  attach (self->context, wait_elsewhere_cb, self);
  g_main_context_iteration (self->context, TRUE);
  g_clear_pointer (&self->monitor, il_loop_monitor_free);

  g_assert_true (il_loop_track_find_longest (loop_of (self), &turn));
  g_assert_cmpint (turn.track, ==, 0);
  g_assert_cmpint (turn.end - turn.begin, >=, NAP);
}

static gboolean
free_cb (gpointer data)
{
  Measured *self = data;

  il_loop_monitor_serve (self->monitor, 1);
  g_usleep (WORK);
  g_clear_pointer (&self->monitor, il_loop_monitor_free);
  il_loop_monitor_serve (self->monitor, 1);

  return G_SOURCE_REMOVE;
}

/* The last turn ends when the monitor goes, and nothing is written any more. */
static void
test_free_in_turn (void)
{
  g_autoptr (Measured) self = measured_new ();
  guint64 n;

  sleep_once (self->context);
  attach (self->context, free_cb, self);
  g_main_context_iteration (self->context, TRUE);
  g_assert_true (g_main_context_get_poll_func (self->context) == poll_slowly_cb);

  n = n_turns (self);
  g_assert_cmpint (turn_at (self->recording, n - 1).track, ==, 1);
  g_assert_cmpint (length_at (self, n - 1), >=, WORK);
  sleep_once (self->context);
  g_assert_cmpuint (n_turns (self), ==, n);
}

static void
end_all (IlRecording *recording)
{
  gint64 now = il_recording_get_now (recording);

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    il_recording_end_track (recording, il_recording_get_track (recording, i), now, NULL);
}

/* Nothing happens after the end, however late it is noticed. */
static void
test_after_end (void)
{
  g_autoptr (Measured) self = measured_new ();
  Work work = { { self->monitor }, { 1 }, 1 };
  gint64 duration;
  guint64 n;

  sleep_once (self->context);
  end_all (self->recording);
  duration = il_recording_get_duration (self->recording);
  sleep_once (self->context);
  n = n_turns (self);
  g_assert_cmpint (turn_at (self->recording, n - 1).end, ==, duration);
  work_once (self->context, &work);
  sleep_once (self->context);
  g_clear_pointer (&self->monitor, il_loop_monitor_free);
  g_assert_cmpuint (n_turns (self), ==, n);
  il_recording_finish (self->recording);
}

/* Who stands over us goes on calling us, and puts us back some day. */
static void
test_covered (void)
{
  g_autoptr (Measured) self = measured_new ();
  GPollFunc ours = g_main_context_get_poll_func (self->context);
  int n;

  covered = ours;
  g_main_context_set_poll_func (self->context, poll_over_cb);
  sleep_once (self->context);
  g_assert_cmpuint (n_turns (self), >, 0);

  g_clear_pointer (&self->monitor, il_loop_monitor_free);
  g_assert_true (g_main_context_get_poll_func (self->context) == poll_over_cb);
  n = n_polls;
  sleep_once (self->context);
  g_assert_cmpint (n_polls, >, n);

  g_main_context_set_poll_func (self->context, ours);
  sleep_once (self->context);

  self->monitor = il_loop_monitor_new (self->recording);
  sleep_once (self->context);
  assert_in_order (self->recording);
  g_clear_pointer (&self->monitor, il_loop_monitor_free);
  g_assert_true (g_main_context_get_poll_func (self->context) == ours);
  g_main_context_set_poll_func (self->context, poll_slowly_cb);
}

/* Each context is measured by itself, as many as there is room for. */
static void
test_many (void)
{
  Measured *all[MANY];
  guint n_measured = 0;

  for (guint i = 0; i < MANY; i++)
    all[i] = measured_new ();
  for (guint i = 0; i < MANY; i++)
    {
      Work work = { { all[i]->monitor }, { (int) i % 4 }, 1 };
      IlLoopTurn turn;

      sleep_once (all[i]->context);
      work_once (all[i]->context, &work);
      sleep_once (all[i]->context);
      if (n_turns (all[i]) == 0)
        continue;

      n_measured++;
      assert_in_order (all[i]->recording);
      g_assert_true (il_loop_track_find_longest (loop_of (all[i]), &turn));
      g_assert_cmpint (turn.track, ==, (int) i % 4);
    }

  /* One is kept by the test before. */
  g_assert_cmpuint (n_measured, >=, 3);
  g_assert_cmpuint (n_measured, <, MANY);
  for (guint i = MANY; i > 0; i--)
    measured_free (all[i - 1]);
}

static gpointer
thread_func (gpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (Measured) self = measured_new ();
      Work work = { { self->monitor }, { 2 }, 1 };
      IlLoopTurn turn;

      sleep_once (self->context);
      work_once (self->context, &work);
      g_clear_pointer (&self->monitor, il_loop_monitor_free);
      assert_in_order (self->recording);
      g_assert_true (il_loop_track_find_longest (loop_of (self), &turn));
      g_assert_cmpint (turn.track, ==, 2);
    }

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (GThread) thread = g_thread_new ("other", thread_func, NULL);

  thread_func (NULL);
  g_thread_join (g_steal_pointer (&thread));
}

/* How a poll failed is still known to the loop. */
static void
test_errno (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (IlRecording) recording = recording_new (1);
  g_autoptr (IlLoopMonitor) monitor = NULL;

  g_main_context_set_poll_func (context, poll_failing_cb);
  g_main_context_push_thread_default (context);
  monitor = il_loop_monitor_new (recording);
  errno = 0;
  g_assert_cmpint (g_main_context_get_poll_func (context) (NULL, 0, 5), ==, -1);
  g_assert_cmpint (errno, ==, EINTR);
  g_main_context_pop_thread_default (context);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/loop-monitor/sleep", test_sleep);
  g_test_add_func ("/loop-monitor/stretches", test_stretches);
  g_test_add_data_func ("/loop-monitor/rounds/served", GINT_TO_POINTER (2), test_rounds);
  g_test_add_data_func ("/loop-monitor/rounds/nobody", GINT_TO_POINTER (IL_LOOP_NOBODY),
                        test_rounds);
  g_test_add_func ("/loop-monitor/two", test_two);
  g_test_add_func ("/loop-monitor/nested", test_nested);
  g_test_add_func ("/loop-monitor/wait-elsewhere", test_wait_elsewhere);
  g_test_add_func ("/loop-monitor/free-in-turn", test_free_in_turn);
  g_test_add_func ("/loop-monitor/after-end", test_after_end);
  g_test_add_func ("/loop-monitor/covered", test_covered);
  g_test_add_func ("/loop-monitor/many", test_many);
  g_test_add_func ("/loop-monitor/threads", test_threads);
  g_test_add_func ("/loop-monitor/errno", test_errno);

  return g_test_run ();
}
