/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The colours that tell downloads apart, for the window and the terminal, as
 * 0xRRGGBB.  The order is that of Okabe and Ito's palette (Color Universal
 * Design, 2008), which stays apart under colour blindness.
 */

/** IL_N_ROW_COLORS: Rows take these colours in turn; the digit tells apart. */
#define IL_N_ROW_COLORS 7

/** il_row_color_fill: Returns: the fill of track @index, in every style */
guint32 il_row_color_fill    (guint index);

/** il_row_color_outline: Returns: what stays at 3 to 1 or more on a light
 * background, or a @dark one, where the fill does not */
guint32 il_row_color_outline (guint    index,
                              gboolean dark);

G_END_DECLS
