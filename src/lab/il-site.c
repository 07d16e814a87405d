/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-site.h"

#include <string.h>

#include "lab/il-answer-head.h"
#include "lab/il-certificate.h"
#include "lab/il-delivery.h"
#include "lab/il-loopback.h"
#include "lab/il-responder.h"
#include "lab/il-shelf.h"
#include "lab/il-whole.h"

struct _IlSite
{
  GObject     parent_instance;

  IlScenario *scenario;
  IlLinkSpec  spec;

  SoupServer *server;
  guint16     port;
  /* Without one, libsoup takes the connections. */
  IlGate     *gate;
  IlLink     *link;
  IlShelf    *shelf;
  GSocket    *deaf;
};

G_DEFINE_FINAL_TYPE (IlSite, il_site, G_TYPE_OBJECT)

/* Below the scenario's id, which begins each path. */
static const IlDocument *
find_document (IlSite     *self,
               const char *path)
{
  const char *rest = *path == '/' ? path + 1 : path;
  const char *id = self->scenario != NULL ? il_scenario_get_id (self->scenario) : "";

  if (*id == '\0' || !g_str_has_prefix (rest, id) || rest[strlen (id)] != '/')
    return NULL;

  return il_scenario_find_document (self->scenario, rest + strlen (id));
}

static gboolean
accepts_gzip (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *header = soup_message_headers_get_list (headers, "Accept-Encoding");
  GSList *codings = header != NULL ? soup_header_parse_quality_list (header, NULL) : NULL;
  gboolean found = g_slist_find_custom (codings, "gzip", (GCompareFunc) g_ascii_strcasecmp) != NULL;

  soup_header_free_list (codings);

  return found;
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  IlSite *self = user_data;
  const IlDocument *document = find_document (self, path);
  g_autoptr (IlEncoded) encoded = NULL;
  IlDeliveryOrder order = {
    .scenario = self->scenario, .document = document, .gate = self->gate, .link = self->link,
    .delay = self->spec.delay,
  };

  if (document == NULL)
    {
      il_responder_refuse (message, SOUP_STATUS_NOT_FOUND);
      return;
    }

  if (document->gzip && accepts_gzip (message))
    order.encoded = encoded = il_shelf_get (self->shelf, document);
  order.hop = il_answer_head_read_hop (g_uri_get_query (soup_server_message_get_uri (message)));
  if (self->gate != NULL)
    il_delivery_begin (message, &order);
  else
    il_whole_begin (message, &order);
}

static void
il_site_dispose (GObject *object)
{
  IlSite *self = IL_SITE (object);

  il_site_close (self);
  g_clear_pointer (&self->shelf, il_shelf_free);
  g_clear_object (&self->link);
  g_clear_object (&self->gate);
  g_clear_object (&self->server);
  g_clear_object (&self->scenario);

  G_OBJECT_CLASS (il_site_parent_class)->dispose (object);
}

static void
il_site_class_init (IlSiteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = il_site_dispose;
}

static void
il_site_init (IlSite *self)
{
}

/* The gate hands connections over; yet a server without a listener of its own
 * takes itself for closed, and keeps none alive behind an answer. */
static gboolean
pretend_to_listen (SoupServer  *server,
                   GError     **error)
{
  g_autoptr (GSocket) socket = il_loopback_new_unreachable (error);

  return socket != NULL && soup_server_listen_socket (server, socket, 0, error);
}

static gboolean
listen (IlSite     *self,
        GPtrArray  *sockets,
        GError    **error)
{
  soup_server_set_tls_certificate (self->server, il_certificate_get ());

  for (guint i = 0; i < sockets->len; i++)
    {
      if (!soup_server_listen_socket (self->server, sockets->pdata[i], SOUP_SERVER_LISTEN_HTTPS,
                                      error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
open_gate (IlSite     *self,
           GPtrArray  *sockets,
           GError    **error)
{
  if (!pretend_to_listen (self->server, error))
    return FALSE;

  self->gate = il_gate_new (sockets, self->server);

  return TRUE;
}

IlSite *
il_site_open (guint16    port,
              gboolean   http2,
              GError   **error)
{
  g_autoptr (IlSite) self = g_object_new (IL_TYPE_SITE, NULL);
  g_autoptr (GPtrArray) sockets = il_loopback_listen (port, error);

  if (sockets == NULL)
    return NULL;

  self->deaf = il_loopback_keep_port (error);
  if (self->deaf == NULL)
    return NULL;

  self->port = il_loopback_get_port (sockets->pdata[0]);
  self->server = il_responder_new_server ();
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);

  if (http2 && il_certificate_get () != NULL ? !listen (self, sockets, error)
                                             : !open_gate (self, sockets, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
il_site_set_scenario (IlSite             *self,
                      IlScenario         *scenario,
                      const IlLinkPreset *preset)
{
  g_return_if_fail (IL_IS_SITE (self));
  g_return_if_fail (IL_IS_SCENARIO (scenario));

  g_set_object (&self->scenario, scenario);
  g_clear_pointer (&self->shelf, il_shelf_free);
  self->shelf = il_shelf_new ();
  self->spec = il_link_preset_apply (preset, il_scenario_get_link (scenario));
  if (self->gate != NULL)
    il_gate_set_spec (self->gate, &self->spec);

  g_clear_object (&self->link);
  if (self->spec.rate > 0)
    self->link = il_link_new (&self->spec, il_scenario_get_seed (scenario));
}

guint16
il_site_get_port (IlSite *self)
{
  g_return_val_if_fail (IL_IS_SITE (self), 0);

  return self->port;
}

guint16
il_site_get_deaf_port (IlSite *self)
{
  g_return_val_if_fail (IL_IS_SITE (self), 0);

  return il_loopback_get_port (self->deaf);
}

void
il_site_close (IlSite *self)
{
  g_return_if_fail (IL_IS_SITE (self));

  if (self->gate != NULL)
    il_gate_close (self->gate);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->deaf);
}
