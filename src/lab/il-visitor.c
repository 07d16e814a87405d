/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-visitor.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#include "lab/il-farewell.h"

#define DATA_KEY "il-visitor"

struct _IlVisitor
{
  GObject            parent_instance;

  GSocketConnection *connection;
  /* The same, or TLS on top of it. */
  GIOStream         *stream;

  guint              n_answers;
  guint              n_under_way;

  /* No request that is still to be read was sent before. */
  gint64             listens_since;

  /* The request that is answered, and who looks whether it is still wanted. */
  SoupServerMessage *message;
  GSource           *watch;
};

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

/* While an answer waits for its time, the server does not read what the client
 * does. */
static gboolean
left_cb (gpointer user_data)
{
  g_autoptr (IlVisitor) self = g_object_ref (user_data);
  g_autoptr (SoupServerMessage) message = g_object_ref (self->message);
  g_autoptr (GIOStream) stream = NULL;

  il_visitor_unwatch (self);
  il_visitor_close (self);
  stream = soup_server_message_steal_connection (message);

  return G_SOURCE_REMOVE;
}

static gboolean
dispatch_cb (GSource     *source,
             GSourceFunc  callback,
             gpointer     user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch_cb };

static void
begin_watch (IlVisitor *self)
{
  self->watch = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->watch, "IlVisitor");
  g_source_set_callback (self->watch, left_cb, self, NULL);
  g_source_add_unix_fd (self->watch, g_socket_get_fd (get_socket (self)), POLLRDHUP);
  g_source_attach (self->watch, g_main_context_get_thread_default ());
}

static void
il_visitor_dispose (GObject *object)
{
  IlVisitor *self = IL_VISITOR (object);

  il_visitor_unwatch (self);
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

  self->listens_since = g_get_monotonic_time ();

  /* The server keeps the address as long as the connection, and gives it
   * back with each request. */
  address = copy_address (remote);
  stream = il_farewell_new (self->stream);
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
il_visitor_begin_answer (IlVisitor         *self,
                         SoupServerMessage *message)
{
  g_return_if_fail (IL_IS_VISITOR (self));
  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));

  self->n_answers++;
  self->n_under_way++;

  /* Of HTTP/2 the server reads all the time. */
  if (soup_server_message_get_http_version (message) < SOUP_HTTP_2_0)
    {
      il_visitor_unwatch (self);
      g_set_object (&self->message, message);
      begin_watch (self);
    }
}

void
il_visitor_end_answer (IlVisitor *self)
{
  g_return_if_fail (IL_IS_VISITOR (self));
  g_return_if_fail (self->n_under_way > 0);

  self->n_under_way--;
  self->listens_since = g_get_monotonic_time ();
  il_visitor_unwatch (self);
}

gint64
il_visitor_get_request_time (IlVisitor         *self,
                             SoupServerMessage *message)
{
  GSource *source = g_main_current_source ();

  g_return_val_if_fail (IL_IS_VISITOR (self), 0);

  /* Of HTTP/2, several may come while the first is looked at. */
  if (source == NULL || soup_server_message_get_http_version (message) >= SOUP_HTTP_2_0)
    return g_get_monotonic_time ();

  return MAX (g_source_get_time (source), self->listens_since);
}

void
il_visitor_unwatch (IlVisitor *self)
{
  g_return_if_fail (IL_IS_VISITOR (self));

  if (self->watch != NULL)
    g_source_destroy (self->watch);
  g_clear_pointer (&self->watch, g_source_unref);
  g_clear_object (&self->message);
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
