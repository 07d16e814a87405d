/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "keys.h"

#define PROGRAM "xdotool"
#define SECONDS 30

static gboolean
event_cb (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               data)
{
  GdkEvent *event = g_value_peek_pointer (&values[1]);
  guint *n_released = data;

  if (gdk_event_get_event_type (event) == GDK_KEY_RELEASE)
    (*n_released)++;

  return TRUE;
}

static gboolean
expired_cb (gpointer data)
{
  g_error ("No key came within %d s", SECONDS);

  return G_SOURCE_REMOVE;
}

/* Without a window manager a window gets the focus only when it asks. */
static void
take_focus (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (!gtk_window_is_active (window))
    gdk_toplevel_focus (GDK_TOPLEVEL (surface), GDK_CURRENT_TIME);
  while (!gtk_window_is_active (window))
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_keys (const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "+", -1);

  return g_strv_length (parts);
}

gboolean
keys_can_press (void)
{
  g_autofree char *path = g_find_program_in_path (PROGRAM);

  if (path == NULL)
    g_test_skip ("There is no " PROGRAM);

  return path != NULL;
}

/* When a release comes, all that its press does has been done: a surface deals
 * with one after the other. */
void
keys_press (GtkWindow  *window,
            const char *key)
{
  guint signal = g_signal_lookup ("event", GDK_TYPE_SURFACE);
  guint timeout = g_timeout_add_seconds (SECONDS, expired_cb, NULL);
  guint n_released = 0;
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GError) error = NULL;
  gulong hook;

  take_focus (window);
  hook = g_signal_add_emission_hook (signal, 0, event_cb, &n_released, NULL);
  program = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, PROGRAM, "key", key, NULL);
  g_assert_no_error (error);
  while (n_released < count_keys (key))
    g_main_context_iteration (NULL, TRUE);

  g_signal_remove_emission_hook (signal, hook);
  g_source_remove (timeout);
}
