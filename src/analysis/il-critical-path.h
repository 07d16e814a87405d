/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlPathStep:
 * @track: the index of a download
 * @hop: which of its requests, from 0
 * @begin: µs
 * @end: µs, after @begin
 *
 * One request on the critical path, from leaving the queue, or from the
 * redirect that led to it, to its end.
 */
typedef struct
{
  guint track;
  guint hop;
  gint64 begin;
  gint64 end;
} IlPathStep;

/**
 * il_critical_path_new:
 * @recording: a finished run, whatever became of its downloads
 *
 * The chain of requests that decided when the run ended (the critical path of
 * J. E. Kelley and M. R. Walker, 'Critical-path planning and scheduling',
 * 1959, of what was measured).  Read from its end:
 *
 * - It ends with the download that left the queue and ended last.
 * - Each of its redirects is a step of its own.
 * - With n slots, a download can only begin when all but n - 1 of those that
 *   began before it have ended.  So the one that began as the i-th waited for
 *   the (i - n)-th end, and the chain goes on with whose end that was.
 * - The first n began when they could: there the chain is at its start.
 *
 * Those that began, or ended, at the same time count in the order in which
 * they began, and else in that of the list.
 *
 * Steps do not overlap.  Between two is at the most the time in which a slot
 * is handed over, which is short unless something held the loop.  Requests
 * that took no time are no steps.  O(n log n) of the downloads.
 *
 * Returns: (transfer full) (element-type IlPathStep): the steps in order of
 *   time, none when none took any time
 */
GArray *il_critical_path_new (IlRecording *recording) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_critical_path_count_queued:
 * @recording: a finished run
 *
 * Returns: how many downloads had to wait for a slot, in the same sense: those
 *   that began after another had made room, and those that still waited when
 *   they were cancelled; O(n log n)
 */
guint   il_critical_path_count_queued (IlRecording *recording);

G_END_DECLS
