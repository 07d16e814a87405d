/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-run-layout.h"

#include "formats/il-packed.h"
#include "recording/il-address.h"
#include "recording/il-error.h"
#include "recording/il-showable.h"

static void
add_marks (GByteArray     *out,
           const IlPhases *phases,
           gint64         *last)
{
  guint set = 0;

  for (IlMark m = 0; m < IL_N_MARKS; m++)
    set |= phases->at[m] != IL_TIME_NONE ? 1u << m : 0;

  il_packed_add_number (out, set);
  for (IlMark m = 0; m < IL_N_MARKS; m++)
    {
      if (phases->at[m] == IL_TIME_NONE)
        continue;

      il_packed_add_number (out, (guint64) (phases->at[m] - *last));
      *last = phases->at[m];
    }
}

/* What is told apart only by what is left out of it is the same from then on. */
static void
add_hops (GByteArray *out,
          IlTrack    *track,
          const char *track_address)
{
  guint n = il_track_get_n_hops (track);
  gint64 last = 0;

  il_packed_add_number (out, n);
  for (guint i = 0; i < n; i++)
    {
      const IlHop *hop = il_track_get_hop (track, i);
      g_autofree char *address = il_address_dup_export (hop->address);

      il_packed_add_text (out, g_str_equal (address, track_address) ? NULL : address);
      il_packed_add_number (out, hop->status);
      il_packed_add_number (out, hop->version);
      add_marks (out, &hop->phases, &last);
    }
}

static void
add_reads (GByteArray       *out,
           const IlArrivals *arrivals)
{
  guint64 n = il_arrivals_get_n_reads (arrivals);
  gint64 last = 0;

  il_packed_add_number (out, n);
  for (guint64 i = 0; i < n; i++)
    {
      gint64 time;
      guint64 bytes, lines;

      il_arrivals_get_read (arrivals, i, &time, &bytes, &lines);
      il_packed_add_number (out, (guint64) (time - last));
      il_packed_add_number (out, bytes);
      il_packed_add_number (out, lines);
      last = time;
    }
}

static void
add_end (GByteArray *out,
         IlTrack    *track)
{
  const GError *error = il_track_get_error (track);
  gboolean ours = error != NULL && error->domain == IL_ERROR;

  il_packed_add_number (out, (guint64) il_track_get_end (track));
  il_packed_add_number (out, error == NULL ? 0 : 1 + (ours ? (guint) error->code
                                                           : IL_ERROR_FAILED));
  if (error != NULL)
    {
      g_autofree char *message = il_dup_showable (error->message);

      il_packed_add_text (out, message);
    }
}

/* Before there was an answer, its size is the one known beforehand. */
static void
add_track (GByteArray *out,
           IlTrack    *track)
{
  g_autofree char *address = il_address_dup_export (il_track_get_address (track));

  il_packed_add_text (out, address);
  il_packed_add_signed (out, il_track_get_size (track, -1));
  add_hops (out, track, address);
  il_packed_add_signed (out, il_track_get_size (track, G_MAXINT64));
  il_packed_add_number (out, il_track_get_wire_bytes (track));
  il_packed_add_signed (out, il_track_get_characters (track));
  add_reads (out, il_track_get_arrivals (track));
  add_end (out, track);
}

/* Also keeps the array from growing beyond what it can. */
static gboolean
add_tracks (GByteArray  *out,
            IlRecording *recording)
{
  guint n = il_recording_get_n_tracks (recording);
  guint64 n_reads = 0;

  if (n > IL_RUN_MAX_TRACKS)
    return FALSE;

  il_packed_add_number (out, il_recording_get_mode (recording));
  il_packed_add_number (out, il_recording_get_limit (recording));
  il_packed_add_number (out, n);
  for (guint i = 0; i < n; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      n_reads += il_arrivals_get_n_reads (il_track_get_arrivals (track));
      if (n_reads > IL_RUN_MAX_READS || il_track_get_n_hops (track) > IL_RUN_MAX_HOPS)
        return FALSE;

      add_track (out, track);
      if (out->len > IL_RUN_MAX_RAW)
        return FALSE;
    }

  return TRUE;
}

/* Turns that share an entry are told as one, again and again: all but the first
 * of them then stand at its end, where they add nothing but their number. */
static gboolean
add_turns (GByteArray        *out,
           const IlLoopTrack *loop)
{
  guint64 n = il_loop_track_get_n_turns (loop);
  gint64 last = 0;

  if (n > IL_RUN_MAX_TURNS)
    return FALSE;

  il_packed_add_number (out, n);
  for (guint64 i = 0; i < n; i++)
    {
      IlLoopTurn turn;

      il_loop_track_get_turn (loop, i, &turn);
      turn.begin = MAX (turn.begin, last);
      turn.end = MAX (turn.end, turn.begin);
      il_packed_add_number (out, (guint64) (turn.begin - last));
      il_packed_add_number (out, (guint64) (turn.end - turn.begin));
      il_packed_add_number (out, (guint64) (turn.track - IL_LOOP_NOBODY));
      last = turn.end;
    }

  return TRUE;
}

static void
add_info (GByteArray      *out,
          const IlRunInfo *info)
{
  const char *const texts[] = {
    info->name, info->source, info->source_title, info->network, info->network_title, info->key,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *valid = texts[i] != NULL ? g_utf8_make_valid (texts[i], -1) : NULL;

      il_packed_add_text (out, valid);
    }

  il_packed_add_number (out, info->http_version);
  il_packed_add_number (out, (guint64) MAX (info->started, 0));
}

static void
add_section (GByteArray *out,
             guint       section,
             GByteArray *content)
{
  il_packed_add_number (out, section);
  il_packed_add_bytes (out, content);
  g_byte_array_set_size (content, 0);
}

GByteArray *
il_run_pack (IlRecording     *recording,
             const IlRunInfo *info)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GByteArray) part = g_byte_array_new ();

  g_return_val_if_fail (il_recording_is_finished (recording), NULL);

  add_info (part, info);
  add_section (out, IL_RUN_SECTION_INFO, part);

  if (!add_tracks (part, recording))
    return NULL;
  add_section (out, IL_RUN_SECTION_RECORDING, part);

  if (!add_turns (part, il_recording_get_loop (recording)))
    return NULL;
  add_section (out, IL_RUN_SECTION_LOOP, part);

  return out->len <= IL_RUN_MAX_RAW ? g_steal_pointer (&out) : NULL;
}
