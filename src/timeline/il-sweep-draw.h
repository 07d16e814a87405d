/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-palette.h"
#include "timeline/il-sweep-layout.h"

G_BEGIN_DECLS

/** IL_SWEEP_GAP: px between words and what they belong to */
#define IL_SWEEP_GAP 4.0

/**
 * IlSweepPen:
 * @snapshot: (nullable): where to draw
 * @chart: the chart, for its font
 * @texts: (element-type utf8 PangoLayout): those that were laid out already
 * @layout: where things stand
 * @style: the look
 * @points: (array): of the limits
 * @columns: (array): the widgets that draw the bars, placed
 * @knee: the limit to mark, or 0
 *
 * What the drawing of a chart goes by.  It owns nothing.
 */
typedef struct
{
  GtkSnapshot *snapshot;
  GtkWidget *chart;
  GHashTable *texts;
  const IlSweepLayout *layout;
  IlStyle style;
  const IlSweepPoint *points;
  GtkWidget *const *columns;
  guint knee;
} IlSweepPen;

/** il_sweep_pen_get_text: Returns: (transfer none): until axes are drawn again */
PangoLayout *il_sweep_pen_get_text        (const IlSweepPen *pen,
                                           const char       *text,
                                           PangoWeight       weight);

/** il_sweep_pen_get_text_width: Returns: px of a text of usual weight */
double       il_sweep_pen_get_text_width  (const IlSweepPen *pen,
                                           const char       *text);

/** il_sweep_pen_get_text_height: Returns: px of any text of one line */
double       il_sweep_pen_get_text_height (const IlSweepPen *pen);

/** il_sweep_draw_axes: Draws what lies below the bars: lines, labels, legend. */
void         il_sweep_draw_axes           (const IlSweepPen *pen);

/** il_sweep_draw_words: Draws what lies above them: values, the flag. */
void         il_sweep_draw_words          (const IlSweepPen *pen);

G_END_DECLS
