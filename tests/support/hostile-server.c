/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hostile-server.h"

#include <string.h>
#include <sys/socket.h>

#define MAX_HEAD 65536
#define GATE_PATIENCE (20 * G_USEC_PER_SEC)
#define GATE_HOLD 30000
#define NOT_FOUND "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nnone\n"

typedef struct
{
  GBytes *bytes;
  HostileEnd end;
  gulong pause;
} Answer;

typedef struct
{
  HostileServer *server;
  GSocket *socket;
  GThread *thread;
} Connection;

struct _HostileServer
{
  GSocket *listener;
  GThread *thread;
  GCancellable *stop;
  guint16 port;

  GMutex mutex;
  GCond cond;
  GHashTable *answers;
  GHashTable *heads;
  GString *order;
  GPtrArray *connections;
  guint gate;
  guint n_requests;
  guint active;
  guint max_active;
};

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_bytes_unref (answer->bytes);
  g_free (answer);
}

static void
connection_free (gpointer data)
{
  Connection *connection = data;

  g_thread_join (connection->thread);
  g_object_unref (connection->socket);
  g_free (connection);
}

static gboolean
send_bytes (Connection *connection,
            const char *bytes,
            gsize       length,
            gulong      pause)
{
  while (length > 0)
    {
      gssize n = g_socket_send (connection->socket, bytes, pause > 0 ? 1 : length,
                                connection->server->stop, NULL);

      if (n <= 0)
        return FALSE;

      bytes += n;
      length -= n;
      if (pause > 0)
        g_usleep (pause);
    }

  return TRUE;
}

static gboolean
receive (Connection *connection,
         GString    *into)
{
  char buffer[4096];
  gssize n = g_socket_receive (connection->socket, buffer, sizeof buffer,
                               connection->server->stop, NULL);

  if (n <= 0)
    return FALSE;

  g_string_append_len (into, buffer, n);

  return into->len <= MAX_HEAD;
}

static void
wait_for_client_to_leave (Connection *connection)
{
  g_autoptr (GString) ignored = g_string_new (NULL);

  while (receive (connection, ignored))
    continue;
}

static char *
path_of (const char *head)
{
  const char *begin = strchr (head, ' ');

  return begin == NULL ? g_strdup ("") : g_strndup (begin + 1, strcspn (begin + 1, " \r\n"));
}

/* Called with the lock held. */
static void
wait_at_gate (HostileServer *self)
{
  gint64 end = g_get_monotonic_time () + GATE_PATIENCE;

  while (self->max_active < self->gate && !g_cancellable_is_cancelled (self->stop))
    {
      if (!g_cond_wait_until (&self->cond, &self->mutex, end))
        break;
    }
}

/* Counts a request, and finds a copy of its answer that is safe to use. */
static Answer
begin_request (HostileServer *self,
               const char    *head)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *path = path_of (head);
  const Answer *found;

  self->n_requests++;
  self->active++;
  self->max_active = MAX (self->max_active, self->active);
  g_string_append_printf (self->order, "%s ", path);
  g_hash_table_replace (self->heads, g_strdup (path), g_strdup (head));
  g_cond_broadcast (&self->cond);
  wait_at_gate (self);

  found = g_hash_table_lookup (self->answers, path);
  if (found == NULL)
    return (Answer) { g_bytes_new_static (NOT_FOUND, strlen (NOT_FOUND)), HOSTILE_KEEP, 0 };

  return (Answer) { g_bytes_ref (found->bytes), found->end, found->pause };
}

static void
end_request (HostileServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->active--;
}

static gboolean
send_answer (Connection   *connection,
             const Answer *answer)
{
  gsize length;
  const char *bytes = g_bytes_get_data (answer->bytes, &length);
  const char *blank = answer->pause == 0 ? NULL : g_strstr_len (bytes, length, "\r\n\r\n");
  gsize head = blank == NULL ? length : (gsize) (blank + 4 - bytes);

  do
    {
      if (!send_bytes (connection, bytes, head, 0) ||
          !send_bytes (connection, bytes + head, length - head, answer->pause))
        return FALSE;
    }
  while (answer->end == HOSTILE_REPEAT);

  return TRUE;
}

static void
reset (Connection *connection)
{
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  setsockopt (g_socket_get_fd (connection->socket), SOL_SOCKET, SO_LINGER, &linger,
              sizeof linger);
}

/* Returns: whether the connection may serve another request. */
static gboolean
serve (Connection *connection,
       const char *head)
{
  HostileServer *self = connection->server;
  Answer answer = begin_request (self, head);
  g_autoptr (GBytes) bytes = answer.bytes;

  if (self->gate > 0)
    g_usleep (GATE_HOLD);

  /* Before the last byte, or the next request could come first. */
  end_request (self);
  if (!send_answer (connection, &answer))
    return FALSE;

  if (answer.end == HOSTILE_STALL)
    wait_for_client_to_leave (connection);
  if (answer.end == HOSTILE_RESET)
    reset (connection);

  return answer.end == HOSTILE_KEEP;
}

static gpointer
connection_thread (gpointer data)
{
  Connection *connection = data;
  g_autoptr (GString) head = g_string_new (NULL);

  while (receive (connection, head))
    {
      if (strstr (head->str, "\r\n\r\n") == NULL)
        continue;

      if (!serve (connection, head->str))
        break;

      g_string_truncate (head, 0);
    }

  g_socket_close (connection->socket, NULL);

  return NULL;
}

static gpointer
accept_thread (gpointer data)
{
  HostileServer *self = data;
  GSocket *socket;

  while ((socket = g_socket_accept (self->listener, self->stop, NULL)) != NULL)
    {
      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
      Connection *connection = g_new0 (Connection, 1);

      connection->server = self;
      connection->socket = socket;
      connection->thread = g_thread_new ("connection", connection_thread, connection);
      g_ptr_array_add (self->connections, connection);
    }

  return NULL;
}

HostileServer *
hostile_server_new (void)
{
  HostileServer *self = g_new0 (HostileServer, 1);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->stop = g_cancellable_new ();
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, answer_free);
  self->heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->order = g_string_new (NULL);
  self->connections = g_ptr_array_new_with_free_func (connection_free);

  self->listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_socket_set_listen_backlog (self->listener, 512);
  g_socket_bind (self->listener, wanted, TRUE, &error);
  g_assert_no_error (error);
  g_socket_listen (self->listener, &error);
  g_assert_no_error (error);
  bound = g_socket_get_local_address (self->listener, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->thread = g_thread_new ("hostile-server", accept_thread, self);

  return self;
}

void
hostile_server_free (HostileServer *self)
{
  g_cancellable_cancel (self->stop);
  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  g_thread_join (self->thread);
  g_ptr_array_unref (self->connections);
  g_object_unref (self->listener);
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->heads);
  g_string_free (self->order, TRUE);
  g_object_unref (self->stop);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

char *
hostile_server_dup_address (HostileServer *self,
                            const char    *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", self->port, path);
}

guint16
hostile_server_get_port (HostileServer *self)
{
  return self->port;
}

void
hostile_server_add (HostileServer *self,
                    const char    *path,
                    const char    *bytes,
                    gssize         length,
                    HostileEnd     end)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Answer *answer = g_new0 (Answer, 1);

  answer->bytes = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  answer->end = end;
  g_hash_table_replace (self->answers, g_strdup (path), answer);
}

void
hostile_server_set_drip (HostileServer *self,
                         const char    *path,
                         gulong         pause)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Answer *answer = g_hash_table_lookup (self->answers, path);

  g_assert_nonnull (answer);
  answer->pause = pause;
}

void
hostile_server_set_gate (HostileServer *self,
                         guint          n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->gate = n;
}

guint
hostile_server_get_n_connections (HostileServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->connections->len;
}

guint
hostile_server_get_n_requests (HostileServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_requests;
}

guint
hostile_server_get_max_active (HostileServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->max_active;
}

char *
hostile_server_dup_head (HostileServer *self,
                         const char    *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (g_hash_table_lookup (self->heads, path));
}

char *
hostile_server_dup_order (HostileServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->order->str);
}
