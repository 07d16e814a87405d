/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-connections.h"

#include "recording/il-address.h"

struct _IlConnections
{
  guint most;

  /* The proxy belongs to a session, hence one for this machine and one for
   * all others. */
  SoupSession *near_session;
  SoupSession *far_session;
};

static void
connections_clear (gpointer data)
{
  IlConnections *self = data;

  g_clear_object (&self->near_session);
  g_clear_object (&self->far_session);
}

IlConnections *
il_connections_new (guint most)
{
  IlConnections *self = g_rc_box_new0 (IlConnections);

  self->most = MAX (most, 1);

  return self;
}

IlConnections *
il_connections_ref (IlConnections *self)
{
  return g_rc_box_acquire (self);
}

void
il_connections_unref (IlConnections *self)
{
  g_rc_box_release_full (self, connections_clear);
}

SoupSession *
il_connections_get_session (IlConnections *self,
                            GUri          *target)
{
  SoupSession **session;

  g_return_val_if_fail (self != NULL && target != NULL, NULL);

  session = il_address_is_loopback (target) ? &self->near_session : &self->far_session;
  if (*session == NULL)
    {
      *session = il_connections_create_session (self->most);
      il_connections_choose_proxy (*session, target);
    }

  return *session;
}

/* Credentials are sent with the request that they were given for and never
 * remembered, and time is kept by our own deadlines.  A connection goes with its
 * session at the latest: a timer of its own would wake the loop up twice for each
 * document. */
SoupSession *
il_connections_create_session (guint most)
{
  SoupSession *session = soup_session_new_with_options ("max-conns", (int) most,
                                                        "max-conns-per-host", (int) most,
                                                        "timeout", 0,
                                                        "idle-timeout", 0,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);

  return session;
}

void
il_connections_choose_proxy (SoupSession *session,
                             GUri        *target)
{
  g_return_if_fail (SOUP_IS_SESSION (session) && target != NULL);

  soup_session_set_proxy_resolver (session, il_address_is_loopback (target)
                                            ? NULL : g_proxy_resolver_get_default ());
}
