/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-slot.h"

#include "recording/il-address.h"

struct _IlSlot
{
  GObject parent_instance;

  guint index;
  SoupSession *session;
  char *host_key;
};

G_DEFINE_FINAL_TYPE (IlSlot, il_slot, G_TYPE_OBJECT)

/* Credentials are sent with the request that they were given for and never
 * remembered, and time is kept by our own deadlines. */
static SoupSession *
create_session (void)
{
  SoupSession *session = soup_session_new_with_options ("max-conns", 1,
                                                        "max-conns-per-host", 1,
                                                        "timeout", 0,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);

  return session;
}

static void
il_slot_dispose (GObject *object)
{
  IlSlot *self = IL_SLOT (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->host_key, g_free);

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
il_slot_new (guint index)
{
  IlSlot *self = g_object_new (IL_TYPE_SLOT, NULL);

  self->index = index;

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
                     const char *host_key)
{
  g_return_val_if_fail (IL_IS_SLOT (self), NULL);
  g_return_val_if_fail (target != NULL && host_key != NULL, NULL);

  if (g_strcmp0 (self->host_key, host_key) == 0)
    return self->session;

  if (self->session == NULL)
    self->session = create_session ();

  g_free (self->host_key);
  self->host_key = g_strdup (host_key);
  soup_session_set_proxy_resolver (self->session, il_address_is_loopback (target)
                                                  ? NULL : g_proxy_resolver_get_default ());

  return self->session;
}

char *
il_slot_dup_host_key (GUri *target)
{
  g_autofree char *key = NULL;
  char port[16];

  g_return_val_if_fail (target != NULL, NULL);

  /* Schemes are in lower case already. */
  g_snprintf (port, sizeof port, ":%d", g_uri_get_port (target));
  key = g_strconcat (g_uri_get_scheme (target), "://", g_uri_get_host (target), port, NULL);

  return g_ascii_strdown (key, -1);
}
