/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-sweep-curve.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-ideal.h"
#include "analysis/il-text.h"

#define DEFAULT_LIMIT 16
#define MIN_LIMIT 2

/* What is kept of a run; of one with another limit than 1 no durations. */
typedef struct
{
  gint64 time;
  gint64 *durations;
  guint n_durations;
} Round;

struct _IlSweepCurve
{
  guint max_limit;
  guint n_downloads;

  /* By limit, from 1: the first element is not used. */
  IlSweepPoint *points;
  GArray **rounds;
};

static void
clear_round (gpointer data)
{
  Round *round = data;

  g_clear_pointer (&round->durations, g_free);
}

static const Round *
get_round (const IlSweepCurve *self,
           guint               limit,
           guint               index)
{
  return &g_array_index (self->rounds[limit], Round, index);
}

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const GArray *rounds = data;
  gint64 one = g_array_index (rounds, Round, *(const guint *) a).time;
  gint64 other = g_array_index (rounds, Round, *(const guint *) b).time;

  return one < other ? -1 : one > other;
}

/* Of an even number the lower median: a point is a run that can be looked at,
 * never the mean of two. */
static void
choose_round (IlSweepCurve *self,
              guint         limit)
{
  IlSweepPoint *point = &self->points[limit];
  GArray *rounds = self->rounds[limit];
  g_autofree guint *whole = g_new (guint, rounds->len);

  point->n_rounds = rounds->len;
  point->round = rounds->len - 1;
  point->n_whole = 0;
  for (guint i = 0; i < rounds->len; i++)
    {
      if (get_round (self, limit, i)->time != IL_TIME_NONE)
        whole[point->n_whole++] = i;
    }

  if (point->n_whole == 0)
    return;

  g_qsort_with_data (whole, (int) point->n_whole, sizeof (guint), compare_times, rounds);
  point->round = whole[(point->n_whole - 1) / 2];
  point->time = get_round (self, limit, point->round)->time;
  point->shortest = get_round (self, limit, whole[0])->time;
  point->longest = get_round (self, limit, whole[point->n_whole - 1])->time;
}

static void
update_gain (IlSweepCurve *self,
             guint         limit)
{
  IlSweepPoint *point = &self->points[limit];
  gint64 alone = self->points[1].time;
  gboolean known = alone > 0 && point->time > 0;

  point->speed_up = known ? (double) alone / (double) point->time : 0;
  point->efficiency = point->speed_up / limit;
}

static void
update_ideal (IlSweepCurve *self,
              guint         limit)
{
  const Round *alone = get_round (self, 1, self->points[1].round);

  if (self->points[1].n_whole > 0)
    self->points[limit].ideal = il_ideal_makespan (alone->durations, alone->n_durations, limit);
}

/* The highest limit with a whole run, 0 without any. */
static guint
find_last (const IlSweepCurve *self)
{
  guint limit = self->max_limit;

  while (limit > 0 && self->points[limit].n_whole == 0)
    limit--;

  return limit;
}

/* From the highest limit down, so that the least time of all higher ones is known. */
static guint
find_turn (const IlSweepCurve *self)
{
  guint turn = 0;
  gint64 least = G_MAXINT64;

  for (guint limit = self->max_limit; limit > 0; limit--)
    {
      gint64 time = self->points[limit].time;

      if (self->points[limit].n_whole == 0)
        continue;

      least = MIN (least, time);
      if ((double) (time - least) * 100 < (double) time * IL_SWEEP_KNEE_GAIN || time == least)
        turn = limit;
    }

  return turn;
}

static gboolean
is_comparable (const IlSweepCurve *self)
{
  return self->points[1].n_whole > 0 && find_last (self) > 1;
}

static guint
count_tried (const IlSweepCurve *self)
{
  guint n = 0;

  for (guint limit = 1; limit <= self->max_limit; limit++)
    n += self->points[limit].n_rounds > 0;

  return n;
}

static char *
dup_end (guint last,
         guint n_downloads)
{
  if (last < n_downloads)
    return g_strdup_printf (ngettext ("There is no knee up to %u at once: more may gain still.",
                                      "There is no knee up to %u at once: more may gain still.",
                                      last), last);

  return g_strdup_printf (ngettext ("There is no knee: the fastest is all %u at once.",
                                    "There is no knee: the fastest is all %u at once.",
                                    n_downloads), n_downloads);
}

/* How much faster than one at a time, or NULL where there is no saying. */
static char *
dup_gain (const IlSweepPoint *self)
{
  double gain = self->limit > 1 ? self->speed_up : 0;
  g_autofree char *factor = NULL;

  if (gain <= 0)
    return NULL;

  factor = il_text_factor (gain < 1 ? 1 / gain : gain);
  if (factor == NULL)
    return g_strdup (_("as fast"));

  return gain > 1 ? /* Translators: a number such as 3.7. */
                    g_strdup_printf (_("%s times faster"), factor)
                  : /* Translators: a number such as 1.2. */
                    g_strdup_printf (_("%s times slower"), factor);
}

static char *
dup_time (const IlSweepPoint *self)
{
  if (self->n_rounds == 0)
    return g_strdup (_("not yet measured"));

  return self->n_whole == 0 ? g_strdup (_("not complete")) : il_text_duration (self->time);
}

IlSweepCurve *
il_sweep_curve_new (guint max_limit)
{
  IlSweepCurve *self;

  g_return_val_if_fail (max_limit >= 1 && max_limit <= IL_SWEEP_MAX_LIMIT, NULL);

  self = g_new0 (IlSweepCurve, 1);
  self->max_limit = max_limit;
  self->points = g_new0 (IlSweepPoint, max_limit + 1);
  self->rounds = g_new0 (GArray *, max_limit + 1);
  for (guint limit = 1; limit <= max_limit; limit++)
    {
      self->points[limit] = (IlSweepPoint) {
        .limit = limit,
        .time = IL_TIME_NONE,
        .shortest = IL_TIME_NONE,
        .longest = IL_TIME_NONE,
        .ideal = IL_TIME_NONE,
      };
      self->rounds[limit] = g_array_new (FALSE, FALSE, sizeof (Round));
      g_array_set_clear_func (self->rounds[limit], clear_round);
    }

  return self;
}

void
il_sweep_curve_free (IlSweepCurve *self)
{
  for (guint limit = 1; limit <= self->max_limit; limit++)
    g_array_unref (self->rounds[limit]);

  g_free (self->rounds);
  g_free (self->points);
  g_free (self);
}

guint
il_sweep_curve_choose_max_limit (guint n_addresses)
{
  return CLAMP (n_addresses, MIN_LIMIT, DEFAULT_LIMIT);
}

void
il_sweep_curve_add (IlSweepCurve *self,
                    guint         limit,
                    gint64        time,
                    const gint64 *durations,
                    guint         n_durations)
{
  Round round = { .time = time };

  g_return_if_fail (self != NULL && limit >= 1 && limit <= self->max_limit);
  g_return_if_fail (time >= 0 || time == IL_TIME_NONE);
  g_return_if_fail (durations != NULL || n_durations == 0);

  self->n_downloads = MAX (self->n_downloads, n_durations);
  if (limit == 1)
    {
      round.durations = g_memdup2 (durations, n_durations * sizeof *durations);
      round.n_durations = n_durations;
    }

  g_array_append_val (self->rounds[limit], round);
  choose_round (self, limit);
  update_gain (self, limit);
  if (limit > 1)
    return;

  /* All others are measured by this one. */
  for (guint i = 1; i <= self->max_limit; i++)
    {
      update_ideal (self, i);
      update_gain (self, i);
    }
}

void
il_sweep_curve_add_run (IlSweepCurve *self,
                        guint         limit,
                        IlRecording  *recording)
{
  g_autofree gint64 *durations = NULL;
  gint64 time;
  guint n;

  g_return_if_fail (self != NULL);
  g_return_if_fail (IL_IS_RECORDING (recording) && il_recording_is_finished (recording));

  n = il_recording_get_n_tracks (recording);
  time = il_recording_is_whole (recording) ? il_recording_get_duration (recording) : IL_TIME_NONE;
  durations = il_ideal_dup_durations (recording);
  il_sweep_curve_add (self, limit, time, durations, n);
}

guint
il_sweep_curve_get_max_limit (const IlSweepCurve *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->max_limit;
}

guint
il_sweep_curve_get_n_rounds (const IlSweepCurve *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint limit = 1; limit <= self->max_limit; limit++)
    n = MAX (n, self->points[limit].n_rounds);

  return n;
}

guint
il_sweep_curve_get_n_downloads (const IlSweepCurve *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_downloads;
}

const IlSweepPoint *
il_sweep_curve_get_point (const IlSweepCurve *self,
                          guint               limit)
{
  g_return_val_if_fail (self != NULL && limit >= 1 && limit <= self->max_limit, NULL);

  return &self->points[limit];
}

guint
il_sweep_curve_find_knee (const IlSweepCurve *self)
{
  guint turn;

  g_return_val_if_fail (self != NULL, 0);

  if (!is_comparable (self))
    return 0;

  turn = find_turn (self);

  return turn < find_last (self) ? turn : 0;
}

char *
il_sweep_curve_dup_sentence (const IlSweepCurve *self)
{
  guint knee;

  g_return_val_if_fail (self != NULL, NULL);

  if (count_tried (self) < 2)
    return g_strdup ("");

  if (!is_comparable (self))
    return g_strdup (_("No knee is known: only complete runs can be compared."));

  knee = il_sweep_curve_find_knee (self);
  if (knee == 0)
    return dup_end (find_last (self), self->n_downloads);

  if (knee == 1)
    /* Translators: a number of percent. */
    return g_strdup_printf (_("One at a time is as good: more at once gains less than %u%%."),
                            IL_SWEEP_KNEE_GAIN);

  /* Translators: a number of downloads, then one of percent. */
  return g_strdup_printf (ngettext ("The knee is at %u: more at once gains less than %u%%.",
                                    "The knee is at %u: more at once gains less than %u%%.",
                                    knee), knee, IL_SWEEP_KNEE_GAIN);
}

char *
il_sweep_point_dup_title (const IlSweepPoint *self)
{
  if (self->limit == 1)
    return g_strdup (_("One at a time"));

  /* Translators: a number of downloads. */
  return g_strdup_printf (ngettext ("%u at once", "%u at once", self->limit), self->limit);
}

char *
il_sweep_point_dup_words (const IlSweepPoint *self)
{
  g_autofree char *title = il_sweep_point_dup_title (self);
  g_autofree char *time = dup_time (self);
  g_autofree char *gain = dup_gain (self);
  g_autofree char *ideal = NULL;

  if (gain == NULL)
    /* Translators: such as '4 at once', then a duration or 'not complete'. */
    return g_strdup_printf (_("%s: %s"), title, time);

  ideal = il_text_duration (self->ideal);

  /* Translators: such as '4 at once', '2.90 s', '2.8 times faster', '2.81 s'. */
  return g_strdup_printf (_("%s: %s, %s, ideal %s"), title, time, gain, ideal);
}
