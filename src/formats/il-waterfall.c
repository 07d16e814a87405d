/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "formats/il-waterfall.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/il-row-color.h"
#include "analysis/il-text.h"
#include "analysis/il-ticks.h"
#include "formats/il-cells.h"
#include "formats/il-lane-cells.h"
#include "formats/il-row-head.h"
#include "formats/il-text-row.h"

#define LABEL_SPACING 10.0
#define LANE_MIN 8
#define REASON_MIN 6

/* A lane's end: the mark of a failure, and a blank before the words. */
#define END_PAD 2

/* Signs of the states up to waiting; a bar is drawn in eighths. */
static const struct
{
  const char *sign;
  const char *ascii;
  const char *word;
} signs[] = {
  /* Translators: these words explain the signs of a picture in the terminal. */
  [IL_STATE_QUEUED] = { "·", ".", N_("queued") },
  [IL_STATE_CONNECTING] = { "░", ":", N_("connecting") },
  [IL_STATE_WAITING] = { "▒", "=", N_("waiting") },
  [IL_STATE_RECEIVING] = { "█", "#", N_("receiving") },
};

/* Where things stand in a row; lanes have no width where there is no room. */
typedef struct
{
  IlRecording *recording;
  const IlTextStyle *style;
  gint64 time;
  gint64 span;
  guint n_lanes;
  IlRowHead head;
  guint lane_start;
  guint lane_width;
  gboolean with_ends;
} Layout;

static const char *
get_sign (const IlTextStyle *style,
          IlState            state)
{
  return style->unicode ? signs[state].sign : signs[state].ascii;
}

static char *
dup_end_time (gint64             end,
              const IlTextStyle *style)
{
  g_autofree char *text = il_text_duration (end);

  return il_text_row_dup_words (text, style);
}

/* What stands after a lane whose track ended: when, or why it failed. */
static char *
dup_end_text (IlTrack           *track,
              const IlTextStyle *style)
{
  gint64 end = il_track_get_end (track);

  if (il_track_get_state (track, end) == IL_STATE_FAILED)
    return il_text_track_counts (track, end, FALSE);

  return dup_end_time (end, style);
}

static void
init_layout (Layout *layout)
{
  g_autofree char *end = dup_end_time (il_recording_get_duration (layout->recording),
                                       layout->style);
  guint width = layout->style->columns - MIN (1, layout->style->columns);

  il_row_head_init (&layout->head, layout->recording, layout->n_lanes, width, layout->style);
  if (width < il_row_head_get_width (&layout->head) + 1 + LANE_MIN)
    layout->head.name = 0;

  layout->lane_start = il_row_head_get_width (&layout->head) + 1;
  layout->lane_width = width - MIN (width, layout->lane_start);
  layout->with_ends = layout->lane_width >= LANE_MIN + END_PAD + il_cells_width (end);
}

/* The span with which a lane's end, and the words after it, are in the picture. */
static double
span_for_end (const Layout *layout,
              IlTrack      *track)
{
  gint64 end = il_track_get_end (track);
  g_autofree char *text = NULL;
  guint room;

  if (end == IL_TIME_NONE)
    return 0;

  /* Words may be cut, so that a long reason does not press all bars together. */
  text = dup_end_text (track, layout->style);
  room = MIN (il_cells_width (text), layout->lane_width * 2 / 5) + END_PAD + 1;

  return (double) end * layout->lane_width / (layout->lane_width - room);
}

static gint64
fit_span (const Layout *layout)
{
  gint64 duration = il_recording_get_duration (layout->recording);
  double span;

  if (!il_recording_is_finished (layout->recording))
    duration = MAX (duration, layout->time);
  if (duration == 0)
    return il_ticks_live_span (0);
  if (!layout->with_ends)
    return duration;

  span = (double) il_waterfall_get_span (duration);
  for (guint i = 0; i < layout->n_lanes; i++)
    span = MAX (span, span_for_end (layout, il_recording_get_track (layout->recording, i)));

  return (gint64) ceil (span);
}

/* What ended the lane, or NULL when it goes on or ends outside. */
static const char *
get_end_mark (const Layout *layout,
              IlTrack      *track)
{
  gint64 end = il_track_get_end (track);

  if (end == IL_TIME_NONE || end > MIN (layout->time, layout->span))
    return NULL;

  switch (il_track_get_state (track, end))
    {
    case IL_STATE_FAILED:
      return "x";
    case IL_STATE_CANCELLED:
      return "/";
    default:
      return "";
    }
}

static void
add_end (IlTextRow    *row,
         const Layout *layout,
         IlTrack      *track)
{
  gint64 end = il_track_get_end (track);
  gboolean failed = il_track_get_state (track, end) == IL_STATE_FAILED;
  g_autofree char *text = dup_end_text (track, layout->style);
  guint least = failed ? MIN (il_cells_width (text), REASON_MIN) : il_cells_width (text);

  il_text_row_skip (row, 1);
  if (layout->with_ends && il_text_row_get_left (row) >= least)
    il_text_row_add (row, text);
}

static void
add_cells (IlTextRow     *row,
           const Layout  *layout,
           const IlState *cells,
           guint          eighths)
{
  guint i = 0;

  while (i * 8 < eighths && cells[i] != IL_STATE_RECEIVING)
    il_text_row_repeat (row, get_sign (layout->style, cells[i++]), 1);

  il_text_row_add_blocks (row, eighths - MIN (eighths, i * 8));
}

static void
add_lane (IlTextRow    *row,
          const Layout *layout,
          IlTrack      *track)
{
  g_autofree IlState *cells = g_new (IlState, layout->lane_width);
  guint eighths = il_lane_cells (track, layout->time, layout->span, layout->lane_width, cells);
  const char *mark = get_end_mark (layout, track);

  /* A failure is shown in any case, on the last cell if need be. */
  if (mark != NULL && *mark != '\0')
    eighths = MIN (eighths, (layout->lane_width - 1) * 8);

  il_text_row_skip_to (row, layout->lane_start);
  add_cells (row, layout, cells, eighths);
  il_text_row_set_plain (row);
  if (mark == NULL)
    return;

  il_text_row_add (row, mark);
  add_end (row, layout, track);
}

static char *
dup_lane_row (const Layout *layout,
              guint         index)
{
  IlTrack *track = il_recording_get_track (layout->recording, index);
  IlTextRow *row = il_text_row_new (layout->style);

  il_row_head_add (&layout->head, row, track, layout->style);
  il_text_row_set_color (row, il_row_color_fill (index));
  if (layout->lane_width > 0)
    add_lane (row, layout, track);

  return il_text_row_free (row);
}

static char *
dup_more_row (const Layout *layout,
              guint         n)
{
  IlTextRow *row = il_text_row_new (layout->style);
  /* Translators: below some downloads: so many are not shown. */
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  il_text_row_skip_to (row, layout->head.index + 1);
  il_text_row_add (row, text);

  return il_text_row_free (row);
}

/* Each label follows the tick that stands at its time. */
static char *
dup_axis_row (const Layout *layout)
{
  IlTextRow *row = il_text_row_new (layout->style);
  double us_per_column = (double) layout->span / MAX (layout->lane_width, 1);
  gint64 step = il_ticks_label_step (us_per_column, LABEL_SPACING);

  il_text_row_set_dim (row);
  for (gint64 time = 0; layout->lane_width > 0 && time < layout->span; time += step)
    {
      g_autofree char *label = il_ticks_dup_label (time, step);
      g_autofree char *words = il_text_row_dup_words (label, layout->style);

      il_text_row_skip_to (row, layout->lane_start + (guint) ((double) time / us_per_column));
      if (il_text_row_get_left (row) < 1 + il_cells_width (words))
        break;

      il_text_row_add (row, layout->style->unicode ? "╵" : "|");
      il_text_row_add (row, words);
    }

  return il_text_row_free (row);
}

gint64
il_waterfall_get_span (gint64 duration)
{
  return MAX (1, duration + duration / 5);
}

GPtrArray *
il_waterfall_dup_rows (IlRecording       *recording,
                       gint64             time,
                       gint64             span,
                       guint              max_lanes,
                       const IlTextStyle *style)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  Layout layout = { .recording = recording, .style = style, .time = time };
  guint n;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);

  n = il_recording_get_n_tracks (recording);
  layout.n_lanes = MIN (n, max_lanes);
  init_layout (&layout);
  layout.span = span > 0 ? span : fit_span (&layout);

  for (guint i = 0; i < layout.n_lanes; i++)
    g_ptr_array_add (rows, dup_lane_row (&layout, i));

  if (layout.n_lanes < n)
    g_ptr_array_add (rows, dup_more_row (&layout, n - layout.n_lanes));

  g_ptr_array_add (rows, dup_axis_row (&layout));

  return g_steal_pointer (&rows);
}

char *
il_waterfall_dup_legend (const IlTextStyle *style)
{
  IlTextRow *row = il_text_row_new (style);

  for (IlState state = IL_STATE_QUEUED; state <= IL_STATE_RECEIVING; state++)
    {
      il_text_row_add (row, get_sign (style, state));
      il_text_row_skip (row, 1);
      il_text_row_add (row, _(signs[state].word));
      il_text_row_skip (row, 2);
    }

  return il_text_row_free (row);
}
