/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "formats/il-run-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/il-run-layout.h"

#define MAX_FILE (64u << 20)
#define MAGIC "il-run\r\n"
#define MAGIC_LENGTH (sizeof MAGIC - 1)
#define VERSION 1
#define HEAD_LENGTH (MAGIC_LENGTH + 1)

/* Beyond this the file gets hardly smaller, only later. */
#define COMPRESSION 4

#define FIRST_ROOM (64u << 10)

typedef struct
{
  IlRecording *recording;
  IlRunInfo info;
} Run;

G_DEFINE_QUARK (il-run-file-error-quark, il_run_file_error)

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_object (&run->recording);
  il_run_info_clear (&run->info);
  g_free (run);
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, IL_RUN_FILE_ERROR, IL_RUN_FILE_ERROR_DAMAGED,
                       _("The file of this run is damaged."));
}

static void
set_too_large (GError **error)
{
  g_set_error_literal (error, IL_RUN_FILE_ERROR, IL_RUN_FILE_ERROR_TOO_LARGE,
                       _("This run is too large to be kept in a file."));
}

/* Appends what the converter makes of all of the input, at most limit bytes in
 * all.  Returns: whether it came to its end with the input's. */
static gboolean
convert (GConverter   *converter,
         const guint8 *data,
         gsize         length,
         gsize         limit,
         GByteArray   *out,
         GError      **error)
{
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize room = FIRST_ROOM, filled = out->len;

  while (result != G_CONVERTER_FINISHED)
    {
      g_autoptr (GError) reason = NULL;
      gsize n_read = 0, n_written = 0;

      g_byte_array_set_size (out, (guint) (filled + room));
      result = g_converter_convert (converter, data, length, out->data + filled, room,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, &reason);
      data += n_read;
      length -= n_read;
      filled += n_written;
      room = MAX (FIRST_ROOM, filled / 2);

      if (filled > limit)
        {
          set_too_large (error);
          return FALSE;
        }
      if (result == G_CONVERTER_ERROR && !g_error_matches (reason, G_IO_ERROR,
                                                            G_IO_ERROR_NO_SPACE))
        {
          set_damaged (error);
          return FALSE;
        }
    }

  g_byte_array_set_size (out, (guint) filled);
  if (length > 0)
    set_damaged (error);

  return length == 0;
}

static gboolean
check_head (const guint8  *data,
            gsize          length,
            GError       **error)
{
  if (length < HEAD_LENGTH || memcmp (data, MAGIC, MAGIC_LENGTH) != 0)
    {
      g_set_error_literal (error, IL_RUN_FILE_ERROR, IL_RUN_FILE_ERROR_NO_RUN,
                           _("This file holds no run."));
      return FALSE;
    }

  if (data[MAGIC_LENGTH] != VERSION)
    {
      g_set_error_literal (error, IL_RUN_FILE_ERROR, IL_RUN_FILE_ERROR_NEWER,
                           _("A newer version of the program has kept this run."));
      return FALSE;
    }

  return TRUE;
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Run *run = task_data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  gsize length;
  const char *data;

  bytes = il_run_file_save_to_bytes (run->recording, &run->info, &error);
  if (bytes != NULL)
    {
      data = g_bytes_get_data (bytes, &length);
      g_file_replace_contents (source, data, length, NULL, FALSE,
                               G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                               cancellable, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Not more than may be in it, whatever it is. */
static GBytes *
read_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  gsize n = 1, filled = 0;

  if (stream == NULL)
    return NULL;

  while (n > 0)
    {
      gsize room = MAX (FIRST_ROOM, filled / 2);

      g_byte_array_set_size (content, (guint) (filled + room));
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), content->data + filled, room, &n,
                                    cancellable, error))
        return NULL;

      filled += n;
      if (filled > MAX_FILE)
        {
          set_too_large (error);
          return NULL;
        }
    }

  g_byte_array_set_size (content, (guint) filled);

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = read_file (source, cancellable, &error);
  Run *run = g_new0 (Run, 1);

  if (bytes != NULL)
    run->recording = il_run_file_load_from_bytes (bytes, &run->info, &error);

  if (run->recording != NULL)
    {
      g_task_return_pointer (task, run, run_free);
    }
  else
    {
      run_free (run);
      g_task_return_error (task, error);
    }
}

GBytes *
il_run_file_save_to_bytes (IlRecording      *recording,
                           const IlRunInfo  *info,
                           GError          **error)
{
  g_autoptr (GByteArray) sections = NULL;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GConverter) converter = NULL;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);

  sections = il_run_pack (recording, info);
  if (sections == NULL)
    {
      set_too_large (error);
      return NULL;
    }

  g_byte_array_append (out, (const guint8 *) MAGIC, MAGIC_LENGTH);
  g_byte_array_append (out, &(const guint8) { VERSION }, 1);
  converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, COMPRESSION));
  if (!convert (converter, sections->data, sections->len, MAX_FILE, out, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

IlRecording *
il_run_file_load_from_bytes (GBytes     *bytes,
                             IlRunInfo  *info,
                             GError    **error)
{
  g_autoptr (GByteArray) sections = g_byte_array_new ();
  g_autoptr (GConverter) converter = NULL;
  IlRecording *recording;
  gsize length;
  const guint8 *data;

  g_return_val_if_fail (bytes != NULL && info != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (!check_head (data, length, error))
    return NULL;

  converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  if (!convert (converter, data + HEAD_LENGTH, length - HEAD_LENGTH, IL_RUN_MAX_RAW, sections,
                error))
    return NULL;

  recording = il_run_unpack (sections->data, sections->len, info);
  if (recording == NULL)
    set_damaged (error);

  return recording;
}

void
il_run_file_save_async (IlRecording         *recording,
                        const IlRunInfo     *info,
                        GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  g_return_if_fail (il_recording_is_finished (recording));

  run->recording = g_object_ref (recording);
  il_run_info_copy (&run->info, info);
  g_task_set_source_tag (task, il_run_file_save_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, save_thread);
}

gboolean
il_run_file_save_finish (GFile         *file,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
il_run_file_load_async (GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, il_run_file_load_async);
  g_task_run_in_thread (task, load_thread);
}

IlRecording *
il_run_file_load_finish (GFile         *file,
                         GAsyncResult  *result,
                         IlRunInfo     *info,
                         GError       **error)
{
  Run *run;
  IlRecording *recording;

  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  run = g_task_propagate_pointer (G_TASK (result), error);
  if (run == NULL)
    return NULL;

  *info = run->info;
  run->info = (IlRunInfo) { 0 };
  recording = g_steal_pointer (&run->recording);
  run_free (run);

  return recording;
}
