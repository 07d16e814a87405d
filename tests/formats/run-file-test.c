/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "run-file-test.h"

#include "formats-test.h"

const IlRunInfo run_file_example = {
  .name = (char *) "In the library",
  .source = (char *) "four-tax-forms",
  .source_title = (char *) "Four tax forms",
  .network = (char *) "chrome-slow-4g",
  .network_title = (char *) "Slow 4G",
  .http_version = IL_HTTP_2,
  .started = G_GINT64_CONSTANT (1790000000000000),
  .key = (char *) "http:3 network:chrome-slow-4g four-tax-forms:1.0",
};

IlRecording *
run_file_create (guint n)
{
  IlMode mode = g_test_rand_bit () ? IL_MODE_TOGETHER : IL_MODE_ONE_AT_A_TIME;
  IlRecording *recording = random_recording_new (mode, n, FALSE);
  gint64 time = 0;

  for (guint i = 0; i < 5; i++)
    {
      time += g_test_rand_int_range (0, 1000000);
      il_loop_track_add_turn (il_recording_get_loop (recording), time, time + 1000,
                              g_test_rand_int_range (IL_LOOP_NOBODY, (int) n));
    }

  for (guint i = 0; i < n; i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);

      if (il_track_get_end (track) == IL_TIME_NONE)
        il_recording_end_track (recording, track, time, NULL);
    }
  il_recording_finish (recording);

  return recording;
}

GBytes *
run_file_save (IlRecording *recording)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = il_run_file_save_to_bytes (recording, &run_file_example, &error);

  g_assert_no_error (error);

  return bytes;
}

IlRecording *
run_file_load (GBytes    *bytes,
               IlRunInfo *info)
{
  g_autoptr (GError) error = NULL;
  IlRecording *recording = il_run_file_load_from_bytes (bytes, info, &error);

  g_assert_no_error (error);

  return recording;
}

void
run_file_check_error (GBytes         *bytes,
                      IlRunFileError  code)
{
  g_autoptr (GError) error = NULL;
  IlRunInfo info;

  g_assert_null (il_run_file_load_from_bytes (bytes, &info, &error));
  g_assert_error (error, IL_RUN_FILE_ERROR, (int) code);
  g_assert_cmpstr (error->message, !=, "");
}

GByteArray *
run_file_unzip (GBytes *file)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new ();
  g_autoptr (GConverter) converter = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) rest = g_bytes_new_from_bytes (file, RUN_FILE_HEAD,
                                                    g_bytes_get_size (file) - RUN_FILE_HEAD);
  GByteArray *out = g_byte_array_new ();
  guint8 buffer[4096];
  gssize n;

  g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (memory), rest);
  converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  stream = g_converter_input_stream_new (memory, converter);
  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_byte_array_append (out, buffer, (guint) n);
  g_assert_cmpint (n, ==, 0);

  return out;
}

GBytes *
run_file_zip (const guint8 *data,
              gsize         length)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GConverter) converter = NULL;
  g_autoptr (GOutputStream) stream = NULL;
  gboolean good;

  g_output_stream_write_all (memory, "il-run\r\n\001", RUN_FILE_HEAD, NULL, NULL, NULL);
  converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1));
  stream = g_converter_output_stream_new (memory, converter);
  good = g_output_stream_write_all (stream, data, length, NULL, NULL, NULL) &&
         g_output_stream_close (stream, NULL, NULL);
  g_assert_true (good);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

void
run_file_store_result_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
run_file_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

IlRecording *
run_file_read (GFile      *file,
               IlRunInfo  *info,
               GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  il_run_file_load_async (file, NULL, run_file_store_result_cb, &result);

  return il_run_file_load_finish (file, run_file_wait_for (&result), info, error);
}
