/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "app/il-run.h"

G_BEGIN_DECLS

/** IL_RUN_LIST_MAX: No list is longer, whatever the settings say. */
#define IL_RUN_LIST_MAX 200

#define IL_TYPE_RUN_LIST (il_run_list_get_type ())

/**
 * IlRunList:
 *
 * The runs of a window, a #GListModel of #IlRun, the newest first.
 *
 * When there are more than the property 'max' allows, the oldest go, but not
 * the one that is kept, see il_run_list_set_kept(), nor the one that was just
 * added, unless there is no room beside the kept one.
 */
G_DECLARE_FINAL_TYPE (IlRunList, il_run_list, IL, RUN_LIST, GObject)

/** il_run_list_new: @max: from 1 to %IL_RUN_LIST_MAX */
IlRunList *il_run_list_new       (guint max) G_GNUC_WARN_UNUSED_RESULT;

guint      il_run_list_get_max   (IlRunList *self);

/** il_run_list_set_max: @max: from 1 to %IL_RUN_LIST_MAX; other values are taken
 * as the nearest of these */
void       il_run_list_set_max   (IlRunList *self,
                                  guint      max);

/** il_run_list_set_kept: @run: (nullable): the run that is shown, which is not
 * dropped to make room; it need not be in the list */
void       il_run_list_set_kept  (IlRunList *self,
                                  IlRun     *run);

/** il_run_list_append: Adds the newest run, not in the list, in front of all
 * others, whatever the clock says. */
void       il_run_list_append    (IlRunList *self,
                                  IlRun     *run);

/** il_run_list_insert: Puts a run, not in the list, that was removed or read
 * from a file in its place by the time when it started. */
void       il_run_list_insert    (IlRunList *self,
                                  IlRun     *run);

/** il_run_list_remove: Returns: whether it was in the list */
gboolean   il_run_list_remove    (IlRunList *self,
                                  IlRun     *run);

/** il_run_list_find: @position: (out) (optional): 0 for the newest. Returns:
 * whether @run is in the list; O(n) */
gboolean   il_run_list_find      (IlRunList *self,
                                  IlRun     *run,
                                  guint     *position);

/** il_run_list_find_peer: @key: (nullable): the conditions of @recording.
 * Returns: (transfer none) (nullable): the newest run of @mode that compares
 * with @recording, see il_run_is_peer() */
IlRun     *il_run_list_find_peer (IlRunList   *self,
                                  IlMode       mode,
                                  IlRecording *recording,
                                  const char  *key);

G_END_DECLS
