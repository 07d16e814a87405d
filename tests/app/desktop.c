/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "desktop.h"

#include "app-test.h"

#define NOTIFICATIONS "org.freedesktop.Notifications"
#define NOTIFICATIONS_PATH "/org/freedesktop/Notifications"

static const char interface_xml[] =
  "<node><interface name='" NOTIFICATIONS "'>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='Notify'>"
  "<arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
  "<arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
  "</interface></node>";

static void
method_call_cb (GDBusConnection       *connection,
                const char            *sender,
                const char            *object_path,
                const char            *interface_name,
                const char            *method,
                GVariant              *parameters,
                GDBusMethodInvocation *invocation,
                gpointer               user_data)
{
  static const char *const capabilities[] = { "body", "actions", NULL };
  Desktop *self = user_data;
  GVariant *answer = NULL;

  if (g_str_equal (method, "GetCapabilities"))
    {
      answer = g_variant_new ("(^as)", capabilities);
    }
  else if (g_str_equal (method, "Notify"))
    {
      const char *title, *body;

      g_variant_get_child (parameters, 3, "&s", &title);
      g_variant_get_child (parameters, 4, "&s", &body);
      g_ptr_array_add (self->shown, g_strdup_printf ("%s\n%s", title, body));
      if (self->is_slow)
        {
          self->unanswered = invocation;
          return;
        }
      answer = g_variant_new ("(u)", self->shown->len);
    }
  else
    {
      self->n_closed++;
    }

  g_dbus_method_invocation_return_value (invocation, answer);
}

static void
offer_notifications (Desktop *self)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_call_cb };
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  node = g_dbus_node_info_new_for_xml (interface_xml, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->connection, NOTIFICATIONS_PATH, node->interfaces[0],
                                     &vtable, self, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", NOTIFICATIONS, 0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

void
desktop_start_bus (Desktop *self)
{
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));

  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  /* It takes the display away, lest the bus start something there. */
  g_test_dbus_up (self->bus);
  g_setenv ("DISPLAY", display, TRUE);
}

void
desktop_set_up (Desktop *self)
{
  g_autoptr (GError) error = NULL;

  self->shown = g_ptr_array_new_with_free_func (g_free);
  self->connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (self->bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
    G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);
  g_assert_no_error (error);
  offer_notifications (self);

  self->application = il_application_new ();
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (self->application));
}

void
desktop_tear_down (Desktop *self)
{
  desktop_reset (self);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
  g_test_dbus_stop (self->bus);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
}

void
desktop_reset (Desktop *self)
{
  GSettings *settings = il_application_get_settings (self->application);

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "quit", NULL);
  app_test_spin (100);
  for (const char *const *key = (const char *const[]) { "mode", "source", "addresses", NULL };
       *key != NULL; key++)
    g_settings_reset (settings, *key);
  g_ptr_array_set_size (self->shown, 0);
  self->n_closed = 0;
  self->is_slow = FALSE;
}

void
desktop_call (Desktop    *self,
              const char *method,
              GVariant   *parameters)
{
  gboolean called = FALSE;

  g_dbus_connection_call (self->connection, IL_APP_ID, IL_APP_PATH, "org.freedesktop.Application",
                          method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb,
                          &called);
  while (!called)
    g_main_context_iteration (NULL, TRUE);
}

void
desktop_open (Desktop           *self,
              const char *const *uris)
{
  desktop_call (self, "Open", g_variant_new ("(^asa{sv})", uris, NULL));
}

void
desktop_answer (Desktop *self)
{
  g_assert_nonnull (self->unanswered);
  g_dbus_method_invocation_return_value (g_steal_pointer (&self->unanswered),
                                         g_variant_new ("(u)", self->shown->len));
}

void
desktop_click (Desktop *self)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (self->connection, NULL, NOTIFICATIONS_PATH, NOTIFICATIONS,
                                 "ActionInvoked",
                                 g_variant_new ("(us)", self->shown->len, "default"), &error);
  g_assert_no_error (error);
}

guint
desktop_count_windows (Desktop *self)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (self->application)));
}

IlWindow *
desktop_get_window (Desktop *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self->application));

  return windows != NULL && IL_IS_WINDOW (windows->data) ? windows->data : NULL;
}

gboolean
desktop_wait (Desktop  *self,
              gboolean (*check) (Desktop *self),
              guint     seconds)
{
  gboolean expired = FALSE;
  guint id = g_timeout_add_seconds (seconds, timeout_cb, &expired);

  while (!expired && !check (self))
    g_main_context_iteration (NULL, TRUE);
  if (!expired)
    g_source_remove (id);

  return !expired;
}
