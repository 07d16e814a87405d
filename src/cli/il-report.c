/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-report.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-cause.h"
#include "analysis/il-ideal.h"
#include "analysis/il-text-loop.h"
#include "analysis/il-text.h"
#include "cli/il-compare.h"
#include "engine/il-plan.h"
#include "formats/il-csv.h"
#include "formats/il-json.h"
#include "formats/il-live.h"
#include "formats/il-sweep-csv.h"
#include "formats/il-sweep-json.h"
#include "formats/il-sweep-table.h"
#include "formats/il-text-row.h"
#include "formats/il-waterfall.h"

static void
print_lines (const IlReport *self,
             GPtrArray      *lines)
{
  for (guint i = 0; i < lines->len; i++)
    il_printer_line (self->printer, lines->pdata[i]);
}

/* Wrapped rather than cut, where it is long: half of it may say the contrary. */
static void
print_cause (const IlReport *self,
             IlRecording    *recording)
{
  IlCause cause = il_cause_find (recording);
  g_autofree char *sentence = il_cause_dup_sentence (&cause, recording);
  g_autofree char *words = NULL;

  if (sentence == NULL)
    return;

  words = il_text_row_dup_words (sentence, il_display_get_style (self->display));
  il_printer_line (self->printer, words);
}

static void
print_loop (const IlReport *self,
            IlRecording    *recording)
{
  g_autofree char *text = il_text_loop_summary (recording, il_recording_get_duration (recording));
  g_autofree char *words = NULL;

  if (*text == '\0')
    return;

  words = il_text_row_dup_words (text, il_display_get_style (self->display));
  il_printer_line (self->printer, words);
}

static void
print_waterfall (const IlReport *self,
                 IlRecording    *recording)
{
  const IlTextStyle *style = il_display_get_style (self->display);
  gint64 time = il_recording_get_duration (recording);
  g_autoptr (GPtrArray) rows = il_waterfall_dup_rows (recording, time, IL_TIME_NONE,
                                                      IL_WATERFALL_MAX_LANES, style);
  g_autoptr (GPtrArray) summary = il_live_dup_rows (recording, time, 1, style);

  il_printer_line (self->printer, "");
  g_ptr_array_add (rows, il_waterfall_dup_legend (style));
  g_ptr_array_extend_and_steal (rows, g_steal_pointer (&summary));
  print_lines (self, rows);
  print_loop (self, recording);
  print_cause (self, recording);
}

static const char *
get_file_cb (IlTrack  *track,
             gpointer  data)
{
  const IlReport *self = data;

  return self->store != NULL ? il_store_get_file (self->store, track) : NULL;
}

static void
print_piece_cb (const char *text,
                gpointer    data)
{
  const IlReport *self = data;

  il_printer_raw (self->printer, text);
}

/* A point with all that is known of it. */
static char *
dup_point_words (const IlSweepPoint *point)
{
  g_autofree char *words = il_sweep_point_dup_words (point);
  g_autofree char *efficiency = il_sweep_table_dup_efficiency (point);

  if (efficiency == NULL || point->limit == 1)
    return g_steal_pointer (&words);

  /* Translators: such as '3 at once: 2.90 s, 2.8 times faster, ideal 2.81 s', and '93%'. */
  return g_strdup_printf (_("%s, efficiency %s"), words, efficiency);
}

/* A run with a limit that may have others. */
static char *
dup_run_words (guint        limit,
               IlRecording *recording)
{
  g_autoptr (IlSweepCurve) alone = il_sweep_curve_new (limit);

  il_sweep_curve_add_run (alone, limit, recording);

  return il_sweep_point_dup_words (il_sweep_curve_get_point (alone, limit));
}

/* The words of one round were printed as they came. */
static void
print_sweep_words (const IlReport     *self,
                   const IlSweepCurve *curve)
{
  for (guint limit = 1; limit <= il_sweep_curve_get_max_limit (curve); limit++)
    {
      const IlSweepPoint *point = il_sweep_curve_get_point (curve, limit);
      g_autofree char *words = dup_point_words (point);

      if (point->n_rounds > 0)
        il_printer_line (self->printer, words);
    }
}

static void
print_sweep_picture (const IlReport     *self,
                     const IlSweepCurve *curve)
{
  const IlTextStyle *style = il_display_get_style (self->display);
  g_autoptr (GPtrArray) rows = il_sweep_table_dup_rows (curve, style);

  il_printer_line (self->printer, "");
  g_ptr_array_add (rows, il_sweep_table_dup_legend (style));
  print_lines (self, rows);
}

static gboolean
is_for_people (const IlReport *self)
{
  return self->output == IL_OUTPUT_LINES || self->output == IL_OUTPUT_PLAIN;
}

void
il_report_print_run (const IlReport *self,
                     IlRecording    *recording)
{
  const IlExportExtras extras = { get_file_cb, (gpointer) self };
  g_autofree char *header = NULL;

  if (self->output == IL_OUTPUT_JSON)
    {
      il_json_write_run (recording, &extras, print_piece_cb, (gpointer) self);
    }
  else if (self->output == IL_OUTPUT_CSV)
    {
      header = il_csv_dup_header ();
      il_printer_raw (self->printer, header);
      il_csv_write_rows (recording, &extras, print_piece_cb, (gpointer) self);
    }
  else if (self->display != NULL)
    {
      print_waterfall (self, recording);
    }

  il_printer_flush (self->printer);
}

void
il_report_print_heading (const IlReport *self,
                         const char     *text)
{
  if (self->display != NULL)
    il_printer_line (self->printer, text);
}

void
il_report_print_comparison (const IlReport *self,
                            IlRecording    *in_turn,
                            IlRecording    *together)
{
  guint limit = il_recording_get_limit (together);
  gint64 ideal = !il_recording_is_whole (in_turn)
                 ? IL_TIME_NONE
                 : il_ideal_from_run (in_turn, limit > 0 ? limit : IL_PLAN_MAX_IN_FLIGHT);
  g_autoptr (GPtrArray) lines = NULL;

  if (self->output == IL_OUTPUT_JSON)
    {
      il_json_write_comparison (in_turn, together, ideal, NULL, NULL, print_piece_cb,
                                (gpointer) self);
      il_printer_flush (self->printer);
      return;
    }

  if (self->output == IL_OUTPUT_CSV)
    {
      il_report_print_run (self, in_turn);
      il_csv_write_rows (together, NULL, print_piece_cb, (gpointer) self);
      il_printer_flush (self->printer);
      return;
    }

  il_report_print_heading (self, "");
  lines = il_compare_dup_lines (in_turn, together, ideal,
                                self->display != NULL ? il_display_get_style (self->display)
                                                      : NULL);
  print_lines (self, lines);
}

void
il_report_print_sweep_step (const IlReport     *self,
                            guint               number,
                            guint               n_runs,
                            guint               limit,
                            IlRecording        *recording,
                            const IlSweepCurve *curve)
{
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  if (!is_for_people (self))
    return;

  words = curve != NULL ? dup_point_words (il_sweep_curve_get_point (curve, limit))
                        : dup_run_words (limit, recording);
  /* Translators: of the runs of a sweep, the first of 8: '1/8 One at a time: 8.21 s'. */
  line = g_strdup_printf (_("%u/%u %s"), number, n_runs, words);
  il_printer_line (self->printer, line);
}

void
il_report_print_sweep (const IlReport     *self,
                       const IlSweepCurve *curve)
{
  g_autofree char *text = NULL;

  if (self->output == IL_OUTPUT_JSON)
    text = il_sweep_json_dup (curve);
  else if (self->output == IL_OUTPUT_CSV)
    text = il_sweep_csv_dup (curve);

  if (text != NULL)
    {
      il_printer_raw (self->printer, text);
      il_printer_flush (self->printer);
      return;
    }

  if (il_sweep_curve_get_point (curve, 1)->n_whole == 0)
    return;

  if (self->display != NULL)
    print_sweep_picture (self, curve);
  else if (il_sweep_curve_get_n_rounds (curve) > 1)
    print_sweep_words (self, curve);

  text = il_sweep_curve_dup_sentence (curve);
  if (*text != '\0')
    il_printer_line (self->printer, text);
}
