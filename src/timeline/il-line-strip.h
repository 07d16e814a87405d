/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-view-widget.h"

G_BEGIN_DECLS

#define IL_TYPE_LINE_STRIP (il_line_strip_get_type ())

/**
 * IlLineStrip:
 *
 * The course's detail stream: the index of each received line in the order of
 * arrival, as coloured chips.  The last ones that fit are shown, whatever came
 * before, so its cost depends on its width alone.
 */
G_DECLARE_FINAL_TYPE (IlLineStrip, il_line_strip, IL, LINE_STRIP, IlViewWidget)

GtkWidget *il_line_strip_new      (void);

/** il_line_strip_dup_text: Returns: (transfer full): the indices shown, with a
 * space between them */
char      *il_line_strip_dup_text (IlLineStrip *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
