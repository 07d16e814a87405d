/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-report.h"

#include "analysis/il-ideal.h"
#include "cli/il-compare.h"
#include "engine/il-plan.h"
#include "formats/il-csv.h"
#include "formats/il-json.h"
#include "formats/il-live.h"
#include "formats/il-waterfall.h"

static void
print_lines (const IlReport *self,
             GPtrArray      *lines)
{
  for (guint i = 0; i < lines->len; i++)
    il_printer_line (self->printer, lines->pdata[i]);
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
