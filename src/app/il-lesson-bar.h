/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "lab/il-scenario.h"
#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_LESSON_BAR (il_lesson_bar_get_type ())

/**
 * IlLessonBar:
 *
 * What a lesson asks before a run, and what to have noticed after it.  Both
 * take the same height, so that nothing moves when one gives way to the other.
 * Hidden where a lesson has neither, and once it was closed.
 */
G_DECLARE_FINAL_TYPE (IlLessonBar, il_lesson_bar, IL, LESSON_BAR, GtkWidget)

/** il_lesson_bar_set_view: Once: whose recording and time decide what is shown */
void        il_lesson_bar_set_view     (IlLessonBar *self,
                                        IlView      *view);

/** il_lesson_bar_set_scenario: @scenario: (nullable): the lesson that is chosen;
 * another one opens the bar again */
void        il_lesson_bar_set_scenario (IlLessonBar *self,
                                        IlScenario  *scenario);

/** il_lesson_bar_get_heading: Returns: which of the two is shown */
const char *il_lesson_bar_get_heading  (IlLessonBar *self);

/** il_lesson_bar_get_text: Returns: what is shown */
const char *il_lesson_bar_get_text     (IlLessonBar *self);

/**
 * il_lesson_bar_is_over:
 * @scenario: the lesson
 * @recording: a run
 * @time: µs
 *
 * Returns: whether at @time all of the lesson has been seen: every document
 *   has ended by itself, save those that would never end
 */
gboolean    il_lesson_bar_is_over      (IlScenario  *scenario,
                                        IlRecording *recording,
                                        gint64       time);

G_END_DECLS
