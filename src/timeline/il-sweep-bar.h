/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-palette.h"
#include "timeline/il-sweep-layout.h"

G_BEGIN_DECLS

#define IL_TYPE_SWEEP_BAR (il_sweep_bar_get_type ())

/**
 * IlSweepBar:
 *
 * A limit's column in the chart of a sweep, as high as the chart: the bar of
 * what was measured, a hollow mark at the ideal, a cross where no run was
 * whole.  It takes the focus.
 *
 * Signal IlSweepBar::activated: it was clicked, or Return or Space was pressed.
 */
G_DECLARE_FINAL_TYPE (IlSweepBar, il_sweep_bar, IL, SWEEP_BAR, GtkWidget)

GtkWidget *il_sweep_bar_new       (void);

/** il_sweep_bar_set_point: @point: copied; also what the column is called */
void       il_sweep_bar_set_point (IlSweepBar          *self,
                                   const IlSweepPoint  *point,
                                   gboolean             is_knee);

/** il_sweep_bar_set_place: @layout: copied; @ideal: in its unit, or -1 */
void       il_sweep_bar_set_place (IlSweepBar          *self,
                                   const IlSweepLayout *layout,
                                   gint64               ideal);
void       il_sweep_bar_set_style (IlSweepBar          *self,
                                   IlStyle              style);

/** il_sweep_bar_is_lit: Returns: whether it is pointed at, or has the focus
 * and that is to be seen */
gboolean   il_sweep_bar_is_lit    (IlSweepBar          *self);

/** il_sweep_bar_get_top: Returns: px from the top to what is drawn, or to the
 * axis where nothing is */
double     il_sweep_bar_get_top   (IlSweepBar          *self);

G_END_DECLS
