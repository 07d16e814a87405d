/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-body.h"

/* Reads of one body in a row. */
#define MAX_READS 16

typedef enum
{
  PUMP_ENDED,
  PUMP_DRY,
  PUMP_MORE,
  PUMP_REFUSED,
} Pump;

struct _IlBody
{
  GInputStream *stream;
  IlReader *reader;
  const IlBodyFuncs *funcs;
  gpointer data;

  GSource *source;
  gboolean is_idle;
  IlBodyKind kind;
  guint64 limit;
  guint64 n_read;
};

static gboolean stream_ready_cb (GObject  *stream,
                                 gpointer  data);
static gboolean idle_cb         (gpointer  data);

static void
clear_source (IlBody *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);

  g_clear_pointer (&self->source, g_source_unref);
}

static void
attach (IlBody   *self,
        gboolean  idle)
{
  clear_source (self);

  self->is_idle = idle;
  if (idle)
    self->source = g_idle_source_new ();
  else
    self->source = g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (self->stream),
                                                          NULL);

  g_source_set_static_name (self->source, "[interleave] body");
  g_source_set_priority (self->source, il_reader_get_priority (self->reader));
  g_source_set_callback (self->source, idle ? idle_cb : G_SOURCE_FUNC (stream_ready_cb),
                         self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

/* Whatever comes beyond the limit is none of the document's.  Returns whether
 * to go on. */
static gboolean
take (IlBody *self,
      gsize   length,
      gint64  time)
{
  gsize taken = MIN (length, self->limit - self->n_read);
  gboolean wanted = TRUE;

  if (taken > 0)
    wanted = self->funcs->read (self->data, il_reader_get_buffer (self->reader), taken, time);

  self->n_read += taken;

  return wanted && taken == length;
}

/* One read.  Once the limit is reached, only the stream's end is looked for:
 * it is what makes the connection fit for another request, but a server that
 * keeps it open without a word must not keep us. */
static Pump
read_once (IlBody *self)
{
  g_autoptr (GError) error = NULL;
  gssize length;
  gint64 time;

  length = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (self->stream),
                                                     il_reader_get_buffer (self->reader),
                                                     IL_READER_BUFFER_SIZE, NULL, &error);
  time = g_get_monotonic_time ();

  /* The read that finds the end costs no time, and is not put off. */
  if (length > 0 && take (self, length, time))
    return self->n_read == self->limit || il_reader_has_time (self->reader, time) ? PUMP_MORE
                                                                                 : PUMP_REFUSED;

  if (self->n_read < self->limit && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return PUMP_DRY;

  clear_source (self);
  self->funcs->end (self->data, self->n_read < self->limit ? error : NULL, time);

  return PUMP_ENDED;
}

/* While one socket is emptied, those of others fill up, and a sender that finds
 * its receiver full costs both of them more: with others there, a body goes
 * round by as much as one read can bring. */
static gboolean
may_read_on (IlBody  *self,
             guint    n_reads,
             guint64  n_bytes)
{
  if (self->n_read == self->limit)
    return TRUE;

  if (n_bytes >= IL_READER_BUFFER_SIZE && il_reader_is_shared (self->reader))
    return FALSE;

  return n_reads < MAX_READS;
}

/* When there is more, waiting for the stream would be wrong: what it holds in
 * its buffers, or its end, may never make the socket readable.  Going round
 * without waiting is cheaper, too: GLib takes a stream's source and all those
 * below it out of the loop and back around each call, by a system call each. */
static gboolean
pump (IlBody *self)
{
  guint64 before = self->n_read;
  Pump outcome = PUMP_MORE;
  gboolean may_stay, does_tell;

  if (self->funcs->serve != NULL)
    self->funcs->serve (self->data);

  for (guint i = 0; outcome == PUMP_MORE && may_read_on (self, i, self->n_read - before); i++)
    outcome = read_once (self);

  if (outcome == PUMP_ENDED)
    return G_SOURCE_REMOVE;

  may_stay = self->source != NULL && !il_reader_is_crowded (self->reader);
  does_tell = self->kind == IL_BODY_PLAIN && !self->is_idle;
  if (may_stay && (outcome == PUMP_DRY ? does_tell : self->is_idle))
    return G_SOURCE_CONTINUE;

  attach (self, outcome != PUMP_DRY);

  return G_SOURCE_REMOVE;
}

/* Whoever is refused before reading keeps its place in the order. */
static gboolean
pump_if_time (IlBody *self)
{
  if (il_reader_has_time (self->reader, g_get_monotonic_time ()))
    return pump (self);

  if (self->kind != IL_BODY_SHARED || self->is_idle)
    return G_SOURCE_CONTINUE;

  /* A shared connection says once that there is something. */
  attach (self, TRUE);

  return G_SOURCE_REMOVE;
}

static gboolean
stream_ready_cb (GObject  *stream,
                 gpointer  data)
{
  return pump_if_time (data);
}

static gboolean
idle_cb (gpointer data)
{
  return pump_if_time (data);
}

IlBody *
il_body_new (GInputStream      *stream,
             IlReader          *reader,
             guint64            limit,
             IlBodyKind         kind,
             const IlBodyFuncs *funcs,
             gpointer           data)
{
  IlBody *self;

  g_return_val_if_fail (G_IS_POLLABLE_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (reader != NULL && funcs != NULL, NULL);

  self = g_new0 (IlBody, 1);
  self->stream = g_object_ref (stream);
  self->reader = il_reader_ref (reader);
  self->limit = limit;
  self->kind = kind;
  self->funcs = funcs;
  self->data = data;
  il_reader_add_body (reader);

  return self;
}

void
il_body_free (IlBody *self)
{
  clear_source (self);
  il_reader_remove_body (self->reader);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->reader, il_reader_unref);
  g_free (self);
}

void
il_body_start (IlBody *self)
{
  g_return_if_fail (self != NULL && self->source == NULL);

  if (il_reader_has_time (self->reader, g_get_monotonic_time ()))
    pump (self);
  else
    attach (self, TRUE);
}

void
il_body_close (IlBody *self)
{
  g_return_if_fail (self != NULL);

  /* To give up its share of a connection, a stream has to write, and would wait
   * until it can. */
  if (self->kind == IL_BODY_SHARED)
    g_input_stream_close_async (self->stream, il_reader_get_priority (self->reader), NULL, NULL,
                                NULL);
  else
    g_input_stream_close (self->stream, NULL, NULL);

  il_body_free (self);
}
