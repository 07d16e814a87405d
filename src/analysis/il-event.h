/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlEventKind:
 * @IL_EVENT_WAKE_UP: a turn of the loop began; in a recording without turns a
 *   read, a mark or an end, which are what it would have woken up for
 * @IL_EVENT_STATE: some track passed to another state
 * @IL_EVENT_LINE: a read that brought the end of a line, or of several
 *
 * What can be stepped to.  Events of one kind at the same microsecond are one.
 * One at time t is where il_track_get_state() or the counts differ from those
 * at t - 1.
 */
typedef enum
{
  IL_EVENT_WAKE_UP,
  IL_EVENT_STATE,
  IL_EVENT_LINE,
} IlEventKind;

#define IL_N_EVENT_KINDS (IL_EVENT_LINE + 1)

/**
 * il_event_next:
 * @time: any µs
 *
 * The search is O(tracks · (hops + log reads)).  While a run goes on, it knows
 * what has happened by now.
 *
 * Returns: the µs of the first event after @time, or %IL_TIME_NONE when there
 *   is none
 */
gint64 il_event_next     (IlRecording *recording,
                          IlEventKind  kind,
                          gint64       time);

/**
 * il_event_previous:
 * @time: any µs
 *
 * The inverse: from an event, one step on and one back lead to it again.
 *
 * Returns: the µs of the last event before @time, or %IL_TIME_NONE when there
 *   is none
 */
gint64 il_event_previous (IlRecording *recording,
                          IlEventKind  kind,
                          gint64       time);

G_END_DECLS
