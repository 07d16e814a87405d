/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "lab/il-scenario.h"

G_BEGIN_DECLS

#define IL_TYPE_DELIVERY (il_delivery_get_type ())

/**
 * IlDelivery:
 *
 * One answer on its way to a client, paced by its document's schedule.  All
 * times count from the moment the request was received, so that what is late
 * catches up and no delay adds up.
 */
G_DECLARE_FINAL_TYPE (IlDelivery, il_delivery, IL, DELIVERY, GObject)

/**
 * il_delivery_begin:
 * @message: a GET or HEAD request, read to its end
 * @scenario: the scenario that owns @document
 * @document: what to deliver
 *
 * Sets the answer's head and delivers it and the document in time, from the
 * thread-default main context.  The delivery belongs to @message; it stops by
 * itself when the answer is complete or the client is gone.
 */
void il_delivery_begin (SoupServerMessage *message,
                        IlScenario        *scenario,
                        const IlDocument  *document);

G_END_DECLS
