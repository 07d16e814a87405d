/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "lab/il-document.h"

G_BEGIN_DECLS

/**
 * il_mishap_happen:
 * @failure: what goes wrong: anything but none and endless
 * @message: a paused request, which is taken from its server and may be gone
 *   afterwards, except for %IL_DOCUMENT_FAILURE_STALL
 *
 * Lets an answer fail here and now.  What is to be refused is reset: who asks
 * at a port where someone listens can't be refused any more.
 */
void il_mishap_happen (IlDocumentFailure  failure,
                       SoupServerMessage *message);

G_END_DECLS
