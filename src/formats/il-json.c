/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "formats/il-json.h"

#include "analysis/il-in-flight.h"
#include "analysis/il-verdict.h"
#include "formats/il-json-text.h"

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

static GArray *
read_downloads (IlRecording          *recording,
                gint64                now,
                const IlExportExtras *extras)
{
  guint n_tracks = il_recording_get_n_tracks (recording);
  GArray *downloads = g_array_sized_new (FALSE, FALSE, sizeof (IlExportFigures), n_tracks);

  g_array_set_clear_func (downloads, (GDestroyNotify) il_export_figures_clear);
  for (guint i = 0; i < n_tracks; i++)
    {
      IlExportFigures figures;

      il_export_read (il_recording_get_track (recording, i), now, extras, &figures);
      g_array_append_val (downloads, figures);
    }

  return downloads;
}

static Totals
sum_up (GArray *downloads)
{
  Totals totals = { .sum = 0 };

  for (guint i = 0; i < downloads->len; i++)
    {
      const IlExportFigures *figures = &g_array_index (downloads, IlExportFigures, i);

      totals.n_in_state[figures->state]++;
      totals.bytes += figures->bytes;
      totals.lines += figures->lines;
      totals.sum += MAX (figures->duration, 0);
      totals.longest = MAX (totals.longest, figures->duration);
    }

  return totals;
}

static void
add_run (JsonBuilder *builder,
         IlRecording *recording,
         gint64       now)
{
  IlMode mode = il_recording_get_mode (recording);

  begin_object (builder, "run");
  add_text (builder, "mode", il_export_get_mode (mode));
  add_positive (builder, "limit",
                mode == IL_MODE_TOGETHER ? il_recording_get_limit (recording) : 0);
  add_int (builder, "downloads", il_recording_get_n_tracks (recording));
  add_int (builder, "duration_us", now);
  json_builder_set_member_name (builder, "finished");
  json_builder_add_boolean_value (builder, il_recording_is_finished (recording));
  json_builder_end_object (builder);
}

static void
add_verdict (JsonBuilder  *builder,
             const Totals *totals,
             guint         max_in_flight)
{
  begin_object (builder, "verdict");
  add_int (builder, "done", totals->n_in_state[IL_STATE_DONE]);
  add_int (builder, "failed", totals->n_in_state[IL_STATE_FAILED]);
  add_int (builder, "cancelled", totals->n_in_state[IL_STATE_CANCELLED]);
  add_int (builder, "bytes", (gint64) totals->bytes);
  add_int (builder, "lines", (gint64) totals->lines);
  add_int (builder, "sum_us", totals->sum);
  add_int (builder, "longest_us", totals->longest);
  add_int (builder, "max_in_flight", max_in_flight);
  json_builder_end_object (builder);
}

/* All of a recording, as it is at one and the same time. */
static void
add_recording (JsonBuilder          *builder,
               IlRecording          *recording,
               gint64                now,
               const IlExportExtras *extras)
{
  g_autoptr (GArray) downloads = read_downloads (recording, now, extras);
  Totals totals = sum_up (downloads);

  add_run (builder, recording, now);
  add_verdict (builder, &totals, il_in_flight_max (recording, now));

  json_builder_set_member_name (builder, "downloads");
  json_builder_begin_array (builder);
  for (guint i = 0; i < downloads->len; i++)
    add_download (builder, &g_array_index (downloads, IlExportFigures, i));
  json_builder_end_array (builder);
}

char *
il_json_dup_run (IlRecording          *recording,
                 const IlExportExtras *extras)
{
  g_autoptr (JsonBuilder) builder = NULL;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_text (builder, "interleave", IL_VERSION);
  add_recording (builder, recording, il_recording_get_now (recording), extras);
  json_builder_end_object (builder);

  return il_json_text_dup (builder);
}

char *
il_json_dup_comparison (IlRecording          *in_turn,
                        IlRecording          *together,
                        gint64                ideal,
                        const IlExportExtras *extras_in_turn,
                        const IlExportExtras *extras_together)
{
  g_autoptr (JsonBuilder) builder = NULL;
  gint64 in_turn_now, together_now;
  IlVerdict verdict;

  g_return_val_if_fail (IL_IS_RECORDING (in_turn), NULL);
  g_return_val_if_fail (IL_IS_RECORDING (together), NULL);

  in_turn_now = il_recording_get_now (in_turn);
  together_now = il_recording_get_now (together);
  verdict = il_verdict_at (together, in_turn, together_now);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_text (builder, "interleave", IL_VERSION);

  begin_object (builder, "comparison");
  add_int (builder, "one_at_a_time_us", in_turn_now);
  add_int (builder, "together_us", together_now);
  json_builder_set_member_name (builder, "gain");
  if (verdict.factor > 0)
    json_builder_add_double_value (builder, verdict.factor);
  else
    json_builder_add_null_value (builder);
  add_known (builder, "ideal_us", ideal);
  json_builder_end_object (builder);

  begin_object (builder, "one_at_a_time");
  add_recording (builder, in_turn, in_turn_now, extras_in_turn);
  json_builder_end_object (builder);
  begin_object (builder, "together");
  add_recording (builder, together, together_now, extras_together);
  json_builder_end_object (builder);

  json_builder_end_object (builder);

  return il_json_text_dup (builder);
}
