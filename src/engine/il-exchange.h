/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "engine/il-answer.h"
#include "engine/il-plan.h"
#include "engine/il-slot.h"

G_BEGIN_DECLS

/**
 * IlExchange:
 * @target: what is asked
 * @host_key: il_slot_create_host_key() of it
 * @message: the request, and what libsoup knows of its answer
 * @answer: what the head of the answer says, once @answered
 * @answered: whether the head has come
 * @answer_time: when its first byte did; monotonic, µs
 *
 * One request and its answer: a download has one, and one more for each
 * redirect.
 */
typedef struct
{
  GUri *target;
  GRefString *host_key;
  SoupMessage *message;
  IlAnswer answer;
  gboolean answered;
  gint64 answer_time;
} IlExchange;

/** il_exchange_init: @host_key: il_slot_create_host_key() of @target */
void     il_exchange_init             (IlExchange              *self,
                                       GUri                    *target,
                                       GRefString              *host_key);
void     il_exchange_clear            (IlExchange              *self);

/**
 * il_exchange_prepare:
 * @slot: whose message it is
 * @options: for the headers that every request carries
 * @is_first_host: whether it goes to the host that was asked for: secrets do
 *   not travel on
 *
 * Gets the message, for the caller to send.
 */
void     il_exchange_prepare          (IlExchange              *self,
                                       IlSlot                  *slot,
                                       const IlPlanOptions     *options,
                                       gboolean                 is_first_host);

/** il_exchange_read_head: @now: monotonic.  To be called once the head has come. */
void     il_exchange_read_head        (IlExchange              *self,
                                       gint64                   now);

/** il_exchange_dup_redirect: Returns: (transfer full) (nullable): where the
 * answer leads; %NULL if that is no address that can be fetched */
GUri    *il_exchange_dup_redirect     (const IlExchange        *self) G_GNUC_WARN_UNUSED_RESULT;

/** il_exchange_get_version: Returns: what the answer is spoken in, once it has
 * come, or was about to */
IlHttpVersion il_exchange_get_version (const IlExchange         *self);

/** il_exchange_get_content_type: Returns: (nullable): the answer's, as it came */
const char *il_exchange_get_content_type (const IlExchange      *self);

/** il_exchange_count_received: Returns: bytes of the body that crossed the network */
guint64  il_exchange_count_received   (const IlExchange        *self);

/** il_exchange_failure_from: @host: as it is called in messages. Returns:
 * (transfer full): the #IlError that @cause means here */
GError  *il_exchange_failure_from     (const IlExchange        *self,
                                       const GError            *cause,
                                       const char              *host) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
