/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-lab.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "lab/il-catalogue.h"
#include "lab/il-certificate.h"
#include "lab/il-site.h"
#include "lab/il-worker.h"

/* The server that knows no document, for addresses that lead nowhere. */
#define NOWHERE ""

struct _IlLab
{
  GObject             parent_instance;

  /* Locks itself. */
  IlCatalogue        *catalogue;

  /* Held by who starts, stops or asks; guards what follows. */
  GMutex              lock;
  IlWorker           *worker;
  const IlLinkPreset *preset;
  GHashTable         *doors;
};

/* A server as other threads see it; the site itself is the worker's. */
typedef struct
{
  IlSite  *site;
  guint16  port;
  guint16  deaf_port;
  gboolean has_http2;
} Door;

/* Work for the worker's thread. */
typedef struct
{
  Door               *door;
  IlScenario         *scenario;
  const IlLinkPreset *preset;
  guint16             port;
  GError            **error;
} Order;

G_DEFINE_FINAL_TYPE (IlLab, il_lab, G_TYPE_OBJECT)

static gboolean
is_web_scheme (const char *scheme)
{
  return g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0;
}

static GUri *
parse_public (const char *address)
{
  g_autoptr (GUri) uri = NULL;

  /* Of lists of thousands, most are not ours. */
  if (strcasestr (address, IL_LAB_HOST) == NULL)
    return NULL;

  uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || !is_web_scheme (g_uri_get_scheme (uri))
      || g_uri_get_userinfo (uri) != NULL || g_uri_get_port (uri) != -1
      || g_uri_get_host (uri) == NULL
      || g_ascii_strcasecmp (g_uri_get_host (uri), IL_LAB_HOST) != 0)
    return NULL;

  return g_steal_pointer (&uri);
}

/* Earlier servers of libsoup forget to close connections that they take
 * themselves: 5 descriptors were left of 5 clients with 3.2.3. */
static gboolean
has_http2 (IlScenario *scenario)
{
  return il_scenario_get_link (scenario)->http2 && soup_check_version (3, 8, 0);
}

static void
configure_cb (gpointer data)
{
  Order *order = data;

  if (order->scenario != NULL)
    il_site_set_scenario (order->door->site, order->scenario, order->preset);
}

static void
open_cb (gpointer data)
{
  Order *order = data;
  Door *door = order->door;

  if (order->scenario != NULL && il_scenario_get_link (order->scenario)->tls
      && il_certificate_get () == NULL)
    {
      g_set_error_literal (order->error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("This scenario needs TLS, which is not installed here"));
      return;
    }

  door->has_http2 = order->scenario != NULL && has_http2 (order->scenario);
  door->site = il_site_open (order->port, door->has_http2, order->error);
  if (door->site == NULL)
    return;

  door->port = il_site_get_port (door->site);
  door->deaf_port = il_site_get_deaf_port (door->site);
  configure_cb (order);
}

static void
close_cb (gpointer data)
{
  Door *door = data;

  il_site_close (door->site);
  g_clear_object (&door->site);
}

static void
close_all_cb (gpointer data)
{
  GHashTable *doors = data;
  GHashTableIter iter;
  gpointer door;

  g_hash_table_iter_init (&iter, doors);
  while (g_hash_table_iter_next (&iter, NULL, &door))
    close_cb (door);
}

/* The functions that end in 'locked' are called with the lock held. */
static Door *
open_locked (IlLab       *self,
             const char  *id,
             guint16      port,
             GError     **error)
{
  g_autoptr (IlScenario) scenario = il_catalogue_get (self->catalogue, id);
  g_autofree Door *opened = NULL;
  Door *door = g_hash_table_lookup (self->doors, id);
  Order order;

  if (door != NULL)
    return door;

  opened = g_new0 (Door, 1);
  order = (Order) {
    .door = opened, .scenario = scenario, .preset = self->preset, .port = port, .error = error,
  };
  il_worker_call (self->worker, open_cb, &order);
  if (opened->site == NULL)
    return NULL;

  door = g_steal_pointer (&opened);
  g_hash_table_insert (self->doors, g_strdup (id), door);

  return door;
}

static void
stop_locked (IlLab *self)
{
  if (self->worker == NULL)
    return;

  il_worker_call (self->worker, close_all_cb, self->doors);
  g_hash_table_remove_all (self->doors);
  g_clear_pointer (&self->worker, il_worker_free);
}

static gboolean
start_locked (IlLab   *self,
              GError **error)
{
  if (self->worker != NULL)
    return TRUE;

  self->worker = il_worker_new ("il-lab", error);
  if (self->worker == NULL)
    return FALSE;

  if (open_locked (self, NOWHERE, 0, error) != NULL)
    return TRUE;

  stop_locked (self);

  return FALSE;
}

static void
configure_locked (IlLab      *self,
                  const char *id)
{
  g_autoptr (IlScenario) scenario = il_catalogue_get (self->catalogue, id);
  Order order = {
    .door = g_hash_table_lookup (self->doors, id), .scenario = scenario, .preset = self->preset,
  };

  if (order.door == NULL)
    return;

  /* What takes its connections can't change: it is opened anew when it is
   * needed. */
  if (scenario != NULL && has_http2 (scenario) != order.door->has_http2)
    {
      il_worker_call (self->worker, close_cb, order.door);
      g_hash_table_remove (self->doors, id);
    }
  else
    il_worker_call (self->worker, configure_cb, &order);
}

/* Where an address leads: to its scenario, even if that has no such document. */
static Door *
open_for_locked (IlLab    *self,
                 GUri     *uri,
                 gboolean *is_refused)
{
  g_autofree char *path = g_uri_unescape_string (g_uri_get_path (uri), NULL);
  g_autofree char *id = il_catalogue_dup_id (path != NULL ? path : "");
  g_autoptr (IlScenario) scenario = il_catalogue_get (self->catalogue, id);

  const IlDocument *document = NULL;

  if (scenario != NULL)
    document = il_scenario_find_document (scenario, path + 1 + strlen (id));
  *is_refused = document != NULL && document->failure == IL_DOCUMENT_FAILURE_REFUSE;

  return open_locked (self, scenario != NULL ? id : NOWHERE, 0, NULL);
}

static void
add_builtin (IlLab *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scenarios = il_scenario_load_builtin (&error);

  if (scenarios == NULL)
    {
      g_critical ("The lab's own scenarios can't be read: %s", error->message);
      return;
    }

  for (guint i = 0; i < scenarios->len; i++)
    il_catalogue_add (self->catalogue, g_ptr_array_index (scenarios, i));
}

static void
il_lab_finalize (GObject *object)
{
  IlLab *self = IL_LAB (object);

  stop_locked (self);
  g_clear_pointer (&self->doors, g_hash_table_unref);
  g_clear_pointer (&self->catalogue, il_catalogue_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (il_lab_parent_class)->finalize (object);
}

static void
il_lab_class_init (IlLabClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = il_lab_finalize;
}

static void
il_lab_init (IlLab *self)
{
  g_mutex_init (&self->lock);
  self->catalogue = il_catalogue_new ();
  self->doors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
il_lab_prepare (void)
{
  /* The only way to have a SoupServer offer HTTP/2; those without a listener
   * for TLS of their own do not heed it. */
  g_setenv ("SOUP_SERVER_HTTP2", "1", TRUE);
}

IlLab *
il_lab_new (void)
{
  g_autoptr (IlLab) self = g_object_new (IL_TYPE_LAB, NULL);

  add_builtin (self);

  return g_steal_pointer (&self);
}

gboolean
il_lab_start (IlLab   *self,
              GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (IL_IS_LAB (self), FALSE);

  locker = g_mutex_locker_new (&self->lock);

  return start_locked (self, error);
}

void
il_lab_stop (IlLab *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (IL_IS_LAB (self));

  locker = g_mutex_locker_new (&self->lock);
  stop_locked (self);
}

void
il_lab_add_scenario (IlLab      *self,
                     IlScenario *scenario)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (IL_IS_LAB (self));
  g_return_if_fail (IL_IS_SCENARIO (scenario));

  locker = g_mutex_locker_new (&self->lock);
  il_catalogue_add (self->catalogue, scenario);
  configure_locked (self, il_scenario_get_id (scenario));
}

void
il_lab_set_preset (IlLab              *self,
                   const IlLinkPreset *preset)
{
  g_autoptr (GMutexLocker) locker = NULL;
  GHashTableIter iter;
  gpointer id;

  g_return_if_fail (IL_IS_LAB (self));

  locker = g_mutex_locker_new (&self->lock);
  if (self->preset == preset)
    return;

  self->preset = preset;
  g_hash_table_iter_init (&iter, self->doors);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    configure_locked (self, id);
}

guint16
il_lab_open (IlLab       *self,
             const char  *id,
             guint16      port,
             GError     **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (IlScenario) scenario = NULL;
  Door *door = NULL;

  g_return_val_if_fail (IL_IS_LAB (self), 0);
  g_return_val_if_fail (id != NULL, 0);

  scenario = il_catalogue_get (self->catalogue, id);
  if (scenario == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The lab has no scenario “%s”"), id);
      return 0;
    }

  locker = g_mutex_locker_new (&self->lock);
  if (start_locked (self, error))
    door = open_locked (self, id, port, error);

  return door != NULL ? door->port : 0;
}

char *
il_lab_resolve (IlLab      *self,
                const char *address)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  Door *door = NULL;
  gboolean is_refused = FALSE;

  g_return_val_if_fail (IL_IS_LAB (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  uri = parse_public (address);
  if (uri == NULL)
    return NULL;

  locker = g_mutex_locker_new (&self->lock);
  if (start_locked (self, NULL))
    door = open_for_locked (self, uri, &is_refused);
  if (door == NULL)
    return NULL;

  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, "127.0.0.1",
                     is_refused ? door->deaf_port : door->port,
                     *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/",
                     g_uri_get_query (uri), NULL);
}

IlScenario *
il_lab_find (IlLab             *self,
             const char        *address,
             const IlDocument **document)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (IL_IS_LAB (self), NULL);
  g_return_val_if_fail (address != NULL && document != NULL, NULL);

  *document = NULL;
  uri = parse_public (address);
  path = uri != NULL ? g_uri_unescape_string (g_uri_get_path (uri), NULL) : NULL;

  return path != NULL ? il_catalogue_find (self->catalogue, path, document) : NULL;
}

GTlsCertificate *
il_lab_get_certificate (void)
{
  return il_certificate_get ();
}

gboolean
il_lab_owns (const char *address)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (address != NULL, FALSE);

  uri = parse_public (address);

  return uri != NULL;
}
