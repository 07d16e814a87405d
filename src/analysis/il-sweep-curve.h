/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/** IL_SWEEP_MAX_LIMIT: The highest limit of a sweep: so many bars can be told apart. */
#define IL_SWEEP_MAX_LIMIT 100

/** IL_SWEEP_MAX_ROUNDS: The most runs with the same limit. */
#define IL_SWEEP_MAX_ROUNDS 9

/** IL_SWEEP_KNEE_GAIN: What more at once must gain to count, in percent of the time. */
#define IL_SWEEP_KNEE_GAIN 5

/**
 * IlSweepPoint:
 * @limit: how many at once, 1 or more
 * @n_rounds: runs with this limit so far
 * @n_whole: of these, the ones in which every download was done
 * @round: which of them stands for all, from 0: the median of the whole ones,
 *   the faster one of two in the middle; the last run where none is whole
 * @time: µs that this run took, %IL_TIME_NONE as long as none is whole
 * @shortest: µs, of the whole ones; %IL_TIME_NONE without any
 * @longest: µs, of the whole ones; %IL_TIME_NONE without any
 * @ideal: µs that the downloads would take with this limit if each took as
 *   long as it did one at a time, by il_ideal_makespan(); %IL_TIME_NONE as
 *   long as no run with the limit 1 is whole
 * @speed_up: T(1) / T(limit), 0 when not known
 * @efficiency: @speed_up / @limit, 0 when not known; above 1 where downloads
 *   took longer one at a time than together
 *
 * Speed-up and efficiency as in D. L. Eager, J. Zahorjan, E. D. Lazowska,
 * 'Speedup versus efficiency in parallel systems', 1989, with downloads at
 * once in place of processors.
 */
typedef struct
{
  guint limit;
  guint n_rounds;
  guint n_whole;
  guint round;
  gint64 time;
  gint64 shortest;
  gint64 longest;
  gint64 ideal;
  double speed_up;
  double efficiency;
} IlSweepPoint;

/**
 * IlSweepCurve:
 *
 * What runs of the same addresses took with the limits 1, 2, 3 and so on.
 * A run with the limit 1 is one at a time.
 */
typedef struct _IlSweepCurve IlSweepCurve;

/** il_sweep_curve_new: @max_limit: the last limit, 1 to %IL_SWEEP_MAX_LIMIT */
IlSweepCurve *il_sweep_curve_new           (guint max_limit) G_GNUC_WARN_UNUSED_RESULT;
void          il_sweep_curve_free          (IlSweepCurve *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlSweepCurve, il_sweep_curve_free)

/** il_sweep_curve_choose_max_limit: Returns: how far to go with so many
 * addresses where nobody says: to all at once, but to 16 at most, and to 2 at
 * the least */
guint         il_sweep_curve_choose_max_limit (guint n_addresses);

/**
 * il_sweep_curve_add:
 * @limit: 1 to the curve's last one
 * @time: µs that the run took, or %IL_TIME_NONE if a download failed
 * @durations: (array length=n_durations) (nullable): µs of each download from
 *   leaving the queue to its end; only those of the limit 1 count
 *
 * Adds a run.
 */
void          il_sweep_curve_add           (IlSweepCurve *self,
                                            guint         limit,
                                            gint64        time,
                                            const gint64 *durations,
                                            guint         n_durations);

/** il_sweep_curve_add_run: @recording: a finished run with @limit, which is not
 * kept */
void          il_sweep_curve_add_run       (IlSweepCurve *self,
                                            guint         limit,
                                            IlRecording  *recording);

guint         il_sweep_curve_get_max_limit (const IlSweepCurve *self);

/** il_sweep_curve_get_n_rounds: Returns: the most runs with one limit so far */
guint         il_sweep_curve_get_n_rounds  (const IlSweepCurve *self);

/** il_sweep_curve_get_n_downloads: Returns: in each run; 0 as long as nobody knows */
guint         il_sweep_curve_get_n_downloads (const IlSweepCurve *self);

/** il_sweep_curve_get_point: Returns: (transfer none): until the next run is
 * added; @limit is 1 to the curve's last one */
const IlSweepPoint *il_sweep_curve_get_point (const IlSweepCurve *self,
                                              guint               limit);

/**
 * il_sweep_curve_find_knee:
 *
 * The knee is the smallest limit from which no higher one that was measured
 * takes less than 95 % of its time (%IL_SWEEP_KNEE_GAIN).  Since all higher
 * ones are looked at, one step without a gain does not end the search, and
 * noise of some percent moves nothing.  Runs that are not whole do not count.
 *
 * Returns: a limit; 0 where no knee is known: without a whole run one at a
 *   time, and where the highest limit measured still gains, which says
 *   nothing about what lies beyond
 */
guint         il_sweep_curve_find_knee     (const IlSweepCurve *self);

/** il_sweep_curve_dup_sentence: Returns: (transfer full): the knee in words,
 * 'The knee is at 4: more at once gains less than 5%.', or why there is none;
 * empty before there are two limits to compare */
char         *il_sweep_curve_dup_sentence  (const IlSweepCurve *self) G_GNUC_WARN_UNUSED_RESULT;

/** il_sweep_point_dup_title: Returns: (transfer full): 'One at a time', '4 at once' */
char         *il_sweep_point_dup_title     (const IlSweepPoint *self) G_GNUC_WARN_UNUSED_RESULT;

/** il_sweep_point_dup_words: Returns: (transfer full): '3 at once: 2.90 s,
 * 2.8 times faster, ideal 2.81 s', with what is known of it */
char         *il_sweep_point_dup_words     (const IlSweepPoint *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
