/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-lab.h"

#include <libsoup/soup.h>
#include <string.h>

#include "lab/il-catalogue.h"
#include "lab/il-responder.h"

/* GIO's default of 10 loses connections when a whole list starts at once, and
 * a lost one comes back only after a second. */
#define LISTEN_BACKLOG 1024

struct _IlLab
{
  GObject       parent_instance;

  /* Locks itself; the server's thread reads it. */
  IlCatalogue  *catalogue;

  /* Held by who starts, stops or asks; guards what follows. */
  GMutex        lock;
  GCond         answered;
  GThread      *thread;
  GMainContext *context;
  guint16       port;

  /* The thread's report on its start: a port, or an error. */
  GError       *start_error;
  gboolean      has_answered;

  gint          is_stopping;
};

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

static GSocket *
listen_on_loopback (GError **error)
{
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);

  socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  if (socket == NULL || !g_socket_bind (socket, address, TRUE, error))
    return NULL;

  g_socket_set_listen_backlog (socket, LISTEN_BACKLOG);

  return g_socket_listen (socket, error) ? g_steal_pointer (&socket) : NULL;
}

static guint16
open_port (SoupServer  *server,
           GError     **error)
{
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GSocket) socket = listen_on_loopback (error);

  if (socket == NULL || !soup_server_listen_socket (server, socket, 0, error))
    return 0;

  address = g_socket_get_local_address (socket, error);

  return address != NULL ? g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)) : 0;
}

static void
answer_start (IlLab   *self,
              guint16  port,
              GError  *error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->port = port;
  self->start_error = error;
  self->has_answered = TRUE;
  g_cond_signal (&self->answered);
}

/* Runs without a reference to the lab, which can only go after the thread. */
static gpointer
server_thread (gpointer data)
{
  IlLab *self = data;
  GError *error = NULL;
  guint16 port;

  g_main_context_push_thread_default (self->context);
  {
    g_autoptr (SoupServer) server = il_responder_new_server (self->catalogue);

    port = open_port (server, &error);
    answer_start (self, port, error);

    while (port != 0 && !g_atomic_int_get (&self->is_stopping))
      g_main_context_iteration (self->context, TRUE);

    soup_server_disconnect (server);
  }
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static void
join_thread (IlLab *self)
{
  g_clear_pointer (&self->thread, g_thread_join);
  g_clear_pointer (&self->context, g_main_context_unref);
  self->port = 0;
}

/* Called with the lock held. */
static gboolean
start_locked (IlLab   *self,
              GError **error)
{
  if (self->thread != NULL)
    return TRUE;

  self->has_answered = FALSE;
  g_atomic_int_set (&self->is_stopping, FALSE);
  self->context = g_main_context_new ();
  self->thread = g_thread_try_new ("il-lab", server_thread, self, error);

  if (self->thread == NULL)
    {
      g_clear_pointer (&self->context, g_main_context_unref);
      return FALSE;
    }

  while (!self->has_answered)
    g_cond_wait (&self->answered, &self->lock);

  if (self->port != 0)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->start_error));
  join_thread (self);

  return FALSE;
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

  il_lab_stop (self);
  g_clear_pointer (&self->catalogue, il_catalogue_free);
  g_cond_clear (&self->answered);
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
  g_cond_init (&self->answered);
  self->catalogue = il_catalogue_new ();
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
  if (self->thread == NULL)
    return;

  g_atomic_int_set (&self->is_stopping, TRUE);
  g_main_context_wakeup (self->context);
  join_thread (self);
}

void
il_lab_add_scenario (IlLab      *self,
                     IlScenario *scenario)
{
  g_return_if_fail (IL_IS_LAB (self));
  g_return_if_fail (IL_IS_SCENARIO (scenario));

  il_catalogue_add (self->catalogue, scenario);
}

guint16
il_lab_get_port (IlLab *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (IL_IS_LAB (self), 0);

  locker = g_mutex_locker_new (&self->lock);

  return self->port;
}

char *
il_lab_resolve (IlLab      *self,
                const char *address)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (IL_IS_LAB (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  uri = parse_public (address);
  if (uri == NULL)
    return NULL;

  locker = g_mutex_locker_new (&self->lock);
  if (!start_locked (self, NULL))
    return NULL;

  return g_uri_join (G_URI_FLAGS_ENCODED, "http", NULL, "127.0.0.1", self->port,
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

gboolean
il_lab_owns (const char *address)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (address != NULL, FALSE);

  uri = parse_public (address);

  return uri != NULL;
}
