/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-window-private.h"

static IlRun *
get_run (IlWindow *self,
         guint     position)
{
  /* The list holds it. */
  g_autoptr (IlRun) run = g_list_model_get_item (G_LIST_MODEL (il_session_get_runs (self->session)),
                                                 position);

  return run;
}

static IlMode
get_mode (IlRun *run)
{
  return il_recording_get_mode (il_run_get_recording (run));
}

static gint64
get_duration (IlRun *run)
{
  return il_recording_get_duration (il_run_get_recording (run));
}

/* The newest run of a mode, whatever it fetched. */
static IlRun *
find_newest (IlWindow *self,
             IlMode    mode)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (il_session_get_runs (self->session)));

  for (guint i = 0; i < n; i++)
    {
      IlRun *run = get_run (self, i);

      if (get_mode (run) == mode)
        return run;
    }

  return NULL;
}

/* The run that is shown against the one that compares with it; else the last
 * of each mode; else the last two. */
static void
find_pair (IlWindow  *self,
           IlRun    **first,
           IlRun    **second)
{
  *first = il_session_get_run (self->session);
  *second = il_session_get_other_run (self->session);
  if (*first != NULL && *second != NULL)
    return;

  *first = find_newest (self, IL_MODE_ONE_AT_A_TIME);
  *second = find_newest (self, IL_MODE_TOGETHER);
  if (*first != NULL && *second != NULL)
    return;

  *first = get_run (self, 0);
  *second = get_run (self, 1);
}

/* One at a time stands above, and of the same mode the one that took longer. */
static gboolean
stands_above (IlRun *a,
              IlRun *b)
{
  if (get_mode (a) != get_mode (b))
    return get_mode (a) == IL_MODE_ONE_AT_A_TIME;

  return get_duration (a) >= get_duration (b);
}

static void
set_race (IlWindow *self,
          IlRun    *one,
          IlRun    *two)
{
  gboolean above = stands_above (one, two);

  il_race_page_set_runs (self->race, above ? one : two, above ? two : one);
}

static gboolean
can_race (IlWindow *self)
{
  GListModel *runs = G_LIST_MODEL (il_session_get_runs (self->session));

  return g_list_model_get_n_items (runs) >= 2 && !il_session_is_running (self->session);
}

static void
show_race (IlWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "race");
  il_window_follow_page (self);
  il_window_update_race (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->replay_bar));
}

static void
race_state_cb (IlWindow      *self,
               GVariant      *value,
               GSimpleAction *action)
{
  IlRun *first, *second;

  if (!g_variant_get_boolean (value))
    {
      il_window_show_recording (self);
      return;
    }

  find_pair (self, &first, &second);
  if (first == NULL || second == NULL)
    return;

  set_race (self, first, second);
  show_race (self);
}

/* The run that is shown against another, and a run that is shown itself
 * against the one that compares with it. */
static void
race_with_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  IlWindow *self = IL_WINDOW (widget);
  IlRun *one = get_run (self, g_variant_get_uint32 (parameter));
  IlRun *two = il_session_get_run (self->session);

  if (one == NULL || !can_race (self))
    return;

  if (two == NULL || two == one)
    two = one == il_session_get_run (self->session) ? il_session_get_other_run (self->session)
                                                    : NULL;
  if (two == NULL)
    two = get_run (self, one == get_run (self, 0) ? 1 : 0);
  set_race (self, one, two);
  show_race (self);
}

static void
run_both_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  IlWindow *self = IL_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!il_session_run_both (self->session, &error) && error != NULL)
    il_window_refuse_run (self, error);
}

static void
both_done_cb (IlWindow *self,
              IlRun    *sequential,
              IlRun    *together)
{
  set_race (self, sequential, together);
  show_race (self);
}

void
il_window_update_race (IlWindow *self)
{
  gboolean running = il_session_is_running (self->session);
  gboolean shown = il_window_shows (self, "race");

  g_simple_action_set_enabled (self->race_action, shown || can_race (self));
  g_simple_action_set_state (self->race_action, g_variant_new_boolean (shown));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.race-with", can_race (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.run-both",
                                 !running && il_session_get_list (self->session)[0] != NULL);
}

void
il_window_set_up_race (IlWindow *self)
{
  GListModel *runs = G_LIST_MODEL (il_session_get_runs (self->session));

  self->race_action = g_simple_action_new_stateful ("race", NULL, g_variant_new_boolean (FALSE));
  g_signal_connect_object (self->race_action, "change-state", G_CALLBACK (race_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (self->race_action));

  il_race_page_follow_view (self->race, self->view);
  il_race_page_set_choices (self->race, runs);
  g_signal_connect_object (runs, "items-changed", G_CALLBACK (il_window_update_race), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "both-done", G_CALLBACK (both_done_cb), self,
                           G_CONNECT_SWAPPED);
  il_window_update_race (self);
}

void
il_window_install_race_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.race-with", "u", race_with_cb);
  gtk_widget_class_install_action (widget_class, "win.run-both", NULL, run_both_cb);
}
