/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-palette.h"

G_BEGIN_DECLS

/**
 * IlSlimPen:
 * @snapshot: what is drawn into
 * @colors: its colours
 * @height: the lane's px
 * @top: the value at the upper edge, more than 0
 *
 * All that the drawing of a slim lane needs, made for one snapshot.
 */
typedef struct
{
  GtkSnapshot *snapshot;
  const IlSharedColors *colors;
  double height;
  double top;
} IlSlimPen;

/** il_slim_draw_area: Draws a curve with its outline on top; @boxes:
 * (element-type IlSlimBox): from left to right, @x1: px of its end. At most
 * four nodes a box. */
void il_slim_draw_area     (const IlSlimPen *pen,
                            GArray          *boxes,
                            double           x1);

/** il_slim_draw_baseline: Draws the line of the value 0 from @x0 to @x1 px. */
void il_slim_draw_baseline (const IlSlimPen *pen,
                            double           x0,
                            double           x1);

/** il_slim_draw_limit: Draws a dashed line just above @value, likewise. */
void il_slim_draw_limit    (const IlSlimPen *pen,
                            double           value,
                            double           x0,
                            double           x1);

G_END_DECLS
