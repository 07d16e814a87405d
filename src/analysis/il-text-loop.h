/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/*
 * What the event loop did, for people: translated, numbers as the locale
 * writes them.  Where nobody measured it, or at time 0, there is nothing to
 * say, and the texts are empty.
 */

/** il_text_loop_length: @length: µs. Returns: (transfer full): how long the
 * loop was awake: '250 µs', '8.3 ms', '302 ms', from 1 s on as il_text_duration() */
char *il_text_loop_length (gint64 length) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_loop_asleep: Returns: (transfer full): 'asleep 99.4 %': the share of
 * 0..@time (µs); 100 and 0 only where it was nothing else */
char *il_text_loop_asleep (IlRecording *recording,
                           gint64       time) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_loop_work: Returns: (transfer full): '13 ms awake · 133 wake-ups': in
 * 0..@time (µs), for whatever reason */
char *il_text_loop_work   (IlRecording *recording,
                           gint64       time) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_loop_summary: Returns: (transfer full): both in a line of its own:
 * 'Event loop: asleep 99.4 % · 13 ms awake · 133 wake-ups' */
char *il_text_loop_summary (IlRecording *recording,
                            gint64       time) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_text_loop_story:
 * @time: µs
 *
 * Returns: (transfer full): for screen readers, 'Asleep 99.4 % of 2.21 s. 133
 *   wake-ups: 76 for download 0, 24 for 1, 33 for none of them.', and the longest
 *   hold, if there is one; with many downloads or wake-ups, not for which
 */
char *il_text_loop_story  (IlRecording *recording,
                           gint64       time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
