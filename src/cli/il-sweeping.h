/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/il-sweep-curve.h"
#include "cli/il-report.h"
#include "engine/il-plan.h"
#include "lab/il-lab.h"

G_BEGIN_DECLS

/**
 * IlSweeping:
 * @options: its limit, 1 to %IL_SWEEP_MAX_LIMIT, is the highest to try, as long
 *   as the system has sockets for it
 * @addresses: (element-type utf8): what to fetch, none of it checked
 * @lab: the server of the lab's own addresses
 * @report: what is printed where
 *
 * Runs of the same addresses with the limits 1, 2, 3 and so on, one after the
 * other; where more than one round is asked for, all limits again, so that
 * what else the network does hits all alike.  It owns nothing.
 */
typedef struct
{
  const IlOptions *options;
  GPtrArray *addresses;
  IlLab *lab;
  const IlReport *report;
} IlSweeping;

/**
 * il_sweeping_run:
 * @error: return location for why the lab can't run
 *
 * Runs them on the default main context and prints the results.  A signal ends
 * it, as does a first run that is not whole: nothing could be compared with it.
 *
 * Returns: an #IlCliStatus; with an error, %IL_CLI_FAILED
 */
int il_sweeping_run (const IlSweeping  *self,
                     GError           **error);

G_END_DECLS
