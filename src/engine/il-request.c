/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/il-request.h"

#include <string.h>

/* A session's would replace the user's. */
#define USER_AGENT "Interleave/" IL_VERSION

static char *
decode (const char *text)
{
  g_autofree char *decoded = NULL;

  if (text == NULL)
    return g_strdup ("");

  decoded = g_uri_unescape_string (text, NULL);

  return decoded != NULL ? g_steal_pointer (&decoded) : g_strdup (text);
}

/* RFC 7617, section 2. */
static void
add_credentials (SoupMessage *message,
                 GUri        *target)
{
  g_autofree char *user = decode (g_uri_get_user (target));
  g_autofree char *password = decode (g_uri_get_password (target));
  g_autofree char *pair = g_strdup_printf ("%s:%s", user, password);
  g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  g_autofree char *value = g_strconcat ("Basic ", encoded, NULL);

  soup_message_headers_replace (soup_message_get_request_headers (message),
                                "Authorization", value);
}

static void
add_header (SoupMessageHeaders *headers,
            const IlHeader     *first,
            const IlHeader     *header)
{
  /* The first of a name replaces what is there, further ones are added. */
  for (const IlHeader *h = first; h < header; h++)
    {
      if (g_ascii_strcasecmp (h->name, header->name) == 0)
        {
          soup_message_headers_append (headers, header->name, header->value);
          return;
        }
    }

  soup_message_headers_replace (headers, header->name, header->value);
}

SoupMessage *
il_request_new (GUri           *target,
                const IlHeader *headers,
                guint           n_headers,
                gboolean        with_secrets)
{
  SoupMessage *message;

  g_return_val_if_fail (target != NULL, NULL);

  message = soup_message_new_from_uri (SOUP_METHOD_GET, target);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);

  soup_message_headers_replace (soup_message_get_request_headers (message), "User-Agent",
                                USER_AGENT);
  if (g_uri_get_user (target) != NULL)
    add_credentials (message, target);

  for (guint i = 0; i < n_headers; i++)
    {
      if (with_secrets || !il_header_is_secret (&headers[i]))
        add_header (soup_message_get_request_headers (message), headers, &headers[i]);
    }

  return message;
}
