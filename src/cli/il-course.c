/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-course.h"

#include <string.h>

#include "recording/il-address.h"
#include "recording/il-error.h"
#include "recording/il-showable.h"

/* What was already said of a track, and whether its lines are looked for. */
typedef struct
{
  gboolean receiving;
  gboolean fetching;
  gboolean status;
  gboolean end;
  guint64 n_lines;
} Said;

struct _IlCourse
{
  IlCourseStyle style;
  IlRecording *recording;
  FILE *output;
  FILE *errors;
  Said *said;

  /* The tracks that may have lines nobody has seen, if any are wanted: a look at all of them at
   * each change would take time that grows with the square of their number. */
  GPtrArray *receiving;

  gboolean in_indices;
  gboolean broken;
};

/* Lines of one track that came in the same microsecond. */
typedef struct
{
  gint64 time;
  guint track;
  guint64 n_lines;
} Batch;

static void
flush (IlCourse *self)
{
  if (fflush (self->output) != 0 || ferror (self->output) != 0)
    self->broken = TRUE;
}

static void
end_indices (IlCourse *self)
{
  if (self->in_indices)
    fputc ('\n', self->output);

  self->in_indices = FALSE;
}

/* Lines that came before a text stand before it. */
static void
begin_text (IlCourse *self)
{
  il_course_update (self);
  end_indices (self);
}

G_GNUC_PRINTF (2, 3)
static void
print_line (IlCourse   *self,
            const char *format,
            ...)
{
  va_list args;

  begin_text (self);
  va_start (args, format);
  vfprintf (self->output, format, args);
  va_end (args);
  fputc ('\n', self->output);
  flush (self);
}

static int
compare_batches (gconstpointer a,
                 gconstpointer b)
{
  const Batch *left = a;
  const Batch *right = b;

  if (left->time != right->time)
    return left->time < right->time ? -1 : 1;

  return left->track < right->track ? -1 : left->track > right->track;
}

/* Counting per track, not in all: a line that came in the microsecond of the
 * last look is then neither lost nor taken for another's. */
static void
collect_batches (IlCourse *self,
                 IlTrack  *track,
                 GArray   *batches)
{
  const IlArrivals *arrivals = il_track_get_arrivals (track);
  guint index = il_track_get_index (track);
  guint64 *n_said = &self->said[index].n_lines;

  while (*n_said < il_arrivals_get_lines (arrivals))
    {
      Batch batch = { il_arrivals_line_time (arrivals, *n_said), index, 0 };

      batch.n_lines = il_arrivals_lines_at (arrivals, batch.time) - *n_said;
      *n_said += batch.n_lines;
      g_array_append_val (batches, batch);
    }
}

static void
print_batch (IlCourse    *self,
             const Batch *batch)
{
  g_autofree char *index = g_strdup_printf ("%u", batch->track);

  for (guint64 i = 0; i < batch->n_lines && ferror (self->output) == 0; i++)
    fputs (index, self->output);

  self->in_indices = TRUE;
}

/* Seconds in full, as short as they can be: '2.21', '2.0'. */
static char *
dup_seconds (gint64 time)
{
  char *text = g_strdup_printf ("%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT,
                                time / G_USEC_PER_SEC, time % G_USEC_PER_SEC);
  gsize length = strlen (text);

  while (text[length - 1] == '0' && text[length - 2] != '.')
    text[--length] = '\0';

  return text;
}

static void
say_status (IlCourse *self,
            IlTrack  *track,
            Said     *said)
{
  g_autofree char *address = NULL;
  guint status = il_track_get_status (track);

  if (said->status || status == 0 || self->style == IL_COURSE_SEQUENTIAL)
    return;

  said->status = TRUE;
  address = il_address_dup_display (il_track_get_address (track));
  print_line (self, "%s response status %u", address, status);
}

static void
say_failure (IlCourse *self,
             IlTrack  *track)
{
  const GError *error = il_track_get_error (track);
  g_autofree char *address = NULL;
  g_autofree char *sentence = NULL;

  /* Whoever cancelled knows. */
  if (g_error_matches (error, IL_ERROR, IL_ERROR_CANCELLED))
    return;

  begin_text (self);
  flush (self);
  address = il_address_dup_display (il_track_get_address (track));
  sentence = il_dup_showable (error->message);
  fprintf (self->errors, "%s: %s\n", address, sentence);
  fflush (self->errors);
}

static void
say_end (IlCourse *self,
         IlTrack  *track,
         Said     *said)
{
  g_autofree char *address = NULL;

  if (said->end)
    return;

  said->end = TRUE;
  if (il_track_get_error (track) != NULL)
    {
      say_failure (self, track);
      return;
    }

  say_status (self, track, said);
  if (self->style == IL_COURSE_DETAIL)
    return;

  address = il_address_dup_display (il_track_get_address (track));
  print_line (self, "%s returned %" G_GUINT64_FORMAT " bytes", address,
              il_arrivals_get_bytes (il_track_get_arrivals (track)));
}

static void
say_fetching (IlCourse *self,
              IlTrack  *track,
              Said     *said)
{
  g_autofree char *address = NULL;

  if (said->fetching || self->style != IL_COURSE_SIMPLE)
    return;

  said->fetching = TRUE;
  address = il_address_dup_display (il_track_get_address (track));
  print_line (self, "fetching %s", address);
}

IlCourse *
il_course_new (IlCourseStyle  style,
               IlRecording   *recording,
               FILE          *output,
               FILE          *errors)
{
  IlCourse *self;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);
  g_return_val_if_fail (output != NULL && errors != NULL, NULL);

  self = g_new0 (IlCourse, 1);
  self->style = style;
  self->recording = g_object_ref (recording);
  self->output = output;
  self->errors = errors;
  self->said = g_new0 (Said, MAX (1, il_recording_get_n_tracks (recording)));
  self->receiving = g_ptr_array_new ();

  return self;
}

void
il_course_free (IlCourse *self)
{
  end_indices (self);
  flush (self);
  g_clear_object (&self->recording);
  g_clear_pointer (&self->receiving, g_ptr_array_unref);
  g_clear_pointer (&self->said, g_free);
  g_free (self);
}

void
il_course_begin (IlCourse *self)
{
  static const char *const modes[] = {
    [IL_COURSE_SEQUENTIAL] = "sequential mode",
    [IL_COURSE_SIMPLE] = "simple mode (fetch)",
    [IL_COURSE_DETAIL] = "detail mode (fetch2)",
  };

  print_line (self, "Running %s on %u URLs", modes[self->style],
              il_recording_get_n_tracks (self->recording));
}

void
il_course_track_changed (IlCourse *self,
                         IlTrack  *track)
{
  Said *said = &self->said[il_track_get_index (track)];
  IlState state = il_track_get_state (track, G_MAXINT64);

  if (state >= IL_STATE_RECEIVING && self->style == IL_COURSE_DETAIL && !said->receiving)
    {
      said->receiving = TRUE;
      g_ptr_array_add (self->receiving, track);
    }

  if (state != IL_STATE_QUEUED && il_track_get_n_hops (track) > 0)
    say_fetching (self, track, said);
  if (state == IL_STATE_RECEIVING)
    say_status (self, track, said);
  if (state >= IL_STATE_DONE)
    say_end (self, track, said);
}

void
il_course_update (IlCourse *self)
{
  g_autoptr (GArray) batches = NULL;

  if (self->style != IL_COURSE_DETAIL)
    return;

  batches = g_array_new (FALSE, FALSE, sizeof (Batch));
  for (guint i = self->receiving->len; i > 0; i--)
    {
      IlTrack *track = self->receiving->pdata[i - 1];

      collect_batches (self, track, batches);
      if (il_track_get_end (track) != IL_TIME_NONE)
        g_ptr_array_remove_index_fast (self->receiving, i - 1);
    }

  g_array_sort (batches, compare_batches);
  for (guint i = 0; i < batches->len; i++)
    print_batch (self, &g_array_index (batches, Batch, i));

  if (batches->len > 0)
    flush (self);
}

void
il_course_finish (IlCourse *self)
{
  g_autofree char *seconds = dup_seconds (il_recording_get_duration (self->recording));

  il_course_update (self);
  print_line (self, "duration = %ss", seconds);
}

gboolean
il_course_is_broken (IlCourse *self)
{
  return self->broken;
}
