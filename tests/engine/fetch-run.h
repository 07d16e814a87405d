/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/engine.h"
#include "recording/recording.h"

G_BEGIN_DECLS

/**
 * FetchRun:
 * @turn: turns of the main loop so far
 *
 * A plan being run, with the main loop in the test's hands.
 */
typedef struct
{
  IlPlan *plan;
  IlRecording *recording;
  IlRunner *runner;
  guint turn;
} FetchRun;

/** fetch_run_new_planned: @entries: (array length=n): copied */
FetchRun   *fetch_run_new_planned  (const IlPlanOptions *options,
                                    const IlPlanEntry   *entries,
                                    guint                n);

/** fetch_run_new: @addresses: %NULL-terminated */
FetchRun   *fetch_run_new          (const IlPlanOptions *options,
                                    const char *const   *addresses);

/** fetch_run_new_repeated: As many times the same address */
FetchRun   *fetch_run_new_repeated (const IlPlanOptions *options,
                                    const char          *address,
                                    guint                n);
void        fetch_run_free         (FetchRun            *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FetchRun, fetch_run_free)

/** fetch_run_turn: One turn of the main loop, which waits for something to do. */
void        fetch_run_turn         (FetchRun            *run);

/** fetch_run_finish: Starts the run if need be, and waits for its end. */
void        fetch_run_finish       (FetchRun            *run);

/** fetch_run_settle: Waits until no slot is held any more. */
void        fetch_run_settle       (FetchRun            *run);

/** fetch_run_until: Starts the run if need be, and waits for a track to be in
 * @state and to have @bytes. */
void        fetch_run_until        (FetchRun            *run,
                                    guint                index,
                                    IlState              state,
                                    guint64              bytes);

IlTrack    *fetch_run_track        (FetchRun            *run,
                                    guint                index);
IlState     fetch_run_state        (FetchRun            *run,
                                    guint                index);
guint64     fetch_run_bytes        (FetchRun            *run,
                                    guint                index);
guint64     fetch_run_lines        (FetchRun            *run,
                                    guint                index);

/** fetch_run_assert_done: The track is whole, with these bytes and lines. */
void        fetch_run_assert_done  (FetchRun            *run,
                                    guint                index,
                                    guint64              bytes,
                                    guint64              lines);

/** fetch_run_assert_error: The track failed in this way. */
void        fetch_run_assert_error (FetchRun            *run,
                                    guint                index,
                                    IlError              code);

G_END_DECLS
