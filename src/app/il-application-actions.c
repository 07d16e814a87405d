/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-application-private.h"

#include <glib/gi18n.h>

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "win.run", { "<Control>r" } },
  { "win.stop", { "Escape" } },
  { "win.mode::one-at-a-time", { "<Control>1" } },
  { "win.mode::together", { "<Control>2" } },
  { "win.race", { "<Control>3" } },
  { "win.sweep", { "<Control>4" } },
  { "win.run-both", { "<Control>b" } },
  { "win.show-lines", { "<Control>l" } },
  { "win.show-runs", { "F9" } },
  { "win.add-addresses", { "<Control>n" } },
  { "win.choose-source", { "<Control>k" } },
  { "win.open-scenario", { "<Control><Shift>o" } },
  { "window.close", { "<Control>w" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "app.quit", { "<Control>q" } },
};

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (il_application_open_window (user_data)));
}

static void
lab_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  il_application_open_lab (user_data);
}

/* From a notification, whose window may be gone. */
static void
show_window_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_window_by_id (GTK_APPLICATION (user_data),
                                                        g_variant_get_uint32 (parameter));

  if (window != NULL)
    gtk_window_present (window);
  else
    g_application_activate (G_APPLICATION (user_data));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (parent,
                         "application-name", _("Interleave"),
                         "application-icon", IL_APP_ID,
                         "version", IL_VERSION,
                         "developer-name", _("The Interleave developers"),
                         "comments", _("Fetches web addresses one at a time or together on one "
                                       "thread, and shows what concurrency does."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: put your names here, a line each. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows;

  /* Closed one by one, so that each stops its run and keeps its size. */
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (user_data))) != NULL)
    gtk_window_destroy (windows->data);
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = new_window_cb },
  { .name = "lab", .activate = lab_cb },
  { .name = "show-window", .activate = show_window_cb, .parameter_type = "u" },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

void
il_application_add_actions (IlApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           (const char **) accels[i].accels);
}
