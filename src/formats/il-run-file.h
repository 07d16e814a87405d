/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "formats/il-run-info.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

/*
 * A finished run in a file, to be looked at again: nine bytes that say so,
 * the last of them the version, and behind them, in gzip, what il-run-layout.h
 * describes.  User names and passwords are left out of all addresses.
 *
 * A file is not trusted.  Whatever it holds, reading it takes no more than
 * some hundred MiB and some seconds, and ends with a recording that keeps all
 * the promises of one or with an error that can be shown.
 */

#define IL_RUN_FILE_ERROR (il_run_file_error_quark ())

/**
 * IlRunFileError:
 * @IL_RUN_FILE_ERROR_NO_RUN: it is the file of something else
 * @IL_RUN_FILE_ERROR_NEWER: a later version of the program wrote it
 * @IL_RUN_FILE_ERROR_DAMAGED: it is cut, or was changed by somebody
 * @IL_RUN_FILE_ERROR_TOO_LARGE: more than is ever written or read
 */
typedef enum
{
  IL_RUN_FILE_ERROR_NO_RUN,
  IL_RUN_FILE_ERROR_NEWER,
  IL_RUN_FILE_ERROR_DAMAGED,
  IL_RUN_FILE_ERROR_TOO_LARGE,
} IlRunFileError;

GQuark       il_run_file_error_quark     (void);

/**
 * il_run_file_save_to_bytes:
 * @recording: finished
 * @info: what is to be told of it
 *
 * Returns: (transfer full) (nullable): the file's content, or %NULL with an
 *   #IlRunFileError
 */
GBytes      *il_run_file_save_to_bytes   (IlRecording      *recording,
                                          const IlRunInfo  *info,
                                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_run_file_load_from_bytes:
 * @bytes: not trusted
 * @info: (out caller-allocates): to be cleared; set only on success
 *
 * Returns: (transfer full) (nullable): a finished recording, or %NULL with an
 *   #IlRunFileError
 */
IlRecording *il_run_file_load_from_bytes (GBytes           *bytes,
                                          IlRunInfo        *info,
                                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_run_file_save_async:
 * @recording: finished
 * @info: copied
 *
 * Writes @file, which only its owner may read, in another thread; what was in
 * it before stays until all is written.
 */
void         il_run_file_save_async      (IlRecording         *recording,
                                          const IlRunInfo     *info,
                                          GFile               *file,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

/** il_run_file_save_finish: @error: an #IlRunFileError or #GIOErrorEnum */
gboolean     il_run_file_save_finish     (GFile               *file,
                                          GAsyncResult        *result,
                                          GError             **error);

/** il_run_file_load_async: Reads @file, not trusted, in another thread. */
void         il_run_file_load_async      (GFile               *file,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

/** il_run_file_load_finish: @error: an #IlRunFileError or #GIOErrorEnum. For
 * the rest see il_run_file_load_from_bytes(). */
IlRecording *il_run_file_load_finish     (GFile               *file,
                                          GAsyncResult        *result,
                                          IlRunInfo           *info,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
