/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "run-file-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "formats-test.h"
#include "formats/il-packed.h"
#include "recording/il-address.h"
#include "recording/il-error.h"
#include "recording/il-showable.h"

#define N_ROUNDS 200
#define N_TIMES 40
#define N_MANY 1000000

static void
check_address (const char *copy,
               const char *original)
{
  g_autofree char *redacted = il_address_dup_export (original);

  g_assert_cmpstr (copy, ==, redacted);
}

static void
check_hops (IlTrack *copy,
            IlTrack *original)
{
  g_assert_cmpuint (il_track_get_n_hops (copy), ==, il_track_get_n_hops (original));
  for (guint i = 0; i < il_track_get_n_hops (original); i++)
    {
      const IlHop *a = il_track_get_hop (copy, i), *b = il_track_get_hop (original, i);

      check_address (a->address, b->address);
      g_assert_cmpuint (a->status, ==, b->status);
      g_assert_cmpint (a->version, ==, b->version);
      for (IlMark m = 0; m < IL_N_MARKS; m++)
        g_assert_cmpint (a->phases.at[m], ==, b->phases.at[m]);
    }
}

static void
check_track_at (IlTrack *copy,
                IlTrack *original,
                gint64   time)
{
  const IlArrivals *a = il_track_get_arrivals (copy), *b = il_track_get_arrivals (original);
  IlSegment first[IL_TRACK_MAX_SEGMENTS], second[IL_TRACK_MAX_SEGMENTS];
  guint n = il_track_list_segments (copy, time, first);

  g_assert_cmpint (il_track_get_state (copy, time), ==, il_track_get_state (original, time));
  g_assert_cmpint (il_track_get_size (copy, time), ==, il_track_get_size (original, time));
  g_assert_cmpfloat (il_track_get_fraction (copy, time), ==,
                     il_track_get_fraction (original, time));
  g_assert_cmpuint (il_arrivals_bytes_at (a, time), ==, il_arrivals_bytes_at (b, time));
  g_assert_cmpuint (il_arrivals_lines_at (a, time), ==, il_arrivals_lines_at (b, time));
  g_assert_cmpuint (il_arrivals_count_until (a, time), ==, il_arrivals_count_until (b, time));
  g_assert_cmpuint (n, ==, il_track_list_segments (original, time, second));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (first[i].state, ==, second[i].state);
      g_assert_cmpint (first[i].begin, ==, second[i].begin);
      g_assert_cmpint (first[i].end, ==, second[i].end);
    }
}

static void
check_track (IlTrack *copy,
             IlTrack *original)
{
  const GError *a = il_track_get_error (copy), *b = il_track_get_error (original);

  check_address (il_track_get_address (copy), il_track_get_address (original));
  g_assert_cmpuint (il_track_get_index (copy), ==, il_track_get_index (original));
  g_assert_cmpuint (il_track_get_wire_bytes (copy), ==, il_track_get_wire_bytes (original));
  g_assert_cmpint (il_track_get_characters (copy), ==, il_track_get_characters (original));
  g_assert_cmpint (il_track_get_start (copy), ==, il_track_get_start (original));
  g_assert_cmpint (il_track_get_end (copy), ==, il_track_get_end (original));
  check_hops (copy, original);

  g_assert_cmpint (a != NULL, ==, b != NULL);
  if (b != NULL)
    {
      g_autofree char *message = il_dup_showable (b->message);

      g_assert_error (a, b->domain, b->code);
      g_assert_cmpstr (a->message, ==, message);
    }
}

static void
check_loop (const IlLoopTrack *copy,
            const IlLoopTrack *original)
{
  guint64 n = il_loop_track_get_n_turns (original);

  g_assert_cmpuint (il_loop_track_get_n_turns (copy), ==, n);
  for (guint64 i = 0; i < n; i++)
    {
      IlLoopTurn a, b;

      il_loop_track_get_turn (copy, i, &a);
      il_loop_track_get_turn (original, i, &b);
      g_assert_cmpint (a.begin, ==, b.begin);
      g_assert_cmpint (a.end, ==, b.end);
      g_assert_cmpint (a.track, ==, b.track);
    }
}

static void
check_recording (IlRecording *copy,
                 IlRecording *original)
{
  guint n = il_recording_get_n_tracks (original);
  gint64 duration = il_recording_get_duration (original);

  g_assert_true (il_recording_is_finished (copy));
  g_assert_cmpint (il_recording_get_mode (copy), ==, il_recording_get_mode (original));
  g_assert_cmpuint (il_recording_get_limit (copy), ==, il_recording_get_limit (original));
  g_assert_cmpint (il_recording_get_duration (copy), ==, duration);
  g_assert_cmpint (il_recording_is_whole (copy), ==, il_recording_is_whole (original));
  g_assert_cmpuint (il_recording_get_n_tracks (copy), ==, n);
  check_loop (il_recording_get_loop (copy), il_recording_get_loop (original));

  for (guint i = 0; i < n; i++)
    check_track (il_recording_get_track (copy, i), il_recording_get_track (original, i));

  for (guint i = 0; i <= N_TIMES; i++)
    {
      gint64 time = i == N_TIMES ? duration : g_test_rand_int_range (0, (int) MAX (duration, 1));

      g_assert_cmpuint (il_recording_count_ended (copy, time), ==,
                        il_recording_count_ended (original, time));
      g_assert_cmpuint (il_recording_count_failed (copy, time), ==,
                        il_recording_count_failed (original, time));
      g_assert_cmpuint (il_recording_count_cancelled (copy, time), ==,
                        il_recording_count_cancelled (original, time));
      for (guint j = 0; j < n; j++)
        check_track_at (il_recording_get_track (copy, j), il_recording_get_track (original, j),
                        time);
    }
}

/* Every question has the same answer, and a copy of a copy is the same file. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (IlRecording) original = run_file_create ((guint) g_test_rand_int_range (0, 12));
      g_autoptr (GBytes) bytes = run_file_save (original);
      g_auto (IlRunInfo) info = { 0 };
      g_autoptr (IlRecording) copy = run_file_load (bytes, &info);
      g_autoptr (GBytes) again = run_file_save (copy);

      check_recording (copy, original);
      g_assert_true (g_bytes_equal (again, bytes));
    }
}

static void
check_same_info (const IlRunInfo *a,
                 const IlRunInfo *b)
{
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->source, ==, b->source);
  g_assert_cmpstr (a->source_title, ==, b->source_title);
  g_assert_cmpstr (a->network, ==, b->network);
  g_assert_cmpstr (a->network_title, ==, b->network_title);
  g_assert_cmpint (a->http_version, ==, b->http_version);
  g_assert_cmpint (a->started, ==, b->started);
  g_assert_cmpstr (a->key, ==, b->key);
}

static void
test_info (void)
{
  g_autoptr (IlRecording) recording = run_file_create (1);
  const IlRunInfo nothing = { 0 };
  const IlRunInfo *const infos[] = { &run_file_example, &nothing };

  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      g_autoptr (GBytes) bytes = il_run_file_save_to_bytes (recording, infos[i], NULL);
      g_auto (IlRunInfo) info = { 0 };
      g_autoptr (IlRecording) copy = run_file_load (bytes, &info);

      check_same_info (&info, infos[i]);
    }
}

static void
test_secrets (void)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (IlRecording) recording = run_file_create (12);
      g_autoptr (GBytes) bytes = run_file_save (recording);
      g_autoptr (GByteArray) raw = run_file_unzip (bytes);

      g_assert_null (memmem (raw->data, raw->len, TEST_SECRET, strlen (TEST_SECRET)));
      g_assert_null (memmem (raw->data, raw->len, TEST_USER, strlen (TEST_USER)));
    }
}

static void
add_section (GByteArray *out,
             guint       section,
             GByteArray *part)
{
  il_packed_add_number (out, section);
  il_packed_add_bytes (out, part);
  g_byte_array_set_size (part, 0);
}

/* What a later version adds is passed over; what must be there once is. */
static void
test_sections (void)
{
  g_autoptr (IlRecording) recording = run_file_create (2);
  g_autoptr (GBytes) bytes = run_file_save (recording);
  g_autoptr (GByteArray) raw = run_file_unzip (bytes);
  g_autoptr (GByteArray) twice = g_byte_array_new ();
  g_autoptr (GByteArray) part = g_byte_array_new ();
  g_autoptr (GBytes) more_bytes = NULL;
  g_autoptr (GBytes) twice_bytes = NULL;
  g_auto (IlRunInfo) info = { 0 };
  g_autoptr (IlRecording) copy = NULL;

  g_byte_array_append (twice, raw->data, raw->len);
  g_byte_array_append (twice, raw->data, raw->len);
  twice_bytes = run_file_zip (twice->data, twice->len);
  run_file_check_error (twice_bytes, IL_RUN_FILE_ERROR_DAMAGED);

  il_packed_add_text (part, "What nobody knows yet");
  add_section (raw, 1000, part);
  more_bytes = run_file_zip (raw->data, raw->len);
  copy = run_file_load (more_bytes, &info);
  check_recording (copy, recording);
}

static void
test_many_reads (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_TOGETHER, 0);
  IlTrack *track = il_recording_add (recording, "http://localhost/", IL_SIZE_UNKNOWN);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (IlRunInfo) info = { 0 };
  g_autoptr (IlRecording) copy = NULL;
  gint64 time = 0, before;

  il_recording_start (recording, 0);
  il_track_begin_hop (track, "http://localhost/", 0);
  il_track_mark (track, IL_MARK_REQUEST, 0);
  il_track_mark (track, IL_MARK_RESPONSE, 0);
  for (guint i = 0; i < N_MANY; i++)
    {
      time += g_test_rand_int_range (0, 2000);
      il_track_add_read (track, time, (guint64) g_test_rand_int_range (1, 65536),
                         (guint64) g_test_rand_int_range (0, 100));
    }
  il_recording_end_track (recording, track, time, NULL);
  il_recording_finish (recording);

  before = g_get_monotonic_time ();
  bytes = run_file_save (recording);
  g_test_message ("%u reads: %" G_GSIZE_FORMAT " bytes, saved in %" G_GINT64_FORMAT " ms", N_MANY,
                  g_bytes_get_size (bytes), (g_get_monotonic_time () - before) / 1000);
  before = g_get_monotonic_time ();
  copy = run_file_load (bytes, &info);
  g_test_message ("loaded in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - before) / 1000);
  check_recording (copy, recording);
}

/* So many that some share an entry of the log. */
static void
test_many_turns (void)
{
  g_autoptr (IlRecording) recording = il_recording_new (IL_MODE_TOGETHER, 0);
  IlLoopTrack *loop = il_recording_get_loop (recording);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (IlRunInfo) info = { 0 };
  g_autoptr (IlRecording) copy = NULL;
  gint64 time = 0;

  for (guint i = 0; i < IL_LOOP_MAX_EXACT + 10000; i++)
    {
      gint64 end = time + g_test_rand_int_range (0, 150);

      il_loop_track_add_turn (loop, time, end, IL_LOOP_NOBODY);
      time = end + g_test_rand_int_range (0, 150);
    }
  il_recording_start (recording, 0);
  il_recording_finish (recording);

  bytes = run_file_save (recording);
  copy = run_file_load (bytes, &info);
  check_loop (il_recording_get_loop (copy), loop);
  for (guint i = 0; i < 1000; i++)
    {
      gint64 at = (gint64) g_test_rand_double_range (0, (double) time);

      g_assert_cmpint (il_loop_track_awake_at (il_recording_get_loop (copy), at), ==,
                       il_loop_track_awake_at (loop, at));
      g_assert_cmpuint (il_loop_track_count_until (il_recording_get_loop (copy), at), ==,
                        il_loop_track_count_until (loop, at));
    }
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("runs-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.run", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (IlRecording) recording = run_file_create (4);
  g_autoptr (IlRecording) copy = NULL;
  g_auto (IlRunInfo) info = { 0 };
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_null (run_file_read (file, &info, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      il_run_file_save_async (recording, &run_file_example, file, NULL, run_file_store_result_cb,
                              &result);
      g_assert_true (il_run_file_save_finish (file, run_file_wait_for (&result), &error));
      g_assert_no_error (error);
    }

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  copy = run_file_read (file, &info, &error);
  g_assert_no_error (error);
  check_recording (copy, recording);
  check_same_info (&info, &run_file_example);

  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-file/round-trip", test_round_trip);
  g_test_add_func ("/run-file/info", test_info);
  g_test_add_func ("/run-file/secrets", test_secrets);
  g_test_add_func ("/run-file/sections", test_sections);
  g_test_add_func ("/run-file/many-reads", test_many_reads);
  g_test_add_func ("/run-file/many-turns", test_many_turns);
  g_test_add_func ("/run-file/file", test_file);

  return g_test_run ();
}
