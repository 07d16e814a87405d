/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-slot.h"

#include "engine/il-request.h"
#include "engine/il-soup-compat.h"
#include "engine/il-trust.h"

/* The session lets go of a message some time after its answer was closed, but
 * surely before the next one is answered. */
#define N_SPARE 2

struct _IlSlot
{
  GObject parent_instance;

  guint index;
  IlConnections *connections;
  SoupSession *session;
  GRefString *host_key;

  const IlSlotFuncs *funcs;
  gpointer owner;

  /* Messages for that host without secrets of an address, the oldest first. */
  SoupMessage *spare[N_SPARE];
  guint n_spare;
  gboolean is_common;
};

G_DEFINE_FINAL_TYPE (IlSlot, il_slot, G_TYPE_OBJECT)

static void
network_event_cb (IlSlot             *self,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  SoupMessage        *message)
{
  if (self->funcs != NULL)
    self->funcs->network_event (self->owner, message, event);
}

static void
starting_cb (IlSlot      *self,
             SoupMessage *message)
{
  if (self->funcs != NULL)
    self->funcs->starting (self->owner, message);
}

/* Plain HTTP has no way to agree on HTTP/2. */
static gboolean
shares_connection (IlSlot *self,
                   GUri   *target)
{
  return self->connections != NULL && g_str_equal (g_uri_get_scheme (target), "https");
}

static void
drop_spare (IlSlot *self)
{
  while (self->n_spare > 0)
    g_clear_object (&self->spare[--self->n_spare]);
}

static SoupMessage *
reuse_message (IlSlot *self,
               GUri   *target)
{
  SoupMessage *message = g_steal_pointer (&self->spare[0]);

  self->n_spare--;
  for (guint i = 0; i < self->n_spare; i++)
    self->spare[i] = g_steal_pointer (&self->spare[i + 1]);

  soup_message_set_uri (message, target);
  il_soup_compat_force_http1 (message);

  return message;
}

/* The connection of its own goes with the session. */
static void
forget_host (IlSlot *self)
{
  drop_spare (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->host_key, g_ref_string_release);
}

static void
il_slot_dispose (GObject *object)
{
  IlSlot *self = IL_SLOT (object);

  forget_host (self);
  g_clear_pointer (&self->connections, il_connections_unref);

  G_OBJECT_CLASS (il_slot_parent_class)->dispose (object);
}

static void
il_slot_class_init (IlSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = il_slot_dispose;
}

static void
il_slot_init (IlSlot *self)
{
}

IlSlot *
il_slot_new (guint          index,
             IlConnections *connections)
{
  IlSlot *self = g_object_new (IL_TYPE_SLOT, NULL);

  self->index = index;
  self->connections = connections != NULL ? il_connections_ref (connections) : NULL;

  return self;
}

guint
il_slot_get_index (IlSlot *self)
{
  g_return_val_if_fail (IL_IS_SLOT (self), 0);

  return self->index;
}

SoupSession *
il_slot_get_session (IlSlot     *self,
                     GUri       *target,
                     GRefString *host_key)
{
  g_return_val_if_fail (IL_IS_SLOT (self), NULL);
  g_return_val_if_fail (target != NULL && host_key != NULL, NULL);

  if (shares_connection (self, target))
    {
      forget_host (self);
      return il_connections_get_session (self->connections, target);
    }

  if (g_strcmp0 (self->host_key, host_key) == 0)
    return self->session;

  if (self->session == NULL)
    self->session = il_connections_create_session (1);

  drop_spare (self);
  g_clear_pointer (&self->host_key, g_ref_string_release);
  self->host_key = g_ref_string_acquire (host_key);
  il_connections_choose_proxy (self->session, target);

  return self->session;
}

void
il_slot_set_owner (IlSlot            *self,
                   const IlSlotFuncs *funcs,
                   gpointer           owner)
{
  g_return_if_fail (IL_IS_SLOT (self));

  self->funcs = funcs;
  self->owner = owner;
}

SoupMessage *
il_slot_take_message (IlSlot              *self,
                      GUri                *target,
                      GRefString          *host_key,
                      const IlPlanOptions *options,
                      gboolean             with_secrets)
{
  SoupMessage *message;
  gboolean is_shared;

  g_return_val_if_fail (IL_IS_SLOT (self), NULL);
  g_return_val_if_fail (target != NULL && host_key != NULL && options != NULL, NULL);

  /* What is not the same for all must not be left in one that is used again, nor
   * does a session that has others to serve tell when it lets go of one. */
  is_shared = shares_connection (self, target);
  self->is_common = with_secrets && g_uri_get_user (target) == NULL && !is_shared;
  if (self->is_common && self->n_spare == N_SPARE && g_strcmp0 (self->host_key, host_key) == 0)
    return reuse_message (self, target);

  message = il_request_new (target, options->headers, options->n_headers, with_secrets);
  if (!is_shared)
    il_soup_compat_force_http1 (message);

  g_signal_connect_object (message, "network-event", G_CALLBACK (network_event_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (message, "starting", G_CALLBACK (starting_cb), self,
                           G_CONNECT_SWAPPED);
  il_trust_certificate (message, options->trusted_certificate);

  return message;
}

void
il_slot_give_back (IlSlot      *self,
                   SoupMessage *message)
{
  g_autoptr (SoupMessage) given = message;

  g_return_if_fail (IL_IS_SLOT (self));

  if (self->is_common && self->n_spare < N_SPARE)
    self->spare[self->n_spare++] = g_steal_pointer (&given);
}

GRefString *
il_slot_create_host_key (GUri *target)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (target != NULL, NULL);

  /* Schemes are in lower case already. */
  key = g_strdup_printf ("%s://%s:%d", g_uri_get_scheme (target), g_uri_get_host (target),
                         g_uri_get_port (target));
  for (char *p = key; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);

  return g_ref_string_new (key);
}
