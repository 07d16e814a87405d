/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-window-private.h"

#include <glib/gi18n.h>

#include "app/il-add-dialog.h"
#include "app/il-address-list.h"

/* A run begins when the rows that show it have been painted once: making and
 * painting them takes longer than many a download. */
#define TICKS_UNTIL_PAINTED 3

/* In ms; a window that is not seen is not painted at all. */
#define BEGIN_TIMEOUT 1000

static void
tell (IlWindow   *self,
      const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
add (IlWindow          *self,
     const char *const *addresses)
{
  guint n = il_session_add (self->session, addresses);
  g_autofree char *text = g_strdup_printf (ngettext ("%u address added", "%u addresses added", n),
                                           n);

  tell (self, n == 0 ? _("The list is full") : text);
}

static guint
count_addresses (IlWindow *self)
{
  return g_strv_length ((GStrv) il_session_get_list (self->session));
}

static void
add_requested_cb (IlWindow *self,
                  GStrv     addresses)
{
  add (self, (const char *const *) addresses);
}

/* The list as it was comes with the toast that offers it. */
static void
undo_cb (IlWindow *self,
         AdwToast *toast)
{
  GStrv list = g_object_get_data (G_OBJECT (toast), "list");

  if (!il_session_is_running (self->session))
    il_session_set_list (self->session, (const char *const *) list);
}

static void
offer_undo (IlWindow   *self,
            const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "list",
                          g_strdupv ((GStrv) il_session_get_list (self->session)),
                          (GDestroyNotify) g_strfreev);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
open_add_dialog (IlWindow   *self,
                 const char *text)
{
  IlAddDialog *dialog = il_add_dialog_new (GTK_WINDOW (self));

  g_signal_connect_object (dialog, "add", G_CALLBACK (add_requested_cb), self, G_CONNECT_SWAPPED);
  if (text != NULL)
    il_add_dialog_set_text (dialog, text);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
set_list (IlWindow *self,
          GStrv     list,
          guint     select)
{
  il_session_set_list (self->session, (const char *const *) list);
  il_timeline_select (self->timeline, select);
}

static void
run_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  IlWindow *self = IL_WINDOW (widget);

  if (il_session_is_running (self->session))
    il_session_stop (self->session);
  else
    il_window_run (self);
}

static void
stop_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  il_session_stop (IL_WINDOW (widget)->session);
}

static void
add_addresses_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  open_add_dialog (IL_WINDOW (widget), NULL);
}

static void
copy_address_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  IlWindow *self = IL_WINDOW (widget);
  guint index = il_timeline_get_selected (self->timeline);
  IlTrack *track = il_recording_get_track (il_session_get_recording (self->session), index);
  g_autofree char *address = il_session_dup_reachable (self->session,
                                                       il_track_get_address (track));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), address);
  tell (self, _("Address copied"));
}

static void
remove_address_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  IlWindow *self = IL_WINDOW (widget);
  guint index = il_timeline_get_selected (self->timeline);
  g_auto (GStrv) list = il_address_list_remove (il_session_get_list (self->session), index);
  guint n = g_strv_length (list);

  offer_undo (self, _("Address removed"));
  set_list (self, list, n == 0 ? GTK_INVALID_LIST_POSITION : MIN (index, n - 1));
}

/* A scenario's list is not edited: its addresses can be taken over and then be
 * removed and moved like any other. */
static void
keep_list_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  IlWindow *self = IL_WINDOW (widget);
  g_auto (GStrv) list = g_strdupv ((GStrv) il_session_get_list (self->session));

  add (self, (const char *const *) list);
}

static void
cancel_download_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  IlWindow *self = IL_WINDOW (widget);

  il_session_cancel (self->session, il_timeline_get_selected (self->timeline));
}

static void
cancel_or_remove_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  gboolean running = il_session_is_running (IL_WINDOW (widget)->session);

  gtk_widget_activate_action (widget, running ? "win.cancel-download" : "win.remove-address", NULL);
}

static void
move (IlWindow *self,
      guint     from,
      guint     to)
{
  g_auto (GStrv) list = NULL;

  if (from == to || MAX (from, to) >= count_addresses (self))
    return;

  list = il_address_list_move (il_session_get_list (self->session), from, to);
  set_list (self, list, to);
}

static void
move_address_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  guint from, to;

  g_variant_get (parameter, "(uu)", &from, &to);
  move (IL_WINDOW (widget), from, to);
}

static void
move_by (IlWindow *self,
         int       step)
{
  guint from = il_timeline_get_selected (self->timeline);

  move (self, from, from + (guint) step);
}

static void
move_up_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  move_by (IL_WINDOW (widget), -1);
}

static void
move_down_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  move_by (IL_WINDOW (widget), 1);
}

char *
il_window_dup_links (GdkFileList *links)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (links);
  GString *text = g_string_new (NULL);

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *uri = g_file_get_uri (l->data);

      g_string_append_printf (text, "%s\n", uri);
    }

  return g_string_free (text, FALSE);
}

void
il_window_forget_begin (IlWindow *self)
{
  if (self->begin_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->begin_tick);

  self->begin_tick = 0;
  g_clear_handle_id (&self->begin_source, g_source_remove);
}

/* The keys of the replay act there, and Space on the button would stop the run.
 * The row that had the focus went with the rows of the run before. */
static void
move_focus_to_timeline (IlWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || focus == self->run_button ||
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->lesson_bar)))
    gtk_widget_grab_focus (GTK_WIDGET (self->timeline));
}

static void
begin (IlWindow *self)
{
  il_window_forget_begin (self);
  move_focus_to_timeline (self);
  il_session_begin (self->session);
}

static gboolean
begin_cb (gpointer data)
{
  IlWindow *self = data;

  self->begin_source = 0;
  begin (self);

  return G_SOURCE_REMOVE;
}

/* A tick comes before its frame is painted: the loop's next turn is after it. */
static gboolean
begin_tick_cb (GtkWidget     *widget,
               GdkFrameClock *frame_clock,
               gpointer       user_data)
{
  IlWindow *self = IL_WINDOW (widget);

  if (++self->n_ticks < TICKS_UNTIL_PAINTED)
    return G_SOURCE_CONTINUE;

  self->begin_tick = 0;
  il_window_forget_begin (self);
  self->begin_source = g_idle_add_full (G_PRIORITY_DEFAULT, begin_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

void
il_window_refuse_run (IlWindow     *self,
                      const GError *error)
{
  tell (self, error->message);
}

void
il_window_run (IlWindow *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (IL_IS_WINDOW (self));

  if (!il_session_run (self->session, &error) && error != NULL)
    il_window_refuse_run (self, error);
}

void
il_window_begin_when_painted (IlWindow *self)
{
  il_window_forget_begin (self);
  self->n_ticks = 0;
  self->begin_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), begin_tick_cb, NULL, NULL);
  self->begin_source = g_timeout_add (BEGIN_TIMEOUT, begin_cb, self);
}

void
il_window_add_text (IlWindow   *self,
                    const char *text)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (GStrv) good = NULL;

  g_return_if_fail (IL_IS_WINDOW (self));

  good = il_address_list_check (text, &problems);
  if (problems->len > 0 || good[0] == NULL)
    open_add_dialog (self, text);
  else
    add_requested_cb (self, good);
}

void
il_window_update_actions (IlWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean running = il_session_is_running (self->session);
  guint n = count_addresses (self);
  guint index = il_timeline_get_selected (self->timeline);
  gboolean selected = index < il_recording_get_n_tracks (il_session_get_recording (self->session));
  gboolean own = il_session_can_edit (self->session);

  gtk_widget_action_set_enabled (widget, "win.run", n > 0);
  gtk_widget_action_set_enabled (widget, "win.stop", running);
  gtk_widget_action_set_enabled (widget, "win.sweep", n > 0);
  gtk_widget_action_set_enabled (widget, "win.add-addresses", !running);
  gtk_widget_action_set_enabled (widget, "win.choose-source", !running);
  gtk_widget_action_set_enabled (widget, "win.open-scenario", !running);
  gtk_widget_action_set_enabled (widget, "win.reload-scenario", !running);
  gtk_widget_action_set_enabled (widget, "win.copy-address", selected);
  gtk_widget_action_set_enabled (widget, "win.remove-address", selected && own);
  gtk_widget_action_set_enabled (widget, "win.cancel-download", selected && running);
  gtk_widget_action_set_enabled (widget, "win.keep-list",
                                 !running && il_session_get_scenario (self->session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.move-address", own);
  gtk_widget_action_set_enabled (widget, "win.move-up", selected && own && index > 0);
  gtk_widget_action_set_enabled (widget, "win.move-down", selected && own && index + 1 < n);
}

void
il_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    const char *parameter;
  } actions[] = {
    { "win.run", run_cb },
    { "win.stop", stop_cb },
    { "win.add-addresses", add_addresses_cb },
    { "win.copy-address", copy_address_cb },
    { "win.remove-address", remove_address_cb },
    { "win.keep-list", keep_list_cb },
    { "win.cancel-download", cancel_download_cb },
    { "win.cancel-or-remove", cancel_or_remove_cb },
    { "win.move-address", move_address_cb, "(uu)" },
    { "win.move-up", move_up_cb },
    { "win.move-down", move_down_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}
