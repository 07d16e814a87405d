/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_VERDICT_BAR (il_verdict_bar_get_type ())

/**
 * IlVerdictBar:
 *
 * The band under the timeline: the duration in large type, what is to be
 * claimed, and the line that says against what.
 */
G_DECLARE_FINAL_TYPE (IlVerdictBar, il_verdict_bar, IL, VERDICT_BAR, GtkWidget)

void        il_verdict_bar_set_view     (IlVerdictBar *self,
                                         IlView       *view);

/** il_verdict_bar_set_other: @other: (nullable): the run to compare with */
void        il_verdict_bar_set_other    (IlVerdictBar *self,
                                         IlRecording  *other);

const char *il_verdict_bar_get_duration (IlVerdictBar *self);
const char *il_verdict_bar_get_claim    (IlVerdictBar *self);
const char *il_verdict_bar_get_detail   (IlVerdictBar *self);

/** il_verdict_bar_get_cause: Returns: what decided the end, empty before it */
const char *il_verdict_bar_get_cause    (IlVerdictBar *self);

/** il_verdict_bar_get_ideal: Returns: µs, %IL_TIME_NONE where it says nothing */
gint64      il_verdict_bar_get_ideal    (IlVerdictBar *self);

G_END_DECLS
