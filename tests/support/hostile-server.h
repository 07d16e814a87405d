/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HostileEnd:
 * @HOSTILE_KEEP: the connection waits for another request
 * @HOSTILE_CLOSE: the connection is closed
 * @HOSTILE_RESET: the connection is reset
 * @HOSTILE_STALL: nothing more comes until the client gives up
 * @HOSTILE_REPEAT: the bytes are sent again and again until the client gives up
 *
 * What follows the bytes of an answer.
 */
typedef enum
{
  HOSTILE_KEEP,
  HOSTILE_CLOSE,
  HOSTILE_RESET,
  HOSTILE_STALL,
  HOSTILE_REPEAT,
} HostileEnd;

/**
 * HostileServer:
 *
 * Sends what it was told to, byte for byte, right or wrong.  It listens on a
 * free port of 127.0.0.1 and has a thread per connection; all functions may
 * be called at any time.
 */
typedef struct _HostileServer HostileServer;

HostileServer *hostile_server_new                (void);
void           hostile_server_free               (HostileServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HostileServer, hostile_server_free)

/** hostile_server_dup_address: @path: with its slash. */
char          *hostile_server_dup_address        (HostileServer *self,
                                                  const char    *path);
guint16        hostile_server_get_port           (HostileServer *self);

/** hostile_server_add: Answers @path with @length bytes, or with the whole
 * string if that is -1.  A path without an answer gets a 404. */
void           hostile_server_add                (HostileServer *self,
                                                  const char    *path,
                                                  const char    *bytes,
                                                  gssize         length,
                                                  HostileEnd     end);

/** hostile_server_set_drip: Sends the head of @path at once, and then byte by
 * byte with pauses of @pause µs. */
void           hostile_server_set_drip           (HostileServer *self,
                                                  const char    *path,
                                                  gulong         pause);

/** hostile_server_set_gate: No answer until @n requests waited at once, and
 * then for as long as it takes an uninvited one to show up. */
void           hostile_server_set_gate           (HostileServer *self,
                                                  guint          n);

guint          hostile_server_get_n_connections  (HostileServer *self);
guint          hostile_server_get_n_requests     (HostileServer *self);

/** hostile_server_get_max_active: Returns: the most requests that waited at once */
guint          hostile_server_get_max_active     (HostileServer *self);

/** hostile_server_dup_head: Returns: (transfer full) (nullable): the last
 * request for @path as it came */
char          *hostile_server_dup_head           (HostileServer *self,
                                                  const char    *path);

/** hostile_server_dup_order: Returns: (transfer full): the paths as they came,
 * with a space after each */
char          *hostile_server_dup_order          (HostileServer *self);

G_END_DECLS
