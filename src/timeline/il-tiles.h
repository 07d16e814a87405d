/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * IlTile:
 * @IL_TILE_CONNECTING: lines leaning left, pitch 4
 * @IL_TILE_WAITING: lines leaning right, pitch 7
 * @IL_TILE_DOTS: a dot of 2 px, pitch 6
 * @IL_TILE_CUT: the triangle left of a 45 degree cut
 * @IL_TILE_TRIANGLE: the playhead at rest, 12 by 8, pointing down
 * @IL_TILE_SAVED: lines leaning right, pitch 12, for what has no colour
 *
 * Small pictures of one colour.  The first three and the last repeat without a seam; they
 * are drawn once per colour and scale factor and repeated by the renderer,
 * since GTK before 4.14 has no path nodes.
 */
typedef enum
{
  IL_TILE_CONNECTING,
  IL_TILE_WAITING,
  IL_TILE_DOTS,
  IL_TILE_CUT,
  IL_TILE_TRIANGLE,
  IL_TILE_SAVED,
} IlTile;

#define IL_N_TILES (IL_TILE_SAVED + 1)

/** il_tile_get_size: @width: (out): px, @height: (out): px */
void        il_tile_get_size    (IlTile  tile,
                                 int    *width,
                                 int    *height);

/**
 * il_tile_get_coverage:
 * @x: px from the left edge, @y: px from the top edge
 *
 * The shape itself, before it is sampled.
 *
 * Returns: whether the point is covered
 */
gboolean    il_tile_get_coverage (IlTile tile,
                                  double x,
                                  double y);

/** il_tile_get_texture: @color: premultiplied into the picture, @scale: device
 * pixels per px, 1 or more. Returns: (transfer none): a picture that the
 * program keeps */
GdkTexture *il_tile_get_texture (IlTile         tile,
                                 const GdkRGBA *color,
                                 int            scale);

G_END_DECLS
