/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-text-loop.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-text.h"

#define MS G_GINT64_CONSTANT (1000)

/* For whom is told of so many downloads, and counted of so many turns: nobody
 * would listen to more, nor wait for it. */
#define MAX_TOLD 8
#define MAX_COUNTED (1u << 16)

static gboolean
is_known (IlRecording *recording,
          gint64       time)
{
  return time > 0 && il_loop_track_get_n_turns (il_recording_get_loop (recording)) > 0;
}

/* The share asleep in tenths of a percent: rounded, but to no extreme. */
static int
asleep_share (IlRecording *recording,
              gint64       time)
{
  gint64 awake = il_loop_track_awake_at (il_recording_get_loop (recording), time);
  int share = (int) (1000 - 1000 * (double) awake / (double) time + .5);

  if (awake > 0)
    share = MIN (share, 999);
  if (awake < time)
    share = MAX (share, 1);

  return share;
}

static char *
dup_share (int share)
{
  return g_strdup_printf ("%.*f", share % 1000 == 0 ? 0 : 1, share / 10.0);
}

static char *
dup_wake_ups (guint64 n)
{
  g_autofree char *count = il_text_count (n);

  return g_strdup_printf (ngettext ("%s wake-up", "%s wake-ups", (gulong) n), count);
}

/* How many of the first n turns each download had; nobody's are the last. */
static void
count_owners (const IlLoopTrack *loop,
              guint64            n,
              guint64           *counts,
              guint              n_tracks)
{
  for (guint64 i = 0; i < n; i++)
    {
      IlLoopTurn turn;

      il_loop_track_get_turn (loop, i, &turn);
      if (turn.track < (int) n_tracks)
        counts[turn.track == IL_LOOP_NOBODY ? n_tracks : (guint) turn.track]++;
    }
}

static char *
dup_owner (guint64  n,
           guint    index,
           guint    n_tracks,
           gboolean is_first)
{
  g_autofree char *count = il_text_count (n);

  if (index == n_tracks)
    /* Translators: %s wake-ups that no download caused. */
    return g_strdup_printf (_("%s for none of them"), count);
  if (is_first)
    /* Translators: %s wake-ups for the download of number %u. */
    return g_strdup_printf (_("%s for download %u"), count, index);

  /* Translators: goes on after '76 for download 0': %s wake-ups, number %u. */
  return g_strdup_printf (_("%s for %u"), count, index);
}

static char *
dup_owners (IlRecording *recording,
            guint64      n)
{
  guint n_tracks = il_recording_get_n_tracks (recording);
  guint64 counts[MAX_TOLD + 1] = { 0 };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (n_tracks > MAX_TOLD || n > MAX_COUNTED)
    return NULL;

  count_owners (il_recording_get_loop (recording), n, counts, n_tracks);
  for (guint i = 0; i <= n_tracks; i++)
    {
      if (counts[i] > 0)
        g_ptr_array_add (parts, dup_owner (counts[i], i, n_tracks, parts->len == 0));
    }
  g_ptr_array_add (parts, NULL);

  /* Translators: stands between the parts of a list, which are all short. */
  return parts->len == 1 ? NULL : g_strjoinv (_(", "), (char **) parts->pdata);
}

static char *
dup_wake_ups_sentence (IlRecording *recording,
                       guint64      n)
{
  g_autofree char *wake_ups = dup_wake_ups (n);
  g_autofree char *owners = dup_owners (recording, n);

  if (owners == NULL)
    /* Translators: %s is '133 wake-ups'. */
    return g_strdup_printf (_("%s."), wake_ups);

  /* Translators: '133 wake-ups: 76 for download 0, 24 for 1.' */
  return g_strdup_printf (_("%s: %s."), wake_ups, owners);
}

/* Of what has been played, and not how long it will go on. */
static gboolean
find_hold (const IlLoopTrack *loop,
           gint64             time,
           IlLoopTurn        *longest)
{
  guint n = il_loop_track_count_holds_until (loop, time);

  *longest = (IlLoopTurn) { .track = IL_LOOP_NOBODY };
  for (guint i = 0; i < n; i++)
    {
      IlLoopTurn hold;

      il_loop_track_get_hold (loop, i, &hold);
      hold.end = MIN (hold.end, time);
      if (hold.end - hold.begin >= IL_LOOP_HOLD &&
          hold.end - hold.begin > longest->end - longest->begin)
        *longest = hold;
    }

  return longest->track != IL_LOOP_NOBODY;
}

static char *
dup_hold_sentence (const IlLoopTurn *hold)
{
  g_autofree char *length = il_text_loop_length (hold->end - hold->begin);

  /* Translators: %d is a download's number, %s a time such as '302 ms', for which
   * the thread was kept busy and everybody waited. */
  return g_strdup_printf (_("Download %d held the loop for %s."), hold->track, length);
}

char *
il_text_loop_length (gint64 length)
{
  g_autofree char *figure = NULL;

  if (length < 10 * MS - MS / 20 || length >= 1000 * MS - MS / 2)
    return il_text_duration (length);

  figure = g_strdup_printf ("%d", (int) ((length + MS / 2) / MS));
  /* Translators: %s is a number of milliseconds. */
  return g_strdup_printf (_("%s ms"), figure);
}

char *
il_text_loop_asleep (IlRecording *recording,
                     gint64       time)
{
  g_autofree char *share = NULL;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);

  if (!is_known (recording, time))
    return g_strdup ("");

  share = dup_share (asleep_share (recording, time));
  /* Translators: how much of the time the thread slept: 'asleep 99.4 %'. */
  return g_strdup_printf (_("asleep %s %%"), share);
}

char *
il_text_loop_work (IlRecording *recording,
                   gint64       time)
{
  IlLoopTrack *loop;
  g_autofree char *length = NULL;
  g_autofree char *awake = NULL;
  g_autofree char *wake_ups = NULL;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);

  if (!is_known (recording, time))
    return g_strdup ("");

  loop = il_recording_get_loop (recording);
  length = il_text_loop_length (il_loop_track_awake_at (loop, time));
  /* Translators: %s is a time such as '13 ms', in which the thread was busy. */
  awake = g_strdup_printf (_("%s awake"), length);
  wake_ups = dup_wake_ups (il_loop_track_count_until (loop, time));

  /* Translators: two figures side by side, such as '409 kB · 431 lines'. */
  return g_strdup_printf (_("%s · %s"), awake, wake_ups);
}

char *
il_text_loop_summary (IlRecording *recording,
                      gint64       time)
{
  g_autofree char *asleep = il_text_loop_asleep (recording, time);
  g_autofree char *work = il_text_loop_work (recording, time);

  if (*asleep == '\0')
    return g_steal_pointer (&asleep);

  /* Translators: 'asleep 99.4 %', and '13 ms awake · 133 wake-ups'. */
  return g_strdup_printf (_("Event loop: %s · %s"), asleep, work);
}

char *
il_text_loop_story (IlRecording *recording,
                    gint64       time)
{
  IlLoopTrack *loop;
  g_autofree char *share = NULL;
  g_autofree char *span = NULL;
  g_autofree char *wake_ups = NULL;
  g_autofree char *hold = NULL;
  IlLoopTurn longest;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);

  if (!is_known (recording, time))
    return g_strdup ("");

  loop = il_recording_get_loop (recording);
  share = dup_share (asleep_share (recording, time));
  span = il_text_duration (time);
  wake_ups = dup_wake_ups_sentence (recording, il_loop_track_count_until (loop, time));
  if (find_hold (loop, time, &longest))
    hold = dup_hold_sentence (&longest);

  if (hold == NULL)
    /* Translators: 'Asleep 99.4 % of 2.21 s.', and a sentence on the wake-ups. */
    return g_strdup_printf (_("Asleep %s %% of %s. %s"), share, span, wake_ups);

  /* Translators: the same, and a sentence on who kept everybody waiting. */
  return g_strdup_printf (_("Asleep %s %% of %s. %s %s"), share, span, wake_ups, hold);
}
