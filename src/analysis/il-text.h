/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/*
 * Figures and words for people: translated, numbers as the locale writes
 * them.  Files and pipes use the C locale and other functions.
 */

/** il_text_duration: @time: µs. Returns: (transfer full): '2.21 s' with two
 * decimals, from 120 s on '2:30', below 10 ms '8.3 ms', below 1 ms '250 µs',
 * and '0.00 s' for 0 and less */
char       *il_text_duration     (gint64 time) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_seconds: @time: µs, @decimals: 0 to 6. Returns: (transfer full): '2.210 s' */
char       *il_text_seconds      (gint64 time,
                                  guint  decimals) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_text_difference:
 * @a: µs, 0 or more
 * @b: µs, 0 or more
 * @difference: (out) (optional): the same as a number, with its sign
 *
 * What someone finds who subtracts the two durations as they are shown, and
 * not what is left of the digits that nobody sees.
 *
 * Returns: (transfer full): @a less @b, without its sign
 */
char       *il_text_difference   (gint64  a,
                                  gint64  b,
                                  gint64 *difference) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_count: Returns: (transfer full): a whole number, grouped as the
 * locale does: '409,193' */
char       *il_text_count        (guint64 number) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_factor: @factor: 1 or more. Returns: (transfer full) (nullable): how many
 * times faster: '3.7', two significant digits, '1.05' where a tenth is too
 * much, or %NULL where the digits would say nothing */
char       *il_text_factor       (double factor) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_size: Returns: (transfer full): '409 kB'; kB is 1000 bytes, whole
 * ones; MB, GB, TB have three significant digits; below 1000 '75 B' */
char       *il_text_size         (guint64 bytes) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_progress: Returns: (transfer full): '38 of 76 kB', both in the unit
 * of @size; '38 kB' when @size is %IL_SIZE_UNKNOWN */
char       *il_text_progress     (guint64 bytes,
                                  gint64  size) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_in_flight: @n: downloads on their way, @limit: how many are allowed,
 * 0 for no limit. Returns: (transfer full): '3 of 4 in flight', '3 in flight' */
char       *il_text_in_flight    (guint n,
                                  guint limit) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_rate: Returns: (transfer full): '2.1 MB/s', '410 kB/s'; kB is 1000
 * bytes, the decimal stands below 10 only; never less than '0 B/s' */
char       *il_text_rate         (double bytes_per_second) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_at_most: @figure: of any kind. Returns: (transfer full): 'at most 4' */
char       *il_text_at_most      (const char *figure) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_now_at_most: Returns: (transfer full): '3 now, at most 4' */
char       *il_text_now_at_most  (const char *now,
                                  const char *most) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_state: Returns: the word for @state, owned by the program */
const char *il_text_state        (IlState state);

/** il_text_state_icon: Returns: the symbolic icon's name for @state */
const char *il_text_state_icon   (IlState state);

/**
 * il_text_track_counts:
 * @time: µs
 * @with_lines: whether line counts are wanted
 *
 * Returns: (transfer full): what stands under a download's progress bar at
 *   @time: size alone while queued, '187 of 409 kB · 214 lines' while it
 *   comes, the reason when it failed, with the status when it is an HTTP
 *   error ('404 Not Found · 187 B')
 */
char       *il_text_track_counts (IlTrack  *track,
                                  gint64    time,
                                  gboolean  with_lines) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_track_title: Returns: (transfer full): for screen readers, 'Download
 * 2, f1040es.pdf, lab.localhost' */
char       *il_text_track_title  (IlTrack *track) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_track_story: Returns: (transfer full): for screen readers, 'Done.
 * Waited 0.47 s, received 409 kB in 431 lines from 0.47 s to 2.21 s.'; that of
 * a failed track ends with the error's sentence, which says what can be done */
char       *il_text_track_story  (IlTrack *track,
                                  gint64   time) G_GNUC_WARN_UNUSED_RESULT;

/** il_text_track_details: Returns: (transfer full): for a tooltip, several
 * lines: the whole address, each hop of a redirect, status, the error's
 * sentence, exact bytes, wire bytes when they differ, the phases in ms */
char       *il_text_track_details (IlTrack *track,
                                   gint64   time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
