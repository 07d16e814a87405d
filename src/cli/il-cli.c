/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-cli.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "cli/il-course.h"
#include "engine/il-runner.h"
#include "lab/il-lab.h"
#include "recording/il-showable.h"

/* How often lines are looked for: finer than an eye can tell, coarser than a
 * read, so that their printing costs nothing. */
#define UPDATE_INTERVAL 10

typedef struct
{
  gboolean sequential;
  gboolean details;
  gboolean version;
  char **addresses;
} Options;

typedef struct
{
  IlCourse *course;
  IlRunner *runner;
  GMainLoop *loop;
  guint interrupt_source;
  gboolean interrupted;
  gboolean cancelling;
} Run;

static void
options_clear (Options *options)
{
  g_clear_pointer (&options->addresses, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
fail_usage (const char *message)
{
  g_autofree char *shown = il_dup_showable (message);

  fprintf (stderr, "interleave-cli: %s\n", shown);
  fprintf (stderr, "%s\n", _("Run “interleave-cli --help” to see the options."));

  return IL_CLI_USAGE;
}

static int
fail_start (const GError *error)
{
  g_autofree char *shown = il_dup_showable (error->message);

  fprintf (stderr, "interleave-cli: %s\n", shown);

  return IL_CLI_FAILED;
}

static gboolean
parse_options (Options   *options,
               int       *argc,
               char    ***argv,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "sequential", 's', 0, G_OPTION_ARG_NONE, &options->sequential,
      N_("Fetch one address after the other"), NULL },
    { "details", 'd', 0, G_OPTION_ARG_NONE, &options->details,
      N_("Print the index of a download for each line that it receives"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->addresses, NULL,
      N_("[URL…]") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, _("Fetches web addresses together, or one at a time."));
  g_option_context_set_description (context, _("Without addresses, fetches four documents from a "
                                               "built-in server; no network is needed."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return g_option_context_parse (context, argc, argv, error);
}

/* Without addresses: the documents of the first scenario. */
static char **
dup_default_addresses (GError **error)
{
  g_autoptr (GPtrArray) scenarios = il_scenario_load_builtin (error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  IlScenario *first;

  if (scenarios == NULL)
    return NULL;

  first = g_ptr_array_index (scenarios, 0);
  for (guint i = 0; i < il_scenario_get_n_documents (first); i++)
    {
      g_autofree char *address = il_scenario_dup_address (first, i);

      g_strv_builder_add (builder, address);
    }

  return g_strv_builder_end (builder);
}

static char **
dup_valid_addresses (char **addresses)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; addresses[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (addresses[i], -1);

      g_strv_builder_add (builder, valid);
    }

  return g_strv_builder_end (builder);
}

/* Addresses of the lab lead to its port of today; NULL is nothing to follow. */
static char *
dup_target (IlLab       *lab,
            const char  *address,
            GError     **error)
{
  if (!il_lab_owns (address) || !il_lab_start (lab, error))
    return NULL;

  return il_lab_resolve (lab, address);
}

static IlPlan *
make_plan (const Options  *options,
           IlLab          *lab,
           GError        **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (IlPlanEntry));
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);
  IlPlanOptions plan_options = IL_PLAN_OPTIONS_DEFAULT;

  for (guint i = 0; options->addresses[i] != NULL; i++)
    {
      IlPlanEntry entry = { .address = options->addresses[i], .size_hint = IL_SIZE_UNKNOWN };
      g_autoptr (GError) lab_error = NULL;
      char *target = dup_target (lab, entry.address, &lab_error);

      if (lab_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&lab_error));
          return NULL;
        }

      entry.target = target;
      g_ptr_array_add (targets, target);
      g_array_append_val (entries, entry);
    }

  if (options->sequential)
    plan_options.mode = IL_MODE_ONE_AT_A_TIME;

  return il_plan_new ((const IlPlanEntry *) (gpointer) entries->data, entries->len, &plan_options);
}

static void
cancel_if_broken (Run *run)
{
  if (!il_course_is_broken (run->course) || run->cancelling)
    return;

  run->cancelling = TRUE;
  il_runner_cancel_all (run->runner);
}

static void
track_changed_cb (Run     *run,
                  IlTrack *track)
{
  il_course_track_changed (run->course, track);
  cancel_if_broken (run);
}

static void
running_cb (Run *run)
{
  if (!il_runner_is_running (run->runner))
    g_main_loop_quit (run->loop);
}

static gboolean
update_cb (gpointer data)
{
  Run *run = data;

  il_course_update (run->course);
  cancel_if_broken (run);

  return G_SOURCE_CONTINUE;
}

/* The source goes: a second time the signal ends the program at once. */
static gboolean
interrupt_cb (gpointer data)
{
  Run *run = data;

  run->interrupt_source = 0;
  run->interrupted = TRUE;
  run->cancelling = TRUE;
  il_runner_cancel_all (run->runner);

  return G_SOURCE_REMOVE;
}

static void
run_until_finished (Run *run)
{
  guint update_source = g_timeout_add (UPDATE_INTERVAL, update_cb, run);

  run->interrupt_source = g_unix_signal_add (SIGINT, interrupt_cb, run);
  g_signal_connect_swapped (run->runner, "track-changed", G_CALLBACK (track_changed_cb), run);
  g_signal_connect_swapped (run->runner, "notify::running", G_CALLBACK (running_cb), run);

  il_course_begin (run->course);
  il_runner_start (run->runner);
  g_main_loop_run (run->loop);

  g_signal_handlers_disconnect_by_data (run->runner, run);
  g_clear_handle_id (&run->interrupt_source, g_source_remove);
  g_clear_handle_id (&update_source, g_source_remove);
}

static int
fetch (const Options *options,
       IlPlan        *plan)
{
  g_autoptr (IlRecording) recording = il_plan_create_recording (plan);
  g_autoptr (IlRunner) runner = il_runner_new (plan, recording);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  IlCourseStyle style = options->sequential ? IL_COURSE_SEQUENTIAL
                        : options->details  ? IL_COURSE_DETAIL
                                            : IL_COURSE_SIMPLE;
  g_autoptr (IlCourse) course = il_course_new (style, recording, stdout, stderr);
  Run run = { .course = course, .runner = runner, .loop = loop };

  run_until_finished (&run);
  if (run.interrupted)
    return IL_CLI_INTERRUPTED;

  il_course_finish (course);

  return il_recording_is_whole (recording) && !il_course_is_broken (course) ? IL_CLI_OK
                                                                             : IL_CLI_FAILED;
}

int
il_cli_run (int    argc,
            char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (IlLab) lab = NULL;
  g_autoptr (IlPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) typed = NULL;

  if (!parse_options (&options, &argc, &argv, &error))
    return fail_usage (error->message);

  if (options.version)
    {
      printf ("interleave-cli %s\n", IL_VERSION);
      return IL_CLI_OK;
    }

  typed = g_steal_pointer (&options.addresses);
  options.addresses = typed != NULL ? dup_valid_addresses (typed) : dup_default_addresses (&error);
  if (options.addresses == NULL)
    return fail_start (error);

  lab = il_lab_new ();
  plan = make_plan (&options, lab, &error);
  if (plan == NULL)
    return fail_start (error);

  return fetch (&options, plan);
}
