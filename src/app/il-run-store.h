/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "app/il-run-list.h"

G_BEGIN_DECLS

#define IL_TYPE_RUN_STORE (il_run_store_get_type ())

/**
 * IlRunStore:
 *
 * Remembers runs from one start of the program to the next, as long as the
 * setting 'remember-runs' says so, each in a file of the user's state folder.
 *
 * The windows of the program share it.  The runs of all of them are kept; the
 * first window gets those of last time, further ones begin with none.  There
 * are no more files than 'runs-limit' allows, the oldest runs go.  The file of
 * a run that leaves the list of its window is deleted; one whose window is
 * closed stays.  When the setting is turned off all files are deleted; where it
 * was off from the start, as it is when settings are lost, none is.
 *
 * Signal IlRunStore::failed (const GError *error): a run could not be kept.
 */
G_DECLARE_FINAL_TYPE (IlRunStore, il_run_store, IL, RUN_STORE, GObject)

/** il_run_store_dup: @settings: the program's. Returns: (transfer full): the one
 * that there is, or a new one */
IlRunStore *il_run_store_dup        (GSettings  *settings) G_GNUC_WARN_UNUSED_RESULT;

/** il_run_store_follow: Keeps what comes into @runs, a window's list, as long
 * as both are there.  If it is the first list, the runs of last time are put
 * into it, little by little, once there is nothing better to do. */
void        il_run_store_follow     (IlRunStore *self,
                                     IlRunList  *runs);

/** il_run_store_is_idle: Returns: whether everything is read and written */
gboolean    il_run_store_is_idle    (IlRunStore *self);

/** il_run_store_dup_folder: Returns: (transfer full): where the files are */
GFile      *il_run_store_dup_folder (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
