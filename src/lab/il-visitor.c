/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-visitor.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

#define DATA_KEY "il-visitor"

/* Read and dropped from one who waits in vain. */
#define SCRAP_SIZE 4096

struct _IlVisitor
{
  GObject            parent_instance;

  GSocketConnection *connection;
  /* The same, or TLS on top of it. */
  GIOStream         *stream;

  guint              n_answers;
  guint              n_under_way;
};

/* One who waits in vain. */
typedef struct
{
  IlVisitor      *visitor;
  GCancellable   *cancellable;
  IlVisitorFunc   func;
  gpointer        user_data;
  GDestroyNotify  destroy;
} Wait;

G_DEFINE_FINAL_TYPE (IlVisitor, il_visitor, G_TYPE_OBJECT)

static GSocket *
get_socket (IlVisitor *self)
{
  return g_socket_connection_get_socket (self->connection);
}

/* A socket keeps its address, and would keep itself alive through what is
 * attached to it. */
static GSocketAddress *
copy_address (GSocketAddress *address)
{
  GInetSocketAddress *inet = G_INET_SOCKET_ADDRESS (address);

  return g_inet_socket_address_new (g_inet_socket_address_get_address (inet),
                                    g_inet_socket_address_get_port (inet));
}

/* Like g_tls_server_connection_new(), but clients bring no certificates here:
 * without this, all that the system trusts would be read from disk for each
 * connection, which takes longer than all else together. */
static GIOStream *
new_tls (GSocketConnection  *connection,
         GTlsCertificate    *certificate,
         GError            **error)
{
  GType type = g_tls_backend_get_server_connection_type (g_tls_backend_get_default ());

  return g_initable_new (type, NULL, error, "base-io-stream", connection, "certificate",
                         certificate, "database", NULL, NULL);
}

static void
handshake_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_tls_connection_handshake_finish (G_TLS_CONNECTION (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* A handshake occupies a thread of the whole program's pool, which is small:
 * who says nothing shall not hold one. */
static gboolean
spoke_cb (GSocket      *socket,
          GIOCondition  condition,
          gpointer      user_data)
{
  GTask *task = user_data;
  IlVisitor *self = g_task_get_source_object (task);

  if (!g_task_return_error_if_cancelled (task))
    g_tls_connection_handshake_async (G_TLS_CONNECTION (self->stream), G_PRIORITY_DEFAULT,
                                      g_task_get_cancellable (task), handshake_cb,
                                      g_object_ref (task));

  return G_SOURCE_REMOVE;
}

static void
wait_free (gpointer data)
{
  Wait *wait = data;

  if (wait->destroy != NULL)
    wait->destroy (wait->user_data);
  g_clear_object (&wait->cancellable);
  g_clear_object (&wait->visitor);
  g_free (wait);
}

static gboolean
scrap_cb (GSocket      *socket,
          GIOCondition  condition,
          gpointer      user_data)
{
  Wait *wait = user_data;
  char scrap[SCRAP_SIZE];
  g_autoptr (GError) error = NULL;
  gssize n = g_socket_receive (socket, scrap, sizeof scrap, wait->cancellable, &error);

  if (n > 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return G_SOURCE_CONTINUE;

  if (!g_cancellable_is_cancelled (wait->cancellable))
    wait->func (wait->visitor, wait->user_data);

  return G_SOURCE_REMOVE;
}

static void
il_visitor_dispose (GObject *object)
{
  IlVisitor *self = IL_VISITOR (object);

  g_clear_object (&self->stream);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (il_visitor_parent_class)->dispose (object);
}

static void
il_visitor_class_init (IlVisitorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = il_visitor_dispose;
}

static void
il_visitor_init (IlVisitor *self)
{
}

IlVisitor *
il_visitor_new (GSocketConnection *connection)
{
  IlVisitor *self;

  g_return_val_if_fail (G_IS_SOCKET_CONNECTION (connection), NULL);

  self = g_object_new (IL_TYPE_VISITOR, NULL);
  self->connection = g_object_ref (connection);
  self->stream = g_object_ref (G_IO_STREAM (connection));
  g_socket_set_blocking (get_socket (self), FALSE);
  /* A line is to leave when it is due, not when more have come together. */
  g_socket_set_option (get_socket (self), IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);

  return self;
}

void
il_visitor_secure_async (IlVisitor           *self,
                         GTlsCertificate     *certificate,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GIOStream) tls = NULL;
  g_autoptr (GSource) source = NULL;

  g_return_if_fail (IL_IS_VISITOR (self));

  tls = new_tls (self->connection, certificate, &error);
  if (tls == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (tls), FALSE);
  g_set_object (&self->stream, tls);
  source = g_socket_create_source (get_socket (self), G_IO_IN, cancellable);
  g_source_set_static_name (source, "IlVisitor");
  g_source_set_callback (source, G_SOURCE_FUNC (spoke_cb), g_steal_pointer (&task),
                         g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
}

gboolean
il_visitor_secure_finish (IlVisitor     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
il_visitor_enter (IlVisitor  *self,
                  SoupServer *server)
{
  g_autoptr (IlVisitor) visitor = self;
  g_autoptr (GSocketAddress) local = NULL;
  g_autoptr (GSocketAddress) remote = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GIOStream) stream = NULL;

  g_return_if_fail (IL_IS_VISITOR (self));
  g_return_if_fail (SOUP_IS_SERVER (server));

  local = g_socket_connection_get_local_address (self->connection, NULL);
  remote = g_socket_connection_get_remote_address (self->connection, NULL);

  /* Who has left already has no address any more. */
  if (local == NULL || remote == NULL)
    return;

  /* The server keeps the address as long as the connection, and gives it
   * back with each request. */
  address = copy_address (remote);
  stream = g_object_ref (self->stream);
  g_object_set_data_full (G_OBJECT (address), DATA_KEY, g_steal_pointer (&visitor),
                          g_object_unref);
  soup_server_accept_iostream (server, stream, local, address, NULL);
}

IlVisitor *
il_visitor_of (SoupServerMessage *message)
{
  GSocketAddress *remote = soup_server_message_get_remote_address (message);

  return remote != NULL ? g_object_get_data (G_OBJECT (remote), DATA_KEY) : NULL;
}

void
il_visitor_begin_answer (IlVisitor *self)
{
  g_return_if_fail (IL_IS_VISITOR (self));

  self->n_answers++;
  self->n_under_way++;
}

void
il_visitor_end_answer (IlVisitor *self)
{
  g_return_if_fail (IL_IS_VISITOR (self));
  g_return_if_fail (self->n_under_way > 0);

  self->n_under_way--;
}

gboolean
il_visitor_is_idle (IlVisitor *self)
{
  g_return_val_if_fail (IL_IS_VISITOR (self), FALSE);

  return self->n_answers > 0 && self->n_under_way == 0;
}

void
il_visitor_close (IlVisitor *self)
{
  g_return_if_fail (IL_IS_VISITOR (self));

  /* The descriptor stays with who still polls it. */
  g_socket_shutdown (get_socket (self), TRUE, TRUE, NULL);
}

void
il_visitor_reset (IlVisitor *self)
{
  const struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

  g_return_if_fail (IL_IS_VISITOR (self));

  setsockopt (g_socket_get_fd (get_socket (self)), SOL_SOCKET, SO_LINGER, &at_once,
              sizeof at_once);
  g_socket_close (get_socket (self), NULL);
}

void
il_visitor_say (IlVisitor  *self,
                const char *text)
{
  GPollableOutputStream *output;

  g_return_if_fail (IL_IS_VISITOR (self));
  g_return_if_fail (text != NULL);

  output = G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (self->stream));
  g_pollable_output_stream_write_nonblocking (output, text, strlen (text), NULL, NULL);
}

void
il_visitor_wait_until_left (IlVisitor      *self,
                            GCancellable   *cancellable,
                            IlVisitorFunc   func,
                            gpointer        user_data,
                            GDestroyNotify  destroy)
{
  g_autoptr (GSource) source = NULL;
  Wait *wait;

  g_return_if_fail (IL_IS_VISITOR (self));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  wait = g_new0 (Wait, 1);
  wait->visitor = g_object_ref (self);
  wait->cancellable = g_object_ref (cancellable);
  wait->func = func;
  wait->user_data = user_data;
  wait->destroy = destroy;

  source = g_socket_create_source (get_socket (self), G_IO_IN, cancellable);
  g_source_set_static_name (source, "IlVisitor");
  g_source_set_callback (source, G_SOURCE_FUNC (scrap_cb), wait, wait_free);
  g_source_attach (source, g_main_context_get_thread_default ());
}
