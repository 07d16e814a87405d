/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-run-context.h"

static void
run_clear (gpointer data)
{
  IlRunContext *self = data;

  g_clear_pointer (&self->monitor, il_loop_monitor_free);
  g_clear_pointer (&self->plan, il_plan_unref);
  g_clear_object (&self->recording);
  g_clear_pointer (&self->reader, il_reader_unref);
  g_clear_object (&self->sink);
}

IlRunContext *
il_run_context_new (IlPlan      *plan,
                    IlRecording *recording)
{
  IlRunContext *self = g_rc_box_new0 (IlRunContext);

  self->plan = il_plan_ref (plan);
  self->recording = g_object_ref (recording);
  self->reader = il_reader_new (il_plan_get_options (plan)->read_priority);

  return self;
}

IlRunContext *
il_run_context_ref (IlRunContext *self)
{
  return g_rc_box_acquire (self);
}

void
il_run_context_unref (IlRunContext *self)
{
  g_rc_box_release_full (self, run_clear);
}
