/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-whole.h"

#include "lab/il-answer-head.h"

#define DATA_KEY "il-whole"

/* An answer that waits for its time.  It belongs to the message. */
typedef struct
{
  SoupServerMessage *message;
  IlScenario        *scenario;
  IlEncoded         *encoded;
  IlAnswerHead       head;
  GSource           *timer;

  /* Bytes that the link has still to carry. */
  IlLinkShare        share;
  gint64             left;
} Whole;

static void
whole_free (gpointer data)
{
  Whole *self = data;

  il_link_share_clear (&self->share);
  g_source_destroy (self->timer);
  g_source_unref (self->timer);
  g_clear_pointer (&self->encoded, il_encoded_unref);
  g_clear_object (&self->scenario);
  g_free (self);
}

/* A redirect has no body. */
static gint64
count_bytes (const Whole *self)
{
  if (self->head.hop < self->head.document->n_redirects)
    return 0;

  return self->encoded != NULL ? il_encoded_get_size (self->encoded) : self->head.document->size;
}

/* Slice by slice, since most of a document is there already, without a copy. */
static void
append_all (Whole *self)
{
  SoupMessageBody *body = soup_server_message_get_response_body (self->message);
  gint64 size = count_bytes (self);

  for (gint64 offset = 0; offset < size; offset += IL_DOCUMENT_MAX_SLICE)
    {
      gsize length = (gsize) MIN (size - offset, IL_DOCUMENT_MAX_SLICE);
      g_autoptr (GBytes) slice = NULL;

      if (self->encoded != NULL)
        slice = il_encoded_slice (self->encoded, offset, length);
      else
        slice = il_document_slice (self->head.document, offset, length);
      soup_message_body_append_bytes (body, slice);
    }
}

static void
answer (Whole *self)
{
  il_answer_head_set (self->message, &self->head);
  append_all (self);
  soup_message_body_complete (soup_server_message_get_response_body (self->message));
  soup_server_message_unpause (self->message);
}

static void
grant_cb (gint64   bytes,
          gpointer owner)
{
  Whole *self = owner;

  self->left -= bytes;
  if (self->left == 0)
    answer (self);
}

/* What can't drip comes when a link would have carried the last of it. */
static gboolean
due_cb (gpointer user_data)
{
  Whole *self = user_data;

  self->left = count_bytes (self);
  if (self->share.link != NULL && self->left > 0)
    il_link_share_want (&self->share, self->left);
  else
    answer (self);

  return G_SOURCE_REMOVE;
}

/* The message may live on for a while, but must not be touched any more. */
static void
gone_cb (SoupServerMessage *message,
         Whole             *self)
{
  il_link_share_clear (&self->share);
  g_source_destroy (self->timer);
}

void
il_whole_begin (SoupServerMessage     *message,
                const IlDeliveryOrder *order)
{
  Whole *self = g_new0 (Whole, 1);
  gint64 wait = order->document->first_byte + order->delay;

  self->message = message;
  self->scenario = g_object_ref (order->scenario);
  self->encoded = order->encoded != NULL ? il_encoded_ref (order->encoded) : NULL;
  self->head = (IlAnswerHead) {
    .scenario_id = il_scenario_get_id (order->scenario), .document = order->document,
    .encoded = order->encoded, .hop = order->hop, .gate = order->gate,
  };

  if (order->link != NULL)
    il_link_share_init (&self->share, order->link, grant_cb, self);

  self->timer = g_timeout_source_new (0);
  g_source_set_static_name (self->timer, "IlWhole");
  g_source_set_callback (self->timer, due_cb, self, NULL);
  g_source_set_ready_time (self->timer, g_get_monotonic_time () + wait);
  g_source_attach (self->timer, g_main_context_get_thread_default ());

  g_object_set_data_full (G_OBJECT (message), DATA_KEY, self, whole_free);
  g_signal_connect (message, "finished", G_CALLBACK (gone_cb), self);
  g_signal_connect (message, "disconnected", G_CALLBACK (gone_cb), self);
  soup_server_message_pause (message);
}
