/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-loopback.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

/* How often another free port is tried where ::1 has a server on the first. */
#define ATTEMPTS 20

static GSocket *
bind_loopback (GSocketFamily   family,
               guint16         port,
               GError        **error)
{
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);

  socket = g_socket_new (family, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  if (socket == NULL || !g_socket_bind (socket, address, TRUE, error))
    return NULL;

  return g_steal_pointer (&socket);
}

static GSocket *
listen_loopback (GSocketFamily   family,
                 guint16         port,
                 GError        **error)
{
  g_autoptr (GSocket) socket = bind_loopback (family, port, error);

  if (socket == NULL)
    return NULL;

  g_socket_set_blocking (socket, FALSE);
  g_socket_set_listen_backlog (socket, IL_LOOPBACK_BACKLOG);

  return g_socket_listen (socket, error) ? g_steal_pointer (&socket) : NULL;
}

/* A machine without IPv6 has no such address, or no such kind of socket. */
static gboolean
listen_both (GPtrArray  *sockets,
             guint16     port,
             GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  GSocket *socket = listen_loopback (G_SOCKET_FAMILY_IPV4, port, error);

  if (socket == NULL)
    return FALSE;

  g_ptr_array_add (sockets, socket);
  socket = listen_loopback (G_SOCKET_FAMILY_IPV6, il_loopback_get_port (socket), &local_error);

  if (socket != NULL)
    g_ptr_array_add (sockets, socket);
  else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

GPtrArray *
il_loopback_listen (guint16   port,
                    GError  **error)
{
  g_autoptr (GPtrArray) sockets = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ATTEMPTS; i++)
    {
      g_autoptr (GError) local_error = NULL;

      g_ptr_array_set_size (sockets, 0);
      if (listen_both (sockets, port, &local_error))
        return g_steal_pointer (&sockets);

      if (port != 0 || i + 1 == ATTEMPTS
          || !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }

  g_return_val_if_reached (NULL);
}

GSocket *
il_loopback_keep_port (GError **error)
{
  return bind_loopback (G_SOCKET_FAMILY_IPV4, 0, error);
}

GSocket *
il_loopback_new_unreachable (GError **error)
{
  g_autoptr (GSocket) socket = NULL;
  GSocket *peer;
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }

  socket = g_socket_new_from_fd (ends[0], error);
  peer = socket != NULL ? g_socket_new_from_fd (ends[1], error) : NULL;
  if (peer == NULL)
    {
      close (ends[1]);
      if (socket == NULL)
        close (ends[0]);
      return NULL;
    }

  /* The other end says nothing and stays open just as long. */
  g_object_set_data_full (G_OBJECT (socket), "il-peer", peer, g_object_unref);

  return g_steal_pointer (&socket);
}

guint16
il_loopback_get_port (GSocket *socket)
{
  g_autoptr (GSocketAddress) address = NULL;

  if (socket != NULL)
    address = g_socket_get_local_address (socket, NULL);

  return address != NULL ? g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)) : 0;
}
