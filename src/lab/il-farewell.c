/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-farewell.h"

#define IL_TYPE_FAREWELL_INPUT (il_farewell_input_get_type ())
G_DECLARE_FINAL_TYPE (IlFarewellInput, il_farewell_input, IL, FAREWELL_INPUT, GFilterInputStream)

struct _IlFarewellInput
{
  GFilterInputStream parent_instance;

  gboolean           is_over;
};

struct _IlFarewell
{
  GIOStream     parent_instance;

  GIOStream    *base;
  GInputStream *input;
};

static void il_farewell_input_pollable_init (GPollableInputStreamInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IlFarewellInput, il_farewell_input, G_TYPE_FILTER_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM,
                                                      il_farewell_input_pollable_init))

G_DEFINE_FINAL_TYPE (IlFarewell, il_farewell, G_TYPE_IO_STREAM)

static GInputStream *
get_base (gpointer input)
{
  return g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (input));
}

static gssize
read_base (IlFarewellInput  *self,
           char             *buffer,
           gsize             count,
           gboolean          is_blocking,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  gssize n;

  if (self->is_over || count == 0)
    return 0;

  n = g_pollable_stream_read (get_base (self), buffer, count, is_blocking, cancellable,
                              &local_error);
  if (n > 0)
    return n;

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK)
      || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return -1;
    }

  self->is_over = TRUE;
  buffer[0] = '\n';

  return 1;
}

static gssize
il_farewell_input_read (GInputStream  *stream,
                        void          *buffer,
                        gsize          count,
                        GCancellable  *cancellable,
                        GError       **error)
{
  return read_base (IL_FAREWELL_INPUT (stream), buffer, count, TRUE, cancellable, error);
}

static gboolean
il_farewell_input_can_poll (GPollableInputStream *stream)
{
  GInputStream *base = get_base (stream);

  return G_IS_POLLABLE_INPUT_STREAM (base)
         && g_pollable_input_stream_can_poll (G_POLLABLE_INPUT_STREAM (base));
}

static gboolean
il_farewell_input_is_readable (GPollableInputStream *stream)
{
  return IL_FAREWELL_INPUT (stream)->is_over
         || g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (get_base (stream)));
}

/* What is over stays readable below, too. */
static GSource *
il_farewell_input_create_source (GPollableInputStream *stream,
                                 GCancellable         *cancellable)
{
  GPollableInputStream *base = G_POLLABLE_INPUT_STREAM (get_base (stream));
  g_autoptr (GSource) source = g_pollable_input_stream_create_source (base, NULL);

  return g_pollable_source_new_full (stream, source, cancellable);
}

static gssize
il_farewell_input_read_nonblocking (GPollableInputStream  *stream,
                                    void                  *buffer,
                                    gsize                  count,
                                    GError               **error)
{
  return read_base (IL_FAREWELL_INPUT (stream), buffer, count, FALSE, NULL, error);
}

static void
il_farewell_input_pollable_init (GPollableInputStreamInterface *interface)
{
  interface->can_poll = il_farewell_input_can_poll;
  interface->is_readable = il_farewell_input_is_readable;
  interface->create_source = il_farewell_input_create_source;
  interface->read_nonblocking = il_farewell_input_read_nonblocking;
}

static void
il_farewell_input_class_init (IlFarewellInputClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = il_farewell_input_read;
}

static void
il_farewell_input_init (IlFarewellInput *self)
{
}

static GInputStream *
il_farewell_get_input_stream (GIOStream *stream)
{
  return IL_FAREWELL (stream)->input;
}

static GOutputStream *
il_farewell_get_output_stream (GIOStream *stream)
{
  return g_io_stream_get_output_stream (IL_FAREWELL (stream)->base);
}

static gboolean
il_farewell_close (GIOStream     *stream,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return g_io_stream_close (IL_FAREWELL (stream)->base, cancellable, error);
}

static void
il_farewell_finalize (GObject *object)
{
  IlFarewell *self = IL_FAREWELL (object);

  g_clear_object (&self->input);
  g_clear_object (&self->base);

  G_OBJECT_CLASS (il_farewell_parent_class)->finalize (object);
}

static void
il_farewell_class_init (IlFarewellClass *klass)
{
  GIOStreamClass *stream_class = G_IO_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = il_farewell_finalize;
  stream_class->get_input_stream = il_farewell_get_input_stream;
  stream_class->get_output_stream = il_farewell_get_output_stream;
  stream_class->close_fn = il_farewell_close;
}

static void
il_farewell_init (IlFarewell *self)
{
}

GIOStream *
il_farewell_new (GIOStream *base)
{
  IlFarewell *self;

  g_return_val_if_fail (G_IS_IO_STREAM (base), NULL);

  self = g_object_new (IL_TYPE_FAREWELL, NULL);
  self->base = g_object_ref (base);
  self->input = g_object_new (IL_TYPE_FAREWELL_INPUT,
                              "base-stream", g_io_stream_get_input_stream (base),
                              "close-base-stream", FALSE, NULL);

  return G_IO_STREAM (self);
}
