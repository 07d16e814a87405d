/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "lab/il-document.h"

G_BEGIN_DECLS

/**
 * IlScheduleStep:
 * @time: µs from the request
 * @end: bytes of the document that are due at @time, from its beginning
 *
 * One step of a delivery.
 */
typedef struct
{
  gint64 time;
  gint64 end;
} IlScheduleStep;

/**
 * IlSchedule:
 *
 * When the bytes of a document are due.  It is walked like a GHashTableIter:
 * it lives on the stack or inside its user, needs no memory of its own and
 * is dropped without a call.  The document must stay alive meanwhile.
 *
 * Steps go forward in time and in the document.  The first is at the
 * document's first byte (the answer's head is due), the last is at first byte
 * plus body and ends at the document's size.  A document that comes by line
 * has a step for each line, at even intervals; others come in bursts that look
 * irregular and are the same at every run.
 *
 * With a jitter each step but the first is later than that, by the jitter at
 * most, yet never earlier than the step before it; this too is the same at
 * every run.
 */
typedef struct
{
  /*< private >*/
  const IlDocument *document;
  gint64            n_steps;
  gint64            index;
  guint64           random;
  guint64           jitter_random;
  gint64            last_time;
  gint64            time_sum;
  gint64            time_total;
  gint64            size_sum;
  gint64            size_total;
} IlSchedule;

/**
 * il_schedule_init:
 * @self: (out caller-allocates): an uninitialised schedule
 * @document: the document to deliver
 *
 * Sets @self before its first step.
 */
void il_schedule_init (IlSchedule       *self,
                       const IlDocument *document);

/**
 * il_schedule_get_n_steps:
 * @self: a schedule
 *
 * Returns: the number of all steps, at least 1
 */
gint64 il_schedule_get_n_steps (const IlSchedule *self);

/**
 * il_schedule_next:
 * @self: a schedule
 * @step: (out caller-allocates): the next step
 *
 * Returns: %FALSE behind the last step, and @step is untouched
 */
gboolean il_schedule_next (IlSchedule     *self,
                           IlScheduleStep *step);

G_END_DECLS
