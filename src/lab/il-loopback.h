/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * IL_LOOPBACK_BACKLOG:
 *
 * Connections that may wait to be accepted.  GIO's default of 10 loses some
 * when a whole list starts at once, and a lost one comes back only after a
 * second.
 */
#define IL_LOOPBACK_BACKLOG 256

/**
 * il_loopback_listen:
 * @port: a port, or 0 for any free one
 * @error: return location for a #GIOErrorEnum
 *
 * Listens on 127.0.0.1 and, if this machine has it, on the same port of ::1,
 * without blocking.  No other machine can reach either.
 *
 * Returns: (transfer full) (element-type GSocket) (nullable): one or two
 *   sockets, that of 127.0.0.1 first, or %NULL with @error set
 */
GPtrArray *il_loopback_listen (guint16   port,
                               GError  **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_loopback_keep_port:
 * @error: return location for a #GIOErrorEnum
 *
 * Takes a free port of 127.0.0.1 without listening: as long as the socket
 * lives, whoever connects to it is refused.
 *
 * Returns: (transfer full) (nullable): the socket, or %NULL with @error set
 */
GSocket *il_loopback_keep_port (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_loopback_new_unreachable:
 * @error: return location for a #GIOErrorEnum
 *
 * Makes a socket at which nobody ever arrives, for who needs one to listen to.
 *
 * Returns: (transfer full) (nullable): the socket, or %NULL with @error set
 */
GSocket *il_loopback_new_unreachable (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_loopback_get_port:
 * @socket: (nullable): a bound socket
 *
 * Returns: its port, or 0
 */
guint16 il_loopback_get_port (GSocket *socket);

G_END_DECLS
