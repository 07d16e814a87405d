/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-csv.h"

#include <string.h>

#include "formats/il-number.h"

#define END "\r\n"

/* A guess, so that few rows need more. */
#define ROW_SIZE 192

static const char header[] =
  "mode,index,url,state,status,error,size,bytes,wire_bytes,lines,characters,file,redirects,"
  "start_us,end_us,queued_us,dns_us,connect_us,tls_us,waiting_us,receiving_us,time_total" END;

static void
begin_field (GString *out)
{
  if (out->len > 0)
    g_string_append_c (out, ',');
}

static void
append_quoted (GString    *out,
               const char *guard,
               const char *text)
{
  g_string_append_c (out, '"');
  g_string_append (out, guard);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_text (GString    *out,
             const char *text)
{
  const char *guard;

  begin_field (out);
  if (text == NULL || *text == '\0')
    return;

  guard = strchr ("=+-@\t\r\n", *text) != NULL ? "'" : "";
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, guard);
      g_string_append (out, text);
      return;
    }

  append_quoted (out, guard, text);
}

/* Of times, sizes and counts, -1 is the one that is not known. */
static void
append_known (GString *out,
              gint64   value)
{
  begin_field (out);
  if (value >= 0)
    il_number_append_count (out, (guint64) value);
}

static void
append_seconds (GString *out,
                gint64   time)
{
  g_autofree char *seconds = time >= 0 ? il_number_dup_seconds (time) : NULL;

  begin_field (out);
  g_string_append (out, seconds != NULL ? seconds : "");
}

static void
append_row (GString               *out,
            const char            *mode,
            const IlExportFigures *figures)
{
  append_text (out, mode);
  append_known (out, figures->index);
  append_text (out, figures->url);
  append_text (out, il_export_get_state (figures->state));
  append_known (out, figures->status > 0 ? (gint64) figures->status : -1);
  append_text (out, figures->error);
  append_known (out, figures->size);
  append_known (out, (gint64) figures->bytes);
  append_known (out, figures->wire_bytes);
  append_known (out, (gint64) figures->lines);
  append_known (out, figures->characters);
  append_text (out, figures->file);
  append_known (out, il_export_get_n_redirects (figures));
  append_known (out, figures->start);
  append_known (out, figures->end);
  append_known (out, figures->queued);
  append_known (out, figures->spans[IL_PHASE_DNS]);
  append_known (out, figures->spans[IL_PHASE_CONNECT]);
  append_known (out, figures->spans[IL_PHASE_TLS]);
  append_known (out, figures->spans[IL_PHASE_WAITING]);
  append_known (out, figures->spans[IL_PHASE_RECEIVING]);
  append_seconds (out, figures->duration);
  g_string_append (out, END);
}

char *
il_csv_dup_header (void)
{
  return g_strdup (header);
}

void
il_csv_write_rows (IlRecording          *recording,
                   const IlExportExtras *extras,
                   IlExportWrite         write,
                   gpointer              data)
{
  g_autoptr (GString) row = NULL;
  const char *mode;
  gint64 now;
  guint n_tracks;

  g_return_if_fail (IL_IS_RECORDING (recording));
  g_return_if_fail (write != NULL);

  mode = il_export_get_mode (il_recording_get_mode (recording));
  now = il_recording_get_now (recording);
  n_tracks = il_recording_get_n_tracks (recording);
  row = g_string_sized_new (ROW_SIZE);

  for (guint i = 0; i < n_tracks; i++)
    {
      g_auto (IlExportFigures) figures = { 0 };

      il_export_read (il_recording_get_track (recording, i), now, extras, &figures);
      g_string_truncate (row, 0);
      append_row (row, mode, &figures);
      write (row->str, data);
    }
}
