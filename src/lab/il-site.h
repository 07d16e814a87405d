/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "lab/il-link-preset.h"
#include "lab/il-scenario.h"

G_BEGIN_DECLS

#define IL_TYPE_SITE (il_site_get_type ())

/**
 * IlSite:
 *
 * The server of one scenario, on a port of its own, so that its link, its
 * limit of connections and its encryption are its own as well.  It answers
 * GET and HEAD requests for the scenario's documents, and nothing else: an
 * unknown path gets 404, another method 405, and a request for a host that is
 * not this machine 403, so that no web page can reach the lab under a name of
 * its own.  All in the thread that opened it.
 */
G_DECLARE_FINAL_TYPE (IlSite, il_site, IL, SITE, GObject)

/**
 * il_site_open:
 * @port: a port, or 0 for any free one
 * @http2: whether it shall speak HTTP/2, which libsoup does only for
 *   connections that it takes itself
 * @error: return location for a #GIOErrorEnum
 *
 * Starts a server that has nothing to serve yet, in the thread-default main
 * context.
 *
 * Returns: (transfer full) (nullable): the server, or %NULL with @error set
 */
IlSite *il_site_open (guint16    port,
                      gboolean   http2,
                      GError   **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_site_set_scenario:
 * @self: a site
 * @scenario: what to serve
 * @preset: (nullable): a network behind the scenario's own link
 *
 * Serves @scenario from now on; it asks for HTTP/2 as the site was opened.
 * Answers on their way go on as they began.
 */
void il_site_set_scenario (IlSite             *self,
                           IlScenario         *scenario,
                           const IlLinkPreset *preset);

/**
 * il_site_get_port:
 * @self: a site
 *
 * Returns: its port on 127.0.0.1 and, where there is IPv6, on ::1
 */
guint16 il_site_get_port (IlSite *self);

/**
 * il_site_get_deaf_port:
 * @self: a site
 *
 * Returns: a port of 127.0.0.1 where connections are refused as long as the
 *   site is open
 */
guint16 il_site_get_deaf_port (IlSite *self);

/**
 * il_site_close:
 * @self: a site
 *
 * Closes all connections, also those with an answer on its way.
 */
void il_site_close (IlSite *self);

G_END_DECLS
