/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "engine/il-header.h"

G_BEGIN_DECLS

/**
 * il_request_new:
 * @target: from il_address_parse() or il_address_resolve()
 * @headers: (array length=n_headers): what the user wants to be sent along;
 *   wins over what is sent by itself
 * @with_secrets: whether that includes secrets
 *
 * A GET for @target that follows no redirect and keeps metrics.  A user name
 * and password in @target are sent along, to that address alone.
 *
 * Returns: (transfer full): the message
 */
SoupMessage *il_request_new (GUri           *target,
                             const IlHeader *headers,
                             guint           n_headers,
                             gboolean        with_secrets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
