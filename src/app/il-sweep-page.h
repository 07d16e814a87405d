/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/il-sweep.h"
#include "timeline/il-palette.h"

G_BEGIN_DECLS

#define IL_TYPE_SWEEP_PAGE (il_sweep_page_get_type ())

/**
 * IlSweepPage:
 *
 * Shows a sweep: what to try, how far it has come, the chart, and where its
 * knee is.
 *
 * Signal IlSweepPage::run-chosen (IlRun *run): its bar was activated, and the
 * sweep is at rest.
 *
 * Signal IlSweepPage::copied: the table is on the clipboard.
 *
 * Signal IlSweepPage::closed: the user wants to go back.
 */
G_DECLARE_FINAL_TYPE (IlSweepPage, il_sweep_page, IL, SWEEP_PAGE, GtkWidget)

/** il_sweep_page_set_sweep: @sweep: what is shown, started and stopped; once */
void il_sweep_page_set_sweep       (IlSweepPage *self,
                                    IlSweep     *sweep);

/** il_sweep_page_set_n_addresses: How many there are to fetch, which says how far
 * to go until the user does. @n: nothing can be started with 0 */
void il_sweep_page_set_n_addresses (IlSweepPage *self,
                                    guint        n);

/** il_sweep_page_set_busy: @busy: whether a run goes on that is none of the sweep's */
void il_sweep_page_set_busy        (IlSweepPage *self,
                                    gboolean     busy);
void il_sweep_page_set_narrow      (IlSweepPage *self,
                                    gboolean     narrow);
void il_sweep_page_set_style       (IlSweepPage *self,
                                    IlStyle      style);

/** il_sweep_page_focus: Gives the focus to what one wants to do next: start it,
 * or look at the chart. */
void il_sweep_page_focus           (IlSweepPage *self);

G_END_DECLS
