/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/il-sweep-curve.h"
#include "formats/il-text-style.h"

G_BEGIN_DECLS

/**
 * il_sweep_table_dup_rows:
 *
 * What a terminal shows of a sweep: the names of the columns, then a row per
 * limit that was tried with its figures and a bar, as long as its time, of
 * which what exceeds the ideal is shaded; the knee is marked.  Columns that do
 * not fit beside the bars are left out.
 *
 * Returns: (transfer full) (element-type utf8): rows without line ends, each
 *   narrower than the terminal and without blanks or colours at its end
 */
GPtrArray *il_sweep_table_dup_rows   (const IlSweepCurve *curve,
                                      const IlTextStyle  *style) G_GNUC_WARN_UNUSED_RESULT;

/** il_sweep_table_dup_legend: Returns: (transfer full): a row that explains the bars */
char      *il_sweep_table_dup_legend (const IlTextStyle  *style) G_GNUC_WARN_UNUSED_RESULT;

/** il_sweep_table_dup_efficiency: Returns: (transfer full) (nullable): '93%', %NULL
 * when not known */
char      *il_sweep_table_dup_efficiency (const IlSweepPoint *point) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
