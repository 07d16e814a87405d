/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-window-private.h"

#include "app/il-replay-keys.h"

/* The playhead of the page that is seen. */
IlPlayhead *
il_window_get_playhead (IlWindow *self)
{
  return il_window_shows (self, "race") ? il_race_page_get_playhead (self->race)
                                        : il_view_get_playhead (self->view);
}

static IlEventKind
get_step_kind (IlWindow *self)
{
  return (IlEventKind) g_settings_get_enum (self->settings, "step-kind");
}

static void
play_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  IlPlayhead *playhead = il_window_get_playhead (IL_WINDOW (widget));

  if (il_playhead_is_playing (playhead))
    il_playhead_pause (playhead);
  else
    il_playhead_play (playhead);
}

static void
step (GtkWidget *widget,
      gboolean   back)
{
  IlWindow *self = IL_WINDOW (widget);

  if (!il_playhead_step (il_window_get_playhead (self), get_step_kind (self), back))
    gtk_widget_error_bell (widget);
}

static void
step_back_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  step (widget, TRUE);
}

static void
step_on_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  step (widget, FALSE);
}

static void
seek_start_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  il_playhead_seek (il_window_get_playhead (IL_WINDOW (widget)), 0);
}

/* The end of what is live is now. */
static void
follow_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  il_playhead_follow (il_window_get_playhead (IL_WINDOW (widget)));
}

static void
seek_by_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  IlPlayhead *playhead = il_window_get_playhead (IL_WINDOW (widget));
  double part = g_variant_get_double (parameter) * (double) il_playhead_get_reach (playhead);

  il_playhead_seek (playhead, il_playhead_get_time (playhead) + (gint64) part);
}

static void
update_actions (IlWindow *self)
{
  static const char *const names[] = {
    "win.play", "win.step-back", "win.step-on", "win.seek-start", "win.seek-end", "win.seek-by",
  };
  IlPlayhead *playhead = il_window_get_playhead (self);
  IlRecording *recording = il_playhead_get_recording (playhead);
  gboolean begun = recording != NULL && il_recording_is_started (recording);
  gboolean behind = begun && !il_playhead_is_following (playhead) &&
                    !il_playhead_is_replay (playhead);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], begun);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.live", behind);
}

/* What the next run will be is of no use to a race, which needs the room. */
void
il_window_update_narrow_bar (IlWindow *self)
{
  gboolean cramped = il_adaptive_bin_get_low (self->bin) && il_window_shows (self, "race");

  gtk_widget_set_visible (self->narrow_bar, il_view_get_narrow (self->view) && !cramped);
}

void
il_window_follow_page (IlWindow *self)
{
  IlPlayhead *playhead = il_window_get_playhead (self);
  g_autoptr (GPropertyAction) speed = g_property_action_new ("speed", playhead, "speed");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (speed));
  g_signal_group_set_target (self->playhead_signals, playhead);
  il_replay_bar_set_playhead (self->replay_bar, playhead);
  gtk_widget_set_visible (GTK_WIDGET (self->replay_bar), !il_window_shows (self, "empty") &&
                                                         !il_window_shows (self, "sweep"));
  gtk_widget_set_visible (self->lesson_box, !il_window_shows (self, "race"));
  il_window_update_narrow_bar (self);
  update_actions (self);
}

gboolean
il_window_shows (IlWindow   *self,
                 const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

void
il_window_show_recording (IlWindow *self)
{
  guint n = il_recording_get_n_tracks (il_session_get_recording (self->session));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "timeline" : "empty");
  il_window_follow_page (self);
  il_window_update_race (self);
}

/* What stands under the rows, and the critical path. */
static void
set_up_lanes (IlWindow  *self,
              GSettings *settings)
{
  static const char *const names[] = { "loop", "flight", "rate", "path" };
  IlLaneBands *bands = il_timeline_get_bands (self->timeline);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("show-", names[i], NULL);
      g_autoptr (GPropertyAction) action = g_property_action_new (name, bands, names[i]);

      /* Read once: two windows do not follow each other. */
      g_settings_bind (settings, name, bands, names[i],
                       G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
}

void
il_window_set_up_replay (IlWindow  *self,
                         GSettings *settings)
{
  g_autoptr (GAction) kind = g_settings_create_action (settings, "step-kind");

  self->settings = g_object_ref (settings);
  g_action_map_add_action (G_ACTION_MAP (self), kind);
  self->playhead_signals = g_signal_group_new (IL_TYPE_PLAYHEAD);
  g_signal_group_connect_swapped (self->playhead_signals, "notify::recording",
                                  G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->playhead_signals, "notify::following",
                                  G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->playhead_signals, "notify::replay",
                                  G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->playhead_signals, "notify::playing",
                                  G_CALLBACK (update_actions), self);
  il_replay_keys_add (GTK_WIDGET (self->stack));
  il_replay_keys_add (GTK_WIDGET (self->replay_bar));
  set_up_lanes (self, settings);
  il_window_follow_page (self);
}

void
il_window_install_replay_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    const char *parameter;
  } actions[] = {
    { "win.play", play_cb },
    { "win.step-back", step_back_cb },
    { "win.step-on", step_on_cb },
    { "win.seek-start", seek_start_cb },
    { "win.seek-end", follow_cb },
    { "win.seek-by", seek_by_cb, "d" },
    { "win.live", follow_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}
