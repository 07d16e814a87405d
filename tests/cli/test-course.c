/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-course.h"

#include <time.h>

#include "recording/il-error.h"

static IlRecording *
recording_new (guint n)
{
  IlRecording *recording = il_recording_new (IL_MODE_TOGETHER, 0);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = g_strdup_printf ("http://localhost/%u", i);

      il_recording_add (recording, address, IL_SIZE_UNKNOWN);
    }
  il_recording_start (recording, 0);

  return recording;
}

/* A run that is played by hand, and what it should print. */
typedef struct
{
  IlRecording *recording;
  IlCourse *course;
  GString *expected;
  gboolean original;
  gboolean in_indices;
  gint64 time;
} Play;

static void
expect_text (Play       *play,
             const char *text)
{
  if (play->in_indices && !play->original)
    g_string_append_c (play->expected, '\n');

  play->in_indices = FALSE;
  g_string_append_printf (play->expected, "%s\n", text);
}

static void
answer (Play    *play,
        IlTrack *track)
{
  g_autofree char *text = g_strdup_printf ("%s response status 200", il_track_get_address (track));

  il_track_begin_hop (track, il_track_get_address (track), play->time);
  il_course_track_changed (play->course, track);
  il_track_mark (track, IL_MARK_RESPONSE, play->time);
  il_track_set_status (track, 200);
  il_course_track_changed (play->course, track);
  expect_text (play, text);
}

static void
receive (Play    *play,
         IlTrack *track)
{
  guint64 lines = (guint64) g_test_rand_int_range (0, 4);
  gboolean spaced = !play->original && il_recording_get_n_tracks (play->recording) > 10;

  il_track_add_read (track, play->time, 10, lines);
  il_course_track_read (play->course, track);
  for (guint64 i = 0; i < lines; i++)
    {
      g_string_append_printf (play->expected, "%u%s", il_track_get_index (track),
                              spaced ? " " : "");
      play->in_indices = TRUE;
    }
}

/* Failures are on the other stream, where they also end a line of indices. */
static void
end (Play    *play,
     IlTrack *track)
{
  gboolean fails = g_test_rand_int_range (0, 4) == 0;

  il_recording_end_track (play->recording, track, play->time,
                          fails ? g_error_new_literal (IL_ERROR, IL_ERROR_CUT_BODY, "Cut.") : NULL);
  il_course_track_changed (play->course, track);
  if (fails && play->in_indices && !play->original)
    {
      g_string_append_c (play->expected, '\n');
      play->in_indices = FALSE;
    }
}

static void
step (Play *play)
{
  guint n = il_recording_get_n_tracks (play->recording);
  IlTrack *track = il_recording_get_track (play->recording,
                                           (guint) g_test_rand_int_range (0, (gint32) n));

  play->time += g_test_rand_int_range (1, 3);
  if (il_track_get_end (track) != IL_TIME_NONE)
    return;
  else if (il_track_get_n_hops (track) == 0)
    answer (play, track);
  else if (g_test_rand_int_range (0, 8) == 0)
    end (play, track);
  else
    receive (play, track);
}

/* Indices stand in the order in which the lines came, and texts between those
 * that came before and after. */
static void
test_order (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (IlRecording) recording = recording_new ((guint) g_test_rand_int_range (1, 14));
      g_autofree char *actual = NULL;
      gsize length;
      FILE *output = open_memstream (&actual, &length);
      FILE *errors = fopen ("/dev/null", "w");
      IlPrinter *printer = il_printer_new (output, errors);
      g_autoptr (GString) expected = g_string_new (NULL);
      Play play = { recording, NULL, expected, round % 2 == 0, FALSE, 0 };

      play.course = il_course_new (IL_COURSE_DETAIL, play.original, recording, printer);
      for (guint i = 0; i < 150; i++)
        step (&play);

      il_course_free (play.course);
      il_printer_free (printer);
      fclose (output);
      fclose (errors);
      g_assert_cmpstr (actual, ==, expected->str);
    }
}

/* All answer, each has two lines, then it ends. */
static double
measure (guint n)
{
  g_autoptr (IlRecording) recording = recording_new (n);
  FILE *output = fopen ("/dev/null", "w");
  IlPrinter *printer = il_printer_new (output, output);
  IlCourse *course = il_course_new (IL_COURSE_DETAIL, FALSE, recording, printer);
  clock_t begin = clock ();

  for (guint i = 0; i < n; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      il_track_begin_hop (track, "http://localhost/", i);
      il_course_track_changed (course, track);
      il_track_mark (track, IL_MARK_REQUEST, i);
      il_course_track_changed (course, track);
      il_track_mark (track, IL_MARK_RESPONSE, i);
      il_track_set_status (track, 200);
      il_course_track_changed (course, track);
      il_track_add_read (track, i, 10, 2);
      il_course_track_read (course, track);
      il_recording_end_track (recording, track, i, NULL);
      il_course_track_changed (course, track);
    }

  begin = clock () - begin;
  il_course_free (course);
  il_printer_free (printer);
  fclose (output);

  return MAX (1, (double) begin);
}

/* 16 times as many tracks take about 16 times as long, and far from 256. */
static void
test_many (void)
{
  double few = G_MAXDOUBLE, many = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    {
      few = MIN (few, measure (1000));
      many = MIN (many, measure (16000));
    }

  g_assert_cmpfloat (many / few, <, 80);
}

/* A failure, and nothing else. */
static void
test_failures_alone (void)
{
  g_autoptr (IlRecording) recording = recording_new (2);
  g_autofree char *actual = NULL;
  g_autofree char *actual_errors = NULL;
  gsize length;
  FILE *output = open_memstream (&actual, &length);
  FILE *errors = open_memstream (&actual_errors, &length);
  IlPrinter *printer = il_printer_new (output, errors);
  IlCourse *course = il_course_new (IL_COURSE_FAILURES, FALSE, recording, printer);

  il_course_begin (course);
  for (guint i = 0; i < 2; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      il_track_begin_hop (track, "http://localhost/", 0);
      il_course_track_changed (course, track);
      il_track_add_read (track, 1, 10, 2);
      il_course_track_read (course, track);
      il_recording_end_track (recording, track, 2,
                              i == 0 ? NULL : g_error_new_literal (IL_ERROR, IL_ERROR_REFUSED,
                                                                   "\033[2JNo."));
      il_course_track_changed (course, track);
      il_course_track_kept (course, track, "name");
      g_assert_true (il_course_is_failure (course, track) == (i == 1));
    }
  il_course_finish (course);

  il_course_free (course);
  il_printer_free (printer);
  fclose (output);
  fclose (errors);
  g_assert_cmpstr (actual, ==, "");
  g_assert_cmpstr (actual_errors, ==, "http://localhost/1: \\x1b[2JNo.\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/course/order", test_order);
  g_test_add_func ("/course/many", test_many);
  g_test_add_func ("/course/failures-alone", test_failures_alone);

  return g_test_run ();
}
