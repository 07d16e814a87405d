/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-frame-pace.h"

gboolean
il_frame_pace_begin (IlFramePace *self,
                     gint64       now,
                     gint64       interval)
{
  if (now < self->rest_until)
    return FALSE;

  self->began = now;
  self->rest_until = now + interval;

  return TRUE;
}

void
il_frame_pace_end (IlFramePace *self,
                   gint64       now)
{
  if (self->began == 0)
    return;

  self->rest_until = MAX (self->rest_until, now + (now - self->began));
  self->began = 0;
}
