/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define IL_TYPE_FIT_SCROLLER (il_fit_scroller_get_type ())

/**
 * IlFitScroller:
 *
 * As high as its content at the width that there is, up to the property
 * 'max-height'; what is higher scrolls.  (A scrolled window takes the height
 * that its content has at its natural width, which is wrong for text that
 * wraps.)  The property 'child' is the content.
 */
G_DECLARE_FINAL_TYPE (IlFitScroller, il_fit_scroller, IL, FIT_SCROLLER, GtkWidget)

GtkWidget *il_fit_scroller_new            (GtkWidget *child,
                                           int        max_height) G_GNUC_WARN_UNUSED_RESULT;

/** il_fit_scroller_set_max_height: @max_height: px */
void       il_fit_scroller_set_max_height (IlFitScroller *self,
                                           int            max_height);

G_END_DECLS
