/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * il_responder_new_server:
 *
 * Makes a server that lets GET and HEAD requests for this machine pass to its
 * handlers: another method gets 405, another host 403.  It does not listen.
 *
 * Returns: (transfer full): a server for the thread-default main context
 */
SoupServer *il_responder_new_server (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_responder_refuse:
 * @message: a request
 * @status: an HTTP status
 *
 * Answers with @status and its name, and ends the connection unless others
 * share it.
 */
void il_responder_refuse (SoupServerMessage *message,
                          guint              status);

/**
 * il_responder_host_is_local:
 * @host: (nullable): the value of a Host header, not trusted
 *
 * Returns: whether @host is 127.0.0.1, ::1, localhost or a name below
 *   localhost, with or without a port
 */
gboolean il_responder_host_is_local (const char *host);

G_END_DECLS
