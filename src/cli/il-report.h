/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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

G_END_DECLS
