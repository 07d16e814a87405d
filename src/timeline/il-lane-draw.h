/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-lane-layout.h"
#include "timeline/il-view.h"

G_BEGIN_DECLS

/** IL_BAR_HEIGHT: A receiving bar, px; its waiting part has 62 % of it. */
#define IL_BAR_HEIGHT 36.0

/** IL_BAR_HEIGHT_NARROW: The same in a narrow window. */
#define IL_BAR_HEIGHT_NARROW 28.0

/**
 * IlLanePen:
 * @snapshot: what is drawn into
 * @view: look, scale, time
 * @track: the download
 * @time: µs at which it is drawn
 * @layout: its geometry
 * @colors: its colours
 * @height: the lane's px
 * @bar: the receiving bar's px
 * @pixel_scale: device pixels per px
 * @digit: its index as text, for tags
 *
 * All that the drawing of one lane needs, made for one snapshot.
 */
typedef struct
{
  GtkSnapshot *snapshot;
  IlView *view;
  IlTrack *track;
  gint64 time;
  const IlLaneLayout *layout;
  IlRowColors colors;
  double height;
  double bar;
  int pixel_scale;
  PangoLayout *digit;
} IlLanePen;

/** il_lane_draw: Draws the boxes, the line marks, the end, the index tag and
 * what is on the critical path. */
void il_lane_draw      (const IlLanePen *pen);

G_END_DECLS
