/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "lab/il-encoded.h"
#include "lab/il-gate.h"
#include "lab/il-link.h"
#include "lab/il-scenario.h"

G_BEGIN_DECLS

#define IL_TYPE_DELIVERY (il_delivery_get_type ())

/**
 * IlDelivery:
 *
 * One answer on its way to a client, paced by its document's schedule and by
 * the link.  All times count from the moment the request was received, so that
 * what is late catches up and no delay adds up.
 */
G_DECLARE_FINAL_TYPE (IlDelivery, il_delivery, IL, DELIVERY, GObject)

/**
 * IlDeliveryOrder:
 * @scenario: owns @document
 * @document: what to deliver
 * @encoded: (nullable): @document as it is sent, if not as it is
 * @hop: how many of the document's redirects lie behind the request
 * @gate: (nullable): where the request came in
 * @link: (nullable): the line it shares, if that has a limit
 * @delay: µs by which the answer's head is later than the document's own
 *
 * What is to be delivered, and how.
 */
typedef struct
{
  IlScenario       *scenario;
  const IlDocument *document;
  IlEncoded        *encoded;
  guint             hop;
  IlGate           *gate;
  IlLink           *link;
  gint64            delay;
} IlDeliveryOrder;

/**
 * il_delivery_begin:
 * @message: a GET or HEAD request, read to its end
 * @order: what to deliver; copied
 *
 * Sets the answer's head and delivers it and the document in time, or fails as
 * the document says, from the thread-default main context.  The delivery
 * belongs to @message; it stops by itself when the answer is complete or the
 * client is gone.
 */
void il_delivery_begin (SoupServerMessage     *message,
                        const IlDeliveryOrder *order);

G_END_DECLS
