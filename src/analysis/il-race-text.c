/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-race-text.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-text.h"
#include "analysis/il-verdict.h"

static IlRecording *
get_first (IlRace *race)
{
  return il_race_get_recording (race, IL_RACE_FIRST);
}

static IlRecording *
get_second (IlRace *race)
{
  return il_race_get_recording (race, IL_RACE_SECOND);
}

/* The factor as people read it, %NULL where its digits would say nothing. */
static char *
dup_ratio (IlRace *race)
{
  double factor = il_race_get_factor (race);

  return factor > 0 ? il_text_factor (factor < 1 ? 1 / factor : factor) : NULL;
}

static IlRaceSide
find_winner (IlRace *race)
{
  return il_race_get_factor (race) < 1 ? IL_RACE_FIRST : IL_RACE_SECOND;
}

static gboolean
is_comparable (IlRace *race)
{
  return il_race_get_factor (race) > 0;
}

/* What a run that is over came to, if it is not whole: '3 of 4 done, 1 failed'. */
static char *
dup_outcome (IlRace     *race,
             IlRaceSide  side,
             gint64      time)
{
  IlRecording *recording = il_race_get_recording (race, side);
  IlVerdict verdict = il_verdict_at (recording, NULL, time);

  return il_verdict_dup_claim (&verdict, il_recording_get_mode (recording));
}

/* What told the two runs apart, as the end of '4.4× faster ...'. */
static char *
dup_faster_words (IlRace *race)
{
  IlRaceSide winner = find_winner (race);
  IlRecording *recording = il_race_get_recording (race, winner);
  IlMode mode = il_recording_get_mode (recording);
  guint limit = il_recording_get_limit (recording);

  if (il_recording_get_mode (get_first (race)) != il_recording_get_mode (get_second (race)))
    return g_strdup (mode == IL_MODE_TOGETHER
                     /* Translators: goes on from a number: '4.4× faster together'. */
                     ? _("faster together")
                     /* Translators: goes on from a number: '1.2× faster one at a time'. */
                     : _("faster one at a time"));

  if (mode == IL_MODE_TOGETHER &&
      il_recording_get_limit (get_first (race)) != il_recording_get_limit (get_second (race)))
    return limit == 0
           /* Translators: goes on from a number: '1.8× faster without a limit'. */
           ? g_strdup (_("faster without a limit"))
           /* Translators: goes on from a number: '1.8× faster with 4 at once'. */
           : g_strdup_printf (ngettext ("faster with %u at once", "faster with %u at once", limit),
                              limit);

  return g_strdup (winner == IL_RACE_FIRST
                   /* Translators: goes on from a number; of two runs, one above the other. */
                   ? _("faster in the run above")
                   /* Translators: goes on from a number; of two runs, one above the other. */
                   : _("faster in the run below"));
}

static char *
dup_flaw (IlRace *race)
{
  guint n = il_race_get_n_matched (race);

  if (il_race_get_flaw (race) != IL_RACE_FLAW_LISTS)
    return g_strdup (_("Only complete runs can be compared"));

  if (n == 0)
    return g_strdup (_("They have no download in common"));

  return g_strdup_printf (ngettext ("They have %u download in common",
                                    "They have %u downloads in common", n),
                          n);
}

static char *
dup_counts (IlRace             *race,
            const IlRaceMoment *moment)
{
  guint n[IL_N_RACE_SIDES] = { il_recording_get_n_tracks (get_first (race)),
                               il_recording_get_n_tracks (get_second (race)) };

  /* Translators: of two runs, one above the other: so many downloads of so many. */
  return g_strdup_printf (_("%u of %u done above, %u of %u below"),
                          moment->n_done[IL_RACE_FIRST], n[IL_RACE_FIRST],
                          moment->n_done[IL_RACE_SECOND], n[IL_RACE_SECOND]);
}

/* By how much the one that was over first is ahead, %NULL where the figures
 * that are shown are the same, or nothing can be claimed. */
static char *
dup_saved_so_far (const IlRaceMoment *moment)
{
  gint64 difference;
  g_autofree char *text = il_text_difference (moment->reached[IL_RACE_FIRST],
                                              moment->reached[IL_RACE_SECOND], &difference);

  return moment->saved != 0 && difference != 0 ? g_steal_pointer (&text) : NULL;
}

static char *
dup_side_sentence (IlRace             *race,
                   const IlRaceMoment *moment,
                   IlRaceSide          side,
                   const char         *title)
{
  IlRecording *recording = il_race_get_recording (race, side);
  g_autofree char *time = il_race_text_duration (moment, side);
  g_autofree char *outcome = NULL;

  if (moment->finished[side] && il_recording_is_whole (recording))
    /* Translators: a run and its duration: 'One at a time 9.81 s.' */
    return g_strdup_printf (_("%s %s."), title, time);

  outcome = dup_outcome (race, side, moment->durations[side]);
  /* Translators: a run, a duration, what was done: 'Together 1.20 s, 2 of 4 done.' */
  return g_strdup_printf (_("%s %s, %s."), title, time, outcome);
}

/* The durations are those of the runs, wherever they begin on the picture. */
static char *
dup_result_sentence (IlRace *race)
{
  gint64 difference;
  g_autofree char *ratio = dup_ratio (race);
  g_autofree char *figure = il_text_difference (il_recording_get_duration (get_first (race)),
                                                il_recording_get_duration (get_second (race)),
                                                &difference);

  if (ratio == NULL)
    return g_strdup (_("Both took as long."));

  return find_winner (race) == IL_RACE_SECOND
         /* Translators: a duration and a number: '7.60 s saved, 4.4 times faster.' */
         ? g_strdup_printf (_("%s saved, %s times faster."), figure, ratio)
         /* Translators: a duration and a number: '7.60 s lost, 4.4 times slower.' */
         : g_strdup_printf (_("%s lost, %s times slower."), figure, ratio);
}

static char *
dup_standing_sentence (IlRace             *race,
                       const IlRaceMoment *moment)
{
  g_autofree char *flaw = NULL;
  g_autofree char *saved = NULL;

  if (moment->decided && is_comparable (race))
    return dup_result_sentence (race);

  if (moment->decided)
    {
      flaw = dup_flaw (race);
      /* Translators: makes a sentence of words without a full stop. */
      return g_strdup_printf (_("%s."), flaw);
    }

  saved = dup_saved_so_far (moment);
  /* Translators: %s is a duration. */
  return saved != NULL ? g_strdup_printf (_("%s ahead so far."), saved) : g_strdup ("");
}

char *
il_race_text_heading (IlRace *race)
{
  guint n = il_race_get_n_matched (race);

  g_return_val_if_fail (IL_IS_RACE (race), NULL);

  if (il_race_get_flaw (race) == IL_RACE_FLAW_LISTS)
    /* Translators: stands over two runs that are compared. */
    return g_strdup_printf (ngettext ("%u file in common, same clock",
                                      "%u files in common, same clock", n),
                            n);

  /* Translators: stands over two runs that are compared. */
  return g_strdup_printf (ngettext ("Same file, same clock", "Same %u files, same clock", n), n);
}

char *
il_race_text_duration (const IlRaceMoment *moment,
                       IlRaceSide          side)
{
  g_return_val_if_fail (side < IL_N_RACE_SIDES, NULL);

  return il_text_duration (moment->durations[side]);
}

char *
il_race_text_caption (IlRace             *race,
                      const IlRaceMoment *moment,
                      IlRaceSide          side)
{
  gboolean sum, longest;

  g_return_val_if_fail (IL_IS_RACE (race), NULL);
  g_return_val_if_fail (side < IL_N_RACE_SIDES, NULL);

  if (!moment->finished[side] ||
      !il_recording_is_whole (il_race_get_recording (race, side)))
    return dup_outcome (race, side, moment->durations[side]);

  /* Of a single download both are true, and say nothing. */
  sum = il_race_is_sum (race, side);
  longest = il_race_is_longest (race, side);
  if (sum == longest)
    return g_strdup ("");

  /* Translators: what the duration of a run is, of all its downloads. */
  return g_strdup (sum ? _("the sum") : _("the longest"));
}

char *
il_race_text_saved (IlRace             *race,
                    const IlRaceMoment *moment,
                    gboolean            at_first_byte)
{
  g_autofree char *saved = NULL;

  g_return_val_if_fail (IL_IS_RACE (race), NULL);

  saved = dup_saved_so_far (moment);
  if (saved == NULL)
    return NULL;

  return at_first_byte
         /* Translators: %s is a duration. */
         ? g_strdup_printf (_("%s saved after the first byte"), saved)
         /* Translators: %s is a duration. */
         : g_strdup_printf (_("%s saved"), saved);
}

char *
il_race_text_figure (IlRace             *race,
                     const IlRaceMoment *moment)
{
  g_autofree char *ratio = NULL;

  g_return_val_if_fail (IL_IS_RACE (race), NULL);

  if (!moment->decided)
    return il_text_duration (moment->time);

  if (!is_comparable (race))
    return g_strdup ("");

  ratio = dup_ratio (race);

  /* Translators: so many times: '4.4×'. */
  return ratio != NULL ? g_strdup_printf (_("%s×"), ratio)
                       : il_race_text_duration (moment, IL_RACE_SECOND);
}

char *
il_race_text_claim (IlRace             *race,
                    const IlRaceMoment *moment)
{
  g_autofree char *saved = NULL;
  g_autofree char *ratio = NULL;

  g_return_val_if_fail (IL_IS_RACE (race), NULL);

  if (moment->decided)
    {
      ratio = dup_ratio (race);
      if (ratio != NULL)
        return dup_faster_words (race);

      return g_strdup (is_comparable (race) ? _("Both took as long") : _("No comparison"));
    }

  saved = dup_saved_so_far (moment);
  if (saved != NULL)
    /* Translators: %s is a duration. */
    return g_strdup_printf (_("%s ahead so far"), saved);

  return g_strdup (moment->finished[IL_RACE_FIRST] || moment->finished[IL_RACE_SECOND]
                   ? _("One is over")
                   : _("Both under way"));
}

char *
il_race_text_detail (IlRace             *race,
                     const IlRaceMoment *moment)
{
  IlRaceSide winner;
  g_autofree char *longer = NULL;
  g_autofree char *shorter = NULL;

  g_return_val_if_fail (IL_IS_RACE (race), NULL);

  if (!moment->decided)
    return dup_counts (race, moment);

  if (!is_comparable (race))
    return dup_flaw (race);

  winner = find_winner (race);
  longer = il_race_text_duration (moment, IL_RACE_SECOND - winner);
  shorter = il_race_text_duration (moment, winner);

  /* Translators: two durations, the longer one first: '9.81 s becomes 2.21 s'. */
  return g_strdup_printf (_("%s becomes %s"), longer, shorter);
}

char *
il_race_text_description (IlRace             *race,
                          const IlRaceMoment *moment,
                          const char *const  *titles)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *standing = NULL;

  g_return_val_if_fail (IL_IS_RACE (race), NULL);

  first = dup_side_sentence (race, moment, IL_RACE_FIRST, titles[IL_RACE_FIRST]);
  second = dup_side_sentence (race, moment, IL_RACE_SECOND, titles[IL_RACE_SECOND]);
  standing = dup_standing_sentence (race, moment);

  return *standing != '\0' ? g_strdup_printf ("%s %s %s", first, second, standing)
                           : g_strdup_printf ("%s %s", first, second);
}
