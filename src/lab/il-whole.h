/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/il-delivery.h"

G_BEGIN_DECLS

/**
 * il_whole_begin:
 * @message: a GET or HEAD request, read to its end
 * @order: what to deliver: a document that comes at once, see
 *   %IL_DOCUMENT_MAX_WHOLE
 *
 * Answers when the document's first byte is due, with all of it: over HTTP/2
 * libsoup ends an answer as soon as it has nothing to send, so that nothing
 * can drip.
 */
void il_whole_begin (SoupServerMessage     *message,
                     const IlDeliveryOrder *order);

G_END_DECLS
