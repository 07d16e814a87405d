/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-deadline.h"

/* A timer that fires so late tells of a loop that stood still, such as that of
 * a stopped process: what came meanwhile is then read before anyone is
 * blamed. */
#define STANDSTILL (1 * G_USEC_PER_SEC)
#define GRACE (G_USEC_PER_SEC / 4)

struct _IlDeadline
{
  GSource *source;
  gint64 time;
  IlDeadlineFunc func;
  gpointer data;
};

static void
arm (IlDeadline *self,
     gint64      time)
{
  self->time = time;
  g_source_set_ready_time (self->source, time == IL_DEADLINE_NEVER ? -1 : time);
}

static gboolean
dispatch_source (GSource     *source,
                 GSourceFunc  callback,
                 gpointer     data)
{
  return callback (data);
}

static GSourceFuncs deadline_funcs = { .dispatch = dispatch_source };

static gboolean
timer_fired_cb (gpointer data)
{
  IlDeadline *self = data;
  g_autoptr (GSource) source = g_source_ref (self->source);
  gint64 now = g_get_monotonic_time ();
  gint64 next;

  if (now - self->time > STANDSTILL)
    {
      arm (self, now + GRACE);
      return G_SOURCE_CONTINUE;
    }

  /* New deadlines noticed meanwhile count as well. */
  arm (self, IL_DEADLINE_NEVER);
  next = self->func (now, self->data);
  if (g_source_is_destroyed (source))
    return G_SOURCE_REMOVE;

  il_deadline_notice (self, next);

  return G_SOURCE_CONTINUE;
}

IlDeadline *
il_deadline_new (int            priority,
                 IlDeadlineFunc func,
                 gpointer       data)
{
  IlDeadline *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (IlDeadline, 1);
  self->func = func;
  self->data = data;
  self->time = IL_DEADLINE_NEVER;

  self->source = g_source_new (&deadline_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "[interleave] deadline");
  g_source_set_priority (self->source, priority);
  g_source_set_callback (self->source, timer_fired_cb, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());

  return self;
}

void
il_deadline_free (IlDeadline *self)
{
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_free (self);
}

void
il_deadline_notice (IlDeadline *self,
                    gint64      time)
{
  g_return_if_fail (self != NULL);

  /* Each change of the ready time wakes the loop by a system call. */
  if (time < self->time)
    arm (self, time);
}

gint64
il_deadline_get_time (IlDeadline *self)
{
  g_return_val_if_fail (self != NULL, IL_DEADLINE_NEVER);

  return self->time;
}
