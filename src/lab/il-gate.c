/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-gate.h"

#include <sys/resource.h>

#include "lab/il-certificate.h"

/* Accepted before other work gets its turn. */
#define ACCEPT_MAX 64

/* Without a free descriptor a socket stays ready and nothing can be done. */
#define PAUSE_MS 50

/* Descriptors that are left to the rest of the program, or a quarter of few. */
#define RESERVE_MAX 64

/* For who connects to TLS and says nothing. */
#define HANDSHAKE_S 30

/* µs for handshakes that were given up to end. */
#define CLOSING_US G_USEC_PER_SEC

struct _IlGate
{
  GObject       parent_instance;

  SoupServer   *server;
  GPtrArray    *sockets;
  GPtrArray    *sources;
  IlLinkSpec    spec;

  /* Who waits to be let in, and who is inside; those are not owned. */
  GQueue        waiting;
  GHashTable   *inside;
  GHashTable   *passages;

  GCancellable *closing;
};

/* One on the way from outside to the server. */
typedef struct
{
  IlGate       *gate;
  IlVisitor    *visitor;
  GCancellable *cancellable;
  GSource      *timer;
} Passage;

G_DEFINE_FINAL_TYPE (IlGate, il_gate, G_TYPE_OBJECT)

static void admit_next (IlGate *self);

static GSource *
attach_timer (gint64      delay,
              GSourceFunc func,
              gpointer    data)
{
  GSource *timer = g_timeout_source_new ((guint) ((delay + 999) / 1000));

  g_source_set_static_name (timer, "IlGate");
  g_source_set_priority (timer, G_PRIORITY_DEFAULT);
  g_source_set_callback (timer, func, data, NULL);
  g_source_attach (timer, g_main_context_get_thread_default ());

  return timer;
}

static void
passage_free (Passage *passage)
{
  g_hash_table_remove (passage->gate->passages, passage);

  if (passage->timer != NULL)
    g_source_destroy (passage->timer);
  g_clear_pointer (&passage->timer, g_source_unref);
  g_clear_object (&passage->cancellable);
  g_clear_object (&passage->visitor);
  g_clear_object (&passage->gate);
  g_free (passage);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Passage, passage_free)

static void
enter (Passage *passage)
{
  if (!g_cancellable_is_cancelled (passage->gate->closing))
    il_visitor_enter (g_steal_pointer (&passage->visitor), passage->gate->server);
}

static gboolean
handshake_timeout_cb (gpointer user_data)
{
  Passage *passage = user_data;

  g_cancellable_cancel (passage->cancellable);

  return G_SOURCE_REMOVE;
}

static void
secured_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Passage) passage = user_data;

  if (il_visitor_secure_finish (passage->visitor, result, NULL))
    enter (passage);
}

static void
secure (Passage *passage)
{
  passage->cancellable = g_cancellable_new ();
  passage->timer = attach_timer (HANDSHAKE_S * G_USEC_PER_SEC, handshake_timeout_cb, passage);
  il_visitor_secure_async (passage->visitor, il_certificate_get (), passage->cancellable,
                           secured_cb, passage);
}

static gboolean
latency_cb (gpointer user_data)
{
  g_autoptr (Passage) passage = user_data;

  g_clear_pointer (&passage->timer, g_source_unref);

  if (passage->gate->spec.tls && il_certificate_get () != NULL)
    secure (g_steal_pointer (&passage));
  else
    enter (passage);

  return G_SOURCE_REMOVE;
}

static void
visitor_gone_cb (gpointer  user_data,
                 GObject  *visitor)
{
  IlGate *self = user_data;

  g_hash_table_remove (self->inside, visitor);
  admit_next (self);
}

static void
admit (IlGate    *self,
       IlVisitor *visitor)
{
  Passage *passage = g_new0 (Passage, 1);

  g_hash_table_add (self->inside, visitor);
  g_object_weak_ref (G_OBJECT (visitor), visitor_gone_cb, self);

  g_hash_table_add (self->passages, passage);
  passage->gate = g_object_ref (self);
  passage->visitor = visitor;

  if (self->spec.latency > 0 || self->spec.tls)
    passage->timer = attach_timer (self->spec.latency, latency_cb, passage);
  else
    {
      enter (passage);
      passage_free (passage);
    }
}

static gboolean
has_room (IlGate *self)
{
  return self->spec.n_connections == 0
         || g_hash_table_size (self->inside) < self->spec.n_connections;
}

static void
admit_next (IlGate *self)
{
  while (!g_queue_is_empty (&self->waiting) && has_room (self))
    admit (self, g_queue_pop_head (&self->waiting));
}

/* Makes room: who was answered and asks for nothing can come again. */
static void
dismiss_idle (IlGate *self)
{
  GHashTableIter iter;
  gpointer visitor;

  g_hash_table_iter_init (&iter, self->inside);
  while (g_hash_table_iter_next (&iter, &visitor, NULL))
    {
      if (il_visitor_is_idle (visitor))
        {
          il_visitor_close (visitor);
          return;
        }
    }
}

static void
receive (IlGate    *self,
         IlVisitor *visitor)
{
  g_autoptr (IlVisitor) newcomer = visitor;

  if (has_room (self))
    admit (self, g_steal_pointer (&newcomer));
  else if (g_queue_get_length (&self->waiting) < IL_GATE_MAX_WAITING)
    {
      g_queue_push_tail (&self->waiting, g_steal_pointer (&newcomer));
      dismiss_idle (self);
    }
}

static gboolean accept_cb (GSocket      *socket,
                           GIOCondition  condition,
                           gpointer      user_data);

static void
attach_source (IlGate  *self,
               GSocket *socket)
{
  GSource *source = g_socket_create_source (socket, G_IO_IN, self->closing);

  g_source_set_static_name (source, "IlGate");
  g_source_set_callback (source, G_SOURCE_FUNC (accept_cb), self, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_ptr_array_add (self->sources, source);
}

static void
drop_sources (IlGate *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    g_source_destroy (g_ptr_array_index (self->sources, i));
  g_ptr_array_set_size (self->sources, 0);
}

static gboolean
resume_cb (gpointer user_data)
{
  IlGate *self = user_data;

  drop_sources (self);
  for (guint i = 0; i < self->sockets->len; i++)
    attach_source (self, g_ptr_array_index (self->sockets, i));

  return G_SOURCE_REMOVE;
}

static void
pause_accepting (IlGate *self)
{
  drop_sources (self);
  g_ptr_array_add (self->sources, attach_timer (PAUSE_MS * 1000, resume_cb, self));
}

/* GLib ends the program where there is none for a loop of its own, as a
 * handshake needs one. */
static gboolean
is_one_of_the_last (GSocket *socket)
{
  struct rlimit limit;
  int reserve;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > G_MAXINT)
    return FALSE;

  reserve = MIN (RESERVE_MAX, (int) limit.rlim_cur / 4);

  return g_socket_get_fd (socket) >= (int) limit.rlim_cur - reserve;
}

static gboolean
accept_cb (GSocket      *socket,
           GIOCondition  condition,
           gpointer      user_data)
{
  IlGate *self = user_data;

  for (guint i = 0; i < ACCEPT_MAX; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSocket) accepted = g_socket_accept (socket, NULL, &error);
      g_autoptr (GSocketConnection) connection = NULL;

      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
        break;

      if (accepted == NULL || is_one_of_the_last (accepted))
        {
          pause_accepting (self);
          break;
        }

      connection = g_socket_connection_factory_create_connection (accepted);
      receive (self, il_visitor_new (connection));
    }

  return G_SOURCE_CONTINUE;
}

static void
forget_inside (IlGate *self)
{
  GHashTableIter iter;
  gpointer visitor;

  g_hash_table_iter_init (&iter, self->inside);
  while (g_hash_table_iter_next (&iter, &visitor, NULL))
    {
      g_object_weak_unref (visitor, visitor_gone_cb, self);
      g_hash_table_iter_remove (&iter);
    }
}

/* A handshake that was given up still calls back, and frees its own. */
static void
give_up_passages (IlGate *self)
{
  g_autoptr (GList) passages = g_hash_table_get_keys (self->passages);

  for (GList *l = passages; l != NULL; l = l->next)
    {
      Passage *passage = l->data;

      if (passage->cancellable != NULL)
        g_cancellable_cancel (passage->cancellable);
      else
        passage_free (passage);
    }
}

static gboolean
out_of_patience_cb (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;

  return G_SOURCE_CONTINUE;
}

/* Handshakes go on in other threads: one that ended after this thread's main
 * loop would leave its connection open. */
static void
wait_for_passages (IlGate *self)
{
  g_autoptr (GSource) timer = NULL;
  gboolean is_over = FALSE;

  if (g_hash_table_size (self->passages) == 0)
    return;

  timer = attach_timer (CLOSING_US, out_of_patience_cb, &is_over);
  while (g_hash_table_size (self->passages) > 0 && !is_over)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  g_source_destroy (timer);
}

static void
il_gate_dispose (GObject *object)
{
  IlGate *self = IL_GATE (object);

  il_gate_close (self);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (il_gate_parent_class)->dispose (object);
}

static void
il_gate_finalize (GObject *object)
{
  IlGate *self = IL_GATE (object);

  g_clear_object (&self->closing);
  g_clear_pointer (&self->passages, g_hash_table_unref);
  g_clear_pointer (&self->inside, g_hash_table_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->sockets, g_ptr_array_unref);

  G_OBJECT_CLASS (il_gate_parent_class)->finalize (object);
}

static void
il_gate_class_init (IlGateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = il_gate_dispose;
  object_class->finalize = il_gate_finalize;
}

static void
il_gate_init (IlGate *self)
{
  g_queue_init (&self->waiting);
  self->inside = g_hash_table_new (NULL, NULL);
  self->passages = g_hash_table_new (NULL, NULL);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) g_source_unref);
  self->closing = g_cancellable_new ();
}

IlGate *
il_gate_new (GPtrArray  *sockets,
             SoupServer *server)
{
  IlGate *self;

  g_return_val_if_fail (sockets != NULL && sockets->len > 0, NULL);
  g_return_val_if_fail (SOUP_IS_SERVER (server), NULL);

  self = g_object_new (IL_TYPE_GATE, NULL);
  self->sockets = g_ptr_array_ref (sockets);
  self->server = g_object_ref (server);
  resume_cb (self);

  return self;
}

void
il_gate_set_spec (IlGate           *self,
                  const IlLinkSpec *spec)
{
  g_return_if_fail (IL_IS_GATE (self));
  g_return_if_fail (spec != NULL);

  self->spec = *spec;
  admit_next (self);
}

gboolean
il_gate_is_crowded (IlGate *self)
{
  g_return_val_if_fail (IL_IS_GATE (self), FALSE);

  return !g_queue_is_empty (&self->waiting);
}

void
il_gate_make_room (IlGate *self)
{
  g_return_if_fail (IL_IS_GATE (self));

  if (il_gate_is_crowded (self))
    dismiss_idle (self);
}

void
il_gate_close (IlGate *self)
{
  g_return_if_fail (IL_IS_GATE (self));

  g_cancellable_cancel (self->closing);
  drop_sources (self);
  forget_inside (self);
  give_up_passages (self);
  wait_for_passages (self);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_ptr_array_set_size (self->sockets, 0);
}
