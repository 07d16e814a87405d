/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "formats/il-run-file.h"

G_BEGIN_DECLS

/** RUN_FILE_HEAD: The bytes in front of what is compressed. */
#define RUN_FILE_HEAD 9

/** run_file_example: What all files here tell of their run. */
extern const IlRunInfo run_file_example;

/** run_file_create: Returns: (transfer full): a random run of @n downloads that
 * is over, with some turns of the loop */
IlRecording  *run_file_create          (guint            n) G_GNUC_WARN_UNUSED_RESULT;

/** run_file_save, run_file_load: What must go well does. */
GBytes       *run_file_save            (IlRecording     *recording) G_GNUC_WARN_UNUSED_RESULT;
IlRecording  *run_file_load            (GBytes          *bytes,
                                        IlRunInfo       *info) G_GNUC_WARN_UNUSED_RESULT;

/** run_file_check_error: Loading @bytes must fail in this way. */
void          run_file_check_error     (GBytes          *bytes,
                                        IlRunFileError   code);

/** run_file_unzip: Returns: (transfer full): the sections of a file */
GByteArray   *run_file_unzip           (GBytes          *file) G_GNUC_WARN_UNUSED_RESULT;

/** run_file_zip: Returns: (transfer full): a file of these sections, good or bad */
GBytes       *run_file_zip             (const guint8    *data,
                                        gsize            length) G_GNUC_WARN_UNUSED_RESULT;

/** run_file_store_result_cb: Stores a reference in the GAsyncResult * that
 * @user_data points to; run_file_wait_for() waits for it. */
void          run_file_store_result_cb (GObject         *source,
                                        GAsyncResult    *result,
                                        gpointer         user_data);
GAsyncResult *run_file_wait_for        (GAsyncResult   **result);

/** run_file_read: Loads a file, and waits for it. */
IlRecording  *run_file_read            (GFile           *file,
                                        IlRunInfo       *info,
                                        GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
