/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/** IL_THUMBNAIL_MAX_HEIGHT: In px: what is left of an overview's 62 px row. */
#define IL_THUMBNAIL_MAX_HEIGHT 45

/**
 * IlThumbnailBox:
 * @track: whose colours it has
 * @received: whether it was receiving then, not connecting or waiting
 * @x, @y, @width, @height: in px
 *
 * A stretch of a download.
 */
typedef struct
{
  guint track;
  gboolean received;
  double x;
  double y;
  double width;
  double height;
} IlThumbnailBox;

/**
 * il_thumbnail_get_natural_height:
 *
 * Returns: the px that @n_tracks take with bars of 5 px and gaps of 3, at most
 *   %IL_THUMBNAIL_MAX_HEIGHT
 */
int     il_thumbnail_get_natural_height (guint n_tracks);

/**
 * il_thumbnail_layout_new:
 * @span: the µs that are @width wide, more than 0
 * @width: px, more than 0
 * @height: px, more than 0
 *
 * What is drawn of a whole run.  Bars are 5/8 of the pitch and 1 px high at
 * least, waiting half as high.  When there are more tracks than pixels, a row
 * of 1 px shows the track that ends last of those in its place: there are at
 * most two boxes for each pixel of height.
 *
 * Returns: (transfer full) (element-type IlThumbnailBox): row by row, each from
 *   left to right
 */
GArray *il_thumbnail_layout_new         (IlRecording *recording,
                                         gint64       span,
                                         double       width,
                                         int          height) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
