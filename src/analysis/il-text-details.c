/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-text.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-text-parts.h"
#include "recording/il-address.h"
#include "recording/il-showable.h"

static const struct
{
  IlPhase phase;
  const char *name;
} phases[] = {
  /* Translators: the parts of a request, each followed by a duration. */
  { IL_PHASE_DNS, N_("Name lookup") },
  { IL_PHASE_CONNECT, N_("Connection") },
  { IL_PHASE_TLS, N_("TLS handshake") },
  { IL_PHASE_WAITING, N_("Waiting") },
  { IL_PHASE_RECEIVING, N_("Receiving") },
};

static void
add_line (GString *out,
          char    *line)
{
  g_autofree char *owned = line;

  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, owned);
}

static void
add_phase (GString    *out,
           const char *name,
           gint64      duration)
{
  g_autofree char *figure = g_strdup_printf ("%.1f", (double) duration / 1000);
  g_autofree char *ms = g_strdup_printf (_("%s ms"), figure);

  /* Translators: the name of a phase and its duration. */
  add_line (out, g_strdup_printf (_("%s: %s"), name, ms));
}

static gboolean
has_begun (const IlHop *hop,
           gint64       time)
{
  return il_phases_get (&hop->phases, IL_MARK_START) <= time;
}

static gboolean
has_answered (const IlHop *hop,
              gint64       time)
{
  gint64 response = il_phases_get (&hop->phases, IL_MARK_RESPONSE);

  return hop->status != 0 && response != IL_TIME_NONE && response <= time;
}

static void
add_hops (GString *out,
          IlTrack *track,
          gint64   time)
{
  guint n = il_track_get_n_hops (track);

  for (guint i = 0; i < n; i++)
    {
      const IlHop *hop = il_track_get_hop (track, i);
      g_autofree char *address = NULL;
      g_autofree char *status = NULL;

      if (!has_begun (hop, time))
        return;

      if (i > 0)
        {
          address = il_address_dup_display (hop->address);
          /* Translators: %s is an address. */
          add_line (out, g_strdup_printf (_("Redirected to %s"), address));
        }

      if (has_answered (hop, time))
        {
          status = il_text_status (hop->status);
          /* Translators: %s is an HTTP status such as '200 OK'. */
          add_line (out, g_strdup_printf (_("Answer: %s"), status));
        }
    }
}

static void
add_bytes (GString *out,
           IlTrack *track,
           gint64   time)
{
  IlState state = il_track_get_state (track, time);
  guint64 bytes = il_arrivals_bytes_at (il_track_get_arrivals (track), time);
  guint64 wire_bytes = il_track_get_wire_bytes (track);
  gint64 size = il_track_get_size (track, time);
  g_autofree char *count = il_text_count (bytes);
  g_autofree char *total = il_text_count ((guint64) MAX (0, size));
  g_autofree char *wire = il_text_count (wire_bytes);

  if (state == IL_STATE_DONE || size == IL_SIZE_UNKNOWN)
    add_line (out, g_strdup_printf (ngettext ("%s byte", "%s bytes", (gulong) bytes), count));
  else
    add_line (out, g_strdup_printf (ngettext ("%s of %s byte", "%s of %s bytes", (gulong) size),
                                    count, total));

  if (state >= IL_STATE_DONE && wire_bytes != 0 && wire_bytes != bytes)
    add_line (out, g_strdup_printf (ngettext ("%s byte over the network",
                                              "%s bytes over the network", (gulong) wire_bytes),
                                    wire));
}

static void
add_phases (GString *out,
            IlTrack *track,
            gint64   time)
{
  const IlHop *hop = NULL;
  gint64 start = il_track_get_start (track);

  if (start == IL_TIME_NONE)
    start = il_track_get_end (track);
  add_phase (out, il_text_state (IL_STATE_QUEUED), start == IL_TIME_NONE ? time
                                                                         : MIN (start, time));

  /* A track with redirects shows the request that is, or was, the last. */
  for (guint i = 0; i < il_track_get_n_hops (track); i++)
    {
      if (has_begun (il_track_get_hop (track, i), time))
        hop = il_track_get_hop (track, i);
    }

  for (guint i = 0; hop != NULL && i < G_N_ELEMENTS (phases); i++)
    {
      gint64 begin, end;

      if (!il_phases_get_span (&hop->phases, phases[i].phase, &begin, &end) || begin > time)
        continue;

      end = end == IL_TIME_NONE ? time : MIN (end, time);
      add_phase (out, _(phases[i].name), end - begin);
    }
}

char *
il_text_track_details (IlTrack *track,
                       gint64   time)
{
  GString *out;
  IlState state;

  g_return_val_if_fail (IL_IS_TRACK (track), NULL);

  time = MAX (0, time);
  out = g_string_new (NULL);
  state = il_track_get_state (track, time);
  add_line (out, il_address_dup_display (il_track_get_address (track)));
  add_hops (out, track, time);
  if (state == IL_STATE_FAILED)
    add_line (out, il_dup_showable (il_track_get_error (track)->message));
  add_bytes (out, track, time);
  add_phases (out, track, time);

  return g_string_free (out, FALSE);
}
