/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/il-run.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * IlRunRecallFunc:
 * @run: (nullable): %NULL when @file is damaged and will never be read
 * @file: (nullable): %NULL in the end, when no other call follows
 */
typedef void (*IlRunRecallFunc) (IlRun    *run,
                                 GFile    *file,
                                 gpointer  data);

/** il_run_recall_create_file: Returns: (transfer full): a new name in @folder,
 * which says nothing of what is in the file */
GFile *il_run_recall_create_file (GFile           *folder) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_run_recall_start:
 * @folder: there or not; nothing is expected of its content
 * @cancellable: ends it, with the last call
 *
 * Reads the files of runs one by one, whenever there is nothing better to do,
 * and calls @func for each.  Files of other names are not ours, and those of
 * newer versions wait for them.
 */
void   il_run_recall_start       (GFile           *folder,
                                  GCancellable    *cancellable,
                                  IlRunRecallFunc  func,
                                  gpointer         data);

G_END_DECLS
