/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-mishap.h"

#include "lab/il-visitor.h"

/* Neither a status line nor printable, and longer than a short read. */
#define GARBAGE "\x16\x03\x01 220 mail.invalid ESMTP\r\n\x01\x02\x03 this is not HTTP\r\n\r\n"

/* libsoup ends a body in order when it lets go of the connection: the last,
 * empty chunk must not find its way any more. */
static void
let_go (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
}

void
il_mishap_happen (IlDocumentFailure  failure,
                  SoupServerMessage *message)
{
  g_autoptr (IlVisitor) visitor = NULL;

  g_set_object (&visitor, il_visitor_of (message));
  g_return_if_fail (visitor != NULL);

  /* It stays as it is until the client or the server ends it. */
  if (failure == IL_DOCUMENT_FAILURE_STALL)
    return;

  if (failure == IL_DOCUMENT_FAILURE_GARBAGE)
    il_visitor_say (visitor, GARBAGE);

  if (failure == IL_DOCUMENT_FAILURE_RESET || failure == IL_DOCUMENT_FAILURE_REFUSE)
    il_visitor_reset (visitor);
  else
    il_visitor_close (visitor);

  let_go (message);
}
