/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-outlet.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "cli/il-interrupt.h"

/* A table of thousands of rows needs few writes, and little memory. */
#define MANY (64 * 1024)

/* What a pipe takes at once if it says that it takes anything (POSIX: 512 at
 * the least), and how long a reader has, in ms, once a signal came. */
#define PIECE 512
#define PATIENCE 500

struct _IlOutlet
{
  FILE *file;
  int fd;
  GString *buffer;
  int error;
};

static gboolean
has_reader (IlOutlet *self)
{
  struct pollfd polled = { self->fd, POLLOUT, 0 };

  return poll (&polled, 1, PATIENCE) != 0;
}

/* Before a signal a write may wait for ever, as is usual in a pipe. */
static gssize
write_some (IlOutlet   *self,
            const char *bytes,
            gsize       length)
{
  if (il_interrupt_get_pending () == 0)
    return write (self->fd, bytes, length);

  if (has_reader (self))
    return write (self->fd, bytes, MIN (length, PIECE));

  errno = ETIMEDOUT;

  return -1;
}

static void
write_all (IlOutlet *self)
{
  const char *bytes = self->buffer->str;
  gsize left = self->buffer->len;

  while (left > 0 && self->error == 0)
    {
      gssize n = write_some (self, bytes, left);

      if (n >= 0)
        {
          bytes += n;
          left -= (gsize) n;
        }
      else if (errno != EINTR)
        {
          self->error = errno;
        }
    }
}

/* A stream in memory has no descriptor. */
static void
write_to_stream (IlOutlet *self)
{
  if (fwrite (self->buffer->str, 1, self->buffer->len, self->file) < self->buffer->len ||
      fflush (self->file) != 0)
    self->error = errno;
}

IlOutlet *
il_outlet_new (FILE *file)
{
  IlOutlet *self;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_new0 (IlOutlet, 1);
  self->file = file;
  self->fd = fileno (file);
  self->buffer = g_string_new (NULL);

  return self;
}

void
il_outlet_free (IlOutlet *self)
{
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

void
il_outlet_add (IlOutlet   *self,
               const char *bytes)
{
  g_return_if_fail (self != NULL && bytes != NULL);

  g_string_append (self->buffer, bytes);
  if (self->buffer->len > MANY)
    il_outlet_flush (self);
}

void
il_outlet_flush (IlOutlet *self)
{
  g_return_if_fail (self != NULL);

  if (self->error == 0 && self->fd >= 0)
    write_all (self);
  else if (self->error == 0)
    write_to_stream (self);

  g_string_truncate (self->buffer, 0);
}

int
il_outlet_get_error (IlOutlet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->error;
}
