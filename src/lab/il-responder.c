/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-responder.h"

#include <string.h>

/* A request line may hold a whole address, which then counts more than the
 * header does; over HTTP/2 there is nothing else. */
static gboolean
is_for_this_machine (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  GUri *uri = soup_server_message_get_uri (message);

  const char *host = soup_message_headers_get_one (headers, "Host");
  gboolean needs_header = soup_server_message_get_http_version (message) < SOUP_HTTP_2_0;

  return (host != NULL || needs_header ? il_responder_host_is_local (host) : TRUE)
         && il_responder_host_is_local (g_uri_get_host (uri));
}

static gboolean
is_port (const char *text)
{
  gsize length = strlen (text);

  return length >= 1 && length <= 5 && strspn (text, G_CSET_DIGITS) == length;
}

static gboolean
is_name_below_localhost (const char *name)
{
  gsize length = strlen (name);
  gsize suffix = strlen (".localhost");

  return length > suffix && g_ascii_strcasecmp (name + length - suffix, ".localhost") == 0
         && strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.") == length;
}

/* Before the body of the request is read: a body has no use here, and none
 * is kept. */
static void
early_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  const char *method = soup_server_message_get_method (message);

  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);

  if (!is_for_this_machine (message))
    {
      il_responder_refuse (message, SOUP_STATUS_FORBIDDEN);
    }
  else if (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD)
    {
      il_responder_refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED);
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow",
                                    "GET, HEAD");
    }
}

SoupServer *
il_responder_new_server (void)
{
  SoupServer *server = soup_server_new ("server-header", "interleave-lab", NULL);

  soup_server_add_early_handler (server, NULL, early_cb, NULL, NULL);

  return server;
}

void
il_responder_refuse (SoupServerMessage *message,
                     guint              status)
{
  const char *phrase = soup_status_get_phrase (status);
  g_autofree char *text = g_strconcat (phrase, "\n", NULL);

  /* Such a connection is no document's: it shall not keep a place.  HTTP/2 has
   * no such header. */
  if (soup_server_message_get_http_version (message) < SOUP_HTTP_2_0)
    soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                  "Connection", "close");

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/plain; charset=utf-8", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

gboolean
il_responder_host_is_local (const char *host)
{
  g_autofree char *name = g_strdup (host);
  char *port;

  if (name == NULL)
    return FALSE;

  /* The colons of an IPv6 address stand within brackets, or alone. */
  if (g_str_equal (name, "::1"))
    return TRUE;

  port = strrchr (name, ':');
  if (port != NULL && strchr (port, ']') == NULL)
    {
      if (!is_port (port + 1))
        return FALSE;
      *port = '\0';
    }

  return g_str_equal (name, "127.0.0.1") || g_str_equal (name, "[::1]")
         || g_ascii_strcasecmp (name, "localhost") == 0 || is_name_below_localhost (name);
}
