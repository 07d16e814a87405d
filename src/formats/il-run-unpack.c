/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-run-layout.h"

#include "formats/il-packed.h"
#include "recording/il-error.h"
#include "recording/il-showable.h"

#define MAX_STATUS 999

/* A read takes three bytes at least, a track more than ten. */
#define MIN_READ 3
#define MIN_TRACK 10

/* When a track ended and why: they end in the order of time, once all is known
 * of all of them. */
typedef struct
{
  IlTrack *track;
  gint64 time;
  GError *error;
} End;

typedef struct
{
  IlRecording *recording;
  IlRunInfo info;
  GArray *ends;
  guint64 n_reads;
  gboolean has_info;
  gboolean has_loop;
} Unpacking;

static void
end_clear (gpointer data)
{
  g_clear_error (&((End *) data)->error);
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const End *first = a, *second = b;

  return (first->time > second->time) - (first->time < second->time);
}

/* Goes on from last, which is never beyond what a recording can count to. */
static gint64
get_time (IlUnpacker *in,
          gint64      last)
{
  return last + (gint64) il_unpacker_get_number (in, (guint64) (IL_ARRIVALS_MAX_TIME - last));
}

/* What people read stands in one line, and shows what it is. */
static char *
dup_shown_text (IlUnpacker *in)
{
  g_autofree char *text = il_unpacker_dup_text (in, IL_RUN_MAX_TEXT);

  return text != NULL ? il_dup_showable (text) : NULL;
}

static void
read_info (Unpacking  *self,
           IlUnpacker *in)
{
  if (self->has_info)
    il_unpacker_fail (in);

  il_run_info_clear (&self->info);
  self->has_info = TRUE;
  self->info.name = dup_shown_text (in);
  self->info.source = il_unpacker_dup_text (in, IL_RUN_MAX_TEXT);
  self->info.source_title = dup_shown_text (in);
  self->info.network = il_unpacker_dup_text (in, IL_RUN_MAX_TEXT);
  self->info.network_title = dup_shown_text (in);
  self->info.key = il_unpacker_dup_text (in, IL_RUN_MAX_TEXT);
  self->info.http_version = il_unpacker_get_number (in, IL_HTTP_2);
  self->info.started = (gint64) il_unpacker_get_number (in, G_MAXINT64);
}

/* The first and the last mark of a hop that is not the last one are always
 * there, and the next hop begins where it ended. */
static void
read_marks (IlUnpacker *in,
            IlTrack    *track,
            const char *address,
            gint64     *last)
{
  guint set = (guint) il_unpacker_get_number (in, (1u << IL_N_MARKS) - 1);
  gint64 before = *last;

  if ((set & 1u << IL_MARK_START) == 0)
    il_unpacker_fail (in);

  for (IlMark m = 0; m < IL_N_MARKS && !in->failed; m++)
    {
      if ((set & 1u << m) == 0)
        continue;

      *last = get_time (in, *last);
      if (m != IL_MARK_START)
        il_track_mark (track, m, *last);
      else if (il_track_get_n_hops (track) > 0 && *last != before)
        il_unpacker_fail (in);
      else
        il_track_begin_hop (track, address, *last);
    }

  if ((set & 1u << IL_MARK_END) == 0)
    il_unpacker_fail (in);
}

static void
read_hop (IlUnpacker *in,
          IlTrack    *track,
          gint64     *last)
{
  g_autofree char *address = il_unpacker_dup_text (in, IL_RUN_MAX_TEXT);
  guint status = (guint) il_unpacker_get_number (in, MAX_STATUS);
  IlHttpVersion version = il_unpacker_get_number (in, IL_HTTP_2);

  read_marks (in, track, address != NULL ? address : il_track_get_address (track), last);
  if (in->failed)
    return;

  il_track_set_status (track, status);
  il_track_set_version (track, version);
}

static gint64
read_reads (Unpacking  *self,
            IlUnpacker *in,
            IlTrack    *track)
{
  guint64 n = il_unpacker_get_number (in, MIN (IL_RUN_MAX_READS - self->n_reads,
                                               in->length / MIN_READ));
  guint64 room = IL_ARRIVALS_MAX_BYTES, room_lines = IL_ARRIVALS_MAX_LINES;
  gint64 last = 0;

  if (n > 0 && il_track_get_n_hops (track) == 0)
    il_unpacker_fail (in);

  self->n_reads += n;
  for (guint64 i = 0; i < n && !in->failed; i++)
    {
      guint64 bytes, lines;

      last = get_time (in, last);
      bytes = il_unpacker_get_number (in, room);
      lines = il_unpacker_get_number (in, room_lines);
      room -= bytes;
      room_lines -= lines;
      il_track_add_read (track, last, bytes, lines);
    }

  return last;
}

static void
read_end (Unpacking  *self,
          IlUnpacker *in,
          IlTrack    *track,
          gint64      last_mark,
          gint64      last_read)
{
  End end = { track, get_time (in, 0), NULL };
  guint code = (guint) il_unpacker_get_number (in, IL_ERROR_FAILED + 1);

  if (end.time < last_read || (il_track_get_n_hops (track) > 0 && end.time != last_mark))
    il_unpacker_fail (in);

  if (code > 0)
    {
      g_autofree char *message = dup_shown_text (in);

      end.error = g_error_new_literal (IL_ERROR, (int) code - 1, message != NULL ? message : "");
    }

  g_array_append_val (self->ends, end);
}

static void
read_track (Unpacking  *self,
            IlUnpacker *in)
{
  g_autofree char *address = il_unpacker_dup_text (in, IL_RUN_MAX_TEXT);
  IlTrack *track = il_recording_add (self->recording, address != NULL ? address : "",
                                     il_unpacker_get_signed (in, IL_SIZE_UNKNOWN, G_MAXINT64));
  guint n_hops = (guint) il_unpacker_get_number (in, IL_RUN_MAX_HOPS);
  gint64 last_mark = 0, last_read;

  for (guint i = 0; i < n_hops && !in->failed; i++)
    read_hop (in, track, &last_mark);

  il_track_set_size (track, il_unpacker_get_signed (in, IL_SIZE_UNKNOWN, G_MAXINT64));
  il_track_set_wire_bytes (track, il_unpacker_get_number (in, G_MAXUINT64));
  il_track_set_characters (track, il_unpacker_get_signed (in, IL_COUNT_NONE, G_MAXINT64));
  last_read = read_reads (self, in, track);
  read_end (self, in, track, last_mark, last_read);
}

static void
read_recording (Unpacking  *self,
                IlUnpacker *in)
{
  IlMode mode = il_unpacker_get_number (in, IL_MODE_TOGETHER);
  guint limit = (guint) il_unpacker_get_number (in, G_MAXUINT);
  guint n = (guint) il_unpacker_get_number (in, MIN (IL_RUN_MAX_TRACKS, in->length / MIN_TRACK));

  if (self->recording != NULL || !self->has_info)
    {
      il_unpacker_fail (in);
      return;
    }

  self->recording = il_recording_new (mode, limit);
  for (guint i = 0; i < n && !in->failed; i++)
    read_track (self, in);
}

static void
read_loop (Unpacking  *self,
           IlUnpacker *in)
{
  guint64 n = il_unpacker_get_number (in, MIN (IL_RUN_MAX_TURNS, in->length / MIN_READ));
  gint64 last = 0;

  if (self->recording == NULL || self->has_loop)
    il_unpacker_fail (in);

  self->has_loop = TRUE;
  for (guint64 i = 0; i < n && !in->failed; i++)
    {
      gint64 begin = get_time (in, last);
      guint64 track;

      last = get_time (in, begin);
      track = il_unpacker_get_number (in, il_recording_get_n_tracks (self->recording));
      il_loop_track_add_turn (il_recording_get_loop (self->recording), begin, last,
                              (int) track + IL_LOOP_NOBODY);
    }
}

static gboolean
read_section (Unpacking  *self,
              IlUnpacker *in)
{
  guint64 section = il_unpacker_get_number (in, G_MAXUINT64);
  IlUnpacker part;

  il_unpacker_get_bytes (in, &part);
  if (part.failed)
    return FALSE;

  if (section == IL_RUN_SECTION_INFO)
    read_info (self, &part);
  else if (section == IL_RUN_SECTION_RECORDING)
    read_recording (self, &part);
  else if (section == IL_RUN_SECTION_LOOP)
    read_loop (self, &part);
  else
    return TRUE;

  return !part.failed && part.length == 0;
}

static void
finish (Unpacking *self)
{
  g_array_sort (self->ends, compare_ends);
  il_recording_start (self->recording, 0);
  for (guint i = 0; i < self->ends->len; i++)
    {
      End *end = &g_array_index (self->ends, End, i);

      il_recording_end_track (self->recording, end->track, end->time,
                              g_steal_pointer (&end->error));
    }
  il_recording_finish (self->recording);
}

IlRecording *
il_run_unpack (const guint8 *data,
               gsize         length,
               IlRunInfo    *info)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));
  g_autoptr (IlRecording) recording = NULL;
  Unpacking self = { .ends = ends };
  IlUnpacker in;
  gboolean good = TRUE;

  g_array_set_clear_func (ends, end_clear);
  il_unpacker_init (&in, data, length);
  while (good && in.length > 0)
    good = read_section (&self, &in);

  recording = self.recording;
  if (!good || recording == NULL)
    {
      il_run_info_clear (&self.info);
      return NULL;
    }

  finish (&self);
  *info = self.info;

  return g_steal_pointer (&recording);
}
