/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-encoded.h"

#include <gio/gio.h>

#include "lab/il-schedule.h"

#define LEVEL 6
#define BUFFER_SIZE (32 * 1024)

/* The place of the operating system in the head of a gzip file, and the value
 * for an unknown one: the bytes do not depend on where they were made. */
#define HEAD_SYSTEM 9
#define SYSTEM_UNKNOWN 255

struct _IlEncoded
{
  GBytes  *bytes;
  guint32 *ends;
  gint64   n_steps;
};

typedef struct
{
  GConverter *compressor;
  GByteArray *output;
  guint8     *document;
  gint64      n_steps;
  gint64      done;
} Encoder;

/* Compresses the document up to @end. */
static void
encode (Encoder         *self,
        gint64           end,
        GConverterFlags  flags)
{
  guint8 buffer[BUFFER_SIZE];
  GConverterResult result;

  do
    {
      gsize n_read, n_written;

      /* A buffer in memory that is never full leaves nothing to go wrong. */
      result = g_converter_convert (self->compressor, self->document + self->done,
                                    (gsize) (end - self->done), buffer, sizeof buffer, flags,
                                    &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        g_error ("The compressor refuses a document");

      g_byte_array_append (self->output, buffer, (guint) n_written);
      self->done += (gint64) n_read;
    }
  while (flags == G_CONVERTER_NO_FLAGS ? self->done < end : result == G_CONVERTER_CONVERTED);
}

static void
encode_step (Encoder *self,
             gint64   index,
             gint64   end)
{
  gint64 per_flush = (self->n_steps - 1) / IL_ENCODED_FLUSHES_MAX + 1;

  if (index == self->n_steps - 1)
    encode (self, end, G_CONVERTER_INPUT_AT_END);
  else if (end > self->done)
    encode (self, end, (index + 1) % per_flush == 0 ? G_CONVERTER_FLUSH : G_CONVERTER_NO_FLAGS);
}

static guint8 *
dup_content (const IlDocument *document)
{
  gsize size = (gsize) document->size;
  /* One byte more, so that an empty document is no NULL. */
  guint8 *content = g_malloc (size + 1);

  il_document_fill (document, 0, content, size);

  return content;
}

static void
clear (gpointer data)
{
  IlEncoded *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->ends, g_free);
}

IlEncoded *
il_encoded_new (const IlDocument *document)
{
  g_autoptr (GZlibCompressor) compressor = NULL;
  g_autoptr (GByteArray) output = NULL;
  g_autofree guint8 *content = NULL;
  IlEncoded *self;
  IlSchedule schedule;
  IlScheduleStep step;
  Encoder encoder;

  g_return_val_if_fail (document->size <= IL_ENCODED_DOCUMENT_MAX, NULL);

  compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL);
  output = g_byte_array_new ();
  content = dup_content (document);

  il_schedule_init (&schedule, document);
  self = g_atomic_rc_box_new0 (IlEncoded);
  self->n_steps = il_schedule_get_n_steps (&schedule);
  self->ends = g_new (guint32, (gsize) self->n_steps);
  encoder = (Encoder) {
    .compressor = G_CONVERTER (compressor), .output = output, .document = content,
    .n_steps = self->n_steps,
  };

  for (gint64 i = 0; il_schedule_next (&schedule, &step); i++)
    {
      encode_step (&encoder, i, step.end);
      self->ends[i] = output->len;
    }

  output->data[HEAD_SYSTEM] = SYSTEM_UNKNOWN;
  self->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&output));

  return self;
}

IlEncoded *
il_encoded_ref (IlEncoded *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
il_encoded_unref (IlEncoded *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gint64
il_encoded_get_size (const IlEncoded *self)
{
  return (gint64) g_bytes_get_size (self->bytes);
}

gint64
il_encoded_step_end (const IlEncoded *self,
                     gint64           step_index)
{
  g_return_val_if_fail (step_index >= 0 && step_index < self->n_steps, 0);

  return self->ends[step_index];
}

GBytes *
il_encoded_slice (const IlEncoded *self,
                  gint64           offset,
                  gsize            length)
{
  gsize size = g_bytes_get_size (self->bytes);
  gsize begin;

  g_return_val_if_fail (offset >= 0, NULL);

  begin = MIN ((gsize) offset, size);

  return g_bytes_new_from_bytes (self->bytes, begin, MIN (length, size - begin));
}
