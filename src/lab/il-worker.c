/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-worker.h"

/* Turns of the loop at the end: enough for all that was cancelled to call
 * back, and an end to what never rests. */
#define LAST_TURNS 1000

struct _IlWorker
{
  GThread      *thread;
  GMainContext *context;
  gint          is_stopping;
};

typedef struct
{
  IlWorkerFunc func;
  gpointer     data;
  GMutex       lock;
  GCond        returned;
  gboolean     has_returned;
} Call;

static gpointer
worker_thread (gpointer data)
{
  IlWorker *self = data;

  g_main_context_push_thread_default (self->context);

  while (!g_atomic_int_get (&self->is_stopping))
    g_main_context_iteration (self->context, TRUE);

  for (guint i = 0; i < LAST_TURNS && g_main_context_iteration (self->context, FALSE); i++)
    ;

  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static gboolean
call_cb (gpointer user_data)
{
  Call *call = user_data;

  call->func (call->data);

  g_mutex_lock (&call->lock);
  call->has_returned = TRUE;
  g_cond_signal (&call->returned);
  g_mutex_unlock (&call->lock);

  return G_SOURCE_REMOVE;
}

IlWorker *
il_worker_new (const char  *name,
               GError     **error)
{
  IlWorker *self = g_new0 (IlWorker, 1);

  self->context = g_main_context_new ();
  self->thread = g_thread_try_new (name, worker_thread, self, error);
  if (self->thread != NULL)
    return self;

  g_main_context_unref (self->context);
  g_free (self);

  return NULL;
}

void
il_worker_call (IlWorker     *self,
                IlWorkerFunc  func,
                gpointer      data)
{
  Call call = { .func = func, .data = data };
  g_autoptr (GSource) source = g_idle_source_new ();

  g_mutex_init (&call.lock);
  g_cond_init (&call.returned);

  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, call_cb, &call, NULL);
  g_source_attach (source, self->context);

  g_mutex_lock (&call.lock);
  while (!call.has_returned)
    g_cond_wait (&call.returned, &call.lock);
  g_mutex_unlock (&call.lock);

  g_cond_clear (&call.returned);
  g_mutex_clear (&call.lock);
}

void
il_worker_free (IlWorker *self)
{
  g_atomic_int_set (&self->is_stopping, TRUE);
  g_main_context_wakeup (self->context);
  g_thread_join (self->thread);
  g_main_context_unref (self->context);
  g_free (self);
}
