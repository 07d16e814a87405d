/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-window-private.h"

#include <glib/gi18n.h>

#include "analysis/il-text.h"
#include "app/il-adaptive-bin.h"
#include "app/il-address-list.h"
#include "engine/il-http2.h"
#include "app/il-text-clip.h"

enum
{
  PROP_MODE = 1,
  PROP_SOURCE,
  PROP_SHOW_LINES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlWindow, il_window, ADW_TYPE_APPLICATION_WINDOW)

/* Property actions turn strings into radio items of menus and buttons; they
 * ask from the first moment on and take no %NULL. */
static const char *
get_mode (IlWindow *self)
{
  if (self->session == NULL)
    return "";

  return il_session_get_together (self->session) ? "together" : "one-at-a-time";
}

static void
update_run_button (IlWindow *self)
{
  gboolean running = il_session_is_running (self->session);
  gboolean narrow = il_view_get_narrow (self->view);
  const char *label = running ? _("_Stop") : _("_Run");
  const char *tip = running ? _("Stop all downloads") : _("Start the downloads");

  adw_button_content_set_icon_name (self->run_content, running ? "media-playback-stop-symbolic"
                                                               : "media-playback-start-symbolic");
  adw_button_content_set_label (self->run_content, narrow ? "" : label);
  gtk_widget_set_tooltip_text (self->run_button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->run_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  running ? _("Stop") : _("Run"), -1);
  gtk_widget_set_size_request (self->run_button, narrow ? 34 : 84, -1);
}

/* What a switcher of windows tells them apart by. */
static void
update_title (IlWindow *self)
{
  g_autofree char *title = il_session_dup_source_title (self->session, FALSE);
  g_autofree char *clipped = il_text_clip (title, IL_CLIP_TITLE);

  gtk_window_set_title (GTK_WINDOW (self), clipped);
}

/* A network that is not the lesson's own stands there too, lest it be
 * forgotten. */
static void
update_source (IlWindow *self)
{
  g_autofree char *title = il_session_dup_source_title (self->session,
                                                        il_view_get_narrow (self->view));
  g_autofree char *clipped = il_text_clip (title, IL_CLIP_TITLE);
  const IlLinkPreset *network = il_session_get_network (self->session);

  gtk_label_set_text (self->source_label, clipped);
  gtk_label_set_text (self->network_label,
                      network != NULL ? il_link_preset_get_title (network) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->network_label), network != NULL);
  update_title (self);
  il_lesson_bar_set_scenario (self->lesson_bar, il_session_get_scenario (self->session));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
  il_window_update_actions (self);
}

static void
running_changed_cb (IlWindow *self)
{
  gboolean running = il_session_is_running (self->session);

  if (running)
    {
      il_guess_card_begin (self->guess);
      il_window_begin_when_painted (self);
    }
  else
    {
      il_window_forget_begin (self);
      il_timeline_set_recording (self->timeline, il_session_get_recording (self->session),
                                 il_session_get_other (self->session));
    }

  update_run_button (self);
  il_window_update_race (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->source_button), !running);
  il_window_update_actions (self);
}

static void
recording_changed_cb (IlWindow *self)
{
  if (!il_window_keeps_sweep (self))
    il_window_show_recording (self);

  il_timeline_set_recording (self->timeline, il_session_get_recording (self->session),
                             il_session_get_other (self->session));
  il_window_update_actions (self);
}

static void
together_changed_cb (IlWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

static void
show_lines_changed_cb (IlWindow *self)
{
  il_view_set_show_lines (self->view, il_session_get_show_lines (self->session));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LINES]);
}

static void
low_changed_cb (IlWindow *self)
{
  il_timeline_set_low (self->timeline, il_adaptive_bin_get_low (self->bin));
  il_window_update_narrow_bar (self);
}

static void
narrow_changed_cb (IlWindow *self)
{
  gboolean narrow = il_adaptive_bin_get_narrow (self->bin);

  il_view_set_narrow (self->view, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->wide_controls), !narrow);
  gtk_widget_set_visible (self->lines_button, !narrow);
  gtk_widget_set_visible (self->race_button, !narrow);
  il_replay_bar_set_narrow (self->replay_bar, narrow);
  il_sweep_page_set_narrow (self->sweep_page, narrow);
  update_run_button (self);
  update_source (self);
  il_window_update_runs (self);
  low_changed_cb (self);
}

static void
style_changed_cb (IlWindow        *self,
                  GParamSpec      *pspec,
                  AdwStyleManager *manager)
{
  IlStyle style = il_style_for (adw_style_manager_get_dark (manager),
                                adw_style_manager_get_high_contrast (manager));

  il_view_set_style (self->view, style);
  il_sweep_page_set_style (self->sweep_page, style);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         IlWindow      *self)
{
  if (il_session_is_running (self->session))
    return FALSE;

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autofree char *text = NULL;

      if (il_window_open_scenarios (self, g_value_get_boxed (value)))
        return TRUE;

      text = il_window_dup_links (g_value_get_boxed (value));
      il_window_add_text (self, text);
    }
  else if (G_VALUE_HOLDS_STRING (value))
    {
      il_window_add_text (self, g_value_get_string (value));
    }

  return TRUE;
}

static void
add_drop_target (IlWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_LINK);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
set_up_session (IlWindow  *self,
                GSettings *settings,
                IlLessons *lessons)
{
  self->session = il_session_new (settings, lessons);
  g_signal_connect_object (self->session, "notify::running", G_CALLBACK (running_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "refused", G_CALLBACK (il_window_refuse_run), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::recording", G_CALLBACK (recording_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::together", G_CALLBACK (together_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::show-lines", G_CALLBACK (show_lines_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::source", G_CALLBACK (update_source), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lessons, "notify::network", G_CALLBACK (update_source), self,
                           G_CONNECT_SWAPPED);

  il_picker_set_session (self->picker, self->session);
  il_controls_set_session (self->wide_controls, self->session);
  il_controls_set_session (self->narrow_controls, self->session);
  il_controls_set_narrow (self->narrow_controls, TRUE);
  il_timeline_set_view (self->timeline, self->view);
  il_lesson_bar_set_view (self->lesson_bar, self->view);
  il_window_set_up_race (self);
  il_window_set_up_guess (self);
  il_window_set_up_sweep (self);
  show_lines_changed_cb (self);
  together_changed_cb (self);
  update_source (self);
  recording_changed_cb (self);
  update_run_button (self);
}

static void
set_up_look (IlWindow  *self,
             GSettings *settings)
{
  static const struct
  {
    const char *key, *property;
  } bindings[] = {
    { "window-width", "default-width" },
    { "window-height", "default-height" },
    { "window-maximized", "maximized" },
  };
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  style_changed_cb (self, NULL, manager);

  /* Read once: two windows do not follow each other. */
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    g_settings_bind (settings, bindings[i].key, self, bindings[i].property,
                     G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
}

static void
il_window_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  IlWindow *self = IL_WINDOW (object);

  switch (prop_id)
    {
    case PROP_MODE:
      g_value_set_string (value, get_mode (self));
      break;

    case PROP_SOURCE:
      g_value_set_string (value, self->session != NULL ? il_session_get_source (self->session)
                                                       : "");
      break;

    case PROP_SHOW_LINES:
      g_value_set_boolean (value, self->session != NULL &&
                                  il_session_get_show_lines (self->session));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_window_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  IlWindow *self = IL_WINDOW (object);

  switch (prop_id)
    {
    case PROP_MODE:
      il_session_set_together (self->session,
                               g_strcmp0 (g_value_get_string (value), "together") == 0);
      break;

    case PROP_SOURCE:
      il_session_set_source (self->session, g_value_get_string (value));
      break;

    case PROP_SHOW_LINES:
      il_session_set_show_lines (self->session, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* GTK keeps the actions of a window that has gone for a while, and the settings
 * would tell them what changes. */
static void
forget_settings (IlWindow *self)
{
  g_action_map_remove_action (G_ACTION_MAP (self), "step-kind");
  g_action_map_remove_action (G_ACTION_MAP (self), "http2");
}

static void
il_window_dispose (GObject *object)
{
  IlWindow *self = IL_WINDOW (object);

  il_window_forget_begin (self);
  if (self->session != NULL)
    {
      il_window_forget_runs (self);
      forget_settings (self);
    }
  g_clear_object (&self->chooser);
  g_clear_object (&self->notice);
  g_clear_object (&self->sweep);
  g_clear_object (&self->session);
  g_clear_object (&self->run_store);
  g_clear_object (&self->playhead_signals);
  g_clear_object (&self->race_action);
  g_clear_object (&self->view);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (il_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IlWindow, bin);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, run_button);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, run_content);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, wide_controls);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, narrow_controls);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, narrow_bar);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, source_button);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, source_label);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, network_label);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, picker);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, lines_button);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, lesson_bar);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, runs_separator);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, runs_panel);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, race_button);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, lesson_box);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, guess);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, timeline);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, race);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, replay_bar);
  gtk_widget_class_bind_template_child (widget_class, IlWindow, sweep_page);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, low_changed_cb);
}

static void
il_window_class_init (IlWindowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = il_window_get_property;
  object_class->set_property = il_window_set_property;
  object_class->dispose = il_window_dispose;

  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, NULL, flags);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, flags);
  properties[PROP_SHOW_LINES] = g_param_spec_boolean ("show-lines", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (IL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (IL_TYPE_CONTROLS);
  g_type_ensure (IL_TYPE_LESSON_BAR);
  g_type_ensure (IL_TYPE_PICKER);
  g_type_ensure (IL_TYPE_GUESS_CARD);
  g_type_ensure (IL_TYPE_RACE_PAGE);
  g_type_ensure (IL_TYPE_REPLAY_BAR);
  g_type_ensure (IL_TYPE_RUNS_PANEL);
  g_type_ensure (IL_TYPE_SWEEP_PAGE);
  g_type_ensure (IL_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-window.ui");
  bind_template (widget_class);

  gtk_widget_class_install_property_action (widget_class, "win.mode", "mode");
  gtk_widget_class_install_property_action (widget_class, "win.source", "source");
  gtk_widget_class_install_property_action (widget_class, "win.show-lines", "show-lines");
  il_window_install_actions (widget_class);
  il_window_install_race_actions (widget_class);
  il_window_install_replay_actions (widget_class);
  il_window_install_sweep_actions (widget_class);
  il_window_install_scenario_actions (widget_class);
}

static void
il_window_init (IlWindow *self)
{
  self->view = il_view_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->timeline, "notify::selected",
                           G_CALLBACK (il_window_update_actions), self, G_CONNECT_SWAPPED);
  add_drop_target (self);
}

/* There is no such action where HTTP/2 is not offered, and no item in the menu. */
static void
set_up_http2 (IlWindow  *self,
              GSettings *settings)
{
  g_autoptr (GAction) action = g_settings_create_action (settings, "http2");

  if (il_http2_is_offered ())
    g_action_map_add_action (G_ACTION_MAP (self), action);
}

IlWindow *
il_window_new (AdwApplication *application,
               GSettings      *settings,
               IlLessons      *lessons)
{
  IlWindow *self = g_object_new (IL_TYPE_WINDOW, "application", application, NULL);

  set_up_look (self, settings);
  il_window_set_up_replay (self, settings);
  set_up_session (self, settings, lessons);
  il_window_set_up_runs (self, settings);
  set_up_http2 (self, settings);
  self->notice = il_notice_new (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->run_button);

  return self;
}

IlSession *
il_window_get_session (IlWindow *self)
{
  g_return_val_if_fail (IL_IS_WINDOW (self), NULL);

  return self->session;
}

IlView *
il_window_get_view (IlWindow *self)
{
  g_return_val_if_fail (IL_IS_WINDOW (self), NULL);

  return self->view;
}

GtkWindow *
il_window_get_dialog (IlWindow *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (toplevels);

  g_return_val_if_fail (IL_IS_WINDOW (self), NULL);

  for (guint i = 0; i < n; i++)
    {
      /* GTK holds it as long as it is open. */
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (other) == GTK_WINDOW (self) &&
          gtk_widget_get_visible (GTK_WIDGET (other)))
        return other;
    }

  return NULL;
}
