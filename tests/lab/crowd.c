/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "crowd.h"

#include <string.h>

#include "lab-client.h"

#define BUFFER_SIZE 65536

static GSocket *
get_socket (const Guest *guest)
{
  return g_socket_connection_get_socket (guest->connection);
}

static gboolean
is_here (const Guest *guest)
{
  return guest->connection != NULL && !guest->has_ended;
}

static void
take (Guest *guest)
{
  static guint8 buffer[BUFFER_SIZE];
  gssize n;

  do
    {
      g_autoptr (GError) error = NULL;

      n = g_socket_receive (get_socket (guest), (char *) buffer, sizeof buffer, NULL, &error);
      if (n > 0)
        g_byte_array_append (guest->bytes, buffer, (guint) n);
      guest->has_begun = guest->has_begun || n > 0;
      guest->has_ended = n == 0 || (n < 0 && !g_error_matches (error, G_IO_ERROR,
                                                               G_IO_ERROR_WOULD_BLOCK));
    }
  while (n > 0);
}

void
crowd_init (Crowd   *self,
            guint16  port,
            guint    n_guests)
{
  self->guests = g_new0 (Guest, n_guests);
  self->n_guests = n_guests;

  for (guint i = 0; i < n_guests; i++)
    {
      self->guests[i].connection = lab_client_connect (port);
      self->guests[i].bytes = g_byte_array_new ();
      g_socket_set_blocking (get_socket (&self->guests[i]), FALSE);
    }
}

void
crowd_clear (Crowd *self)
{
  for (guint i = 0; i < self->n_guests; i++)
    {
      g_clear_object (&self->guests[i].connection);
      g_byte_array_unref (self->guests[i].bytes);
    }

  g_clear_pointer (&self->guests, g_free);
  self->n_guests = 0;
}

void
crowd_say (Crowd      *self,
           guint       index,
           const char *text)
{
  g_socket_send (get_socket (&self->guests[index]), text, strlen (text), NULL, NULL);
}

void
crowd_ask (Crowd      *self,
           guint       index,
           const char *name)
{
  g_autofree char *request = g_strdup_printf ("GET /test/%s HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                              name);

  crowd_say (self, index, request);
}

void
crowd_leave (Crowd *self,
             guint  index)
{
  g_clear_object (&self->guests[index].connection);
}

gboolean
crowd_listen (Crowd *self,
              int    patience)
{
  g_autofree GPollFD *polls = g_new0 (GPollFD, self->n_guests);
  int n;

  for (guint i = 0; i < self->n_guests; i++)
    {
      Guest *guest = &self->guests[i];

      polls[i].fd = is_here (guest) ? g_socket_get_fd (get_socket (guest)) : -1;
      polls[i].events = G_IO_IN;
    }

  n = g_poll (polls, self->n_guests, patience);
  for (guint i = 0; i < self->n_guests; i++)
    {
      if (polls[i].fd >= 0 && polls[i].revents != 0)
        take (&self->guests[i]);
    }

  return n > 0;
}

guint
crowd_count_ended (const Crowd *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_guests; i++)
    n += self->guests[i].has_ended;

  return n;
}

guint
crowd_count_answers (const Crowd *self,
                     guint        status)
{
  g_autofree char *line = g_strdup_printf ("HTTP/1.1 %u ", status);
  guint n = 0;

  for (guint i = 0; i < self->n_guests; i++)
    n += crowd_has (self, i, line);

  return n;
}

gboolean
crowd_has (const Crowd *self,
           guint        index,
           const char  *text)
{
  const GByteArray *bytes = self->guests[index].bytes;

  return bytes->len > 0 && memmem (bytes->data, bytes->len, text, strlen (text)) != NULL;
}
