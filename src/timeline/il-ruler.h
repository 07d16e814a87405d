/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_RULER (il_ruler_get_type ())

/**
 * IlRuler:
 *
 * The time axis above the lanes, with the playhead's time on a pill.  Its
 * width is the lanes' width: it tells the view.
 */
G_DECLARE_FINAL_TYPE (IlRuler, il_ruler, IL, RULER, GtkWidget)

GtkWidget *il_ruler_new      (void);

/** il_ruler_set_view: @view: (nullable) */
void       il_ruler_set_view (IlRuler *self,
                              IlView  *view);

G_END_DECLS
