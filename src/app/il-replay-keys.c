/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-replay-keys.h"

#include "app/il-sweep-page.h"

typedef struct
{
  const char *trigger;
  const char *action;
} Key;

/* Actions as g_action_parse_detailed_name() reads them. */
static const Key keys[] = {
  /* The first, since it is what buttons take. */
  { "space", "win.play" },
  { "bracketleft|comma", "win.step-back" },
  { "bracketright|period", "win.step-on" },
  { "Home|KP_Home", "win.seek-start" },
  { "End|KP_End", "win.seek-end" },
  { "Left|KP_Left", "win.seek-by(-0.01)" },
  { "Right|KP_Right", "win.seek-by(0.01)" },
  { "<Shift>Left", "win.seek-by(-0.1)" },
  { "<Shift>Right", "win.seek-by(0.1)" },
  { "1|KP_1", "win.speed(uint32 0)" },
  { "2|KP_2", "win.speed(uint32 1)" },
  { "3|KP_3", "win.speed(uint32 2)" },
  { "4|KP_4", "win.speed(uint32 3)" },
  { "5|KP_5", "win.speed(uint32 4)" },
};

/* A menu's keys pass by the widget that it belongs to, and so do those of what
 * is written in or pressed. */
static gboolean
is_taken (GtkWidget *widget,
          const Key *key)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL)
    return FALSE;

  return gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL || GTK_IS_TEXT (focus) ||
         gtk_widget_get_ancestor (focus, IL_TYPE_SWEEP_PAGE) != NULL ||
         (GTK_IS_BUTTON (focus) && key == &keys[0]);
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   user_data)
{
  const Key *key = user_data;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (is_taken (widget, key) || !g_action_parse_detailed_name (key->action, &name, &target, NULL))
    return FALSE;

  return gtk_widget_activate_action_variant (widget, name, target);
}

void
il_replay_keys_add (GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* A list would take Space, Home and End before they get here. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (keys[i].trigger);
      GtkShortcutAction *action = gtk_callback_action_new (key_cb, (gpointer) &keys[i], NULL);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (trigger, action));
    }
  gtk_widget_add_controller (widget, controller);
}
