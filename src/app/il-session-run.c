/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-session-private.h"

#include "app/il-source.h"
#include "engine/il-http2.h"

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

/* Some lessons are about HTTP/2; for all else the user decides. */
static IlHttpVersion
get_http_version (IlSession *self)
{
  IlScenario *scenario = il_lessons_find (self->lessons, il_session_get_source (self));
  gboolean wanted = g_settings_get_boolean (self->settings, "http2");

  if (scenario != NULL && il_scenario_get_link (scenario)->http2)
    wanted = TRUE;

  return wanted && il_http2_is_offered () ? IL_HTTP_2 : IL_HTTP_1_1;
}

static IlPlanOptions
make_options (IlSession *self)
{
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;

  options.mode = self->together ? IL_MODE_TOGETHER : IL_MODE_ONE_AT_A_TIME;
  options.limit = il_session_get_limit (self);
  options.first_byte_timeout = get_timeout (self, "first-byte-timeout");
  options.idle_timeout = get_timeout (self, "idle-timeout");
  options.http_version = get_http_version (self);
  options.read_priority = IL_PRIORITY_BELOW_REDRAW;

  return options;
}

static void
show_recording (IlSession   *self,
                IlRecording *recording)
{
  if (g_set_object (&self->recording, recording))
    il_session_notify (self, PROP_RECORDING);
}

/* What changed in the middle of a run, by way of another window, makes it one
 * that nothing compares with. */
static void
remember_run (IlSession *self)
{
  if (il_recording_is_whole (self->recording) && !il_session_is_stale (self) &&
      self->network == il_lessons_get_network (self->lessons) &&
      self->http_version == get_http_version (self))
    g_set_object (&self->last[il_recording_get_mode (self->recording)], self->recording);
}

static void
runner_running_cb (IlSession *self)
{
  if (il_runner_is_running (self->runner))
    return;

  remember_run (self);
  il_session_notify (self, PROP_RUNNING);
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
  show_recording (self, recording);
}

void
il_session_forget (IlSession *self)
{
  g_clear_object (&self->last[0]);
  g_clear_object (&self->last[1]);
}

void
il_session_abandon (IlSession *self)
{
  if (self->runner != NULL)
    g_signal_handlers_disconnect_by_data (self->runner, self);
  if (self->runner != NULL && il_runner_is_running (self->runner))
    il_runner_cancel_all (self->runner);
}

IlRecording *
il_session_get_other (IlSession *self)
{
  IlRecording *other;

  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  other = self->last[il_recording_get_mode (self->recording) == IL_MODE_TOGETHER
                     ? IL_MODE_ONE_AT_A_TIME : IL_MODE_TOGETHER];

  return other != NULL && il_recording_has_same_addresses (self->recording, other) ? other : NULL;
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

  return !il_session_is_running (self) && g_strcmp0 (self->source, IL_SOURCE_ADDRESSES) == 0;
}

gboolean
il_session_run (IlSession  *self,
                GError    **error)
{
  IlLab *lab;
  g_autoptr (IlPlan) plan = NULL;
  g_autoptr (IlRecording) recording = NULL;
  IlPlanOptions options;

  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  /* The lessons may have changed while a run kept it from following. */
  il_session_follow_lessons (self);
  if (il_session_is_running (self) || self->list[0] == NULL)
    return FALSE;

  lab = il_lessons_get_lab (self->lessons);
  if (il_source_needs_lab (il_session_get_list (self)) && !il_lab_start (lab, error))
    return FALSE;

  options = make_options (self);
  plan = il_source_create_plan (il_session_get_list (self), lab, TRUE, &options);
  recording = il_plan_create_recording (plan);
  g_clear_object (&self->runner);
  self->runner = il_runner_new (plan, recording);
  g_signal_connect_object (self->runner, "notify::running", G_CALLBACK (runner_running_cb), self,
                           G_CONNECT_SWAPPED);
  self->network = il_lessons_get_network (self->lessons);
  self->http_version = options.http_version;
  self->ready = TRUE;
  show_recording (self, recording);
  il_session_notify (self, PROP_RUNNING);

  return TRUE;
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
