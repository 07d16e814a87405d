/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-replay-bar.h"

#include <glib/gi18n.h>

#include "analysis/il-text.h"

/* So often, in µs, a screen reader finds another time while it plays. */
#define TELL_INTERVAL 500000

/* From here on a clock's minutes and seconds are enough. */
#define LONG_TIME (120 * G_USEC_PER_SEC)

struct _IlReplayBar
{
  GtkWidget parent_instance;

  IlPlayhead *playhead;
  GSignalGroup *signals;
  gint64 time_told;
  gint64 end_shown;
  gboolean narrow;

  GtkWidget *box;
  GtkButton *play_button;
  GtkWidget *kind_button;
  GtkWidget *scale;
  GtkAdjustment *adjustment;
  GtkWidget *live_box;
  GtkWidget *time_box;
  GtkLabel *time_label;
  GtkLabel *end_label;
  GtkWidget *live_button;
  GtkWidget *speed_box;
  GtkMenuButton *speed_button;
  GMenu *speed_section;
};

G_DEFINE_FINAL_TYPE (IlReplayBar, il_replay_bar, GTK_TYPE_WIDGET)

static char *
dup_time (gint64 time,
          gint64 end)
{
  return end >= LONG_TIME ? il_text_duration (time)
                          : il_text_seconds (time, end < G_USEC_PER_SEC ? 3 : 2);
}

static gboolean
has_begun (IlReplayBar *self)
{
  IlRecording *recording = self->playhead != NULL ? il_playhead_get_recording (self->playhead)
                                                  : NULL;

  return recording != NULL && il_recording_is_started (recording);
}

static void
tell_time (IlReplayBar *self,
           gint64       time,
           gint64       end)
{
  g_autofree char *now = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *text = NULL;

  if (il_playhead_is_playing (self->playhead) && ABS (time - self->time_told) < TELL_INTERVAL)
    return;

  self->time_told = time;
  now = dup_time (time, end);
  whole = dup_time (end, end);
  /* Translators: two durations: the time shown, and that of the whole run. */
  text = g_strdup_printf (_("%s of %s"), now, whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
}

/* The end's label is as wide as the time's can get, so that nothing moves. */
static void
update_end (IlReplayBar *self,
            gint64       end)
{
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (self->end_shown == end)
    return;

  self->end_shown = end;
  time = dup_time (end, end);
  text = g_strdup_printf ("/ %s", time);
  gtk_label_set_text (self->end_label, text);
  gtk_label_set_width_chars (self->time_label, (int) g_utf8_strlen (time, -1));
}

static void
update_time (IlReplayBar *self)
{
  gint64 time = il_playhead_get_time (self->playhead);
  gint64 end = il_playhead_get_end (self->playhead);

  gtk_adjustment_configure (self->adjustment, (double) time, 0, MAX (1, (double) end),
                            (double) end / 100, (double) end / 10, 0);
  if (!il_playhead_is_following (self->playhead))
    {
      g_autofree char *text = dup_time (time, end);

      gtk_label_set_text (self->time_label, text);
      update_end (self, end);
    }
  tell_time (self, time, end);
}

/* A live picture that was paused stays behind also when the run has ended. */
static void
update_parts (IlReplayBar *self)
{
  gboolean following = il_playhead_is_following (self->playhead);
  gboolean behind = has_begun (self) && !following && !il_playhead_is_replay (self->playhead);

  gtk_widget_set_visible (self->live_box, following && !self->narrow);
  gtk_widget_set_visible (self->time_box, !following && !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->end_label), !behind);
  gtk_widget_set_visible (self->live_button, behind);
  gtk_widget_set_visible (self->kind_button, !self->narrow);
  gtk_widget_set_visible (self->speed_box, !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->speed_button), self->narrow);
  gtk_widget_set_sensitive (self->speed_box, !following);
}

static void
update_play_button (IlReplayBar *self)
{
  gboolean playing = il_playhead_is_playing (self->playhead);
  gboolean following = il_playhead_is_following (self->playhead);
  const char *label = playing ? _("Pause") : _("Play");

  gtk_button_set_icon_name (self->play_button, playing ? "media-playback-pause-symbolic"
                                                       : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button),
                               following ? _("Pause the picture; the downloads go on") : label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_speed (IlReplayBar *self)
{
  gtk_menu_button_set_label (self->speed_button,
                             il_speed_get_label (il_playhead_get_speed (self->playhead)));
}

static void
update (IlReplayBar *self)
{
  gtk_widget_set_sensitive (self->box, has_begun (self));
  if (self->playhead == NULL)
    return;

  update_parts (self);
  update_play_button (self);
  update_speed (self);
  update_time (self);
}

static gboolean
change_value_cb (GtkRange      *range,
                 GtkScrollType  scroll,
                 double         value,
                 IlReplayBar   *self)
{
  if (self->playhead != NULL)
    il_playhead_seek (self->playhead, (gint64) value);

  return TRUE;
}

/* From slow to fast it would be ⅒ to 2, but the normal speed comes first. */
static void
add_speeds (IlReplayBar *self)
{
  for (guint i = 0; i < IL_N_SPEEDS; i++)
    {
      const char *label = il_speed_get_label (i);
      g_autofree char *action = g_strdup_printf ("win.speed(uint32 %u)", i);
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
      gtk_widget_set_tooltip_text (button, _("How fast a replay goes"));
      gtk_box_append (GTK_BOX (self->speed_box), button);
      g_menu_append (self->speed_section, label, action);
    }
}

static gboolean
il_replay_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (IL_REPLAY_BAR (widget)->play_button));
}

static void
il_replay_bar_dispose (GObject *object)
{
  IlReplayBar *self = IL_REPLAY_BAR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->playhead);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (il_replay_bar_parent_class)->dispose (object);
}

static void
il_replay_bar_class_init (IlReplayBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = il_replay_bar_dispose;
  widget_class->grab_focus = il_replay_bar_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-replay-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, box);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, kind_button);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, scale);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, adjustment);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, live_box);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, time_box);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, time_label);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, end_label);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, live_button);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, speed_box);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, speed_button);
  gtk_widget_class_bind_template_child (widget_class, IlReplayBar, speed_section);
  gtk_widget_class_bind_template_callback (widget_class, change_value_cb);
}

static void
il_replay_bar_init (IlReplayBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_speeds (self);
  self->end_shown = IL_TIME_NONE;
  self->time_told = IL_TIME_NONE;
  self->signals = g_signal_group_new (IL_TYPE_PLAYHEAD);
  g_signal_group_connect_swapped (self->signals, "notify::time", G_CALLBACK (update_time), self);
  g_signal_group_connect_swapped (self->signals, "notify::playing", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::following", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::replay", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::recording", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::speed", G_CALLBACK (update), self);
}

void
il_replay_bar_set_playhead (IlReplayBar *self,
                            IlPlayhead  *playhead)
{
  g_return_if_fail (IL_IS_REPLAY_BAR (self));

  if (!g_set_object (&self->playhead, playhead))
    return;

  g_signal_group_set_target (self->signals, playhead);
  update (self);
}

void
il_replay_bar_set_narrow (IlReplayBar *self,
                          gboolean     narrow)
{
  g_return_if_fail (IL_IS_REPLAY_BAR (self));

  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  update (self);
}

const char *
il_replay_bar_get_text (IlReplayBar *self)
{
  g_return_val_if_fail (IL_IS_REPLAY_BAR (self), NULL);

  return gtk_label_get_text (self->time_label);
}
