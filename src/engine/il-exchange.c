/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-exchange.h"

#include "engine/il-failure.h"
#include "engine/il-sandbox.h"
#include "recording/il-address.h"

static SoupMessageMetrics *
metrics (const IlExchange *self)
{
  return soup_message_get_metrics (self->message);
}

void
il_exchange_init (IlExchange *self,
                  GUri       *target,
                  GRefString *host_key)
{
  *self = (IlExchange) {
    .target = g_uri_ref (target),
    .host_key = g_ref_string_acquire (host_key),
  };
}

void
il_exchange_clear (IlExchange *self)
{
  g_clear_object (&self->message);
  g_clear_pointer (&self->host_key, g_ref_string_release);
  g_clear_pointer (&self->target, g_uri_unref);
}

void
il_exchange_prepare (IlExchange          *self,
                     IlSlot              *slot,
                     const IlPlanOptions *options,
                     gboolean             is_first_host)
{
  g_return_if_fail (self->message == NULL);

  self->message = il_slot_take_message (slot, self->target, self->host_key, options,
                                        is_first_host);
}

void
il_exchange_read_head (IlExchange *self,
                       gint64      now)
{
  gint64 first_byte = soup_message_metrics_get_response_start (metrics (self));

  il_answer_init (&self->answer, soup_message_get_status (self->message),
                  soup_message_get_response_headers (self->message));
  self->answered = TRUE;
  self->answer_time = first_byte > 0 ? first_byte : now;
}

GUri *
il_exchange_dup_redirect (const IlExchange *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *location = soup_message_headers_get_one (headers, "Location");

  return location != NULL ? il_address_resolve (self->target, location, NULL) : NULL;
}

IlHttpVersion
il_exchange_get_version (const IlExchange *self)
{
  switch (soup_message_get_http_version (self->message))
    {
    case SOUP_HTTP_1_0:
      return IL_HTTP_1_0;

    case SOUP_HTTP_1_1:
      return IL_HTTP_1_1;

    case SOUP_HTTP_2_0:
      return IL_HTTP_2;

    default:
      return IL_HTTP_UNKNOWN;
    }
}

const char *
il_exchange_get_content_type (const IlExchange *self)
{
  return soup_message_headers_get_list (soup_message_get_response_headers (self->message),
                                        "Content-Type");
}

guint64
il_exchange_count_received (const IlExchange *self)
{
  return soup_message_metrics_get_response_body_bytes_received (metrics (self));
}

GError *
il_exchange_failure_from (const IlExchange *self,
                          const GError     *cause,
                          const char       *host)
{
  IlFailureContext context = {
    .host = host,
    .had_answer = self->answered,
    .head_bytes = soup_message_metrics_get_response_header_bytes_received (metrics (self)),
    .certificate = soup_message_get_tls_peer_certificate_errors (self->message),
    .is_shared = il_exchange_get_version (self) == IL_HTTP_2,
    .lacks_network = il_sandbox_lacks_network (IL_SANDBOX_INFO),
  };

  return il_failure_from (cause, &context);
}
