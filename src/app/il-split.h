/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** IL_SPLIT_START: The width of the labels' column, px, up to the time axis. */
#define IL_SPLIT_START 420

/** IL_SPLIT_END_PAD: Free px right of the lanes. */
#define IL_SPLIT_END_PAD 20

#define IL_TYPE_SPLIT (il_split_get_type ())

/**
 * IlSplit:
 *
 * Two children side by side, the first of a fixed width: every band of the
 * window divides at the same place, so that ruler, lanes and verdict share an
 * axis.  When 'narrow' is set they stand one above the other.  What is not a
 * whole band has another 'start-width' and 'end-pad', px.
 */
G_DECLARE_FINAL_TYPE (IlSplit, il_split, IL, SPLIT, GtkWidget)

void il_split_set_narrow (IlSplit  *self,
                          gboolean  narrow);

G_END_DECLS
