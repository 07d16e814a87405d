/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-track.h"

G_BEGIN_DECLS

/**
 * IlRunInfo:
 * @name: (nullable): what the user called it
 * @source: (nullable): what was fetched: the id of a scenario, or 'addresses'
 * @source_title: (nullable): the same for people
 * @network: (nullable): the id of the network that the lab imitated, if any
 * @network_title: (nullable): the same for people
 * @http_version: what was asked for
 * @started: when it began, in µs since 1970
 * @key: (nullable): runs with the same key were made under the same
 *   conditions; %NULL compares with nothing
 *
 * What is to be told of a run besides its recording.
 */
typedef struct
{
  char *name;
  char *source;
  char *source_title;
  char *network;
  char *network_title;
  IlHttpVersion http_version;
  gint64 started;
  char *key;
} IlRunInfo;

/** il_run_info_copy: @self: not set up; @other: stays as it is */
void il_run_info_copy  (IlRunInfo       *self,
                        const IlRunInfo *other);

/** il_run_info_clear: Frees what it holds, and leaves nothing in it. */
void il_run_info_clear (IlRunInfo       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IlRunInfo, il_run_info_clear)

G_END_DECLS
