/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "lab/il-encoded.h"
#include "lab/il-gate.h"

G_BEGIN_DECLS

/**
 * IlAnswerHead:
 * @scenario_id: the id of the scenario that has the document
 * @document: what is answered
 * @encoded: (nullable): @document as it is sent, if not as it is
 * @hop: how many of its redirects lie behind the request
 * @gate: (nullable): where the request came in
 *
 * What the head of an answer depends on.
 */
typedef struct
{
  const char       *scenario_id;
  const IlDocument *document;
  const IlEncoded  *encoded;
  guint             hop;
  IlGate           *gate;
} IlAnswerHead;

/**
 * il_answer_head_set:
 * @message: a request that is not answered yet
 * @head: what is answered
 *
 * Sets status and headers of the answer: those of the document, or of the next
 * redirect on the way to it.  Where others wait to be let in, the answer ends
 * its connection.
 */
void il_answer_head_set (SoupServerMessage  *message,
                         const IlAnswerHead *head);

/**
 * il_answer_head_read_hop:
 * @query: (nullable): the query of a request's address, not trusted
 *
 * Returns: how many redirects lie behind the request, 0 where it does not say
 */
guint il_answer_head_read_hop (const char *query);

G_END_DECLS
