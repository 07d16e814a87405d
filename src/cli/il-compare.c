/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-compare.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-cause.h"
#include "analysis/il-text.h"
#include "analysis/il-verdict.h"
#include "formats/il-cells.h"
#include "formats/il-waterfall.h"

static char *
dup_together_title (IlRecording *together)
{
  guint limit = il_recording_get_limit (together);

  if (limit == 0)
    return g_strdup (_("Together"));

  /* Translators: a number of downloads. */
  return g_strdup_printf (ngettext ("Together, %u at once", "Together, %u at once", limit), limit);
}

static char *
dup_gain (IlRecording *in_turn,
          IlRecording *together)
{
  gint64 a = il_recording_get_duration (in_turn);
  gint64 b = il_recording_get_duration (together);
  double gain = il_verdict_at (together, in_turn, b).factor;
  g_autofree char *factor = NULL;
  g_autofree char *difference = il_text_duration (ABS (a - b));

  if (gain <= 0)
    return g_strdup (_("unknown: only complete runs can be compared"));

  factor = il_text_factor (gain < 1 ? 1 / gain : gain);
  if (factor == NULL)
    return g_strdup (_("none"));

  if (gain > 1)
    /* Translators: a number such as 3.7, a duration. */
    return g_strdup_printf (_("%s times faster, %s saved"), factor, difference);

  /* Translators: a number such as 1.2, a duration. */
  return g_strdup_printf (_("%s times slower, %s lost"), factor, difference);
}

/* Rows of two columns. */
static void
add_table (GPtrArray         *lines,
           const char *const *left,
           const char *const *right)
{
  guint width = 0;

  for (guint i = 0; left[i] != NULL; i++)
    width = MAX (width, il_cells_width (left[i]));

  for (guint i = 0; left[i] != NULL; i++)
    {
      guint pad = width - il_cells_width (left[i]);

      g_ptr_array_add (lines, g_strdup_printf ("%s%*s  %s", left[i], (int) pad, "", right[i]));
    }
}

static void
add_totals (GPtrArray   *lines,
            IlRecording *in_turn,
            IlRecording *together,
            gint64       ideal)
{
  g_autofree char *title = dup_together_title (together);
  g_autofree char *first = il_text_duration (il_recording_get_duration (in_turn));
  g_autofree char *second = il_text_duration (il_recording_get_duration (together));
  g_autofree char *gain = dup_gain (in_turn, together);
  g_autofree char *ideal_text = ideal == IL_TIME_NONE ? g_strdup (_("unknown"))
                                                      : il_text_duration (ideal);
  IlCause found = il_cause_find (together);
  g_autofree char *cause = il_cause_dup_sentence (&found, together);
  const char *left[] = {
    _("One at a time"), title,
    /* Translators: how many times faster together was. */
    _("Gain"),
    /* Translators: the shortest time that the downloads could take together. */
    _("Ideal"),
    /* Translators: what decided how long the downloads took together; a
     * sentence such as 'The limit of 2 made 6 downloads wait' follows. */
    cause != NULL ? _("Cause") : NULL,
    NULL
  };
  const char *right[] = { first, second, gain, ideal_text, cause, NULL };

  add_table (lines, left, right);
}

static void
add_waterfall (GPtrArray         *lines,
               IlRecording       *recording,
               const char        *title,
               gint64             span,
               const IlTextStyle *style)
{
  GPtrArray *rows = il_waterfall_dup_rows (recording, il_recording_get_duration (recording), span,
                                           IL_WATERFALL_MAX_LANES, style);

  g_ptr_array_add (lines, g_strdup (""));
  g_ptr_array_add (lines, il_cells_dup_cut (title, style->columns, style->unicode));
  g_ptr_array_extend_and_steal (lines, rows);
}

static char *
dup_span_text (IlTrack *track)
{
  gint64 start = il_track_get_start (track);
  g_autofree char *from = il_text_duration (start);
  g_autofree char *to = il_text_duration (il_track_get_end (track));
  IlState state = il_track_get_state (track, il_track_get_end (track));

  /* With a bad address, or cancelled in the queue. */
  if (start == IL_TIME_NONE)
    return g_strdup (il_text_state (state));

  if (state == IL_STATE_DONE)
    /* Translators: two times, such as '0.35 s' and '2.00 s'. */
    return g_strdup_printf (_("from %s to %s"), from, to);

  /* Translators: two times, and a word such as 'Failed'. */
  return g_strdup_printf (_("from %s to %s (%s)"), from, to, il_text_state (state));
}

static void
add_words (GPtrArray   *lines,
           IlRecording *in_turn,
           IlRecording *together)
{
  guint n = il_recording_get_n_tracks (in_turn);

  for (guint i = 0; i < n; i++)
    {
      IlTrack *track = il_recording_get_track (in_turn, i);
      g_autofree char *first = dup_span_text (track);
      g_autofree char *second = dup_span_text (il_recording_get_track (together, i));

      /* Translators: number and name of a download, then twice a text such as
       * 'from 0.35 s to 2.00 s'. */
      g_ptr_array_add (lines, g_strdup_printf (_("%u %s: one at a time %s, together %s"), i,
                                               il_track_get_name (track), first, second));
    }
}

GPtrArray *
il_compare_dup_lines (IlRecording       *in_turn,
                      IlRecording       *together,
                      gint64             ideal,
                      const IlTextStyle *picture)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = dup_together_title (together);
  gint64 span = il_waterfall_get_span (MAX (il_recording_get_duration (in_turn),
                              il_recording_get_duration (together)));

  add_totals (lines, in_turn, together, ideal);
  if (picture == NULL)
    {
      add_words (lines, in_turn, together);
      return lines;
    }

  add_waterfall (lines, in_turn, _("One at a time"), span, picture);
  add_waterfall (lines, together, title, span, picture);
  g_ptr_array_add (lines, il_waterfall_dup_legend (picture));

  return lines;
}
