/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lesson-run.h"

#include "engine/il-http2.h"

static IlPlanEntry
create_entry (IlLab      *lab,
              IlScenario *scenario,
              guint       index,
              GPtrArray  *texts)
{
  const IlDocument *document = il_scenario_get_document (scenario, index);
  char *address = il_scenario_dup_address (scenario, index);
  char *target = il_lab_resolve (lab, address);

  g_assert_nonnull (target);
  g_ptr_array_add (texts, address);
  g_ptr_array_add (texts, target);

  return (IlPlanEntry) {
    .address = address, .target = target, .size_hint = il_document_get_expected_size (document),
    .block = document->block, .block_at = document->size / 2,
  };
}

LessonRun *
lesson_run_new (IlLab      *lab,
                IlScenario *scenario,
                IlMode      mode,
                guint       limit)
{
  LessonRun *self = g_new0 (LessonRun, 1);
  IlPlanOptions options = IL_PLAN_OPTIONS_DEFAULT;
  guint n = il_scenario_get_n_documents (scenario);
  g_autofree IlPlanEntry *entries = g_new0 (IlPlanEntry, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (IlPlan) plan = NULL;

  options.mode = mode;
  options.limit = limit != G_MAXUINT ? limit : il_scenario_get_limit (scenario);
  options.http_version = il_scenario_get_link (scenario)->http2 && il_http2_is_offered ()
                         ? IL_HTTP_2 : IL_HTTP_1_1;
  options.trusted_certificate = il_lab_get_certificate ();
  if (il_scenario_get_timeout (scenario) > 0)
    options.first_byte_timeout = options.idle_timeout = il_scenario_get_timeout (scenario);

  for (guint i = 0; i < n; i++)
    entries[i] = create_entry (lab, scenario, i, texts);

  plan = il_plan_new (entries, n, &options);
  self->scenario = g_object_ref (scenario);
  self->recording = il_plan_create_recording (plan);
  self->runner = il_runner_new (plan, self->recording);
  il_runner_start (self->runner);

  return self;
}

void
lesson_run_free (LessonRun *self)
{
  g_clear_object (&self->runner);
  g_clear_object (&self->recording);
  g_clear_object (&self->scenario);
  g_free (self);
}

void
lesson_run_finish (LessonRun *self)
{
  while (il_runner_is_running (self->runner))
    g_main_context_iteration (NULL, TRUE);
}

IlTrack *
lesson_run_get (LessonRun  *self,
                const char *name)
{
  for (guint i = 0; i < il_scenario_get_n_documents (self->scenario); i++)
    {
      if (g_str_equal (il_scenario_get_document (self->scenario, i)->name, name))
        return il_recording_get_track (self->recording, i);
    }

  g_error ("The lesson has no %s", name);
}

guint
lesson_run_count_most_in_flight (LessonRun *self)
{
  guint n = il_recording_get_n_tracks (self->recording), most = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 start = il_track_get_start (il_recording_get_track (self->recording, i));
      guint in_flight = 0;

      for (guint j = 0; j < n; j++)
        {
          IlState state = il_track_get_state (il_recording_get_track (self->recording, j), start);

          in_flight += state > IL_STATE_QUEUED && state < IL_STATE_DONE ? 1 : 0;
        }
      most = MAX (most, in_flight);
    }

  return most;
}
