/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "formats/il-live.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/il-row-color.h"
#include "analysis/il-text.h"
#include "formats/il-cells.h"
#include "formats/il-row-head.h"

#define BAR_MIN 5
#define BAR_MAX 24
#define COUNTS_MIN 15
#define GAP 2

/* Columns of a row; 0 is what there is no room for.  They depend on the list
 * and the terminal alone, so that nothing jumps from one time to the next. */
typedef struct
{
  const IlTextStyle *style;
  IlRowHead head;
  guint bar, state, counts;
} Columns;

/* Takes columns and the gap before them, or nothing if that is of no use. */
static guint
take (guint *left,
      guint  gap,
      guint  wanted,
      guint  least)
{
  guint taken = MIN (wanted, *left - MIN (*left, gap));

  if (taken == 0 || taken < least)
    return 0;

  *left -= taken + gap;
  return taken;
}

static guint
widest_state (void)
{
  guint width = 0;

  for (IlState state = IL_STATE_QUEUED; state < IL_N_STATES; state++)
    width = MAX (width, il_cells_width (il_text_state (state)));

  return width;
}

static Columns
choose_columns (IlRecording       *recording,
                const IlTextStyle *style)
{
  Columns columns = { .style = style };
  guint width = style->columns - MIN (style->columns, 1);
  guint bar = CLAMP (width / 4, BAR_MIN, BAR_MAX);
  guint state = widest_state ();
  guint left;

  il_row_head_init (&columns.head, recording, il_recording_get_n_tracks (recording), width,
                    style);
  if (width < il_row_head_get_width (&columns.head) + GAP + state)
    columns.head.name = 0;

  left = width - MIN (width, il_row_head_get_width (&columns.head));
  columns.state = take (&left, GAP, state, 1);
  columns.bar = take (&left, 1, bar, BAR_MIN);
  columns.counts = take (&left, GAP, left, COUNTS_MIN);
  if (columns.bar > 0 && columns.counts == 0)
    columns.bar = MIN (columns.bar + left, BAR_MAX);

  return columns;
}

/* A part of a whole, rounded down so that only all of it looks like all of it;
 * what is not part of it yet is dotted. */
static void
add_bar (IlTextRow         *row,
         const IlTextStyle *style,
         double             fraction,
         guint              width)
{
  guint unit = style->unicode ? 1 : 8;
  guint eighths = (guint) floor (fraction * width * 8 / unit) * unit;

  il_text_row_add_blocks (row, eighths);
  il_text_row_set_dim (row);
  il_text_row_repeat (row, style->unicode ? "·" : "-", width - (eighths + 7) / 8);
  il_text_row_set_plain (row);
}

static void
add_track_bar (IlTextRow     *row,
               const Columns *columns,
               IlTrack       *track,
               gint64         time)
{
  double fraction = il_track_get_fraction (track, time);

  il_text_row_set_color (row, il_row_color_fill (il_track_get_index (track)));
  if (fraction < 0)
    il_text_row_repeat (row, columns->style->unicode ? "░" : ":", columns->bar);
  else
    add_bar (row, columns->style, fraction, columns->bar);

  il_text_row_set_plain (row);
}

/* With lines if there is room for them. */
static char *
dup_counts (const Columns *columns,
            IlTrack       *track,
            gint64         time)
{
  g_autofree char *with_lines = il_text_track_counts (track, time, TRUE);
  g_autofree char *alone = il_text_track_counts (track, time, FALSE);
  g_autofree char *words = il_text_row_dup_words (with_lines, columns->style);

  if (il_cells_width (words) <= columns->counts)
    return g_steal_pointer (&words);

  return il_text_row_dup_words (alone, columns->style);
}

static char *
dup_track_row (const Columns *columns,
               IlTrack       *track,
               gint64         time)
{
  IlTextRow *row = il_text_row_new (columns->style);
  g_autofree char *counts = dup_counts (columns, track, time);
  guint column = il_row_head_get_width (&columns->head);

  il_row_head_add (&columns->head, row, track, columns->style);
  if (columns->bar > 0)
    {
      il_text_row_skip_to (row, column + 1);
      add_track_bar (row, columns, track, time);
      column += 1 + columns->bar;
    }

  il_text_row_skip_to (row, column + GAP);
  il_text_row_add (row, il_text_state (il_track_get_state (track, time)));
  if (columns->counts > 0)
    {
      il_text_row_skip_to (row, column + GAP + columns->state + GAP);
      il_text_row_add (row, counts);
    }

  return il_text_row_free (row);
}

/* The figures of a run at a time. */
typedef struct
{
  guint n, n_done, n_failed, n_cancelled, n_in_flight;
  guint64 bytes;
  gint64 elapsed;
} Summary;

static Summary
summarize (IlRecording *recording,
           gint64       time)
{
  Summary summary = { .n = il_recording_get_n_tracks (recording), .elapsed = time };

  if (il_recording_is_finished (recording))
    summary.elapsed = MIN (time, il_recording_get_duration (recording));

  summary.n_failed = il_recording_count_failed (recording, time);
  summary.n_cancelled = il_recording_count_cancelled (recording, time);
  summary.n_done = il_recording_count_ended (recording, time) - summary.n_failed -
                   summary.n_cancelled;

  for (guint i = 0; i < summary.n; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      IlState state = il_track_get_state (track, time);

      if (state >= IL_STATE_RECEIVING)
        summary.bytes += il_arrivals_bytes_at (il_track_get_arrivals (track), time);
      summary.n_in_flight += state > IL_STATE_QUEUED && state < IL_STATE_DONE;
    }

  return summary;
}

/* The figures in the order of their weight; those that count nothing are left
 * out. */
static GPtrArray *
dup_figures (const Summary *summary)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (figures, g_strdup_printf (ngettext ("%u of %u done", "%u of %u done",
                                                       summary->n),
                                             summary->n_done, summary->n));
  if (summary->n_failed > 0)
    /* Translators: so many downloads failed. */
    g_ptr_array_add (figures, g_strdup_printf (ngettext ("%u failed", "%u failed",
                                                         summary->n_failed),
                                               summary->n_failed));
  if (summary->n_cancelled > 0)
    /* Translators: so many downloads were cancelled. */
    g_ptr_array_add (figures, g_strdup_printf (ngettext ("%u cancelled", "%u cancelled",
                                                         summary->n_cancelled),
                                               summary->n_cancelled));
  if (summary->n_in_flight > 0)
    /* Translators: so many downloads are under way. */
    g_ptr_array_add (figures, g_strdup_printf (ngettext ("%u in flight", "%u in flight",
                                                         summary->n_in_flight),
                                               summary->n_in_flight));
  g_ptr_array_add (figures, il_text_size (summary->bytes));
  g_ptr_array_add (figures, il_text_seconds (summary->elapsed, 1));

  return figures;
}

/* Figures are left out rather than cut: half a number is a wrong one. */
static void
add_figures (IlTextRow         *row,
             const IlTextStyle *style,
             GPtrArray         *figures)
{
  const char *separator = style->unicode ? " · " : ", ";

  il_text_row_add (row, g_ptr_array_index (figures, 0));
  for (guint i = 1; i < figures->len; i++)
    {
      const char *figure = g_ptr_array_index (figures, i);

      if (il_cells_width (separator) + il_cells_width (figure) > il_text_row_get_left (row))
        break;

      il_text_row_add (row, separator);
      il_text_row_add (row, figure);
    }
}

static char *
dup_summary_row (IlRecording       *recording,
                 gint64             time,
                 const IlTextStyle *style,
                 gboolean           with_bar)
{
  IlTextRow *row = il_text_row_new (style);
  Summary summary = summarize (recording, time);
  g_autoptr (GPtrArray) figures = dup_figures (&summary);
  guint bar = MIN (style->columns / 4, BAR_MAX);
  guint n_ended = summary.n_done + summary.n_failed + summary.n_cancelled;

  if (with_bar && bar >= BAR_MIN)
    {
      add_bar (row, style, (double) n_ended / MAX (summary.n, 1), bar);
      il_text_row_skip (row, 1);
    }

  add_figures (row, style, figures);

  return il_text_row_free (row);
}

GPtrArray *
il_live_dup_rows (IlRecording       *recording,
                  gint64             time,
                  guint              max_rows,
                  const IlTextStyle *style)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  guint n;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);

  n = il_recording_get_n_tracks (recording);
  if (n < max_rows)
    {
      Columns columns = choose_columns (recording, style);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (rows, dup_track_row (&columns, il_recording_get_track (recording, i),
                                              time));
    }

  if (max_rows > 0)
    g_ptr_array_add (rows, dup_summary_row (recording, time, style, n >= max_rows));

  return g_steal_pointer (&rows);
}
