/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-loop-monitor.h"

#include <errno.h>

/* As many contexts can be measured at once; programs have one. */
#define N_HOOKS 4

/* One per context that is measured.  Poll functions are told nothing but what
 * to poll: which context calls is known by giving each another function. */
typedef struct
{
  GMainContext *context;
  GPollFunc previous;
  GPtrArray *monitors;
} Hook;

struct _IlLoopMonitor
{
  IlRecording *recording;
  Hook *hook;

  /* Of the turn that is under way: monotonic, or SLEEPING; and when the loop
   * last came round. */
  gint64 begin;
  gint64 round;
  int owner;
  gboolean is_claimed;
};

#define SLEEPING G_MININT64

static Hook hooks[N_HOOKS];

/* Guards which hook has which context; what else is in a hook belongs to the
 * context's thread. */
static GMutex hooks_mutex;

/* Once all have ended, the recording is over, and turns are not its own. */
static gint64
find_limit (IlRecording *recording)
{
  guint n_ended = il_recording_count_ended (recording, G_MAXINT64);

  return n_ended < il_recording_get_n_tracks (recording) ? G_MAXINT64
                                                         : il_recording_get_duration (recording);
}

static void
write_turn (IlLoopMonitor *self,
            gint64         now)
{
  gint64 begin = il_recording_to_time (self->recording, self->begin);
  gint64 limit = find_limit (self->recording);

  if (begin < limit)
    il_loop_track_add_turn (il_recording_get_loop (self->recording), begin,
                            MIN (il_recording_to_time (self->recording, now), limit),
                            self->owner);
}

static void
begin_turn (IlLoopMonitor *self,
            gint64         now)
{
  self->begin = self->round = now;
  self->owner = IL_LOOP_NOBODY;
  self->is_claimed = FALSE;
}

static void
pass_turn (IlLoopMonitor *self,
           int            owner,
           gint64         now)
{
  if (self->begin == SLEEPING)
    return;

  /* What led to the first handler of a round is part of it. */
  if (!self->is_claimed)
    now = self->round;
  if (owner != self->owner && now > self->begin)
    {
      write_turn (self, now);
      self->begin = now;
    }

  self->owner = owner;
  self->is_claimed = TRUE;
}

static void
before_poll (IlLoopMonitor *self,
             gboolean       waits,
             gint64         now)
{
  if (self->begin == SLEEPING)
    return;

  if (waits || self->owner != IL_LOOP_NOBODY)
    {
      write_turn (self, now);
      begin_turn (self, waits ? SLEEPING : now);
    }

  self->round = now;
  self->is_claimed = FALSE;
}

static void
after_poll (IlLoopMonitor *self,
            gint64         now)
{
  if (self->begin == SLEEPING)
    begin_turn (self, now);
}

/* Monitors may come and go in a poll that runs handlers. */
static gint
poll_for (Hook    *hook,
          GPollFD *fds,
          guint    n_fds,
          gint     timeout)
{
  gint64 now = g_get_monotonic_time ();
  gint n_ready, error;

  for (guint i = 0; hook->monitors != NULL && i < hook->monitors->len; i++)
    before_poll (hook->monitors->pdata[i], timeout != 0, now);

  n_ready = hook->previous (fds, n_fds, timeout);
  if (timeout == 0)
    return n_ready;

  error = errno;
  now = g_get_monotonic_time ();
  for (guint i = 0; hook->monitors != NULL && i < hook->monitors->len; i++)
    after_poll (hook->monitors->pdata[i], now);
  errno = error;

  return n_ready;
}

#define DEFINE_POLL(index)                   \
  static gint                                \
  poll_##index##_cb (GPollFD *fds,           \
                     guint    n_fds,         \
                     gint     timeout)       \
  {                                          \
    return poll_for (&hooks[index], fds, n_fds, timeout); \
  }

DEFINE_POLL (0)
DEFINE_POLL (1)
DEFINE_POLL (2)
DEFINE_POLL (3)

static const GPollFunc poll_funcs[N_HOOKS] = { poll_0_cb, poll_1_cb, poll_2_cb, poll_3_cb };

static Hook *
find_hook (GMainContext *context)
{
  Hook *free_hook = NULL;

  for (guint i = 0; i < N_HOOKS; i++)
    {
      if (hooks[i].context == context && hooks[i].monitors != NULL)
        return &hooks[i];
      if (hooks[i].context == NULL && free_hook == NULL)
        free_hook = &hooks[i];
    }

  return free_hook;
}

static void
insert_hook (Hook         *hook,
             GMainContext *context)
{
  hook->context = g_main_context_ref (context);
  hook->previous = g_main_context_get_poll_func (context);
  hook->monitors = g_ptr_array_new ();
  g_main_context_set_poll_func (context, poll_funcs[hook - hooks]);
}

/* Whoever came after us may call us for ever: the hook is kept for that then,
 * and does nothing but pass on. */
static void
remove_hook (Hook *hook)
{
  g_clear_pointer (&hook->monitors, g_ptr_array_unref);
  if (g_main_context_get_poll_func (hook->context) != poll_funcs[hook - hooks])
    return;

  g_main_context_set_poll_func (hook->context, hook->previous);
  g_clear_pointer (&hook->context, g_main_context_unref);
}

static void
join_hook (IlLoopMonitor *self,
           GMainContext  *context)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&hooks_mutex);

  self->hook = find_hook (context);
  if (self->hook == NULL)
    return;

  if (self->hook->monitors == NULL)
    insert_hook (self->hook, context);
  g_ptr_array_add (self->hook->monitors, self);
}

static void
leave_hook (IlLoopMonitor *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&hooks_mutex);
  Hook *hook = g_steal_pointer (&self->hook);

  if (hook == NULL)
    return;

  g_ptr_array_remove (hook->monitors, self);
  if (hook->monitors->len == 0)
    remove_hook (hook);
}

IlLoopMonitor *
il_loop_monitor_new (IlRecording *recording)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  gint64 now = g_get_monotonic_time ();
  IlLoopMonitor *self;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);
  g_return_val_if_fail (il_recording_is_started (recording), NULL);

  self = g_new0 (IlLoopMonitor, 1);
  self->recording = g_object_ref (recording);
  begin_turn (self, now - il_recording_to_time (recording, now));
  join_hook (self, context);

  return self;
}

void
il_loop_monitor_free (IlLoopMonitor *self)
{
  if (self->hook != NULL && self->begin != SLEEPING)
    write_turn (self, g_get_monotonic_time ());

  leave_hook (self);
  g_clear_object (&self->recording);
  g_free (self);
}

void
il_loop_monitor_serve (IlLoopMonitor *self,
                       guint          track)
{
  gint64 now;

  if (self == NULL || self->hook == NULL || self->owner == (int) track)
    return;

  now = g_get_monotonic_time ();
  for (guint i = 0; i < self->hook->monitors->len; i++)
    {
      IlLoopMonitor *other = self->hook->monitors->pdata[i];

      pass_turn (other, other == self ? (int) track : IL_LOOP_NOBODY, now);
    }
}
