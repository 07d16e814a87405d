/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "run-file-test.h"

#include <string.h>

#include "formats/il-run-layout.h"

#define N_MUTANTS 6000

static void
test_cut (void)
{
  g_autoptr (IlRecording) recording = run_file_create (3);
  g_autoptr (GBytes) bytes = run_file_save (recording);
  g_autoptr (GByteArray) raw = run_file_unzip (bytes);
  gsize length = g_bytes_get_size (bytes);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, i);

      run_file_check_error (part, i < RUN_FILE_HEAD ? IL_RUN_FILE_ERROR_NO_RUN
                                                    : IL_RUN_FILE_ERROR_DAMAGED);
    }

  /* The end of the info is the end of a section, too. */
  for (gsize i = 0; i < raw->len; i++)
    {
      g_autoptr (GBytes) part = run_file_zip (raw->data, i);
      g_auto (IlRunInfo) info = { 0 };
      g_autoptr (IlRecording) copy = il_run_file_load_from_bytes (part, &info, NULL);

      g_assert_true (copy == NULL || il_loop_track_get_n_turns (il_recording_get_loop (copy)) == 0);
    }
}

static void
test_strange (void)
{
  g_autoptr (IlRecording) recording = run_file_create (1);
  g_autoptr (GBytes) good = run_file_save (recording);
  gsize length;
  const char *data = g_bytes_get_data (good, &length);
  g_autofree char *newer = g_memdup2 (data, length);
  g_autofree char *longer = g_malloc0 (length + 1);
  g_autoptr (GBytes) text = g_bytes_new_static ("%PDF-1.7\n\n\n\n", 12);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) newer_bytes = NULL;
  g_autoptr (GBytes) longer_bytes = NULL;

  run_file_check_error (text, IL_RUN_FILE_ERROR_NO_RUN);
  run_file_check_error (nothing, IL_RUN_FILE_ERROR_NO_RUN);
  newer[RUN_FILE_HEAD - 1]++;
  newer_bytes = g_bytes_new (newer, length);
  run_file_check_error (newer_bytes, IL_RUN_FILE_ERROR_NEWER);
  memcpy (longer, data, length);
  longer_bytes = g_bytes_new (longer, length + 1);
  run_file_check_error (longer_bytes, IL_RUN_FILE_ERROR_DAMAGED);
}

/* A few kB that would fill the memory. */
static void
test_bomb (void)
{
  gsize length = IL_RUN_MAX_RAW + (1u << 20);
  g_autofree guint8 *zeros = g_malloc0 (length);
  g_autoptr (GBytes) bytes = run_file_zip (zeros, length);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1u << 20);
  run_file_check_error (bytes, IL_RUN_FILE_ERROR_TOO_LARGE);
}

/* Asks everything that a window would. */
static void
look_at (IlRecording *recording)
{
  gint64 duration = il_recording_get_duration (recording);

  g_assert_cmpint (duration, >=, 0);
  g_assert_cmpint (duration, <=, IL_ARRIVALS_MAX_TIME);
  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      gint64 end = il_track_get_end (track), last = 0;
      IlSegment segments[IL_TRACK_MAX_SEGMENTS];
      guint n = il_track_list_segments (track, duration, segments);

      g_assert_cmpint (end, <=, duration);
      g_assert_cmpint (il_arrivals_last_at (il_track_get_arrivals (track), G_MAXINT64), <=, end);
      g_assert_cmpint (il_track_get_state (track, end), >=, IL_STATE_DONE);
      for (guint j = 0; j < n; j++)
        {
          g_assert_cmpint (segments[j].begin, ==, last);
          last = segments[j].end;
        }
      g_assert_cmpint (last, <=, end);
      g_assert_cmpstr (il_track_get_name (track), !=, NULL);
      g_assert_true (g_utf8_validate (il_track_get_address (track), -1, NULL));
    }
}

static void
mutate (GByteArray *bytes)
{
  int n = g_test_rand_int_range (1, 5);

  for (int i = 0; i < n && bytes->len > 0; i++)
    {
      guint at = (guint) g_test_rand_int_range (0, (int) bytes->len);

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          bytes->data[at] = (guint8) g_test_rand_int_range (0, 256);
          break;

        case 1:
          bytes->data[at] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
          break;

        case 2:
          g_byte_array_remove_index (bytes, at);
          break;

        default:
          bytes->data[at] = g_test_rand_bit () ? 0xff : 0x80;
        }
    }
}

/* With a good checksum, so that it is the sections that are read. */
static void
test_mutants (void)
{
  guint n_good = 0;

  for (guint i = 0; i < N_MUTANTS; i++)
    {
      g_autoptr (IlRecording) recording = run_file_create ((guint) g_test_rand_int_range (0, 4));
      g_autoptr (GBytes) bytes = run_file_save (recording);
      g_autoptr (GByteArray) raw = run_file_unzip (bytes);
      g_autoptr (GBytes) mutant = NULL;
      g_auto (IlRunInfo) info = { 0 };
      g_autoptr (IlRecording) copy = NULL;
      g_autoptr (GError) error = NULL;

      mutate (raw);
      mutant = run_file_zip (raw->data, raw->len);
      copy = il_run_file_load_from_bytes (mutant, &info, &error);
      g_assert_true ((copy != NULL) == (error == NULL));
      if (copy == NULL)
        continue;

      n_good++;
      look_at (copy);
    }

  /* Neither all nor none of them: it is the middle ground that is tried. */
  g_assert_cmpuint (n_good, >, 0);
  g_assert_cmpuint (n_good, <, N_MUTANTS);
}

static void
test_garbled (void)
{
  g_autoptr (IlRecording) recording = run_file_create (5);
  g_autoptr (GBytes) bytes = run_file_save (recording);

  for (guint i = 0; i < N_MUTANTS; i++)
    {
      g_autoptr (GByteArray) copy = g_byte_array_new ();
      g_autoptr (GBytes) mutant = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (IlRunInfo) info = { 0 };
      g_autoptr (IlRecording) loaded = NULL;

      g_byte_array_append (copy, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
      mutate (copy);
      mutant = g_bytes_new (copy->data, copy->len);
      loaded = il_run_file_load_from_bytes (mutant, &info, &error);
      g_assert_true ((loaded != NULL) == (error == NULL));
    }
}

/* A file without an end. */
static void
test_endless_file (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/zero");
  g_autoptr (GError) error = NULL;
  IlRunInfo info;

  if (!g_file_query_exists (file, NULL))
    {
      g_test_skip ("there is no /dev/zero");
      return;
    }

  g_assert_null (run_file_read (file, &info, &error));
  g_assert_error (error, IL_RUN_FILE_ERROR, IL_RUN_FILE_ERROR_TOO_LARGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-file/cut", test_cut);
  g_test_add_func ("/run-file/strange", test_strange);
  g_test_add_func ("/run-file/bomb", test_bomb);
  g_test_add_func ("/run-file/mutants", test_mutants);
  g_test_add_func ("/run-file/garbled", test_garbled);
  g_test_add_func ("/run-file/endless-file", test_endless_file);

  return g_test_run ();
}
