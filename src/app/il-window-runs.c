/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-window-private.h"

#include <glib/gi18n.h>

/* What the list and its separator take. */
#define PANEL_WIDTH 281

/* What goes comes back as it was, with the toast that offers it. */
static void
undo_cb (IlWindow *self,
         AdwToast *toast)
{
  IlRun *run = g_object_get_data (G_OBJECT (toast), "run");
  IlRunList *runs = il_session_get_runs (self->session);

  if (il_run_list_find (runs, run, NULL))
    return;

  il_run_list_insert (runs, run);
  if (g_object_get_data (G_OBJECT (toast), "shown") != NULL)
    il_session_show_run (self->session, run);
}

static void
deleted_cb (IlWindow *self,
            IlRun    *run,
            gboolean  shown)
{
  AdwToast *toast = adw_toast_new (_("Run deleted"));

  adw_toast_set_button_label (toast, _("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "run", g_object_ref (run), g_object_unref);
  g_object_set_data (G_OBJECT (toast), "shown", GINT_TO_POINTER (shown));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The list is in front of what was chosen there. */
static void
chosen_cb (IlWindow *self)
{
  if (il_view_get_narrow (self->view))
    gtk_widget_set_visible (GTK_WIDGET (self->runs_panel), FALSE);
}

/* A position in the list is what an action can carry. */
static void
race_cb (IlWindow *self,
         IlRun    *run)
{
  guint position;

  if (il_run_list_find (il_session_get_runs (self->session), run, &position))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.race-with", "u", position);
}

static void
failed_cb (IlWindow *self,
           GError   *error)
{
  g_autofree char *text = g_strdup_printf (_("The run is not remembered: %s"), error->message);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

void
il_window_update_runs (IlWindow *self)
{
  gboolean visible = gtk_widget_get_visible (GTK_WIDGET (self->runs_panel));
  gboolean alone = visible && il_view_get_narrow (self->view);

  il_adaptive_bin_set_beside (self->bin, visible ? PANEL_WIDTH : 0);
  il_runs_panel_set_narrow (self->runs_panel, il_view_get_narrow (self->view));
  gtk_widget_set_hexpand (GTK_WIDGET (self->runs_panel), alone);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), !alone);
  gtk_widget_set_visible (self->runs_separator, visible && !alone);
}

/* The session bus may hold an action, and so the panel and the session, for
 * longer than the window is there. */
void
il_window_forget_runs (IlWindow *self)
{
  g_action_map_remove_action (G_ACTION_MAP (self), "show-runs");
}

void
il_window_set_up_runs (IlWindow  *self,
                       GSettings *settings)
{
  g_autoptr (GPropertyAction) action = g_property_action_new ("show-runs", self->runs_panel,
                                                              "visible");

  /* Read once: two windows do not follow each other. */
  g_settings_bind (settings, "show-runs", self->runs_panel, "visible",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));

  il_runs_panel_set_up (self->runs_panel, self->session, self->view, settings);
  g_signal_connect_object (self->runs_panel, "deleted", G_CALLBACK (deleted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runs_panel, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runs_panel, "race", G_CALLBACK (race_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runs_panel, "notify::visible",
                           G_CALLBACK (il_window_update_runs), self, G_CONNECT_SWAPPED);
  il_window_update_runs (self);

  self->run_store = il_run_store_dup (settings);
  g_signal_connect_object (self->run_store, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  il_run_store_follow (self->run_store, il_session_get_runs (self->session));
}
