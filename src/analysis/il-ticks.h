/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The rules of a time axis, for one that is drawn and one that is written: a
 * place is a pixel in the window and a column in the terminal.
 */

/** il_ticks_round_up: Returns: the smallest of 1, 2, 5 × 10^n µs that is at
 * least @time; 1 at the least */
gint64 il_ticks_round_up   (gint64 time);

/** il_ticks_label_step: Returns: µs between labels that are @spacing places
 * apart or more, at @us_per_place µs per place */
gint64 il_ticks_label_step (double us_per_place,
                            double spacing);

/** il_ticks_step: Returns: µs between ticks, likewise; divides @label_step */
gint64 il_ticks_step       (double us_per_place,
                            double spacing,
                            gint64 label_step);

/** il_ticks_live_span: Returns: µs across the lanes while live at @now: the
 * smallest 1-2-5 value of which @now is at most 5/6, one second at the least
 * so that a short run does not make the axis jump */
gint64 il_ticks_live_span  (gint64 now);

/** il_ticks_first: Returns: the first multiple of @step at or after @time */
gint64 il_ticks_first      (gint64 time,
                            gint64 step);

/** il_ticks_dup_label: @time: µs, a multiple of @step. Returns: (transfer
 * full): '2 s', '0.5 s', '20 ms', '200 µs', from 120 s on '2:30' */
char  *il_ticks_dup_label  (gint64 time,
                            gint64 step) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
