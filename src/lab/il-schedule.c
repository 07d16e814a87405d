/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-schedule.h"

#include "lab/il-splitmix.h"

/* Mean µs between two bursts, the fewest bursts that still look like a
 * delivery, and the least mean µs between bursts that can be told apart. */
#define BURST_GAP 45000
#define BURST_MIN 20
#define BURST_GAP_MIN 5000

/* Weights of the pauses between bursts: most are short, the others long
 * enough to part the marks into groups. */
#define PAUSE_SHORT_MIN 8
#define PAUSE_SHORT_MAX 24
#define PAUSE_LONG_MIN 50
#define PAUSE_LONG_MAX 140
#define PAUSE_LONG_PERCENT 30

#define BURST_SIZE_MIN 20
#define BURST_SIZE_MAX 140

/* So that the chance of being late has nothing to do with the bursts. */
#define JITTER_SEED G_GUINT64_CONSTANT (0x6a6974746572)

static gboolean
is_by_line (const IlDocument *document)
{
  return document->by_line || document->kind == IL_DOCUMENT_LINES;
}

static gint64
next_pause (guint64 *random)
{
  if (il_splitmix_range (random, 1, 100) <= PAUSE_LONG_PERCENT)
    return il_splitmix_range (random, PAUSE_LONG_MIN, PAUSE_LONG_MAX);

  return il_splitmix_range (random, PAUSE_SHORT_MIN, PAUSE_SHORT_MAX);
}

static gint64
next_burst_size (guint64 *random)
{
  return il_splitmix_range (random, BURST_SIZE_MIN, BURST_SIZE_MAX);
}

static gint64
count_bursts (const IlDocument *document,
              guint64          *random)
{
  gint64 n = document->body / BURST_GAP;

  n = MAX (n, MIN (BURST_MIN, document->body / BURST_GAP_MIN));
  n += il_splitmix_range (random, 0, n / 4);

  return MIN (n, document->size);
}

/* Where nothing is to be spread there is one step; where there are not two
 * pieces to put at the two ends, the head comes alone and the rest last. */
static gint64
count_steps (const IlDocument *document,
             guint64          *random)
{
  if (is_by_line (document))
    return MAX (document->n_lines, document->body > 0 ? 2 : 1);

  return document->body > 0 ? MAX (count_bursts (document, random), 2) : 1;
}

static void
add_up_bursts (IlSchedule *self)
{
  guint64 random = self->random;

  self->size_total = next_burst_size (&random);
  for (gint64 i = 1; i < self->n_steps; i++)
    {
      self->time_total += next_pause (&random);
      self->size_total += next_burst_size (&random);
    }
}

static void
next_line (IlSchedule     *self,
           IlScheduleStep *step)
{
  const IlDocument *document = self->document;
  gint64 behind = self->n_steps - 1 - self->index;
  gint64 n_due = document->n_lines - behind;

  step->time = document->body * self->index / MAX (self->n_steps - 1, 1);
  step->end = n_due > 0 ? il_document_get_line_end (document, n_due - 1) : 0;
}

static void
next_burst (IlSchedule     *self,
            IlScheduleStep *step)
{
  const IlDocument *document = self->document;

  if (self->index > 0)
    self->time_sum += next_pause (&self->random);
  self->size_sum += next_burst_size (&self->random);

  step->time = self->time_total > 0 ? document->body * self->time_sum / self->time_total : 0;
  step->end = document->size * self->size_sum / self->size_total;

  if (document->size < self->n_steps && self->index < self->n_steps - 1)
    step->end = 0;
}

static void
add_jitter (IlSchedule     *self,
            IlScheduleStep *step)
{
  if (self->index > 0)
    step->time += il_splitmix_range (&self->jitter_random, 0, self->document->jitter);

  step->time = MAX (step->time, self->last_time);
  self->last_time = step->time;
}

void
il_schedule_init (IlSchedule       *self,
                  const IlDocument *document)
{
  *self = (IlSchedule) { .document = document, .random = document->seed };

  self->n_steps = count_steps (document, &self->random);
  self->jitter_random = document->seed ^ JITTER_SEED;
  if (!is_by_line (document))
    add_up_bursts (self);
}

gint64
il_schedule_get_n_steps (const IlSchedule *self)
{
  return self->n_steps;
}

gboolean
il_schedule_next (IlSchedule     *self,
                  IlScheduleStep *step)
{
  if (self->index == self->n_steps)
    return FALSE;

  if (is_by_line (self->document))
    next_line (self, step);
  else
    next_burst (self, step);

  step->time += self->document->first_byte;
  add_jitter (self, step);
  self->index++;

  return TRUE;
}
