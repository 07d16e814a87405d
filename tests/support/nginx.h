/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Nginx:
 * @port: where it speaks HTTP
 * @tls_port: where it speaks HTTPS with a certificate nobody trusts, or 0
 * @http2_port: likewise, and HTTP/2 with those who can, or 0
 *
 * A real server on free ports of 127.0.0.1, with a folder of its own that is
 * removed in the end: files from its root, /redirect to /a.txt, /packed/ with
 * the same files compressed as they are sent, and same.bin under any name below
 * /same/.
 */
typedef struct
{
  guint16 port;
  guint16 tls_port;
  guint16 http2_port;
  char *folder;
  GSubprocess *process;
} Nginx;

/** nginx_start: Returns: (nullable): %NULL where nginx is not installed */
Nginx *nginx_start        (void);

/** nginx_start_before: @behind: (nullable): the address of another server, with
 * a slash at its end, that answers what is asked below /behind/ */
Nginx *nginx_start_before (const char  *behind);
void   nginx_free         (Nginx       *nginx);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Nginx, nginx_free)

/** nginx_write: Puts a file into the server's root. */
void   nginx_write       (Nginx       *nginx,
                          const char  *name,
                          const char  *bytes,
                          gsize        length);

/** nginx_dup_address: @path: with its slash. */
char  *nginx_dup_address (Nginx       *nginx,
                          const char  *path);

/** nginx_dup_http2_address: @path: with its slash. */
char  *nginx_dup_http2_address (Nginx      *nginx,
                                const char *path);

/** nginx_load_certificate: Returns: (transfer full): its own, if it has a tls_port */
GTlsCertificate *nginx_load_certificate (Nginx *nginx);

/** nginx_stop: Waits until it is gone and all logs are written.
 *
 * Returns: (transfer full): the number of the connection of each request, a
 *   line each */
char  *nginx_stop        (Nginx       *nginx);

G_END_DECLS
