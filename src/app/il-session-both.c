/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-session-private.h"

/* The mode that counts is that of the run under way; the user's own, which the
 * settings keep, is another field all the while. */
static void
set_stage (IlSession   *self,
           IlBothStage  stage)
{
  gboolean together = il_session_get_together (self);
  gboolean both = il_session_get_both (self);

  if (stage == IL_BOTH_NONE)
    g_clear_object (&self->first_run);

  self->stage = stage;
  if (il_session_get_together (self) != together)
    il_session_notify (self, PROP_TOGETHER);
  if (il_session_get_both (self) != both)
    il_session_notify (self, PROP_BOTH);
}

/* Not from the runner's own signal: it is still at work then. */
static gboolean
second_cb (gpointer data)
{
  IlSession *self = data;
  g_autofree char *key = il_session_dup_key (self);
  g_autoptr (GError) error = NULL;

  self->both_source = 0;
  if (g_strcmp0 (key, il_run_get_info (self->first_run)->key) != 0 || !il_session_shows_list (self))
    {
      il_session_end_both (self);
      return G_SOURCE_REMOVE;
    }

  set_stage (self, IL_BOTH_SECOND);
  if (!il_session_make_ready (self, &error))
    {
      il_session_end_both (self);
      il_session_refuse (self, error);
    }

  return G_SOURCE_REMOVE;
}

void
il_session_end_both (IlSession *self)
{
  g_clear_handle_id (&self->both_source, g_source_remove);
  set_stage (self, IL_BOTH_NONE);
}

void
il_session_follow_both (IlSession *self)
{
  g_autoptr (IlRun) first = NULL;
  g_autoptr (IlRun) second = NULL;

  if (self->stage == IL_BOTH_NONE)
    return;

  if (self->stage == IL_BOTH_FIRST && il_recording_is_whole (self->recording))
    {
      g_set_object (&self->first_run, self->run);
      self->both_source = g_idle_add_full (G_PRIORITY_HIGH, second_cb, self, NULL);
      return;
    }

  g_set_object (&first, self->first_run);
  g_set_object (&second, self->run);
  il_session_end_both (self);
  if (first != NULL && il_recording_is_whole (il_run_get_recording (second)) &&
      il_run_is_peer (first, il_run_get_recording (second), il_run_get_info (second)->key))
    il_session_tell_both (self, first, second);
}

gboolean
il_session_get_both (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  return self->stage != IL_BOTH_NONE;
}

gboolean
il_session_run_both (IlSession  *self,
                     GError    **error)
{
  g_return_val_if_fail (IL_IS_SESSION (self), FALSE);

  if (il_session_is_running (self))
    return FALSE;

  il_session_end_both (self);
  set_stage (self, IL_BOTH_FIRST);
  if (il_session_make_ready (self, error))
    return TRUE;

  il_session_end_both (self);

  return FALSE;
}
