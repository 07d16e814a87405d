/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/il-sweep-curve.h"
#include "cli/il-display.h"
#include "cli/il-options.h"
#include "cli/il-printer.h"
#include "cli/il-store.h"

G_BEGIN_DECLS

/**
 * IlReport:
 * @output: in which form
 * @printer: where to
 * @display: (nullable): the picture of a terminal
 * @store: (nullable): what keeps the documents
 *
 * What is printed once a run is over.  It owns nothing.
 */
typedef struct
{
  IlOutput output;
  IlPrinter *printer;
  IlDisplay *display;
  IlStore *store;
} IlReport;

/** il_report_print_heading: Which of two runs the picture below shows, if there
 * is a picture. */
void il_report_print_heading    (const IlReport *self,
                                 const char     *text);

/** il_report_print_run: What comes at the end of one run. */
void il_report_print_run        (const IlReport *self,
                                 IlRecording    *recording);

/** il_report_print_comparison: What comes at the end of two runs of the same
 * addresses. */
void il_report_print_comparison (const IlReport *self,
                                 IlRecording    *in_turn,
                                 IlRecording    *together);

/**
 * il_report_print_sweep_step:
 * @number: which run this was, from 1
 * @n_runs: of so many
 * @limit: how many at once
 * @recording: the run
 * @curve: (nullable): of all so far, where this run alone stands for its limit
 *
 * What comes after each run of a sweep, where people read along.
 */
void il_report_print_sweep_step (const IlReport     *self,
                                 guint               number,
                                 guint               n_runs,
                                 guint               limit,
                                 IlRecording        *recording,
                                 const IlSweepCurve *curve);

/** il_report_print_sweep: What comes at the end of a sweep; nothing for people
 * if no run was whole. */
void il_report_print_sweep      (const IlReport     *self,
                                 const IlSweepCurve *curve);

G_END_DECLS
