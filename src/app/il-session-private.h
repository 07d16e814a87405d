/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/il-session.h"

#include "engine/engine.h"

G_BEGIN_DECLS

/**
 * IlBothStage:
 * @IL_BOTH_NONE: runs are begun by hand
 * @IL_BOTH_FIRST: one at a time is next, or under way
 * @IL_BOTH_SECOND: together is under way
 *
 * How far il_session_run_both() has come.
 */
typedef enum
{
  IL_BOTH_NONE,
  IL_BOTH_FIRST,
  IL_BOTH_SECOND,
} IlBothStage;

/* Shared by il-session.c, which holds what was chosen, il-session-source.c,
 * which knows what to fetch, il-session-run.c, which fetches it, il-session-both.c,
 * which does so twice, and il-session-runs.c, which keeps what was fetched. */
struct _IlSession
{
  GObject parent_instance;

  GSettings *settings;
  IlLessons *lessons;
  gboolean together;
  guint own_limit;
  guint lesson_limit;
  gboolean has_lesson_limit;
  gboolean show_lines;

  char *source;
  IlScenario *scenario;
  GStrv addresses;
  GStrv list;

  IlRecording *recording;
  IlRun *run;
  IlRunList *runs;
  IlRunner *runner;
  gboolean ready;

  IlBothStage stage;
  IlRun *first_run;
  guint both_source;
};

enum
{
  PROP_TOGETHER = 1,
  PROP_LIMIT,
  PROP_OWN_LIMIT,
  PROP_SHOW_LINES,
  PROP_SOURCE,
  PROP_ADDRESSES,
  PROP_RECORDING,
  PROP_RUN,
  PROP_RUNNING,
  PROP_BOTH,
  N_PROPS
};

/** il_session_notify: @property: one of the above */
void     il_session_notify         (IlSession *self,
                                    guint      property);

/** il_session_set_addresses: Keeps @addresses as the user's own, whatever the
 * source is. */
void     il_session_set_addresses  (IlSession         *self,
                                    const char *const *addresses);

/** il_session_follow_lessons: Call when the lab's scenarios changed. */
void     il_session_follow_lessons (IlSession *self);

/** il_session_follow_http_version: Call when another one is asked for. */
void     il_session_follow_http_version (IlSession *self);

/** il_session_follow_network: Call when the lab imitates another network. */
void     il_session_follow_network (IlSession *self);

/** il_session_is_stale: Returns: whether another scenario has taken the place
 * of the one that is shown */
gboolean il_session_is_stale       (IlSession *self);

/** il_session_prepare: Takes up the list of the source, and shows it. */
void     il_session_prepare        (IlSession *self);

/** il_session_show_list: Shows the list, nothing begun. */
void     il_session_show_list      (IlSession *self);

/** il_session_shows_list: Returns: whether what is shown are the addresses of
 * the source; O(n) */
gboolean il_session_shows_list     (IlSession *self);

/** il_session_show: @run: (nullable): what @recording is of */
void     il_session_show           (IlSession   *self,
                                    IlRecording *recording,
                                    IlRun       *run);

/** il_session_get_http_version: Returns: what the next run would ask for */
IlHttpVersion il_session_get_http_version (IlSession *self);

/** il_session_dup_key: Returns: (transfer full): the conditions of a run that
 * would begin now; see #IlRunInfo */
char    *il_session_dup_key        (IlSession *self) G_GNUC_WARN_UNUSED_RESULT;

/** il_session_create_run: Returns: (transfer full): a run that begins now */
IlRun   *il_session_create_run     (IlSession   *self,
                                    IlRecording *recording) G_GNUC_WARN_UNUSED_RESULT;

/** il_session_keep_run: Call when the run that is shown has ended. */
void     il_session_keep_run       (IlSession *self);

/** il_session_make_ready: What il_session_run() does, whoever calls for it. */
gboolean il_session_make_ready     (IlSession  *self,
                                    GError    **error);

/** il_session_follow_both: Call when the run that is shown has ended and was
 * kept. */
void     il_session_follow_both    (IlSession *self);

/** il_session_end_both: No second run follows. */
void     il_session_end_both       (IlSession *self);

/** il_session_tell_both: Emits 'both-done'. */
void     il_session_tell_both      (IlSession *self,
                                    IlRun     *sequential,
                                    IlRun     *together);

/** il_session_refuse: Emits 'refused'. */
void     il_session_refuse         (IlSession    *self,
                                    const GError *error);

/** il_session_abandon: Cancels the run; nothing of it is told any more. */
void     il_session_abandon        (IlSession *self);

G_END_DECLS
