/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/il-phases.h"

static const struct
{
  IlMark begin, end;
} spans[] = {
  [IL_PHASE_DNS] = { IL_MARK_DNS_START, IL_MARK_DNS_END },
  [IL_PHASE_CONNECT] = { IL_MARK_CONNECT_START, IL_MARK_CONNECT_END },
  [IL_PHASE_TLS] = { IL_MARK_TLS_START, IL_MARK_TLS_END },
  [IL_PHASE_CONNECTING] = { IL_MARK_START, IL_MARK_REQUEST },
  [IL_PHASE_WAITING] = { IL_MARK_REQUEST, IL_MARK_RESPONSE },
  [IL_PHASE_RECEIVING] = { IL_MARK_RESPONSE, IL_MARK_END },
};

static gboolean
may_be_repeated (IlMark mark)
{
  return mark >= IL_MARK_DNS_START && mark <= IL_MARK_TLS_END;
}

/* A span that nothing closed lasts until the request did. */
static gint64
closing_time (const IlPhases *self,
              IlMark          mark)
{
  for (IlMark m = mark; m < IL_N_MARKS; m++)
    {
      if (self->at[m] != IL_TIME_NONE)
        return self->at[m];
    }

  return IL_TIME_NONE;
}

void
il_phases_init (IlPhases *self)
{
  for (IlMark m = 0; m < IL_N_MARKS; m++)
    self->at[m] = IL_TIME_NONE;
}

void
il_phases_set (IlPhases *self,
               IlMark    mark,
               gint64    time)
{
  g_return_if_fail (mark < IL_N_MARKS);
  g_return_if_fail (time >= 0);

  if (self->at[mark] != IL_TIME_NONE && !may_be_repeated (mark))
    return;

  for (IlMark m = mark; m < IL_N_MARKS; m++)
    {
      /* A second attempt to connect voids what the first one reached. */
      if (may_be_repeated (mark) && may_be_repeated (m))
        self->at[m] = IL_TIME_NONE;
      else if (self->at[m] != IL_TIME_NONE && m > mark)
        time = MIN (time, self->at[m]);
    }

  for (IlMark m = 0; m < mark; m++)
    time = MAX (time, self->at[m]);

  self->at[mark] = time;
}

gint64
il_phases_get (const IlPhases *self,
               IlMark          mark)
{
  g_return_val_if_fail (mark < IL_N_MARKS, IL_TIME_NONE);

  return self->at[mark];
}

gboolean
il_phases_get_span (const IlPhases *self,
                    IlPhase         phase,
                    gint64         *begin,
                    gint64         *end)
{
  gint64 first;

  g_return_val_if_fail ((guint) phase < G_N_ELEMENTS (spans), FALSE);

  first = self->at[spans[phase].begin];
  if (begin != NULL)
    *begin = first;
  if (end != NULL)
    *end = first == IL_TIME_NONE ? IL_TIME_NONE : closing_time (self, spans[phase].end);

  return first != IL_TIME_NONE;
}
