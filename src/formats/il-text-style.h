/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlColorDepth:
 * @IL_COLOR_NONE: no escape sequences at all
 * @IL_COLOR_256: the palette of 256 colours
 * @IL_COLOR_TRUE: any colour
 *
 * What a terminal can colour.
 */
typedef enum
{
  IL_COLOR_NONE,
  IL_COLOR_256,
  IL_COLOR_TRUE,
} IlColorDepth;

/**
 * IlTextStyle:
 * @columns: of the terminal
 * @unicode: whether it shows more than ASCII
 * @color: its colours
 *
 * The terminal that a text is made for.
 */
typedef struct
{
  guint columns;
  gboolean unicode;
  IlColorDepth color;
} IlTextStyle;

G_END_DECLS
