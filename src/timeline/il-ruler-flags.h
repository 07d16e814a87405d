/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-flag-layout.h"

G_BEGIN_DECLS

/**
 * IlRulerFlags:
 *
 * The flags of a view on its ruler: a word at a pole, filled for the ideal
 * and with an edge alone for a guess.  Their poles go on through the lanes,
 * drawn by il_grid_snapshot().
 */
typedef struct _IlRulerFlags IlRulerFlags;

/** il_ruler_flags_new: @ruler: outlives what is made. Returns: (transfer full) */
IlRulerFlags *il_ruler_flags_new          (GtkWidget    *ruler) G_GNUC_WARN_UNUSED_RESULT;
void          il_ruler_flags_free         (IlRulerFlags *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlRulerFlags, il_ruler_flags_free)

/** il_ruler_flags_forget_words: The ruler's font may be another. */
void          il_ruler_flags_forget_words (IlRulerFlags *self);

/** il_ruler_flags_place: To be called before the following two.
 * @pill: (nullable): what they leave free */
void          il_ruler_flags_place        (IlRulerFlags *self,
                                           IlView       *view,
                                           const IlSpan *pill);

/** il_ruler_flags_meet: Returns: whether a word is nearer to @span than @clear px */
gboolean      il_ruler_flags_meet         (IlRulerFlags *self,
                                           const IlSpan *span,
                                           double        clear);

/** il_ruler_flags_snapshot: @bottom: px from the top, of labels and words */
void          il_ruler_flags_snapshot     (IlRulerFlags *self,
                                           GtkSnapshot  *snapshot,
                                           IlView       *view,
                                           double        bottom);

/** il_ruler_flags_dup_text: @view: (nullable). Returns: (transfer full)
 * (nullable): 'Ideal at 2.20 s. Guess at 3.00 s.', or %NULL without flags */
char         *il_ruler_flags_dup_text     (IlView       *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
