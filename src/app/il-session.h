/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "app/il-lessons.h"
#include "app/il-run-list.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

#define IL_TYPE_SESSION (il_session_get_type ())

/**
 * IlSession:
 *
 * What one window is about: what to fetch, how, the run under way, and those
 * that have ended, to look at and to compare with.  No widgets.
 *
 * Properties: 'together', 'own-limit' (0 for none), 'show-lines', 'source',
 * 'addresses', each remembered in the settings; 'limit' (the one that counts:
 * a lesson's, or the user's own), 'recording' (the one to show: prepared, live
 * or finished), 'run' (what that is of, %NULL when it is prepared only),
 * 'running' and 'both' (while il_session_run_both() is under way, when
 * 'together' is the mode of the run that is shown).
 *
 * Signal IlSession::both-done (IlRun *sequential, IlRun *together): both runs
 * came to an end, are whole, and compare.
 *
 * Signal IlSession::refused (const GError *error): the second of both runs
 * could not be made ready.
 */
G_DECLARE_FINAL_TYPE (IlSession, il_session, IL, SESSION, GObject)

/** il_session_new: @settings: the program's, read now and written on change;
 * @lessons: the program's, whose lab is started when a run first needs it */
IlSession   *il_session_new            (GSettings *settings,
                                        IlLessons *lessons) G_GNUC_WARN_UNUSED_RESULT;

gboolean     il_session_get_together   (IlSession *self);
void         il_session_set_together   (IlSession *self,
                                        gboolean   together);
guint        il_session_get_limit      (IlSession *self);

/** il_session_set_limit: @limit: 0 for none; while a lesson with a limit of
 * its own is the source, this is for the lesson only */
void         il_session_set_limit      (IlSession *self,
                                        guint      limit);
gboolean     il_session_get_show_lines (IlSession *self);
void         il_session_set_show_lines (IlSession *self,
                                        gboolean   show_lines);

/** il_session_get_lessons: Returns: (transfer none) */
IlLessons   *il_session_get_lessons    (IlSession *self);

/** il_session_get_scenario: Returns: (transfer none) (nullable): the source,
 * unless that is the user's own list */
IlScenario  *il_session_get_scenario   (IlSession *self);

const char  *il_session_get_source     (IlSession *self);

/** il_session_set_source: An unknown source is taken as the first scenario;
 * ignored while running. */
void         il_session_set_source     (IlSession  *self,
                                        const char *source);

/** il_session_dup_source_title: @brief: where there is little room. Returns:
 * (transfer full): for the header */
char        *il_session_dup_source_title (IlSession *self,
                                          gboolean   brief) G_GNUC_WARN_UNUSED_RESULT;

/** il_session_get_network: Returns: (transfer none) (nullable): the preset that
 * counts for the source; none has a part in addresses outside the lab */
const IlLinkPreset *il_session_get_network (IlSession *self);

/** il_session_get_list: Returns: (transfer none): the addresses of the source */
const char *const *il_session_get_list (IlSession *self);

/** il_session_set_list: Makes @list the user's own and the source; ignored
 * while running. */
void         il_session_set_list       (IlSession         *self,
                                        const char *const *list);

/** il_session_add: Appends to the user's own list, with what other windows have
 * added to it, which becomes the source. Returns: how many there was room for */
guint        il_session_add            (IlSession         *self,
                                        const char *const *addresses);

/** il_session_dup_reachable: Returns: (transfer full): @address as other
 * programs reach it: the lab's carry the port of today */
char        *il_session_dup_reachable  (IlSession  *self,
                                        const char *address) G_GNUC_WARN_UNUSED_RESULT;

/** il_session_get_recording: Returns: (transfer none): never %NULL */
IlRecording *il_session_get_recording  (IlSession *self);

/** il_session_get_run: Returns: (nullable) (transfer none): what the shown
 * recording is of; a run under way is not in the list yet */
IlRun       *il_session_get_run        (IlSession *self);

/** il_session_get_runs: Returns: (transfer none): the runs that have ended, as
 * many as the settings allow: whole, failed and cancelled ones */
IlRunList   *il_session_get_runs       (IlSession *self);

/** il_session_show_run: Shows @run, and leaves alone what a new run would
 * fetch; ignored while running. */
void         il_session_show_run       (IlSession *self,
                                        IlRun     *run);

/** il_session_remove_run: Takes @run out of the list.  If it is shown, the next
 * older one is shown instead, or else the next newer one, or the source. */
void         il_session_remove_run     (IlSession *self,
                                        IlRun     *run);

/** il_session_get_other_run: Returns: (nullable) (transfer none): the last whole
 * run of the same addresses, under the same conditions, in the other mode than
 * the shown recording's */
IlRun       *il_session_get_other_run  (IlSession *self);

/** il_session_get_other: Returns: (nullable) (transfer none): its recording */
IlRecording *il_session_get_other      (IlSession *self);

gboolean     il_session_is_running     (IlSession *self);

/** il_session_can_edit: Returns: whether the list is the user's own, at rest,
 * and what is shown; O(n) */
gboolean     il_session_can_edit       (IlSession *self);

/** il_session_run: Shows the recording of a new run, which counts as running
 * from now on; its requests are sent by il_session_begin(), so that what a
 * window does to show it is not measured. Returns: whether there is a run;
 * @error: why the lab did not start */
gboolean     il_session_run            (IlSession  *self,
                                        GError    **error);

/** il_session_run_with_limit: Like il_session_run(), but with a mode and limit of
 * its own: with @limit at once, and one at a time if that is 1.  What the user
 * chose stays as it is. */
gboolean     il_session_run_with_limit (IlSession  *self,
                                        guint       limit,
                                        GError    **error);

/** il_session_run_both: Does two runs of the same addresses, one at a time and
 * then, if that came whole, together; a window begins each of them as it
 * begins the others.  The user's own mode stays as it is in the settings.
 * Stopping ends both.  Returns and @error: see il_session_run() */
gboolean     il_session_run_both       (IlSession  *self,
                                        GError    **error);

/** il_session_get_both: Returns: whether il_session_run_both() is under way */
gboolean     il_session_get_both       (IlSession *self);

/** il_session_begin: Sends the requests of a run that was made ready. */
void         il_session_begin          (IlSession *self);

/** il_session_stop: Cancels all that has not ended. */
void         il_session_stop           (IlSession *self);

/** il_session_cancel: Cancels one download of the run. */
void         il_session_cancel         (IlSession *self,
                                        guint      index);

G_END_DECLS
