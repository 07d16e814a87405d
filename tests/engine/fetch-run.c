/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-run.h"

/* Far beyond what any of these tests waits for. */
#define PATIENCE (60 * G_USEC_PER_SEC)

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
add_entry (GArray     *entries,
           const char *address)
{
  IlPlanEntry entry = { .address = address, .size_hint = IL_SIZE_UNKNOWN };

  g_array_append_val (entries, entry);
}

FetchRun *
fetch_run_new_planned (const IlPlanOptions *options,
                       const IlPlanEntry   *entries,
                       guint                n)
{
  FetchRun *run = g_new0 (FetchRun, 1);

  run->plan = il_plan_new (entries, n, options);
  run->recording = il_plan_create_recording (run->plan);
  run->runner = il_runner_new (run->plan, run->recording);

  return run;
}

FetchRun *
fetch_run_new (const IlPlanOptions *options,
               const char *const   *addresses)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (IlPlanEntry));

  for (guint i = 0; addresses[i] != NULL; i++)
    add_entry (entries, addresses[i]);

  return fetch_run_new_planned (options, (IlPlanEntry *) entries->data, entries->len);
}

FetchRun *
fetch_run_new_repeated (const IlPlanOptions *options,
                        const char          *address,
                        guint                n)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (IlPlanEntry));

  for (guint i = 0; i < n; i++)
    add_entry (entries, address);

  return fetch_run_new_planned (options, (IlPlanEntry *) entries->data, entries->len);
}

void
fetch_run_free (FetchRun *run)
{
  g_clear_object (&run->runner);
  g_clear_object (&run->recording);
  g_clear_pointer (&run->plan, il_plan_unref);

  /* What was under way when the runner went calls back into nothing. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_free (run);
}

void
fetch_run_turn (FetchRun *run)
{
  run->turn++;
  g_main_context_iteration (NULL, TRUE);
}

typedef gboolean (*Condition) (FetchRun *run,
                               gpointer  data);

static void
wait_for (FetchRun  *run,
          Condition  condition,
          gpointer   data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint tick = g_timeout_add (50, tick_cb, NULL);

  while (!condition (run, data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      fetch_run_turn (run);
    }

  g_source_remove (tick);
}

static void
start_if_needed (FetchRun *run)
{
  if (!il_recording_is_started (run->recording))
    il_runner_start (run->runner);
}

static gboolean
is_finished (FetchRun *run,
             gpointer  data)
{
  return il_recording_is_finished (run->recording);
}

void
fetch_run_finish (FetchRun *run)
{
  start_if_needed (run);
  wait_for (run, is_finished, NULL);
  g_assert_false (il_runner_is_running (run->runner));
}

static gboolean
is_settled (FetchRun *run,
            gpointer  data)
{
  return il_runner_get_in_flight (run->runner) == 0;
}

void
fetch_run_settle (FetchRun *run)
{
  wait_for (run, is_settled, NULL);
}

typedef struct
{
  guint index;
  IlState state;
  guint64 bytes;
} Wanted;

static gboolean
is_as_wanted (FetchRun *run,
              gpointer  data)
{
  const Wanted *wanted = data;

  return fetch_run_state (run, wanted->index) == wanted->state &&
         fetch_run_bytes (run, wanted->index) >= wanted->bytes;
}

void
fetch_run_until (FetchRun *run,
                 guint     index,
                 IlState   state,
                 guint64   bytes)
{
  Wanted wanted = { index, state, bytes };

  start_if_needed (run);
  wait_for (run, is_as_wanted, &wanted);
}

IlTrack *
fetch_run_track (FetchRun *run,
                 guint     index)
{
  return il_recording_get_track (run->recording, index);
}

IlState
fetch_run_state (FetchRun *run,
                 guint     index)
{
  return il_track_get_state (fetch_run_track (run, index), il_recording_get_now (run->recording));
}

guint64
fetch_run_bytes (FetchRun *run,
                 guint     index)
{
  return il_arrivals_get_bytes (il_track_get_arrivals (fetch_run_track (run, index)));
}

guint64
fetch_run_lines (FetchRun *run,
                 guint     index)
{
  return il_arrivals_get_lines (il_track_get_arrivals (fetch_run_track (run, index)));
}

void
fetch_run_assert_done (FetchRun *run,
                       guint     index,
                       guint64   bytes,
                       guint64   lines)
{
  g_assert_no_error (il_track_get_error (fetch_run_track (run, index)));
  g_assert_cmpint (fetch_run_state (run, index), ==, IL_STATE_DONE);
  g_assert_cmpuint (fetch_run_bytes (run, index), ==, bytes);
  g_assert_cmpuint (fetch_run_lines (run, index), ==, lines);
}

void
fetch_run_assert_error (FetchRun *run,
                        guint     index,
                        IlError   code)
{
  const GError *error = il_track_get_error (fetch_run_track (run, index));

  g_assert_error (error, IL_ERROR, (int) code);
  g_assert_cmpint (fetch_run_state (run, index), ==,
                   code == IL_ERROR_CANCELLED ? IL_STATE_CANCELLED : IL_STATE_FAILED);
}
