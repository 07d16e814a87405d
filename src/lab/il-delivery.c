/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-delivery.h"

#include "lab/il-answer-head.h"
#include "lab/il-mishap.h"
#include "lab/il-schedule.h"

#define DATA_KEY "il-delivery"

#define NEVER (-1)
#define AT_ONCE 0

struct _IlDelivery
{
  GObject            parent_instance;

  /* Not owned: it owns this, and NULL once it may not be touched. */
  SoupServerMessage *message;
  IlVisitor         *visitor;
  IlScenario        *scenario;
  const IlDocument  *document;
  IlEncoded         *encoded;
  IlGate            *gate;
  IlLinkShare        share;
  GSource           *source;

  IlSchedule         schedule;
  IlScheduleStep     step;
  gint64             step_index;
  gboolean           has_step;

  /* Of an endless document: what its earlier rounds took. */
  gint64             round_start;
  gint64             round_bytes;

  /* Bytes of the body: where it ends or fails, what the schedule, then the
   * link allows, and what is sent. */
  gint64             end;
  gint64             due;
  gint64             granted;
  gint64             sent;

  IlAnswerHead       head;
  IlDocumentFailure  mishap;
  gboolean           has_head;
  gboolean           is_head_written;
  gboolean           is_writing;
  gboolean           is_complete;
};

G_DEFINE_FINAL_TYPE (IlDelivery, il_delivery, G_TYPE_OBJECT)

static void
stop (IlDelivery *self)
{
  self->message = NULL;

  il_link_share_clear (&self->share);
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

/* The message may be kept longer than that. */
static void
end_answer (IlDelivery *self)
{
  if (self->visitor != NULL)
    il_visitor_end_answer (self->visitor);
  g_clear_object (&self->visitor);
}

static void
begin_round (IlDelivery *self,
             gint64      start)
{
  self->round_start = start;
  self->step_index = 0;
  il_schedule_init (&self->schedule, self->document);
  self->has_step = il_schedule_next (&self->schedule, &self->step);
}

/* An endless document begins again as if it were asked for once more, but
 * without a new head. */
static void
next_step (IlDelivery *self)
{
  gint64 pause = self->document->body / il_schedule_get_n_steps (&self->schedule);
  gint64 end = self->round_start + self->step.time - self->document->first_byte + pause;

  self->has_step = il_schedule_next (&self->schedule, &self->step);
  self->step_index++;

  if (!self->has_step && self->end == G_MAXINT64)
    {
      self->round_bytes += self->document->size;
      begin_round (self, end);
    }
}

static gint64
get_step_end (IlDelivery *self)
{
  return self->encoded != NULL ? il_encoded_step_end (self->encoded, self->step_index)
                               : self->round_bytes + self->step.end;
}

/* Walks the schedule no further ahead of the network than this: a document of
 * millions of lines would hold up all others. */
static gboolean
is_far_ahead (IlDelivery *self)
{
  return self->due - self->sent >= IL_DOCUMENT_MAX_SLICE;
}

static void
collect_due (IlDelivery *self,
             gint64      now)
{
  while (self->has_step && self->round_start + self->step.time <= now && !is_far_ahead (self))
    {
      self->due = MIN (get_step_end (self), self->end);
      next_step (self);
    }

  if (self->share.link != NULL)
    il_link_share_want (&self->share, self->due - self->granted);
  else
    self->granted = self->due;
}

static GBytes *
create_slice (IlDelivery *self)
{
  gint64 length = MIN (self->granted - self->sent, IL_DOCUMENT_MAX_SLICE);
  gint64 offset;

  if (self->encoded != NULL)
    return il_encoded_slice (self->encoded, self->sent, (gsize) length);

  offset = self->sent % self->document->size;

  return il_document_slice (self->document, offset,
                            (gsize) MIN (length, self->document->size - offset));
}

static void
append_slice (IlDelivery *self)
{
  SoupMessageBody *body = soup_server_message_get_response_body (self->message);
  g_autoptr (GBytes) slice = create_slice (self);

  soup_message_body_append_bytes (body, slice);
  self->sent += (gint64) g_bytes_get_size (slice);
  self->is_writing = TRUE;
}

/* From here on the server ends it by itself, whether the client is there or not. */
static void
leave_to_server (IlDelivery *self)
{
  if (self->visitor != NULL)
    il_visitor_unwatch (self->visitor);
}

static void
complete (IlDelivery *self)
{
  leave_to_server (self);
  self->is_complete = TRUE;
  soup_message_body_complete (soup_server_message_get_response_body (self->message));
}

static gboolean
has_mishap (IlDelivery *self)
{
  return self->mishap != IL_DOCUMENT_FAILURE_NONE;
}

static gboolean
is_at_mishap (IlDelivery *self)
{
  if (!has_mishap (self))
    return FALSE;

  return self->end < 0
         || (self->is_head_written && !self->is_writing && self->sent == self->end);
}

static gboolean
is_at_end (IlDelivery *self)
{
  return self->sent == self->end && !self->is_complete && !has_mishap (self)
         && self->document->framing != IL_DOCUMENT_FRAMING_LENGTH;
}

/* Returns: whether there is something new to write */
static gboolean
advance (IlDelivery *self)
{
  gboolean is_first = !self->has_head;

  if (is_first)
    il_answer_head_set (self->message, &self->head);
  self->has_head = TRUE;

  if (self->is_writing)
    return is_first;

  if (self->granted > self->sent)
    append_slice (self);
  else if (is_at_end (self))
    complete (self);
  else
    return is_first;

  return TRUE;
}

static gint64
next_ready_time (IlDelivery *self)
{
  if (!self->has_head)
    return self->round_start + self->step.time;
  if (self->is_writing || self->is_complete)
    return NEVER;
  if (self->granted > self->sent || is_at_mishap (self) || is_at_end (self))
    return AT_ONCE;

  /* The link says when it has room. */
  if (self->due > self->granted)
    return NEVER;

  return self->has_step && self->due < self->end ? self->round_start + self->step.time : NEVER;
}

static void
let_it_happen (IlDelivery *self)
{
  SoupServerMessage *message = self->message;

  stop (self);
  il_mishap_happen (self->mishap, message);
}

static gboolean
ready_cb (gpointer user_data)
{
  g_autoptr (IlDelivery) self = g_object_ref (user_data);

  if (is_at_mishap (self))
    {
      let_it_happen (self);
      return G_SOURCE_REMOVE;
    }

  collect_due (self, g_source_get_time (self->source));

  /* libsoup has paused the message by itself when it ran out of bytes. */
  if (advance (self))
    soup_server_message_unpause (self->message);

  if (self->source != NULL)
    g_source_set_ready_time (self->source, next_ready_time (self));

  return G_SOURCE_CONTINUE;
}

static void
grant_cb (gint64   bytes,
          gpointer owner)
{
  IlDelivery *self = owner;

  self->granted += bytes;
  if (self->has_head && !self->is_writing)
    g_source_set_ready_time (self->source, AT_ONCE);
}

static void
wrote_headers_cb (SoupServerMessage *message,
                  IlDelivery        *self)
{
  self->is_head_written = TRUE;

  if (self->source != NULL)
    g_source_set_ready_time (self->source, next_ready_time (self));
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

/* An answer that began before anybody waited has let its client keep the
 * connection. */
static void
gone_cb (SoupServerMessage *message,
         IlDelivery        *self)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  stop (self);
  end_answer (self);
  if (!soup_message_headers_header_contains (headers, "Connection", "close"))
    il_gate_make_room (self->gate);
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
set_message (IlDelivery        *self,
             SoupServerMessage *message)
{
  self->message = message;
  g_object_set_data_full (G_OBJECT (message), DATA_KEY, self, g_object_unref);

  g_signal_connect_object (message, "wrote-headers", G_CALLBACK (wrote_headers_cb), self, 0);
  g_signal_connect_object (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), self, 0);
  g_signal_connect_object (message, "finished", G_CALLBACK (gone_cb), self, 0);
  g_signal_connect_object (message, "disconnected", G_CALLBACK (gone_cb), self, 0);

  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  soup_server_message_pause (message);

  if (g_set_object (&self->visitor, il_visitor_of (message)))
    il_visitor_begin_answer (self->visitor, message);
}

static void
il_delivery_dispose (GObject *object)
{
  IlDelivery *self = IL_DELIVERY (object);

  stop (self);
  end_answer (self);
  g_clear_object (&self->gate);
  g_clear_pointer (&self->encoded, il_encoded_unref);
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

/* Bytes of the body that are sent: none of a redirect, or when only the head
 * was asked for; below 0 where not even the head is. */
static gint64
find_end (IlDelivery *self,
          gboolean    has_body)
{
  gint64 size = self->encoded != NULL ? il_encoded_get_size (self->encoded) : self->document->size;

  if (self->mishap == IL_DOCUMENT_FAILURE_GARBAGE || self->mishap == IL_DOCUMENT_FAILURE_REFUSE)
    return -1;
  if (has_mishap (self))
    size = MIN (size - 1, self->document->failure_after);
  else if (self->document->failure == IL_DOCUMENT_FAILURE_ENDLESS)
    size = G_MAXINT64;

  return has_body ? size : MIN (size, 0);
}

static void
set_order (IlDelivery            *self,
           const IlDeliveryOrder *order,
           gboolean               head_only)
{
  gboolean is_redirect = order->hop < order->document->n_redirects;

  self->scenario = g_object_ref (order->scenario);
  self->document = order->document;
  self->encoded = order->encoded != NULL ? il_encoded_ref (order->encoded) : NULL;
  self->gate = g_object_ref (order->gate);
  self->head = (IlAnswerHead) {
    .scenario_id = il_scenario_get_id (order->scenario), .document = order->document,
    .encoded = order->encoded, .hop = order->hop, .gate = order->gate,
  };

  if (!is_redirect && order->document->failure != IL_DOCUMENT_FAILURE_ENDLESS)
    self->mishap = order->document->failure;
  self->end = find_end (self, !head_only && !is_redirect);

  if (order->link != NULL)
    il_link_share_init (&self->share, order->link, grant_cb, self);
}

static gint64
get_request_time (IlDelivery *self)
{
  return self->visitor != NULL ? il_visitor_get_request_time (self->visitor, self->message)
                               : g_get_monotonic_time ();
}

void
il_delivery_begin (SoupServerMessage     *message,
                   const IlDeliveryOrder *order)
{
  IlDelivery *self = g_object_new (IL_TYPE_DELIVERY, NULL);

  set_order (self, order, soup_server_message_get_method (message) == SOUP_METHOD_HEAD);
  set_message (self, message);
  begin_round (self, get_request_time (self) + order->delay);

  g_source_set_ready_time (self->source, next_ready_time (self));
  g_source_attach (self->source, g_main_context_get_thread_default ());
}
