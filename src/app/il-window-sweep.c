/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-window-private.h"

#include <glib/gi18n.h>

#define PAGE "sweep"

static void
run_wanted_cb (IlWindow *self,
               guint     limit)
{
  g_autoptr (GError) error = NULL;

  if (il_session_run_with_limit (self->session, limit, &error))
    return;

  il_sweep_stop (self->sweep);
  if (error != NULL)
    il_window_refuse_run (self, error);
}

/* Whoever stops the sweep stops its run. */
static void
sweep_running_cb (IlWindow *self)
{
  if (!il_sweep_is_running (self->sweep) && il_session_is_running (self->session))
    il_session_stop (self->session);

  il_window_update_actions (self);
}

static void
update_busy (IlWindow *self)
{
  il_sweep_page_set_busy (self->sweep_page, il_session_is_running (self->session) &&
                                            !il_sweep_is_running (self->sweep));
}

static void
session_running_cb (IlWindow *self)
{
  IlRun *run = il_session_get_run (self->session);

  if (!il_session_is_running (self->session) && run != NULL)
    il_sweep_add_result (self->sweep, run);

  update_busy (self);
}

/* What was measured is of other addresses. */
static void
list_changed_cb (IlWindow *self)
{
  il_sweep_reset (self->sweep);
  il_sweep_page_set_n_addresses (self->sweep_page,
                                 g_strv_length ((GStrv) il_session_get_list (self->session)));
}

static void
leave (IlWindow *self)
{
  il_window_show_recording (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->timeline));
}

static void
run_chosen_cb (IlWindow *self,
               IlRun    *run)
{
  il_session_show_run (self->session, run);
  leave (self);
}

static void
copied_cb (IlWindow *self)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Table copied")));
}

static void
sweep_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  IlWindow *self = IL_WINDOW (widget);

  /* Where there is little room, the list of runs hides all pages. */
  if (il_view_get_narrow (self->view))
    gtk_widget_set_visible (GTK_WIDGET (self->runs_panel), FALSE);

  gtk_stack_set_visible_child_name (self->stack, PAGE);
  il_window_follow_page (self);
  il_window_update_race (self);
  il_sweep_page_focus (self->sweep_page);
}

/* While it sweeps, and while nothing but a list is shown that could be swept. */
gboolean
il_window_keeps_sweep (IlWindow *self)
{
  return il_window_shows (self, PAGE) &&
         (il_sweep_is_running (self->sweep) || il_session_get_run (self->session) == NULL);
}

void
il_window_set_up_sweep (IlWindow *self)
{
  const GConnectFlags swapped = G_CONNECT_SWAPPED;

  self->sweep = il_sweep_new ();
  il_sweep_page_set_sweep (self->sweep_page, self->sweep);
  g_signal_connect_object (self->sweep, "run-wanted", G_CALLBACK (run_wanted_cb), self, swapped);
  g_signal_connect_object (self->sweep, "notify::running", G_CALLBACK (sweep_running_cb), self,
                           swapped);
  g_signal_connect_object (self->session, "notify::running", G_CALLBACK (session_running_cb), self,
                           swapped);
  g_signal_connect_object (self->session, "notify::source", G_CALLBACK (list_changed_cb), self,
                           swapped);
  g_signal_connect_object (self->session, "notify::addresses", G_CALLBACK (list_changed_cb), self,
                           swapped);
  g_signal_connect_object (self->sweep_page, "run-chosen", G_CALLBACK (run_chosen_cb), self,
                           swapped);
  g_signal_connect_object (self->sweep_page, "copied", G_CALLBACK (copied_cb), self, swapped);
  g_signal_connect_object (self->sweep_page, "closed", G_CALLBACK (leave), self, swapped);
  list_changed_cb (self);
}

void
il_window_install_sweep_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.sweep", NULL, sweep_cb);
}

IlSweep *
il_window_get_sweep (IlWindow *self)
{
  g_return_val_if_fail (IL_IS_WINDOW (self), NULL);

  return self->sweep;
}
