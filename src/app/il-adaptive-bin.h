/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** IL_NARROW_WIDTH: Up to this many px a window is narrow; also beyond, while
 * the wide content would not fit. */
#define IL_NARROW_WIDTH 600

/** IL_LOW_HEIGHT: Below this many px there is little height. */
#define IL_LOW_HEIGHT 880

/** IL_LOW_HEIGHT_NARROW: The same of a narrow window. */
#define IL_LOW_HEIGHT_NARROW 680

#define IL_TYPE_ADAPTIVE_BIN (il_adaptive_bin_get_type ())

/**
 * IlAdaptiveBin:
 *
 * Holds a window's content and says whether there is little width, in the
 * property 'narrow', and whether there is little height, in 'low'.  Its own
 * minimum is 360 by 480 px whatever the content asks for, since the content
 * changes its shape when it gets narrow.  (libadwaita has breakpoints for this
 * from 1.4 on.)
 */
G_DECLARE_FINAL_TYPE (IlAdaptiveBin, il_adaptive_bin, IL, ADAPTIVE_BIN, AdwBin)

gboolean il_adaptive_bin_get_narrow (IlAdaptiveBin *self);

/** il_adaptive_bin_get_low: Returns: whether there is little height, as the
 * property 'low' */
gboolean il_adaptive_bin_get_low    (IlAdaptiveBin *self);

/** il_adaptive_bin_set_beside: @beside: px of the width that are not for the
 * content proper, but for what stands beside it */
void     il_adaptive_bin_set_beside (IlAdaptiveBin *self,
                                     int            beside);

G_END_DECLS
