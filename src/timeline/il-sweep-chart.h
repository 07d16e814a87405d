/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "analysis/il-sweep-curve.h"
#include "timeline/il-palette.h"
#include "timeline/il-sweep-layout.h"

G_BEGIN_DECLS

#define IL_TYPE_SWEEP_CHART (il_sweep_chart_get_type ())

/**
 * IlSweepChart:
 *
 * Draws a sweep: from left to right the limits, each with a bar as high as its
 * time or its speed-up, and a hollow mark at the ideal; a flag at the knee.
 * One column has the focus, which the arrow keys, Home and End move.
 *
 * Signal IlSweepChart::point-activated (guint limit): a limit that was
 * measured was clicked, or Return was pressed on it.
 */
G_DECLARE_FINAL_TYPE (IlSweepChart, il_sweep_chart, IL, SWEEP_CHART, GtkWidget)

GtkWidget    *il_sweep_chart_new        (void);

/** il_sweep_chart_set_curve: Draws @curve as it is now, which is copied: call it
 * again when it has changed. @knee: the limit to mark, or 0 */
void          il_sweep_chart_set_curve  (IlSweepChart       *self,
                                         const IlSweepCurve *curve,
                                         guint               knee);

void          il_sweep_chart_set_figure (IlSweepChart  *self,
                                         IlSweepFigure  figure);
IlSweepFigure il_sweep_chart_get_figure (IlSweepChart  *self);
void          il_sweep_chart_set_style  (IlSweepChart  *self,
                                         IlStyle        style);

/** il_sweep_chart_get_column: Returns: (transfer none) (nullable): the child that
 * is the column of @limit */
GtkWidget    *il_sweep_chart_get_column (IlSweepChart  *self,
                                         guint          limit);

G_END_DECLS
