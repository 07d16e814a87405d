/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-course.h"

#include "formats/il-number.h"
#include "recording/il-address.h"
#include "recording/il-error.h"
#include "recording/il-showable.h"

/* From so many downloads on, an index can have two digits. */
#define TWO_DIGITS_FROM 11

/* What was already said of a track. */
typedef struct
{
  gboolean fetching;
  gboolean status;
  gboolean end;
  guint64 n_lines;
} Said;

struct _IlCourse
{
  IlCourseStyle style;
  gboolean original;
  gboolean spaced;
  gboolean after_index;
  IlRecording *recording;
  IlRecording *known;
  IlPrinter *printer;
  Said *said;
};

/* As it was typed; what a terminal would obey is escaped, and a password is
 * only there where nothing may differ. */
static char *
dup_address (IlCourse *self,
             IlTrack  *track)
{
  const char *address = il_track_get_address (track);

  return self->original ? il_dup_escaped (address) : il_address_dup_escaped (address);
}

static void
print_line (IlCourse   *self,
            const char *text)
{
  if (self->after_index && !self->original)
    il_printer_end_row (self->printer);

  self->after_index = FALSE;
  il_printer_line (self->printer, text);
}

G_GNUC_PRINTF (3, 4)
static void
print_about (IlCourse   *self,
             IlTrack    *track,
             const char *format,
             ...)
{
  g_autofree char *address = dup_address (self, track);
  g_autofree char *what = NULL;
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  line = g_strconcat (address, what, NULL);
  print_line (self, line);
}

static void
say_fetching (IlCourse *self,
              IlTrack  *track,
              Said     *said)
{
  g_autofree char *address = NULL;
  g_autofree char *line = NULL;

  if (said->fetching || self->style != IL_COURSE_SIMPLE)
    return;

  said->fetching = TRUE;
  address = dup_address (self, track);
  line = g_strconcat ("fetching ", address, NULL);
  print_line (self, line);
}

static void
say_status (IlCourse *self,
            IlTrack  *track,
            Said     *said)
{
  guint status = il_track_get_status (track);

  if (said->status || status == 0 ||
      (self->style != IL_COURSE_SIMPLE && self->style != IL_COURSE_DETAIL))
    return;

  said->status = TRUE;
  print_about (self, track, " response status %u", status);
}

static gboolean
is_known (IlCourse *self,
          IlTrack  *track)
{
  const GError *error = il_track_get_error (track);
  const GError *known = NULL;

  if (self->known != NULL)
    known = il_track_get_error (il_recording_get_track (self->known, il_track_get_index (track)));

  return known != NULL && g_error_matches (known, error->domain, error->code);
}

static void
say_failure (IlCourse *self,
             IlTrack  *track)
{
  const GError *error = il_track_get_error (track);
  g_autofree char *address = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *line = NULL;

  /* Whoever cancelled knows. */
  if (g_error_matches (error, IL_ERROR, IL_ERROR_CANCELLED) || is_known (self, track))
    return;

  if (self->after_index && !self->original)
    il_printer_end_row (self->printer);

  self->after_index &= self->original;
  address = dup_address (self, track);
  sentence = il_dup_escaped (error->message);
  line = g_strdup_printf ("%s: %s", address, sentence);
  il_printer_error (self->printer, line);
}

static void
say_returned (IlCourse *self,
              IlTrack  *track)
{
  if (self->style == IL_COURSE_SEQUENTIAL)
    print_about (self, track, " returned %" G_GINT64_FORMAT " chars",
                 MAX (0, il_track_get_characters (track)));
  else if (self->style == IL_COURSE_SIMPLE)
    print_about (self, track, " returned %" G_GUINT64_FORMAT " bytes",
                 il_arrivals_get_bytes (il_track_get_arrivals (track)));
}

static void
say_end (IlCourse *self,
         IlTrack  *track,
         Said     *said)
{
  const GError *error = il_track_get_error (track);

  if (said->end)
    return;

  said->end = TRUE;

  /* What is not kept has no time to be seen receiving. */
  if (error == NULL || g_error_matches (error, IL_ERROR, IL_ERROR_NOT_KEPT))
    say_status (self, track, said);

  if (il_course_is_failure (self, track))
    {
      say_failure (self, track);
      return;
    }

  say_returned (self, track);
}

IlCourse *
il_course_new (IlCourseStyle  style,
               gboolean       original,
               IlRecording   *recording,
               IlPrinter     *printer)
{
  IlCourse *self;
  guint n;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);
  g_return_val_if_fail (printer != NULL, NULL);

  n = il_recording_get_n_tracks (recording);
  self = g_new0 (IlCourse, 1);
  self->style = style;
  self->original = original;
  self->spaced = !original && n >= TWO_DIGITS_FROM;
  self->recording = g_object_ref (recording);
  self->printer = printer;
  self->said = g_new0 (Said, MAX (1, n));

  return self;
}

void
il_course_free (IlCourse *self)
{
  g_clear_object (&self->recording);
  g_clear_object (&self->known);
  g_free (self->said);
  g_free (self);
}

void
il_course_set_known (IlCourse    *self,
                     IlRecording *other)
{
  g_set_object (&self->known, other);
}

void
il_course_begin (IlCourse *self)
{
  static const char *const modes[] = {
    [IL_COURSE_SEQUENTIAL] = "sequential mode",
    [IL_COURSE_SIMPLE] = "simple mode (fetch)",
    [IL_COURSE_DETAIL] = "detail mode (fetch2)",
  };
  guint n = il_recording_get_n_tracks (self->recording);
  g_autofree char *banner = NULL;

  if (self->style == IL_COURSE_FAILURES)
    return;

  banner = g_strdup_printf ("Running %s on %u URLs", modes[self->style], n);
  print_line (self, banner);

  /* The script starts all of its tasks before any of them can wait. */
  for (guint i = 0; i < n && il_recording_get_limit (self->recording) == 0; i++)
    say_fetching (self, il_recording_get_track (self->recording, i), &self->said[i]);
}

void
il_course_track_changed (IlCourse *self,
                         IlTrack  *track)
{
  Said *said = &self->said[il_track_get_index (track)];
  const GError *error = il_track_get_error (track);
  IlState state = il_track_get_state (track, G_MAXINT64);

  if (!g_error_matches (error, IL_ERROR, IL_ERROR_CANCELLED))
    say_fetching (self, track, said);
  if (state == IL_STATE_RECEIVING)
    say_status (self, track, said);

  il_course_track_read (self, track);
  if (state >= IL_STATE_DONE)
    say_end (self, track, said);
}

void
il_course_track_read (IlCourse *self,
                      IlTrack  *track)
{
  Said *said = &self->said[il_track_get_index (track)];
  guint64 n = il_arrivals_get_lines (il_track_get_arrivals (track)) - said->n_lines;

  if (self->style != IL_COURSE_DETAIL || n == 0)
    return;

  said->n_lines += n;
  self->after_index = TRUE;
  il_printer_index (self->printer, il_track_get_index (track), n, self->spaced);
}

void
il_course_track_kept (IlCourse   *self,
                      IlTrack    *track,
                      const char *file)
{
  g_autofree char *shown = il_dup_escaped (file);

  if (self->style != IL_COURSE_FAILURES)
    print_about (self, track, " saved as %s", shown);
}

gboolean
il_course_is_failure (IlCourse *self,
                      IlTrack  *track)
{
  const GError *error = il_track_get_error (track);

  /* The script, where it is sequential, does not notice that a document is cut. */
  return error != NULL && !(self->original && self->style == IL_COURSE_SEQUENTIAL &&
                            g_error_matches (error, IL_ERROR, IL_ERROR_CUT_BODY));
}

void
il_course_finish (IlCourse *self)
{
  double seconds = (double) il_recording_get_duration (self->recording) / G_USEC_PER_SEC;
  g_autofree char *figure = il_number_dup_shortest (seconds);
  g_autofree char *line = g_strdup_printf ("duration = %ss", figure);

  if (self->style != IL_COURSE_FAILURES)
    print_line (self, line);
}
