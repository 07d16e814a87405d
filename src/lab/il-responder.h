/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "lab/il-catalogue.h"

G_BEGIN_DECLS

/**
 * il_responder_new_server:
 * @catalogue: what to serve; must outlive the server
 *
 * Makes a server that answers GET and HEAD requests for the documents of
 * @catalogue, and nothing else: an unknown path gets 404, another method 405,
 * and a request for a host that is not this machine 403, so that no web page
 * can reach the lab under a name of its own.  It does not listen yet.
 *
 * Returns: (transfer full): a server for the thread-default main context
 */
SoupServer *il_responder_new_server (IlCatalogue *catalogue) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_responder_host_is_local:
 * @host: (nullable): the value of a Host header, not trusted
 *
 * Returns: whether @host is 127.0.0.1, localhost or a name below localhost,
 *   with or without a port
 */
gboolean il_responder_host_is_local (const char *host);

G_END_DECLS
