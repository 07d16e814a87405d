/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "formats/il-json.h"

#include <string.h>

#include "analysis/il-in-flight.h"
#include "analysis/il-verdict.h"
#include "formats/il-json-text.h"

#define INDENT 2

/* Where the pieces go, and what is open around the next one.  A tree of all
 * downloads at once would take ten times the memory of the downloads. */
typedef struct
{
  IlExportWrite write;
  gpointer data;
  guint depth;
  gboolean is_empty;
} Out;

/* The sums over the downloads of a run. */
typedef struct
{
  guint n_in_state[IL_N_STATES];
  guint64 bytes;
  guint64 lines;
  gint64 sum;
  gint64 longest;
} Totals;

static void
append_indent (GString *piece,
               guint    depth)
{
  g_string_append_printf (piece, "%*s", (int) depth * INDENT, "");
}

/* With what stands in front of a value, as json-glib has it: an element has no name. */
static GString *
piece_new (Out        *out,
           const char *name)
{
  GString *piece = g_string_new (out->depth == 0 ? "" : out->is_empty ? "\n" : ",\n");

  append_indent (piece, out->depth);
  if (name != NULL)
    g_string_append_printf (piece, "\"%s\" : ", name);

  out->is_empty = FALSE;

  return piece;
}

static void
write_literal (Out        *out,
               const char *name,
               const char *literal)
{
  g_autoptr (GString) piece = piece_new (out, name);

  g_string_append (piece, literal);
  out->write (piece->str, out->data);
}

static void
write_begin (Out        *out,
             const char *name,
             const char *bracket)
{
  write_literal (out, name, bracket);
  out->depth++;
  out->is_empty = TRUE;
}

static void
write_end (Out        *out,
           const char *bracket)
{
  g_autoptr (GString) piece = g_string_new (NULL);

  out->depth--;
  if (!out->is_empty)
    {
      g_string_append_c (piece, '\n');
      append_indent (piece, out->depth);
    }

  g_string_append (piece, bracket);
  if (out->depth == 0)
    g_string_append_c (piece, '\n');

  out->is_empty = FALSE;
  out->write (piece->str, out->data);
}

/* What was built, moved to its depth: the line feeds of its texts are escaped. */
static void
write_built (Out         *out,
             const char  *name,
             JsonBuilder *builder)
{
  g_autoptr (GString) piece = piece_new (out, name);
  g_autofree char *text = il_json_text_dup (builder);
  gsize length;

  for (const char *line = text; *line != '\0'; line += length + 1)
    {
      if (line != text)
        {
          g_string_append_c (piece, '\n');
          append_indent (piece, out->depth);
        }

      length = strcspn (line, "\n");
      g_string_append_len (piece, line, (gssize) length);
    }

  out->write (piece->str, out->data);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* Of times, sizes and counts, -1 is the one that is not known. */
static void
add_known (JsonBuilder *builder,
           const char  *name,
           gint64       value)
{
  json_builder_set_member_name (builder, name);
  if (value >= 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_positive (JsonBuilder *builder,
              const char  *name,
              gint64       value)
{
  add_known (builder, name, value > 0 ? value : -1);
}

/* Seconds, and a 0 that does not pretend to be measured. */
static void
add_seconds (JsonBuilder *builder,
             const char  *name,
             gint64       time)
{
  json_builder_set_member_name (builder, name);
  if (time > 0)
    json_builder_add_double_value (builder, (double) time / G_USEC_PER_SEC);
  else
    json_builder_add_int_value (builder, 0);
}

static void
begin_object (JsonBuilder *builder,
              const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
add_error (JsonBuilder           *builder,
           const IlExportFigures *figures)
{
  if (figures->error == NULL)
    {
      add_text (builder, "error", NULL);
      return;
    }

  begin_object (builder, "error");
  add_text (builder, "code", figures->error);
  add_text (builder, "message", figures->message);
  json_builder_end_object (builder);
}

static void
add_hops (JsonBuilder           *builder,
          const IlExportFigures *figures)
{
  json_builder_set_member_name (builder, "hops");
  json_builder_begin_array (builder);

  for (guint i = 0; i < figures->hops->len; i++)
    {
      const IlExportHop *hop = &g_array_index (figures->hops, IlExportHop, i);

      json_builder_begin_object (builder);
      add_text (builder, "url", hop->url);
      add_positive (builder, "status", hop->status);
      add_text (builder, "http_version", hop->version);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
add_phases (JsonBuilder           *builder,
            const IlExportFigures *figures)
{
  begin_object (builder, "phases");
  add_int (builder, "queued_us", figures->queued);
  add_known (builder, "dns_us", figures->spans[IL_PHASE_DNS]);
  add_known (builder, "connect_us", figures->spans[IL_PHASE_CONNECT]);
  add_known (builder, "tls_us", figures->spans[IL_PHASE_TLS]);
  add_known (builder, "connecting_us", figures->spans[IL_PHASE_CONNECTING]);
  add_known (builder, "waiting_us", figures->spans[IL_PHASE_WAITING]);
  add_known (builder, "receiving_us", figures->spans[IL_PHASE_RECEIVING]);
  json_builder_end_object (builder);
}

/* No overflow: a log counts less than 2^44 bytes, and 10^6 is less than 2^20. */
static gint64
bytes_per_second (const IlExportFigures *figures)
{
  if (figures->duration <= 0)
    return 0;

  return (gint64) MIN (figures->bytes * G_USEC_PER_SEC / (guint64) figures->duration, G_MAXINT64);
}

static void
add_since_start (JsonBuilder           *builder,
                 const char            *name,
                 const IlExportFigures *figures,
                 IlMark                 mark)
{
  add_seconds (builder, name, figures->marks.at[mark] - figures->start);
}

static void
add_curl (JsonBuilder           *builder,
          const IlExportFigures *figures)
{
  guint n_redirects = il_export_get_n_redirects (figures);
  const char *last_url = figures->url;

  if (figures->hops->len > 0)
    last_url = g_array_index (figures->hops, IlExportHop, figures->hops->len - 1).url;

  begin_object (builder, "curl");
  add_int (builder, "http_code", figures->status);
  add_int (builder, "num_redirects", n_redirects);
  add_int (builder, "size_download", (gint64) figures->bytes);
  add_int (builder, "speed_download", bytes_per_second (figures));
  add_since_start (builder, "time_namelookup", figures, IL_MARK_DNS_END);
  add_since_start (builder, "time_connect", figures, IL_MARK_CONNECT_END);
  add_since_start (builder, "time_appconnect", figures, IL_MARK_TLS_END);
  add_since_start (builder, "time_pretransfer", figures, IL_MARK_REQUEST);
  add_since_start (builder, "time_redirect", figures, IL_MARK_START);
  add_since_start (builder, "time_starttransfer", figures, IL_MARK_RESPONSE);
  add_seconds (builder, "time_total", figures->duration);
  add_text (builder, "url", figures->url);
  add_text (builder, "url_effective", last_url);
  add_text (builder, "errormsg", figures->message);
  json_builder_end_object (builder);
}

static void
add_download (JsonBuilder           *builder,
              const IlExportFigures *figures)
{
  json_builder_begin_object (builder);
  add_int (builder, "index", figures->index);
  add_text (builder, "url", figures->url);
  add_text (builder, "state", il_export_get_state (figures->state));
  add_positive (builder, "status", figures->status);
  add_error (builder, figures);
  add_known (builder, "size", figures->size);
  add_int (builder, "bytes", (gint64) figures->bytes);
  add_known (builder, "wire_bytes", figures->wire_bytes);
  add_int (builder, "lines", (gint64) figures->lines);
  add_known (builder, "characters", figures->characters);
  add_text (builder, "file", figures->file);
  add_hops (builder, figures);
  add_known (builder, "start_us", figures->start);
  add_known (builder, "end_us", figures->end);
  add_phases (builder, figures);
  add_curl (builder, figures);
  json_builder_end_object (builder);
}

static void
write_download (Out                   *out,
                const IlExportFigures *figures)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  add_download (builder, figures);
  write_built (out, NULL, builder);
}

static Totals
sum_up (IlRecording *recording,
        gint64       now)
{
  Totals totals = { .sum = 0 };

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      g_auto (IlExportFigures) figures = { 0 };

      il_export_read (il_recording_get_track (recording, i), now, NULL, &figures);
      totals.n_in_state[figures.state]++;
      totals.bytes += figures.bytes;
      totals.lines += figures.lines;
      totals.sum += MAX (figures.duration, 0);
      totals.longest = MAX (totals.longest, figures.duration);
    }

  return totals;
}

static void
write_run (Out         *out,
           IlRecording *recording,
           gint64       now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  IlMode mode = il_recording_get_mode (recording);

  json_builder_begin_object (builder);
  add_text (builder, "mode", il_export_get_mode (mode));
  add_positive (builder, "limit",
                mode == IL_MODE_TOGETHER ? il_recording_get_limit (recording) : 0);
  add_int (builder, "downloads", il_recording_get_n_tracks (recording));
  add_int (builder, "duration_us", now);
  json_builder_set_member_name (builder, "finished");
  json_builder_add_boolean_value (builder, il_recording_is_finished (recording));
  json_builder_end_object (builder);
  write_built (out, "run", builder);
}

static void
write_verdict (Out         *out,
               IlRecording *recording,
               gint64       now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  Totals totals = sum_up (recording, now);

  json_builder_begin_object (builder);
  add_int (builder, "done", totals.n_in_state[IL_STATE_DONE]);
  add_int (builder, "failed", totals.n_in_state[IL_STATE_FAILED]);
  add_int (builder, "cancelled", totals.n_in_state[IL_STATE_CANCELLED]);
  add_int (builder, "bytes", (gint64) totals.bytes);
  add_int (builder, "lines", (gint64) totals.lines);
  add_int (builder, "sum_us", totals.sum);
  add_int (builder, "longest_us", totals.longest);
  add_int (builder, "max_in_flight", il_in_flight_max (recording, now));
  json_builder_end_object (builder);
  write_built (out, "verdict", builder);
}

static void
write_loop (Out         *out,
            IlRecording *recording,
            gint64       now)
{
  g_autoptr (JsonBuilder) builder = NULL;
  IlLoopTrack *loop = il_recording_get_loop (recording);
  IlLoopTurn longest;
  gboolean has_longest = il_loop_track_find_longest (loop, &longest);

  if (il_loop_track_get_n_turns (loop) == 0)
    {
      write_literal (out, "loop", "null");
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_int (builder, "awake_us", il_loop_track_awake_at (loop, now));
  add_int (builder, "wake_ups", (gint64) il_loop_track_count_until (loop, now));
  add_known (builder, "longest_us", has_longest ? longest.end - longest.begin : -1);
  add_known (builder, "longest_index", has_longest ? longest.track : -1);
  json_builder_end_object (builder);
  write_built (out, "loop", builder);
}

/* All of a recording, as it is at one and the same time. */
static void
write_recording (Out                  *out,
                 IlRecording          *recording,
                 gint64                now,
                 const IlExportExtras *extras)
{
  write_run (out, recording, now);
  write_verdict (out, recording, now);
  write_loop (out, recording, now);

  write_begin (out, "downloads", "[");
  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      g_auto (IlExportFigures) figures = { 0 };

      il_export_read (il_recording_get_track (recording, i), now, extras, &figures);
      write_download (out, &figures);
    }
  write_end (out, "]");
}

static void
write_totals (Out         *out,
              IlRecording *in_turn,
              gint64       in_turn_now,
              IlRecording *together,
              gint64       together_now,
              gint64       ideal)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  IlVerdict verdict = il_verdict_at (together, in_turn, together_now);

  json_builder_begin_object (builder);
  add_int (builder, "one_at_a_time_us", in_turn_now);
  add_int (builder, "together_us", together_now);
  json_builder_set_member_name (builder, "gain");
  if (verdict.factor > 0)
    json_builder_add_double_value (builder, verdict.factor);
  else
    json_builder_add_null_value (builder);
  add_known (builder, "ideal_us", ideal);
  json_builder_end_object (builder);
  write_built (out, "comparison", builder);
}

void
il_json_write_run (IlRecording          *recording,
                   const IlExportExtras *extras,
                   IlExportWrite         write,
                   gpointer              data)
{
  Out out = { .write = write, .data = data };

  g_return_if_fail (IL_IS_RECORDING (recording));
  g_return_if_fail (write != NULL);

  write_begin (&out, NULL, "{");
  write_literal (&out, "interleave", "\"" IL_VERSION "\"");
  write_recording (&out, recording, il_recording_get_now (recording), extras);
  write_end (&out, "}");
}

void
il_json_write_comparison (IlRecording          *in_turn,
                          IlRecording          *together,
                          gint64                ideal,
                          const IlExportExtras *extras_in_turn,
                          const IlExportExtras *extras_together,
                          IlExportWrite         write,
                          gpointer              data)
{
  Out out = { .write = write, .data = data };
  gint64 in_turn_now, together_now;

  g_return_if_fail (IL_IS_RECORDING (in_turn));
  g_return_if_fail (IL_IS_RECORDING (together));
  g_return_if_fail (write != NULL);

  in_turn_now = il_recording_get_now (in_turn);
  together_now = il_recording_get_now (together);

  write_begin (&out, NULL, "{");
  write_literal (&out, "interleave", "\"" IL_VERSION "\"");
  write_totals (&out, in_turn, in_turn_now, together, together_now, ideal);

  write_begin (&out, "one_at_a_time", "{");
  write_recording (&out, in_turn, in_turn_now, extras_in_turn);
  write_end (&out, "}");

  write_begin (&out, "together", "{");
  write_recording (&out, together, together_now, extras_together);
  write_end (&out, "}");

  write_end (&out, "}");
}
