/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-lane-marks.h"

/* Marks stand in the lower part of the bar, flush with its bottom outline. */
#define MARK_SHARE .7
#define BOTTOM_OUTLINE 1.5

/* From so many px per mark on, each mark carries its index. */
#define DIGIT_ROOM 12.0
#define DIGIT_HEIGHT 10.0

static void
draw_mark (const IlLanePen    *pen,
           const IlMarkColumn *column,
           double              y,
           double              height)
{
  GdkRGBA color = pen->colors.mark;

  if (!il_style_is_contrast (il_view_get_style (pen->view)))
    color.alpha = (float) il_mark_opacity (column->lines);

  gtk_snapshot_append_color (pen->snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) column->x, (float) y,
                                                  (float) column->width,
                                                  (float) height));
}

/* The tag's digit, made as high as the room above the marks; none where the
 * bar's end would cut it and show another number. */
static void
draw_digit (const IlLanePen    *pen,
            const IlLaneBox    *box,
            const IlMarkColumn *column,
            double              y)
{
  double center = column->x + column->width / 2;
  PangoRectangle ink;
  float scale;

  pango_layout_get_pixel_extents (pen->digit, &ink, NULL);
  if (ink.height <= 0)
    return;

  scale = (float) ((DIGIT_HEIGHT - 2) / ink.height);
  if (center - scale * ink.width / 2.0 < box->x0 + BOTTOM_OUTLINE ||
      center + scale * ink.width / 2.0 > box->x1 - BOTTOM_OUTLINE)
    return;

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot,
                          &GRAPHENE_POINT_INIT ((float) center
                                                - scale * (float) (ink.x + ink.width / 2.0),
                                                (float) y + 2 - scale * (float) ink.y));
  gtk_snapshot_scale (pen->snapshot, scale, scale);
  gtk_snapshot_append_layout (pen->snapshot, pen->digit, &pen->colors.digit);
  gtk_snapshot_restore (pen->snapshot);
}

/* Digits stand above all marks or above none. */
static gboolean
has_room_for_digits (const IlLanePen *pen,
                     GArray          *columns)
{
  if (pen->bar < IL_BAR_HEIGHT)
    return FALSE;

  for (guint i = 1; i < columns->len; i++)
    {
      const IlMarkColumn *column = &g_array_index (columns, IlMarkColumn, i);

      if (column->x - (column - 1)->x < DIGIT_ROOM)
        return FALSE;
    }

  return TRUE;
}

void
il_lane_draw_marks (const IlLanePen *pen,
                    const IlLaneBox *box,
                    double           top)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (IlMarkColumn));
  double height = pen->bar * MARK_SHARE;
  double y = top + pen->bar - height;
  gboolean with_digits;

  il_lane_layout_list_marks (box, pen->track, pen->time, il_view_get_scale (pen->view), columns);
  with_digits = has_room_for_digits (pen, columns);

  for (guint i = 0; i < columns->len; i++)
    {
      const IlMarkColumn *column = &g_array_index (columns, IlMarkColumn, i);

      draw_mark (pen, column, y, height - BOTTOM_OUTLINE);
      if (with_digits)
        draw_digit (pen, box, column, top);
    }
}
