/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-test.h"

#include <string.h>

static gboolean
timeout_cb (gboolean *expired)
{
  *expired = TRUE;

  return G_SOURCE_REMOVE;
}

static GtkWidget *
find (GtkWidget *root,
      GType      type,
      guint     *nth)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root) && (*nth)-- == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkEventController *
get_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller;
    }

  g_assert_not_reached ();
}

static gboolean
is_fatal_cb (const char     *domain,
             GLogLevelFlags  level,
             const char     *message,
             gpointer        data)
{
  return strstr (message, "gdk_surface_get_device_position") == NULL;
}

/* One for all tests of a program: it is exported on the bus only once. */
static IlApplication *
get_application (void)
{
  static IlApplication *application;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = il_application_new ();
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }

  return application;
}

void
app_test_forgive_tooltips (void)
{
  g_test_log_set_fatal_handler (is_fatal_cb, NULL);
}

void
app_test_set_up (AppTest       *self,
                 gconstpointer  data)
{
  app_test_forgive_tooltips ();
  self->application = get_application ();
  self->settings = il_application_get_settings (self->application);
  for (const char *const *key = (const char *const[]) { "mode", "limit", "lines", "source",
                                                        "addresses", "network", "runs-limit",
                                                        "remember-runs", "show-runs",
                                                        "step-kind", "predict", "show-loop",
                                                        "show-flight", "show-rate", "show-path",
                                                        "window-width",
                                                        "window-height", NULL };
       *key != NULL; key++)
    g_settings_reset (self->settings, *key);
}

void
app_test_tear_down (AppTest       *self,
                    gconstpointer  data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_spin (50);
}

void
app_test_open (AppTest *self)
{
  self->window = il_window_new (ADW_APPLICATION (self->application), self->settings,
                                il_application_get_lessons (self->application));
  self->session = il_window_get_session (self->window);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

gboolean
app_test_wait (gboolean (*check) (AppTest *self),
               AppTest  *self,
               guint     seconds)
{
  gboolean expired = FALSE;
  guint id = g_timeout_add_seconds (seconds, G_SOURCE_FUNC (timeout_cb), &expired);

  while (!expired && !check (self))
    g_main_context_iteration (NULL, TRUE);
  if (!expired)
    g_source_remove (id);

  return !expired;
}

void
app_test_spin (guint ms)
{
  gboolean expired = FALSE;

  g_timeout_add (ms, G_SOURCE_FUNC (timeout_cb), &expired);
  while (!expired)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
app_test_is_idle (AppTest *self)
{
  return !il_session_is_running (self->session);
}

GtkWidget *
app_test_find (GtkWidget *root,
               GType      type,
               guint      nth)
{
  return find (root, type, &nth);
}

IlRow *
app_test_get_row (AppTest *self,
                  guint    index)
{
  for (guint n = 0;; n++)
    {
      GtkWidget *row = app_test_find (GTK_WIDGET (self->window), IL_TYPE_ROW, n);

      g_assert_nonnull (row);
      if (il_row_get_track (IL_ROW (row)) != NULL &&
          il_track_get_index (il_row_get_track (IL_ROW (row))) == index)
        return IL_ROW (row);
    }
}

void
app_test_run (AppTest *self,
              guint    seconds)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run", NULL);
  g_assert_true (il_session_is_running (self->session));
  g_assert_true (app_test_wait (app_test_is_idle, self, seconds));
  app_test_spin (100);
}

void
app_test_drop (AppTest      *self,
               const GValue *value)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (get_drop_target (GTK_WIDGET (self->window)), "drop", value, 0.0, 0.0,
                         &taken);
  g_assert_true (taken);
}

static gboolean
has_source (AppTest *self)
{
  GFile *file = il_lessons_get_file (il_session_get_lessons (self->session),
                                     il_session_get_source (self->session));

  return file != NULL && g_file_equal (file, self->awaited);
}

void
app_test_open_scenario (AppTest *self,
                        GFile   *file)
{
  il_window_open_scenario (self->window, file);
  self->awaited = file;
  g_assert_true (app_test_wait (has_source, self, 10));
}
