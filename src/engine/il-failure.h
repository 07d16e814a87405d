/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "recording/il-error.h"

G_BEGIN_DECLS

/**
 * IlFailureContext:
 * @host: the host that was asked
 * @had_answer: the head of the answer had come, and perhaps some of its body
 * @head_bytes: bytes of a head that did not come to its end
 * @certificate: what is wrong with the server's certificate
 * @is_shared: it comes over a connection that serves others, too: HTTP/2
 * @lacks_network: the program runs in a sandbox without the network
 *
 * What a #GError alone does not tell.
 */
typedef struct
{
  const char *host;
  gboolean had_answer;
  guint64 head_bytes;
  GTlsCertificateFlags certificate;
  gboolean is_shared;
  gboolean lacks_network;
} IlFailureContext;

/**
 * il_failure_new:
 * @code: how it failed
 * @host: the host that was asked
 *
 * Returns: (transfer full): an #IlError with a translated sentence that says
 *   what happened and what can be done
 */
GError *il_failure_new       (IlError                 code,
                              const char             *host) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_failure_from:
 * @cause: what GIO or libsoup said
 * @context: when and where
 *
 * Returns: (transfer full): the #IlError that @cause means to a person
 */
GError *il_failure_from      (const GError           *cause,
                              const IlFailureContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
