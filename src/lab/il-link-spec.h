/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlLinkSpec:
 * @rate: bit/s that all documents share, only their bodies counted; 0 for no
 *   limit
 * @variation: percent by which the rate falls short, another from moment to
 *   moment; 0 for a steady rate
 * @delay: µs by which each answer's head is later
 * @latency: µs that each new connection costs before it is answered
 * @n_connections: connections that are served at once, others wait for one of
 *   these to end; 0 for no limit
 * @tls: whether connections are encrypted
 * @http2: whether the server speaks HTTP/2 to clients that do; with @tls only
 *
 * The way from a scenario's server to its clients, which all its documents
 * have in common.
 */
typedef struct
{
  gint64   rate;
  guint    variation;
  gint64   delay;
  gint64   latency;
  guint    n_connections;
  gboolean tls;
  gboolean http2;
} IlLinkSpec;

G_END_DECLS
