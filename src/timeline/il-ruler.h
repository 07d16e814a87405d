/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-view-widget.h"

G_BEGIN_DECLS

#define IL_TYPE_RULER (il_ruler_get_type ())

/**
 * IlRuler:
 *
 * The time axis above the lanes, with the playhead's time on a pill.  Its
 * width is the lanes' width: it tells the view.
 */
G_DECLARE_FINAL_TYPE (IlRuler, il_ruler, IL, RULER, IlViewWidget)

GtkWidget *il_ruler_new      (void);

G_END_DECLS
