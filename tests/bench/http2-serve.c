/* SPDX-License-Identifier: GPL-3.0-or-later */

/* http2-serve CERTIFICATE KEY: a SoupServer on the loopback address, with TLS and
 * without.  Prints both ports and serves until its input ends:
 *
 *   /delay/MS      a KiB, so many ms later
 *   /drip/N/MS     N lines, one each so many ms; a line is the time in µs
 *   /bytes/N       N bytes as fast as they go
 *   /cut/N         N of 2 N bytes, then the connection is cut
 *
 * It speaks HTTP/2 where SOUP_SERVER_HTTP2 is set: libsoup has no other way. */

#include <gio/gio.h>
#include <inttypes.h>
#include <libsoup/soup.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK (64 * 1024)

/* One answer that takes its time; belongs to its message. */
typedef struct
{
  SoupServerMessage *message;
  SoupMessageBody *body;
  GSource *timer;
  guint64 left;
  gboolean is_cut;
} Answer;

static char chunk[CHUNK];

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  if (answer->timer != NULL)
    g_source_destroy (answer->timer);

  g_clear_pointer (&answer->timer, g_source_unref);
  g_free (answer);
}

static Answer *
answer_new (SoupServerMessage *message,
            guint64            left)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->message = message;
  answer->body = soup_server_message_get_response_body (message);
  answer->left = left;
  soup_message_body_set_accumulate (answer->body, FALSE);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Content-Type", "text/plain");
  g_object_set_data_full (G_OBJECT (message), "answer", answer, answer_free);

  return answer;
}

static void
set_timer (Answer      *answer,
           guint        interval,
           GSourceFunc  func)
{
  answer->timer = g_timeout_source_new (interval);
  g_source_set_callback (answer->timer, func, answer, NULL);
  g_source_attach (answer->timer, NULL);
}

/* Nothing may touch a message that is over. */
static void
finished_cb (SoupServerMessage *message,
             gpointer           data)
{
  g_object_set_data (G_OBJECT (message), "answer", NULL);
}

static gboolean
delay_cb (gpointer data)
{
  Answer *answer = data;

  soup_message_body_append (answer->body, SOUP_MEMORY_STATIC, chunk, 1024);
  soup_message_body_complete (answer->body);
  soup_server_message_unpause (answer->message);

  return G_SOURCE_REMOVE;
}

static void
begin_delay (SoupServerMessage *message,
             guint              interval)
{
  Answer *answer = answer_new (message, 0);

  soup_message_headers_set_content_length (soup_server_message_get_response_headers (message),
                                           1024);
  soup_server_message_pause (message);
  set_timer (answer, interval, delay_cb);
}

static gboolean
drip_cb (gpointer data)
{
  Answer *answer = data;
  char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());

  soup_message_body_append_take (answer->body, (guchar *) line, strlen (line));
  if (--answer->left == 0)
    soup_message_body_complete (answer->body);

  soup_server_message_unpause (answer->message);

  return answer->left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
begin_drip (SoupServerMessage *message,
            guint64            n_lines,
            guint              interval)
{
  Answer *answer = answer_new (message, n_lines);

  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  soup_server_message_pause (message);
  set_timer (answer, interval, drip_cb);
}

static void
append_chunk (Answer *answer)
{
  gsize length = MIN (answer->left, CHUNK);

  soup_message_body_append (answer->body, SOUP_MEMORY_STATIC, chunk, length);
  answer->left -= length;
  if (answer->left == 0 && !answer->is_cut)
    soup_message_body_complete (answer->body);
}

static void
wrote_chunk_cb (SoupServerMessage *message,
                gpointer           data)
{
  Answer *answer = g_object_get_data (G_OBJECT (message), "answer");

  if (answer == NULL)
    return;

  if (answer->left > 0)
    append_chunk (answer);
  else if (answer->is_cut)
    g_socket_shutdown (soup_server_message_get_socket (message), TRUE, TRUE, NULL);

  /* Over HTTP/2 nothing is paused when there is no chunk left, but ended. */
  if (soup_server_message_get_http_version (message) != SOUP_HTTP_2_0)
    soup_server_message_unpause (message);
}

static void
begin_bytes (SoupServerMessage *message,
             guint64            size,
             gboolean           is_cut)
{
  Answer *answer = answer_new (message, size);

  answer->is_cut = is_cut;
  soup_message_headers_set_content_length (soup_server_message_get_response_headers (message),
                                           (goffset) (is_cut ? 2 * size : size));
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), NULL);
  append_chunk (answer);
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           data)
{
  guint64 number;
  guint interval;

  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), NULL);
  if (sscanf (path, "/delay/%u", &interval) == 1)
    begin_delay (message, interval);
  else if (sscanf (path, "/drip/%" SCNu64 "/%u", &number, &interval) == 2)
    begin_drip (message, MAX (number, 1), interval);
  else if (sscanf (path, "/bytes/%" SCNu64, &number) == 1)
    begin_bytes (message, number, FALSE);
  else if (sscanf (path, "/cut/%" SCNu64, &number) == 1)
    begin_bytes (message, number, TRUE);
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static void
print_ports (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);

  for (GSList *uri = uris; uri != NULL; uri = uri->next)
    g_print ("%s %d\n", g_uri_get_scheme (uri->data), g_uri_get_port (uri->data));

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static gboolean
input_cb (GIOChannel   *input,
          GIOCondition  condition,
          gpointer      data)
{
  g_main_loop_quit (data);

  return G_SOURCE_REMOVE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (GError) error = NULL;
  const SoupServerListenOptions ipv4 = SOUP_SERVER_LISTEN_IPV4_ONLY;

  if (argc != 3)
    {
      g_printerr ("Usage: http2-serve CERTIFICATE KEY\n");
      return EXIT_FAILURE;
    }

  memset (chunk, 'x', sizeof chunk);
  certificate = g_tls_certificate_new_from_files (argv[1], argv[2], &error);
  server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (server, NULL, request_cb, NULL, NULL);
  if (certificate == NULL
      || !soup_server_listen_local (server, 0, ipv4 | SOUP_SERVER_LISTEN_HTTPS, &error)
      || !soup_server_listen_local (server, 0, ipv4, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }

  print_ports (server);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, input_cb, loop);
  g_main_loop_run (loop);

  return EXIT_SUCCESS;
}
