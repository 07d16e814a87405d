/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/il-addresses.h"
#include "cli/il-interrupt.h"
#include "cli/il-job.h"
#include "cli/il-link-text.h"
#include "cli/il-listing.h"
#include "cli/il-planning.h"
#include "cli/il-report.h"
#include "cli/il-scenarios.h"
#include "cli/il-serve.h"
#include "cli/il-sweeping.h"
#include "engine/il-http2.h"
#include "lab/il-lab.h"
#include "recording/il-showable.h"

/* What all of a session's runs share. */
typedef struct
{
  IlOptions *options;
  IlTerminal terminal;
  IlPrinter *printer;
  IlDisplay *display;
  IlLab *lab;
  GPtrArray *addresses;
  IlStore *store;
  IlReport report;
} Cli;

static void
cli_clear (Cli *self)
{
  g_clear_object (&self->display);
  g_clear_object (&self->store);
  g_clear_object (&self->lab);
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  g_clear_pointer (&self->printer, il_printer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cli, cli_clear)

/* Returns: @status, but for what is wrong with the options. */
static int
fail (Cli          *self,
      const GError *error,
      int           status)
{
  gboolean is_usage = error->domain == G_OPTION_ERROR;
  g_autofree char *shown = il_dup_escaped (error->message);
  g_autofree char *line = g_strconcat ("interleave-cli: ", shown, NULL);

  il_printer_error (self->printer, line);
  if (is_usage)
    il_printer_error (self->printer, _("Run “interleave-cli --help” to see the options."));

  return is_usage ? IL_CLI_USAGE : status;
}

static gboolean
is_same_terminal (int a,
                  int b)
{
  struct stat one, other;

  return isatty (a) && isatty (b) && fstat (a, &one) == 0 && fstat (b, &other) == 0 &&
         one.st_rdev == other.st_rdev;
}

/* Standard output shows a picture only where somebody looks at it. */
static void
open_display (Cli *self)
{
  guint columns, rows;
  IlTextStyle style;
  IlScreen *screen;

  if (self->options->output != IL_OUTPUT_LINES || !self->terminal.is_terminal)
    return;

  il_terminal_get_size (STDOUT_FILENO, &columns, &rows);
  style = (IlTextStyle) { columns, self->terminal.utf8, self->terminal.color };
  screen = il_printer_use_screen (self->printer, columns, rows,
                                  is_same_terminal (STDOUT_FILENO, STDERR_FILENO));
  self->display = il_display_new (screen, STDOUT_FILENO, &style);
}

static IlJob *
job_new (Cli           *self,
         IlMode         mode,
         IlCourseStyle  style,
         GError       **error)
{
  g_autoptr (IlPlan) plan = il_planning_new_plan (self->options, mode, self->addresses, self->lab,
                                                  error);
  IlJob *job;

  if (plan == NULL)
    return NULL;

  job = il_job_new (plan, style, self->options->output == IL_OUTPUT_ORIGINAL, self->printer);
  il_job_set_display (job, self->display);
  if (self->store != NULL)
    il_job_set_store (job, self->store, self->options->output_dir);

  return job;
}

/* The script would say nothing. */
static void
print_remark (Cli    *self,
              IlMode  mode)
{
  g_autofree char *remark = il_planning_dup_remark (self->options, mode, self->addresses->len);

  if (remark != NULL && self->options->output != IL_OUTPUT_ORIGINAL)
    il_printer_error (self->printer, remark);
}

/* What is for programs, or for comparing with the script, has no place for it. */
static void
print_link (Cli *self)
{
  const IlOptions *options = self->options;
  g_autofree char *line = options->link != NULL ? il_link_text_dup_line (options->link) : NULL;

  if (line != NULL && (options->output == IL_OUTPUT_LINES || options->output == IL_OUTPUT_PLAIN))
    il_printer_line (self->printer, line);
}

static int
status_of (IlJob *job,
           int    signal)
{
  if (signal != 0)
    return IL_CLI_SIGNALLED + signal;

  return il_job_is_successful (job) ? IL_CLI_OK : IL_CLI_FAILED;
}

static IlCourseStyle
choose_course (const IlOptions *options)
{
  if (options->output == IL_OUTPUT_JSON || options->output == IL_OUTPUT_CSV)
    return IL_COURSE_FAILURES;

  return options->sequential ? IL_COURSE_SEQUENTIAL
         : options->details  ? IL_COURSE_DETAIL
                             : IL_COURSE_SIMPLE;
}

static int
fetch (Cli *self)
{
  IlMode mode = self->options->sequential ? IL_MODE_ONE_AT_A_TIME : IL_MODE_TOGETHER;
  g_autoptr (GError) error = NULL;
  g_autoptr (IlJob) job = job_new (self, mode, choose_course (self->options), &error);
  int signal;

  if (job == NULL)
    return fail (self, error, IL_CLI_FAILED);

  print_remark (self, mode);
  signal = il_job_run (job);
  il_report_print_run (&self->report, il_job_get_recording (job));

  return status_of (job, signal);
}

static int
compare (Cli *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IlJob) in_turn = job_new (self, IL_MODE_ONE_AT_A_TIME, IL_COURSE_FAILURES, &error);
  g_autoptr (IlJob) together = NULL;
  int signal;

  if (in_turn == NULL)
    return fail (self, error, IL_CLI_FAILED);

  print_remark (self, IL_MODE_TOGETHER);
  il_report_print_heading (&self->report, _("One at a time"));
  signal = il_job_run (in_turn);
  if (signal != 0)
    {
      il_report_print_run (&self->report, il_job_get_recording (in_turn));
      return status_of (in_turn, signal);
    }

  together = job_new (self, IL_MODE_TOGETHER, IL_COURSE_FAILURES, &error);
  if (together == NULL)
    return fail (self, error, IL_CLI_FAILED);

  il_report_print_heading (&self->report, _("Together"));
  il_job_set_known (together, il_job_get_recording (in_turn));
  signal = il_job_run (together);
  il_report_print_comparison (&self->report, il_job_get_recording (in_turn),
                              il_job_get_recording (together));

  return signal == 0 && !il_job_is_successful (in_turn) ? IL_CLI_FAILED
                                                        : status_of (together, signal);
}

static int
sweep (Cli *self)
{
  IlOptions *options = self->options;
  const IlSweeping sweeping = { options, self->addresses, self->lab, &self->report };
  g_autoptr (GError) error = NULL;
  int status;

  if (options->limit == 0)
    options->limit = il_sweep_curve_choose_max_limit (self->addresses->len);

  print_remark (self, IL_MODE_TOGETHER);
  status = il_sweeping_run (&sweeping, &error);

  return error != NULL ? fail (self, error, IL_CLI_FAILED) : status;
}

/* A signal between two runs ends the series, not the program. */
static int
fetch_repeatedly (Cli *self)
{
  int status;

  il_interrupt_hold ();
  status = self->options->sweep ? sweep (self) : compare (self);
  il_interrupt_release ();

  return status;
}

/* The scenario whose documents are wanted, with its own limit where the user has
 * none in mind; a sweep tries more than that one.  There is none, and no error,
 * where only addresses are wanted. */
static gboolean
find_scenario (Cli         *self,
               GPtrArray   *builtin,
               IlScenario **scenario,
               GError     **error)
{
  IlOptions *options = self->options;

  *scenario = NULL;
  if (options->lab != NULL)
    *scenario = il_scenarios_find (builtin, options->lab, error);
  else if (!il_addresses_are_named (options))
    *scenario = g_object_ref (g_ptr_array_index (builtin, 0));
  else
    return TRUE;

  if (*scenario == NULL)
    return FALSE;

  il_lab_add_scenario (self->lab, *scenario);
  if (options->limit == 0 && !options->sweep)
    options->limit = MIN (il_scenario_get_limit (*scenario), IL_PLAN_MAX_IN_FLIGHT);
  if (il_scenario_get_link (*scenario)->http2 && il_http2_is_offered ())
    options->http2 = TRUE;
  if (options->timeout < 0 && il_scenario_get_timeout (*scenario) > 0)
    options->timeout = il_scenario_get_timeout (*scenario);

  return TRUE;
}

/* Whoever asks for a slow network must not take a fast one for it. */
static gboolean
set_link (Cli     *self,
          GError **error)
{
  gboolean is_ours = FALSE;

  if (self->options->link == NULL)
    return TRUE;

  for (guint i = 0; i < self->addresses->len && !is_ours; i++)
    is_ours = il_lab_owns (self->addresses->pdata[i]);

  if (!is_ours)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("Only the lab can be slowed down: leave out --link."));

  il_lab_set_preset (self->lab, self->options->link);

  return is_ours;
}

static int
prepare_and_fetch (Cli       *self,
                   GPtrArray *builtin)
{
  const IlOptions *options = self->options;
  g_autoptr (GError) error = NULL;
  g_autoptr (IlScenario) scenario = NULL;

  self->lab = il_lab_new ();
  if (!find_scenario (self, builtin, &scenario, &error))
    return fail (self, error, IL_CLI_USAGE);

  self->addresses = il_addresses_from_options (options, scenario, &error);
  if (self->addresses == NULL)
    return fail (self, error, IL_CLI_FAILED);

  if (!set_link (self, &error))
    return fail (self, error, IL_CLI_USAGE);

  if (options->output_dir != NULL)
    {
      self->store = il_store_new (options->output_dir, &error);
      if (self->store == NULL)
        return fail (self, error, IL_CLI_FAILED);
    }

  open_display (self);
  self->report = (IlReport) { options->output, self->printer, self->display, self->store };
  print_link (self);

  return options->sweep || options->compare ? fetch_repeatedly (self) : fetch (self);
}

static int
serve (Cli       *self,
       GPtrArray *builtin)
{
  const IlOptions *options = self->options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scenarios =
    il_scenarios_find_all (builtin, (const char *const *) options->scenarios, &error);

  if (scenarios == NULL)
    return fail (self, error, IL_CLI_USAGE);

  self->lab = il_lab_new ();
  if (!il_serve_run (self->lab, scenarios, options->port, options->link, self->printer, &error))
    return fail (self, error, IL_CLI_FAILED);

  return IL_CLI_OK;
}

static int
run (Cli *self)
{
  const IlOptions *options = self->options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) builtin = il_scenario_load_builtin (&error);

  if (builtin == NULL)
    return fail (self, error, IL_CLI_FAILED);
  il_scenarios_drop_unoffered (builtin);

  if (options->list_scenarios)
    il_listing_print_scenarios (self->printer, builtin);
  if (options->list_links)
    il_listing_print_links (self->printer);

  if (options->list_scenarios || options->list_links)
    return IL_CLI_OK;

  return options->serve ? serve (self, builtin) : prepare_and_fetch (self, builtin);
}

/* Whoever closed the pipe knows. */
static int
check_output (Cli *self,
              int  status)
{
  int error = il_printer_get_error (self->printer);
  g_autofree char *line = NULL;

  if (!il_printer_is_broken (self->printer) || il_interrupt_get_pending () != 0)
    return status;

  /* Translators: %s is why, such as 'No space left on device'. */
  line = g_strdup_printf (_("The output could not be written: %s"), g_strerror (error));
  if (error != EPIPE)
    il_printer_error (self->printer, line);

  return IL_CLI_FAILED;
}

int
il_cli_run (char **argv)
{
  g_auto (IlOptions) options = { NULL };
  g_auto (Cli) self = { .options = &options };
  g_autoptr (GError) error = NULL;

  self.printer = il_printer_new (stdout, stderr);
  il_printer_take_over ();
  if (!il_options_parse (&options, argv, &error))
    return fail (&self, error, IL_CLI_USAGE);

  il_terminal_read (&self.terminal, STDOUT_FILENO, options.color);
  if (options.output == IL_OUTPUT_LINES || options.output == IL_OUTPUT_PLAIN)
    il_printer_set_color (self.printer, self.terminal.color);

  if (options.version)
    {
      il_printer_line (self.printer, "interleave-cli " IL_VERSION);
      return check_output (&self, IL_CLI_OK);
    }

  return check_output (&self, run (&self));
}
