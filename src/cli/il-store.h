/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/il-sink.h"

G_BEGIN_DECLS

#define IL_TYPE_STORE (il_store_get_type ())

/**
 * IlStore:
 *
 * A sink that keeps documents in a folder.  A document is written under a
 * hidden name and gets its own, by il_file_name_for(), once it is whole; no
 * file is ever replaced.  What is an error's page (status 400 and above) is
 * not kept.
 */
G_DECLARE_FINAL_TYPE (IlStore, il_store, IL, STORE, GObject)

/**
 * il_store_new:
 * @folder: its name as the file system has it; made if need be
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): a store
 */
IlStore    *il_store_new      (const char  *folder,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/** il_store_get_file: Returns: (nullable) (transfer none): the name of the file
 * that holds the track's document, without the folder's; valid UTF-8 */
const char *il_store_get_file (IlStore     *self,
                               IlTrack     *track);

G_END_DECLS
