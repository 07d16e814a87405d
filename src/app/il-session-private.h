/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/il-session.h"

#include "engine/engine.h"

G_BEGIN_DECLS

/* Shared by il-session.c, which holds what was chosen, il-session-source.c,
 * which knows what to fetch, and il-session-run.c, which fetches it. */
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
  IlRecording *last[2];
  IlRunner *runner;
  const IlLinkPreset *network;
  IlHttpVersion http_version;
  gboolean ready;
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
  PROP_RUNNING,
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

/** il_session_forget: Call when earlier runs are no longer to be compared with. */
void     il_session_forget         (IlSession *self);

/** il_session_abandon: Cancels the run; nothing of it is told any more. */
void     il_session_abandon        (IlSession *self);

G_END_DECLS
