/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "analysis/il-sweep-curve.h"
#include "app/il-run.h"

G_BEGIN_DECLS

#define IL_TYPE_SWEEP (il_sweep_get_type ())

/**
 * IlSweep:
 *
 * A series of runs of the same addresses, with the limits 1, 2, 3 and so on.
 * It makes none itself: it says which run it wants next, and is given each
 * that has ended.  No widgets.
 *
 * Property: 'running', from the start until the last run was given, or until
 * nothing more can be compared.
 *
 * Signal IlSweep::run-wanted (guint limit): a run with this limit is to be made,
 * which is one at a time if the limit is 1; emitted from the main loop.
 *
 * Signal IlSweep::changed: a run was added, or all of them are gone.
 */
G_DECLARE_FINAL_TYPE (IlSweep, il_sweep, IL, SWEEP, GObject)

IlSweep            *il_sweep_new          (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_sweep_start: Forgets what there was.  @max_limit: 2 to %IL_SWEEP_MAX_LIMIT,
 * @n_rounds: how often each limit, 1 to %IL_SWEEP_MAX_ROUNDS, one round after
 * the other */
void                il_sweep_start        (IlSweep *self,
                                           guint    max_limit,
                                           guint    n_rounds);

/** il_sweep_stop: No run is wanted any more; those that there are stay. */
void                il_sweep_stop         (IlSweep *self);

/** il_sweep_reset: Forgets all runs, which are of no interest any more. */
void                il_sweep_reset        (IlSweep *self);

/**
 * il_sweep_add_result:
 * @run: the run that was wanted, finished
 *
 * Ignored if none was wanted.  The sweep ends with a run that was cancelled,
 * with a first one that is not whole, and with one that cannot be compared with
 * the first since the conditions have changed; only the second kind is added.
 */
void                il_sweep_add_result   (IlSweep *self,
                                           IlRun   *run);

gboolean            il_sweep_is_running   (IlSweep *self);

/** il_sweep_get_curve: Returns: (transfer none) (nullable): until it is started
 * again or reset; %NULL before the first start */
const IlSweepCurve *il_sweep_get_curve    (IlSweep *self);

/** il_sweep_get_run: Returns: (transfer none) (nullable): the one that stands for
 * @limit */
IlRun              *il_sweep_get_run      (IlSweep *self,
                                           guint    limit);

/** il_sweep_get_n_done: Returns: the runs there are */
guint               il_sweep_get_n_done   (IlSweep *self);

/** il_sweep_get_n_runs: Returns: the runs that there were to be */
guint               il_sweep_get_n_runs   (IlSweep *self);

G_END_DECLS
