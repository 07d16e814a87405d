/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlColorDepth:
 * @IL_COLOR_NONE: no colours
 * @IL_COLOR_256: the palette of 256 (SGR 38;5;n)
 * @IL_COLOR_TRUE: any colour (SGR 38;2;r;g;b)
 *
 * Which colours a text may use, from few to many.
 */
typedef enum
{
  IL_COLOR_NONE,
  IL_COLOR_256,
  IL_COLOR_TRUE,
} IlColorDepth;

/**
 * IlTextStyle:
 * @columns: the width to fill, in terminal columns
 * @unicode: whether characters beyond ASCII may be drawn with
 * @color: the colours to use
 *
 * How to draw a picture out of characters.
 */
typedef struct
{
  guint columns;
  gboolean unicode;
  IlColorDepth color;
} IlTextStyle;

G_END_DECLS
