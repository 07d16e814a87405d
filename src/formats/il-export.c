/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-export.h"

#include "recording/il-address.h"
#include "recording/il-error.h"

static const char *const states[] = {
  [IL_STATE_QUEUED] = "queued",
  [IL_STATE_CONNECTING] = "connecting",
  [IL_STATE_WAITING] = "waiting",
  [IL_STATE_RECEIVING] = "receiving",
  [IL_STATE_DONE] = "done",
  [IL_STATE_FAILED] = "failed",
  [IL_STATE_CANCELLED] = "cancelled",
};

static const char *const errors[] = {
  [IL_ERROR_BAD_ADDRESS] = "bad-address",
  [IL_ERROR_NOT_HTTP] = "not-http",
  [IL_ERROR_NAME_NOT_FOUND] = "name-not-found",
  [IL_ERROR_REFUSED] = "refused",
  [IL_ERROR_UNREACHABLE] = "unreachable",
  [IL_ERROR_NOT_PERMITTED] = "not-permitted",
  [IL_ERROR_TLS] = "tls",
  [IL_ERROR_FIRST_BYTE_TIMEOUT] = "first-byte-timeout",
  [IL_ERROR_IDLE_TIMEOUT] = "idle-timeout",
  [IL_ERROR_CUT_BODY] = "cut-body",
  [IL_ERROR_NO_ANSWER] = "no-answer",
  [IL_ERROR_BAD_ANSWER] = "bad-answer",
  [IL_ERROR_TOO_MANY_REDIRECTS] = "too-many-redirects",
  [IL_ERROR_BAD_REDIRECT] = "bad-redirect",
  [IL_ERROR_CANCELLED] = "cancelled",
  [IL_ERROR_NOT_KEPT] = "not-kept",
  [IL_ERROR_FAILED] = "failed",
};

static void
hop_clear (gpointer data)
{
  IlExportHop *hop = data;

  g_clear_pointer (&hop->url, g_free);
}

static gint64
if_before (gint64 time,
           gint64 now)
{
  return time <= now ? time : IL_TIME_NONE;
}

static const char *
version_name (IlHttpVersion version)
{
  switch (version)
    {
    case IL_HTTP_1_0:
      return "1.0";

    case IL_HTTP_1_1:
      return "1.1";

    case IL_HTTP_2:
      return "2";

    case IL_HTTP_UNKNOWN:
    default:
      return NULL;
    }
}

static void
read_hops (IlTrack         *track,
           gint64           now,
           IlExportFigures *out)
{
  guint n_hops = il_track_get_n_hops (track);

  for (guint i = 0; i < n_hops; i++)
    {
      const IlHop *hop = il_track_get_hop (track, i);
      IlExportHop copy = { .status = hop->status, .version = version_name (hop->version) };

      if (hop->phases.at[IL_MARK_START] > now)
        break;

      for (IlMark m = 0; m < IL_N_MARKS; m++)
        out->marks.at[m] = if_before (hop->phases.at[m], now);

      /* The head of a redirect is known before its mark is written. */
      if (hop->phases.at[IL_MARK_RESPONSE] > now)
        copy = (IlExportHop) { .status = 0 };

      if (i == 0)
        out->start = hop->phases.at[IL_MARK_START];
      out->status = copy.status;
      copy.url = il_address_dup_export (hop->address);
      g_array_append_val (out->hops, copy);
    }
}

static void
read_spans (gint64           now,
            IlExportFigures *out)
{
  gint64 until = out->end == IL_TIME_NONE ? now : out->end;

  out->queued = out->start == IL_TIME_NONE ? until : out->start;
  out->duration = out->start == IL_TIME_NONE ? IL_TIME_NONE : until - out->start;

  for (IlPhase phase = 0; phase < G_N_ELEMENTS (out->spans); phase++)
    {
      gint64 begin, end;

      if (il_phases_get_span (&out->marks, phase, &begin, &end))
        out->spans[phase] = (end == IL_TIME_NONE ? until : end) - begin;
      else
        out->spans[phase] = IL_TIME_NONE;
    }
}

/* What is only known once a track has ended. */
static void
read_end (IlTrack         *track,
          IlExportFigures *out)
{
  const GError *error = il_track_get_error (track);

  out->wire_bytes = (gint64) il_track_get_wire_bytes (track);
  out->characters = il_track_get_characters (track);

  if (error != NULL)
    {
      out->error = il_export_get_error (error);
      out->message = g_utf8_make_valid (error->message, -1);
    }
}

static char *
dup_file (IlTrack              *track,
          const IlExportExtras *extras)
{
  const char *file = NULL;

  if (extras != NULL && extras->get_file != NULL)
    file = extras->get_file (track, extras->data);

  return file != NULL ? g_utf8_make_valid (file, -1) : NULL;
}

void
il_export_read (IlTrack              *track,
                gint64                now,
                const IlExportExtras *extras,
                IlExportFigures      *out)
{
  const IlArrivals *arrivals;

  g_return_if_fail (IL_IS_TRACK (track));
  g_return_if_fail (now >= 0);

  arrivals = il_track_get_arrivals (track);
  *out = (IlExportFigures) {
    .index = il_track_get_index (track),
    .url = il_address_dup_export (il_track_get_address (track)),
    .state = il_track_get_state (track, now),
    .file = dup_file (track, extras),
    .hops = g_array_new (FALSE, FALSE, sizeof (IlExportHop)),
    .size = il_track_get_size (track, now),
    .bytes = il_arrivals_bytes_at (arrivals, now),
    .wire_bytes = IL_COUNT_NONE,
    .lines = il_arrivals_lines_at (arrivals, now),
    .characters = IL_COUNT_NONE,
    .start = IL_TIME_NONE,
    .end = if_before (il_track_get_end (track), now),
  };
  g_array_set_clear_func (out->hops, hop_clear);
  il_phases_init (&out->marks);

  read_hops (track, now, out);
  read_spans (now, out);
  if (out->end != IL_TIME_NONE)
    read_end (track, out);
}

void
il_export_figures_clear (IlExportFigures *self)
{
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->hops, g_array_unref);
}

const char *
il_export_get_mode (IlMode mode)
{
  return mode == IL_MODE_ONE_AT_A_TIME ? "one-at-a-time" : "together";
}

const char *
il_export_get_state (IlState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return states[state];
}

const char *
il_export_get_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != IL_ERROR || (guint) error->code >= G_N_ELEMENTS (errors) ||
      errors[error->code] == NULL)
    return errors[IL_ERROR_FAILED];

  return errors[error->code];
}

guint
il_export_get_n_redirects (const IlExportFigures *self)
{
  return MAX (self->hops->len, 1) - 1;
}
