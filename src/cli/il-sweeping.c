/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-sweeping.h"

#include <glib/gi18n-lib.h>

#include "cli/il-cli.h"
#include "cli/il-job.h"
#include "cli/il-planning.h"
#include "engine/il-engine-init.h"

/* What becomes of the runs. */
typedef struct
{
  const IlSweeping *sweeping;
  IlSweepCurve *curve;

  /* The last one, whose failures are told. */
  IlRecording *last;

  int signal;
  gboolean failed;
  gboolean is_over;
} Series;

static void
series_clear (Series *self)
{
  g_clear_pointer (&self->curve, il_sweep_curve_free);
  g_clear_object (&self->last);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Series, series_clear)

static guint
get_n_rounds (const Series *self)
{
  return MAX (1, self->sweeping->options->rounds);
}

/* With a limit of one the recording says what it is: one at a time. */
static IlJob *
job_new (const Series *self,
         guint         limit,
         GError      **error)
{
  const IlSweeping *sweeping = self->sweeping;
  IlMode mode = limit == 1 ? IL_MODE_ONE_AT_A_TIME : IL_MODE_TOGETHER;
  IlOptions options = *sweeping->options;
  g_autoptr (IlPlan) plan = NULL;
  IlJob *job;

  options.limit = limit;
  plan = il_planning_new_plan (&options, mode, sweeping->addresses, sweeping->lab, error);
  if (plan == NULL)
    return NULL;

  job = il_job_new (plan, IL_COURSE_FAILURES, FALSE, sweeping->report->printer);
  il_job_set_display (job, sweeping->report->display);
  if (self->last != NULL)
    il_job_set_known (job, self->last);

  return job;
}

/* One that a signal ended says nothing of its limit. */
static void
take_result (Series *self,
             IlJob  *job,
             guint   limit)
{
  IlPrinter *printer = self->sweeping->report->printer;
  IlRecording *recording = il_job_get_recording (job);

  g_set_object (&self->last, recording);
  if (self->signal == 0)
    il_sweep_curve_add_run (self->curve, limit, recording);

  self->failed |= !il_job_is_successful (job);
  self->is_over = self->signal != 0 || il_printer_is_broken (printer);
  if (self->is_over || limit > 1 || il_sweep_curve_get_point (self->curve, 1)->n_whole > 0)
    return;

  self->is_over = TRUE;
  il_printer_error (printer, _("The sweep ends here: nothing can be compared "
                               "with a run that is not complete."));
}

static gboolean
run_limit (Series  *self,
           guint    round,
           guint    limit,
           GError **error)
{
  guint max = il_sweep_curve_get_max_limit (self->curve);
  g_autoptr (IlJob) job = job_new (self, limit, error);

  if (job == NULL)
    return FALSE;

  self->signal = il_job_run (job);
  take_result (self, job, limit);
  if (self->signal == 0)
    il_report_print_sweep_step (self->sweeping->report, round * max + limit,
                                max * get_n_rounds (self), limit, il_job_get_recording (job),
                                get_n_rounds (self) > 1 ? NULL : self->curve);

  return TRUE;
}

static gboolean
run_all (Series  *self,
         GError **error)
{
  guint max = il_sweep_curve_get_max_limit (self->curve);

  for (guint round = 0; round < get_n_rounds (self); round++)
    for (guint limit = 1; limit <= max && !self->is_over; limit++)
      {
        if (!run_limit (self, round, limit, error))
          return FALSE;
      }

  return TRUE;
}

int
il_sweeping_run (const IlSweeping  *self,
                 GError           **error)
{
  g_auto (Series) series = { .sweeping = self };

  g_return_val_if_fail (self != NULL, IL_CLI_FAILED);

  series.curve = il_sweep_curve_new (MIN (self->options->limit, il_engine_get_max_sockets ()));
  if (!run_all (&series, error))
    return IL_CLI_FAILED;

  il_report_print_sweep (self->report, series.curve);
  if (series.signal != 0)
    return IL_CLI_SIGNALLED + series.signal;

  return series.failed ? IL_CLI_FAILED : IL_CLI_OK;
}
