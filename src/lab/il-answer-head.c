/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-answer-head.h"

#include <string.h>

#define HOP "hop="

static void
set_redirect (SoupServerMessage  *message,
              SoupMessageHeaders *headers,
              const IlAnswerHead *head)
{
  g_autofree char *path = g_uri_escape_string (head->document->path, "/", FALSE);
  g_autofree char *location = g_strdup_printf ("/%s%s?" HOP "%u", head->scenario_id, path,
                                               head->hop + 1);

  soup_server_message_set_status (message, SOUP_STATUS_FOUND, NULL);
  soup_message_headers_replace (headers, "Location", location);
  soup_message_headers_set_content_length (headers, 0);
}

static gint64
count_bytes (const IlAnswerHead *head)
{
  return head->encoded != NULL ? il_encoded_get_size (head->encoded) : head->document->size;
}

static void
set_framing (SoupMessageHeaders *headers,
             const IlAnswerHead *head)
{
  switch (head->document->framing)
    {
    case IL_DOCUMENT_FRAMING_LENGTH:
      soup_message_headers_set_content_length (headers, count_bytes (head));
      break;
    case IL_DOCUMENT_FRAMING_CHUNKED:
      soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
      break;
    case IL_DOCUMENT_FRAMING_CLOSE:
      soup_message_headers_set_encoding (headers, SOUP_ENCODING_EOF);
      soup_message_headers_replace (headers, "Connection", "close");
      break;
    default:
      g_return_if_reached ();
    }
}

static void
set_document (SoupServerMessage  *message,
              SoupMessageHeaders *headers,
              const IlAnswerHead *head)
{
  const IlDocument *document = head->document;

  soup_server_message_set_status (message, document->status, NULL);
  soup_message_headers_set_content_type (headers, il_document_get_content_type (document), NULL);
  soup_message_headers_replace (headers, "Accept-Ranges", "none");
  if (document->gzip)
    soup_message_headers_replace (headers, "Vary", "Accept-Encoding");
  if (head->encoded != NULL)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  set_framing (headers, head);
}

void
il_answer_head_set (SoupServerMessage  *message,
                    const IlAnswerHead *head)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  if (head->gate != NULL && il_gate_is_crowded (head->gate))
    soup_message_headers_replace (headers, "Connection", "close");

  if (head->hop < head->document->n_redirects)
    set_redirect (message, headers, head);
  else
    set_document (message, headers, head);
}

guint
il_answer_head_read_hop (const char *query)
{
  guint64 hop;

  if (query != NULL && g_str_has_prefix (query, HOP)
      && g_ascii_string_to_unsigned (query + strlen (HOP), 10, 0, G_MAXINT, &hop, NULL))
    return (guint) hop;

  return 0;
}
