/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab-client.h"

#include <stdio.h>
#include <string.h>

#define TIMEOUT_S 20
#define BUFFER_SIZE 65536

typedef struct
{
  guint16  port;
  char    *path;
} Job;

static LabAnswer *
answer_new (void)
{
  LabAnswer *self = g_new0 (LabAnswer, 1);

  self->body = g_byte_array_new ();
  self->reads = g_array_new (FALSE, FALSE, sizeof (LabRead));
  self->request_time = g_get_monotonic_time ();

  return self;
}

/* Takes the head out of @bytes as soon as it is complete. */
static void
take_head (LabAnswer  *self,
           GByteArray *bytes)
{
  const char *end = memmem (bytes->data, bytes->len, "\r\n\r\n", 4);
  const char *length;

  if (end == NULL)
    return;

  self->head = g_strndup ((char *) bytes->data, (gsize) (end + 4 - (char *) bytes->data));
  g_byte_array_remove_range (bytes, 0, (guint) strlen (self->head));

  if (sscanf (self->head, "HTTP/1.%*u %u", &self->status) != 1)
    self->status = 0;

  length = strstr (self->head, "Content-Length: ");
  self->has_length = length != NULL;
  if (length != NULL)
    self->length = (gsize) g_ascii_strtoull (length + strlen ("Content-Length: "), NULL, 10);
}

static gboolean
is_complete (const LabAnswer *self)
{
  return self->head != NULL && self->has_length && self->body->len >= self->length;
}

static void
note_read (LabAnswer *self)
{
  LabRead read = { g_get_monotonic_time () - self->request_time, self->body->len };

  if (self->head != NULL)
    g_array_append_val (self->reads, read);
}

static gpointer
job_thread (gpointer data)
{
  Job *job = data;
  LabAnswer *answer = lab_client_get (job->port, job->path);

  g_free (job->path);
  g_free (job);

  return answer;
}

void
lab_answer_free (LabAnswer *self)
{
  g_free (self->head);
  g_byte_array_unref (self->body);
  g_array_unref (self->reads);
  g_free (self);
}

gint64
lab_answer_time_of (const LabAnswer *self,
                    gint64           end)
{
  for (guint i = 0; i < self->reads->len; i++)
    {
      const LabRead *read = &g_array_index (self->reads, LabRead, i);

      if ((gint64) read->end >= end)
        return read->time;
    }

  return G_MAXINT64;
}

GSocketConnection *
lab_client_connect (guint16 port)
{
  return lab_client_connect_to ("127.0.0.1", port);
}

GSocketConnection *
lab_client_connect_to (const char *host,
                       guint16     port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (host, port);
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection;

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, TIMEOUT_S);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &error);
  g_assert_no_error (error);

  return connection;
}

LabAnswer *
lab_client_exchange (GSocketConnection *connection,
                     const char        *request)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  g_autoptr (LabAnswer) answer = answer_new ();
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (output, request, strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);

  while (!is_complete (answer))
    {
      gssize n = g_input_stream_read (input, buffer, BUFFER_SIZE, NULL, NULL);

      if (n <= 0)
        break;

      g_byte_array_append (answer->body, buffer, (guint) n);
      if (answer->head == NULL)
        take_head (answer, answer->body);
      note_read (answer);
    }

  return g_steal_pointer (&answer);
}

LabAnswer *
lab_client_get (guint16     port,
                const char *path)
{
  g_autoptr (GSocketConnection) connection = lab_client_connect (port);
  g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n"
                                              "Connection: close\r\n\r\n", path, port);

  return lab_client_exchange (connection, request);
}

GThread *
lab_client_get_in_thread (guint16     port,
                          const char *path)
{
  Job *job = g_new0 (Job, 1);

  job->port = port;
  job->path = g_strdup (path);

  return g_thread_new ("lab-client", job_thread, job);
}

LabAnswer *
lab_client_join (GThread *thread)
{
  return g_thread_join (thread);
}
