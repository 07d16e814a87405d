/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-text.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-text-parts.h"
#include "recording/il-showable.h"

#define FIRST_ERROR_STATUS 400

static guint64
bytes_at (IlTrack *track,
          gint64   time)
{
  return il_arrivals_bytes_at (il_track_get_arrivals (track), time);
}

static guint64
lines_at (IlTrack *track,
          gint64   time)
{
  return il_arrivals_lines_at (il_track_get_arrivals (track), time);
}

static char *
dup_joined (const char *left,
            const char *right)
{
  /* Translators: two figures side by side, such as '409 kB · 431 lines'. */
  return g_strdup_printf (_("%s · %s"), left, right);
}

static char *
with_line_count (IlTrack *track,
                 gint64   time,
                 char    *text)
{
  guint64 n = lines_at (track, time);
  g_autofree char *left = text;
  g_autofree char *count = il_text_count (n);
  g_autofree char *lines = NULL;

  lines = g_strdup_printf (ngettext ("%s line", "%s lines", (gulong) n), count);

  return dup_joined (left, lines);
}

static char *
with_status (IlTrack *track,
             char    *text)
{
  guint code = il_track_get_status (track);
  g_autofree char *right = text;
  g_autofree char *status = NULL;

  if (code < FIRST_ERROR_STATUS)
    return g_steal_pointer (&right);

  status = il_text_status (code);
  return dup_joined (status, right);
}

static char *
dup_size_alone (IlTrack *track,
                gint64   time)
{
  gint64 size = il_track_get_size (track, time);

  return size == IL_SIZE_UNKNOWN ? g_strdup (_("Size unknown")) : il_text_size ((guint64) size);
}

static char *
dup_progress (IlTrack *track,
              gint64   time)
{
  return il_text_progress (bytes_at (track, time), il_track_get_size (track, time));
}

char *
il_text_track_counts (IlTrack  *track,
                      gint64    time,
                      gboolean  with_lines)
{
  char *text;

  g_return_val_if_fail (IL_IS_TRACK (track), NULL);

  switch (il_track_get_state (track, time))
    {
    case IL_STATE_RECEIVING:
      text = dup_progress (track, time);
      return with_lines ? with_line_count (track, time, text) : text;

    case IL_STATE_DONE:
      text = with_status (track, il_text_size (bytes_at (track, time)));
      return with_lines ? with_line_count (track, time, text) : text;

    case IL_STATE_FAILED:
      return g_strdup (il_text_error_title (track));

    case IL_STATE_CANCELLED:
      return dup_progress (track, time);

    case IL_STATE_CONNECTING:
    case IL_STATE_WAITING:
      return il_track_get_size (track, time) == IL_SIZE_UNKNOWN ? dup_size_alone (track, time)
                                                                : dup_progress (track, time);

    case IL_STATE_QUEUED:
    default:
      return dup_size_alone (track, time);
    }
}

char *
il_text_track_title (IlTrack *track)
{
  g_return_val_if_fail (IL_IS_TRACK (track), NULL);

  if (*il_track_get_host (track) == '\0')
    /* Translators: for screen readers: number and name of a download. */
    return g_strdup_printf (_("Download %u, %s"), il_track_get_index (track),
                            il_track_get_name (track));

  /* Translators: for screen readers: number, name and host of a download. */
  return g_strdup_printf (_("Download %u, %s, %s"), il_track_get_index (track),
                          il_track_get_name (track), il_track_get_host (track));
}

/* How long it has been since the track left the queue. */
static char *
dup_elapsed (IlTrack *track,
             gint64   until)
{
  return il_text_duration (until - MAX (0, il_track_get_start (track)));
}

static gint64
response_time (IlTrack *track)
{
  guint n = il_track_get_n_hops (track);
  gint64 time = n == 0 ? IL_TIME_NONE
                       : il_phases_get (&il_track_get_hop (track, n - 1)->phases, IL_MARK_RESPONSE);

  return time == IL_TIME_NONE ? il_track_get_end (track) : time;
}

static char *
dup_receiving_story (IlTrack *track,
                     gint64   time)
{
  guint64 n = lines_at (track, time);
  g_autofree char *since = il_text_duration (response_time (track));
  g_autofree char *progress = dup_progress (track, time);
  g_autofree char *lines = il_text_count (n);

  /* Translators: a time, sizes such as '187 of 409 kB', a number of lines. */
  return g_strdup_printf (ngettext ("Began to receive at %s: %s in %s line so far.",
                                    "Began to receive at %s: %s in %s lines so far.", (gulong) n),
                          since, progress, lines);
}

static char *
dup_done_story (IlTrack *track)
{
  gint64 end = il_track_get_end (track);
  gint64 response = response_time (track);
  guint64 n = lines_at (track, end);
  guint code = il_track_get_status (track);
  g_autofree char *waited = dup_elapsed (track, response);
  g_autofree char *size = il_text_size (bytes_at (track, end));
  g_autofree char *lines = il_text_count (n);
  g_autofree char *from = il_text_duration (response);
  g_autofree char *to = il_text_duration (end);
  g_autofree char *status = NULL;

  if (code < FIRST_ERROR_STATUS)
    /* Translators: a duration, a size, a number of lines, two times. */
    return g_strdup_printf (ngettext ("Done. Waited %s, received %s in %s line from %s to %s.",
                                      "Done. Waited %s, received %s in %s lines from %s to %s.",
                                      (gulong) n),
                            waited, size, lines, from, to);

  status = il_text_status (code);
  /* Translators: a status such as '404 Not Found', a duration, a size, a
   * number of lines, two times. */
  return g_strdup_printf (
    ngettext ("Done, with the answer %s. Waited %s, received %s in %s line from %s to %s.",
              "Done, with the answer %s. Waited %s, received %s in %s lines from %s to %s.",
              (gulong) n),
    status, waited, size, lines, from, to);
}

/* What the error says in full, and so what can be done. */
static char *
with_sentence (IlTrack *track,
               char    *text)
{
  g_autofree char *first = text;
  g_autofree char *sentence = il_dup_showable (il_track_get_error (track)->message);

  if (*sentence == '\0')
    return g_steal_pointer (&first);

  /* Translators: two sentences, one after the other. */
  return g_strdup_printf (_("%s %s"), first, sentence);
}

static char *
dup_ended_story (IlTrack *track,
                 IlState  state)
{
  gint64 end = il_track_get_end (track);
  g_autofree char *elapsed = dup_elapsed (track, end);
  g_autofree char *size = il_text_size (bytes_at (track, end));

  if (state == IL_STATE_CANCELLED)
    /* Translators: a duration and a size. */
    return g_strdup_printf (_("Cancelled after %s. %s received."), elapsed, size);

  /* Translators: a duration, a few words why, a size. */
  return with_sentence (track,
                        g_strdup_printf (_("Failed after %s: %s. %s received."), elapsed,
                                         il_text_error_title (track), size));
}

char *
il_text_track_story (IlTrack *track,
                     gint64   time)
{
  g_autofree char *elapsed = NULL;
  IlState state;

  g_return_val_if_fail (IL_IS_TRACK (track), NULL);

  state = il_track_get_state (track, time);
  elapsed = state == IL_STATE_QUEUED ? il_text_duration (time) : dup_elapsed (track, time);

  switch (state)
    {
    case IL_STATE_QUEUED:
      return g_strdup_printf (_("Queued for %s."), elapsed);

    case IL_STATE_CONNECTING:
      return g_strdup_printf (_("Connecting for %s."), elapsed);

    case IL_STATE_WAITING:
      return g_strdup_printf (_("Waiting for %s."), elapsed);

    case IL_STATE_RECEIVING:
      return dup_receiving_story (track, time);

    case IL_STATE_DONE:
      return dup_done_story (track);

    case IL_STATE_FAILED:
    case IL_STATE_CANCELLED:
    default:
      return dup_ended_story (track, state);
    }
}
