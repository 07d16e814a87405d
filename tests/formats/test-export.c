/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-export.h"

#include <string.h>

#include "formats-test.h"
#include "recording/il-error.h"

static gint64
known (gint64 span)
{
  return MAX (span, 0);
}

/* Whatever the time, the parts make up the whole. */
static void
check_times (const IlExportFigures *figures,
             gint64                 now)
{
  const gint64 *spans = figures->spans;
  gint64 until = figures->end == IL_TIME_NONE ? now : figures->end;
  gint64 last_start = figures->marks.at[IL_MARK_START];

  g_assert_cmpint (until, <=, now);
  for (IlMark mark = 0; mark < IL_N_MARKS; mark++)
    g_assert_cmpint (figures->marks.at[mark], <=, until);
  for (IlPhase phase = 0; phase < G_N_ELEMENTS (figures->spans); phase++)
    g_assert_cmpint (spans[phase], >=, IL_TIME_NONE);

  g_assert_true ((figures->start == IL_TIME_NONE) == (figures->hops->len == 0));
  if (figures->start == IL_TIME_NONE)
    {
      g_assert_cmpint (figures->queued, ==, until);
      g_assert_cmpint (figures->duration, ==, IL_TIME_NONE);
      g_assert_cmpint (spans[IL_PHASE_CONNECTING], ==, IL_TIME_NONE);
      return;
    }

  g_assert_cmpint (figures->queued + figures->duration, ==, until);
  g_assert_cmpint (known (spans[IL_PHASE_CONNECTING]) + known (spans[IL_PHASE_WAITING]) +
                   known (spans[IL_PHASE_RECEIVING]), ==, until - last_start);
  g_assert_cmpint (known (spans[IL_PHASE_DNS]) + known (spans[IL_PHASE_CONNECT]) +
                   known (spans[IL_PHASE_TLS]), <=, spans[IL_PHASE_CONNECTING]);
}

static void
check_end (IlTrack               *track,
           const IlExportFigures *figures)
{
  const GError *error = il_track_get_error (track);

  if (figures->end == IL_TIME_NONE)
    {
      g_assert_cmpint (figures->state, <, IL_STATE_DONE);
      g_assert_null (figures->error);
      g_assert_null (figures->message);
      g_assert_cmpint (figures->wire_bytes, ==, IL_COUNT_NONE);
      g_assert_cmpint (figures->characters, ==, IL_COUNT_NONE);
      return;
    }

  g_assert_cmpint (figures->state, >=, IL_STATE_DONE);
  g_assert_cmpint (figures->wire_bytes, ==, il_track_get_wire_bytes (track));
  g_assert_cmpint (figures->characters, ==, il_track_get_characters (track));
  g_assert_true ((figures->error == NULL) == (error == NULL));
  g_assert_true ((figures->message == NULL) == (error == NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (figures->message, -1, NULL));
}

static void
check_address (const char *url)
{
  g_assert_true (g_utf8_validate (url, -1, NULL));
  g_assert_null (strstr (url, TEST_SECRET));
  g_assert_null (strstr (url, TEST_USER));
}

static void
check_hop (const IlHop       *hop,
           gint64             now,
           const IlExportHop *copy)
{
  static const char *const names[] = {
    [IL_HTTP_1_0] = "1.0", [IL_HTTP_1_1] = "1.1", [IL_HTTP_2] = "2",
  };
  gboolean is_known = hop->phases.at[IL_MARK_RESPONSE] <= now;

  check_address (copy->url);
  g_assert_cmpuint (copy->status, ==, is_known ? hop->status : 0);
  g_assert_cmpstr (copy->version, ==, is_known ? names[hop->version] : NULL);
}

static void
check_hops (IlTrack               *track,
            gint64                 now,
            const IlExportFigures *figures)
{
  guint n_hops = 0;

  for (guint i = 0; i < il_track_get_n_hops (track); i++)
    n_hops += il_phases_get (&il_track_get_hop (track, i)->phases, IL_MARK_START) <= now;

  g_assert_cmpuint (figures->hops->len, ==, n_hops);
  g_assert_cmpuint (il_export_get_n_redirects (figures), ==, n_hops > 0 ? n_hops - 1 : 0);
  for (guint i = 0; i < n_hops; i++)
    check_hop (il_track_get_hop (track, i), now, &g_array_index (figures->hops, IlExportHop, i));

  g_assert_cmpuint (figures->status, ==,
                    n_hops > 0 ? g_array_index (figures->hops, IlExportHop, n_hops - 1).status : 0);
  if (figures->end != IL_TIME_NONE)
    g_assert_cmpuint (figures->status, ==, il_track_get_status (track));
}

static void
check_track (IlTrack *track,
             gint64   now)
{
  g_auto (IlExportFigures) figures = { 0 };

  il_export_read (track, now, NULL, &figures);
  g_assert_cmpuint (figures.index, ==, il_track_get_index (track));
  g_assert_cmpint (figures.state, ==, il_track_get_state (track, now));
  g_assert_cmpint (figures.size, ==, il_track_get_size (track, now));
  g_assert_null (figures.file);
  if (figures.end != IL_TIME_NONE)
    {
      g_assert_cmpuint (figures.bytes, ==, il_arrivals_get_bytes (il_track_get_arrivals (track)));
      g_assert_cmpuint (figures.lines, ==, il_arrivals_get_lines (il_track_get_arrivals (track)));
    }

  check_address (figures.url);
  check_hops (track, now, &figures);
  check_times (&figures, now);
  check_end (track, &figures);
}

static void
test_any_time (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      gboolean finish = g_test_rand_bit ();
      g_autoptr (IlRecording) recording = random_recording_new (IL_MODE_TOGETHER, 6, finish);
      gint64 duration = il_recording_get_duration (recording);

      for (guint i = 0; i < 6; i++)
        {
          IlTrack *track = il_recording_get_track (recording, i);

          check_track (track, 0);
          check_track (track, il_recording_get_now (recording));
          for (guint j = 0; j < 6; j++)
            check_track (track, (gint64) g_test_rand_double_range (0, (double) duration + 2));
        }
    }
}

/* Bytes, lines and times only grow. */
static void
test_grows (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (IlRecording) recording = random_recording_new (IL_MODE_TOGETHER, 1, TRUE);
      IlTrack *track = il_recording_get_track (recording, 0);
      gint64 duration = il_recording_get_duration (recording);
      gint64 bytes = 0, total = -1;

      for (gint64 now = 0; now <= duration; now += 1 + duration / 40)
        {
          g_auto (IlExportFigures) figures = { 0 };

          il_export_read (track, now, NULL, &figures);
          g_assert_cmpint (figures.bytes, >=, bytes);
          g_assert_cmpint (figures.duration, >=, total);
          bytes = (gint64) figures.bytes;
          total = figures.duration;
        }
    }
}

static gboolean
is_nick (const char *text)
{
  return *text != '\0' && text[strspn (text, "abcdefghijklmnopqrstuvwxyz-")] == '\0';
}

static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, 1, "");
  g_autoptr (GError) later = g_error_new_literal (IL_ERROR, 1000, "");

  for (int code = 0; code <= IL_ERROR_FAILED; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (IL_ERROR, code, "");

      g_assert_true (is_nick (il_export_get_error (error)));
      g_assert_true (g_hash_table_add (seen, (gpointer) il_export_get_error (error)));
    }
  g_assert_cmpstr (il_export_get_error (other), ==, "failed");
  g_assert_cmpstr (il_export_get_error (later), ==, "failed");

  g_hash_table_remove_all (seen);
  for (IlState state = 0; state < IL_N_STATES; state++)
    {
      g_assert_true (is_nick (il_export_get_state (state)));
      g_assert_true (g_hash_table_add (seen, (gpointer) il_export_get_state (state)));
    }

  g_assert_cmpstr (il_export_get_mode (IL_MODE_ONE_AT_A_TIME), ==, "one-at-a-time");
  g_assert_cmpstr (il_export_get_mode (IL_MODE_TOGETHER), ==, "together");
}

static void
test_file (void)
{
  char *files[] = { (char *) "a\377b", NULL };
  const IlExportExtras extras = { file_by_index, files };
  const IlExportExtras none = { NULL, NULL };
  g_autoptr (IlRecording) recording = random_recording_new (IL_MODE_TOGETHER, 2, TRUE);
  g_auto (IlExportFigures) first = { 0 };
  g_auto (IlExportFigures) second = { 0 };
  g_auto (IlExportFigures) third = { 0 };

  il_export_read (il_recording_get_track (recording, 0), 0, &extras, &first);
  il_export_read (il_recording_get_track (recording, 1), 0, &extras, &second);
  il_export_read (il_recording_get_track (recording, 0), 0, &none, &third);
  g_assert_cmpstr (first.file, ==, "a\357\277\275b");
  g_assert_null (second.file);
  g_assert_null (third.file);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/any-time", test_any_time);
  g_test_add_func ("/export/grows", test_grows);
  g_test_add_func ("/export/words", test_words);
  g_test_add_func ("/export/file", test_file);

  return g_test_run ();
}
