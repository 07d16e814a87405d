/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-palette.h"

G_BEGIN_DECLS

/** IL_RACE_FLAG_WIDTH: px; the flag is 5 by 3 squares of 5 px. */
#define IL_RACE_FLAG_WIDTH 25
#define IL_RACE_FLAG_HEIGHT 15

/**
 * IlRacePen:
 * @snapshot: where to draw
 * @style: the colours
 * @pixel_scale: device pixels per px
 *
 * What the marks of a race are drawn with.
 */
typedef struct
{
  GtkSnapshot *snapshot;
  IlStyle style;
  int pixel_scale;
} IlRacePen;

/** il_race_marks_draw_saved: Shades the time saved, from its left edge to @now (px)
 * strongly, and what is still to come weakly. */
void il_race_marks_draw_saved  (const IlRacePen       *pen,
                                const graphene_rect_t *bounds,
                                double                 now);

/** il_race_marks_draw_finish: Draws a pole at @x from @y0 to @y1, px, and at its
 * top, if @has_flag, the flag and @time beside it; @right: px beyond which no
 * word may stand: it is left out there */
void il_race_marks_draw_finish (const IlRacePen *pen,
                                double           x,
                                double           y0,
                                double           y1,
                                gboolean         has_flag,
                                PangoLayout     *time,
                                double           right);

/** il_race_marks_draw_other: Draws the dashed line of the other run's end. */
void il_race_marks_draw_other  (const IlRacePen *pen,
                                double           x,
                                double           y0,
                                double           y1);

/** il_race_marks_draw_arrow: Draws an arrow with two heads at the height @y. */
void il_race_marks_draw_arrow  (const IlRacePen *pen,
                                double           x0,
                                double           x1,
                                double           y);

/** il_race_marks_get_pill: Returns: the px that the pill around @text takes in width */
double il_race_marks_get_pill  (PangoLayout *text);

/** il_race_marks_draw_pill: Draws @text in a pill with its centre at @x and @y. */
void il_race_marks_draw_pill   (const IlRacePen *pen,
                                PangoLayout     *text,
                                double           x,
                                double           y);

G_END_DECLS
