/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-delivery.h"

#include "lab/il-schedule.h"

#define DATA_KEY "il-delivery"

#define NEVER (-1)
#define AT_ONCE 0

struct _IlDelivery
{
  GObject            parent_instance;

  /* Not owned: it owns this, and NULL once it may not be touched. */
  SoupServerMessage *message;
  IlScenario        *scenario;
  const IlDocument  *document;

  GSource           *source;
  gint64             start;

  IlSchedule         schedule;
  IlScheduleStep     step;
  gboolean           has_step;

  gint64             size;
  gint64             due;
  gint64             sent;
  gboolean           has_head;
  gboolean           is_writing;
};

G_DEFINE_FINAL_TYPE (IlDelivery, il_delivery, G_TYPE_OBJECT)

static void
stop (IlDelivery *self)
{
  self->message = NULL;

  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

/* Walks the schedule up to @now, but not so far ahead of the network that a
 * document of millions of lines would hold up all others. */
static void
collect_due (IlDelivery *self,
             gint64      now)
{
  while (self->has_step && self->start + self->step.time <= now
         && self->due - self->sent < IL_DOCUMENT_MAX_SLICE)
    {
      self->due = MIN (self->step.end, self->size);
      self->has_step = il_schedule_next (&self->schedule, &self->step);
    }
}

static void
append_slice (IlDelivery *self)
{
  SoupMessageBody *body = soup_server_message_get_response_body (self->message);
  gsize length = (gsize) MIN (self->due - self->sent, IL_DOCUMENT_MAX_SLICE);
  g_autoptr (GBytes) slice = il_document_slice (self->document, self->sent, length);

  soup_message_body_append_bytes (body, slice);
  self->sent += (gint64) g_bytes_get_size (slice);
  self->is_writing = TRUE;
}

static gint64
next_ready_time (IlDelivery *self)
{
  if (self->is_writing)
    return NEVER;
  if (self->due > self->sent)
    return AT_ONCE;

  return self->has_step && self->due < self->size ? self->start + self->step.time : NEVER;
}

static gboolean
ready_cb (gpointer user_data)
{
  IlDelivery *self = user_data;
  gboolean has_news = !self->has_head;

  collect_due (self, g_source_get_time (self->source));
  self->has_head = TRUE;

  if (self->due > self->sent && !self->is_writing)
    {
      append_slice (self);
      has_news = TRUE;
    }

  /* libsoup has paused the message by itself when it ran out of bytes. */
  if (has_news)
    soup_server_message_unpause (self->message);

  g_source_set_ready_time (self->source, next_ready_time (self));

  return G_SOURCE_CONTINUE;
}

static void
wrote_chunk_cb (SoupServerMessage *message,
                IlDelivery        *self)
{
  self->is_writing = FALSE;

  /* The next slice waits for its turn in the main loop: appended right here
   * it would be written in the same breath, and a fast client would keep the
   * other answers from being on time. */
  if (self->source != NULL)
    g_source_set_ready_time (self->source, next_ready_time (self));
}

static void
gone_cb (SoupServerMessage *message,
         IlDelivery        *self)
{
  stop (self);
}

static gboolean
dispatch_cb (GSource     *source,
             GSourceFunc  callback,
             gpointer     user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch_cb };

static void
set_head (IlDelivery *self)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);

  soup_server_message_set_status (self->message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_type (headers, il_document_get_content_type (self->document),
                                         NULL);
  soup_message_headers_set_content_length (headers, self->document->size);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Accept-Ranges", "none");
}

static void
set_message (IlDelivery        *self,
             SoupServerMessage *message)
{
  self->message = message;
  g_object_set_data_full (G_OBJECT (message), DATA_KEY, self, g_object_unref);

  g_signal_connect_object (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), self, 0);
  g_signal_connect_object (message, "finished", G_CALLBACK (gone_cb), self, 0);
  g_signal_connect_object (message, "disconnected", G_CALLBACK (gone_cb), self, 0);

  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  soup_server_message_pause (message);
}

static void
il_delivery_dispose (GObject *object)
{
  IlDelivery *self = IL_DELIVERY (object);

  stop (self);
  g_clear_object (&self->scenario);

  G_OBJECT_CLASS (il_delivery_parent_class)->dispose (object);
}

static void
il_delivery_class_init (IlDeliveryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = il_delivery_dispose;
}

static void
il_delivery_init (IlDelivery *self)
{
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "IlDelivery");
  g_source_set_callback (self->source, ready_cb, self, NULL);
}

void
il_delivery_begin (SoupServerMessage *message,
                   IlScenario        *scenario,
                   const IlDocument  *document)
{
  IlDelivery *self = g_object_new (IL_TYPE_DELIVERY, NULL);
  gboolean head_only = soup_server_message_get_method (message) == SOUP_METHOD_HEAD;

  self->scenario = g_object_ref (scenario);
  self->document = document;
  self->size = head_only ? 0 : document->size;
  self->start = g_get_monotonic_time ();

  il_schedule_init (&self->schedule, document);
  self->has_step = il_schedule_next (&self->schedule, &self->step);

  set_message (self, message);
  set_head (self);

  g_source_set_ready_time (self->source, self->start + self->step.time);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}
