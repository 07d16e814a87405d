/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-session-private.h"

#include "app/il-source.h"

/* A lesson may be less patient than the user is. */
static gint64
get_timeout (IlSession  *self,
             const char *key)
{
  IlScenario *scenario = il_lessons_find (self->lessons, il_session_get_source (self));

  if (scenario != NULL && il_scenario_get_timeout (scenario) > 0)
    return il_scenario_get_timeout (scenario);

  return g_settings_get_uint (self->settings, key) * (gint64) G_USEC_PER_SEC;
}

static IlPlanOptions
make_options (IlSession *self)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;

  options.mode = il_session_get_together (self) ? IL_MODE_TOGETHER : IL_MODE_ONE_AT_A_TIME;
  options.limit = il_session_get_limit (self);
  options.first_byte_timeout = get_timeout (self, "first-byte-timeout");
  options.idle_timeout = get_timeout (self, "idle-timeout");
  options.http_version = il_session_get_http_version (self);
  options.read_priority = IL_PRIORITY_BELOW_REDRAW;

  return options;
}

static void
runner_running_cb (IlSession *self)
{
  if (il_runner_is_running (self->runner))
    return;

  il_session_keep_run (self);
  il_session_notify (self, PROP_RUNNING);
  il_session_follow_both (self);
}

/* What stands in the window before the first run. */
void
il_session_show_list (IlSession *self)
{
  g_autoptr (IlPlan) plan = NULL;
  g_autoptr (IlRecording) recording = NULL;
  IlPlanOptions options = make_options (self);

  plan = il_source_create_plan (il_session_get_list (self), il_lessons_get_lab (self->lessons),
                                FALSE, &options);
  recording = il_plan_create_recording (plan);
  il_session_show (self, recording, NULL);
}

void
il_session_abandon (IlSession *self)
{
  if (self->runner != NULL)
    g_signal_handlers_disconnect_by_data (self->runner, self);
  if (self->runner != NULL && il_runner_is_running (self->runner))
    il_runner_cancel_all (self->runner);
}

gboolean
il_session_is_running (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  return self->ready || (self->runner != NULL && il_runner_is_running (self->runner));
}

gboolean
il_session_can_edit (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  return !il_session_is_running (self) && g_strcmp0 (self->source, IL_SOURCE_ADDRESSES) == 0 &&
         il_session_shows_list (self);
}

/* Whatever the limit is that was chosen, 0 leaves it as it is. */
static gboolean
make_ready (IlSession  *self,
            guint       limit,
            GError    **error)
{
  IlLab *lab;
  g_autoptr (IlPlan) plan = NULL;
  g_autoptr (IlRecording) recording = NULL;
  g_autoptr (IlRun) run = NULL;
  IlPlanOptions options;

  /* The lessons may have changed while a run kept it from following. */
  il_session_follow_lessons (self);
  if (il_session_is_running (self) || self->list[0] == NULL)
    return FALSE;

  lab = il_lessons_get_lab (self->lessons);
  if (il_source_needs_lab (il_session_get_list (self)) && !il_lab_start (lab, error))
    return FALSE;

  options = make_options (self);
  if (limit > 0)
    {
      options.mode = limit > 1 ? IL_MODE_TOGETHER : IL_MODE_ONE_AT_A_TIME;
      options.limit = limit;
    }
  plan = il_source_create_plan (il_session_get_list (self), lab, TRUE, &options);
  recording = il_plan_create_recording (plan);
  run = il_session_create_run (self, recording);
  g_clear_object (&self->runner);
  self->runner = il_runner_new (plan, recording);
  g_signal_connect_object (self->runner, "notify::running", G_CALLBACK (runner_running_cb), self,
                           G_CONNECT_SWAPPED);
  self->ready = TRUE;
  il_session_show (self, recording, run);
  il_session_notify (self, PROP_RUNNING);

  return TRUE;
}

gboolean
il_session_make_ready (IlSession  *self,
                       GError    **error)
{
  return make_ready (self, 0, error);
}

gboolean
il_session_run_with_limit (IlSession  *self,
                           guint       limit,
                           GError    **error)
{
  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);
  g_return_val_if_fail (limit > 0, FALSE);

  if (il_session_is_running (self))
    return FALSE;

  il_session_end_both (self);

  return make_ready (self, limit, error);
}

gboolean
il_session_run (IlSession  *self,
                GError    **error)
{
  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  if (il_session_is_running (self))
    return FALSE;

  il_session_end_both (self);

  return il_session_make_ready (self, error);
}

void
il_session_begin (IlSession *self)
{
  g_return_if_fail (IL_IS_SESSION (self));

  if (!self->ready)
    return;

  self->ready = FALSE;
  il_runner_start (self->runner);
}

void
il_session_stop (IlSession *self)
{
  g_return_if_fail (IL_IS_SESSION (self));

  il_session_end_both (self);
  il_session_begin (self);
  if (il_session_is_running (self))
    il_runner_cancel_all (self->runner);
}

void
il_session_cancel (IlSession *self,
                   guint      index)
{
  g_return_if_fail (IL_IS_SESSION (self));

  il_session_begin (self);
  if (il_session_is_running (self))
    il_runner_cancel (self->runner, index);
}
