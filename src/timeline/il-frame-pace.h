/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlFramePace:
 *
 * How often a live picture is drawn.  Drawing comes before reading, so that
 * where a frame costs more than its period there would be no time left to
 * read at all: after a frame that took so long, as long is kept free.
 */
typedef struct
{
  gint64 began;
  gint64 rest_until;
} IlFramePace;

/** il_frame_pace_begin: @now: monotonic µs, @interval: the least µs between two
 * frames, 0 for none. Returns: whether a frame may be drawn now; if so, it has
 * begun */
gboolean il_frame_pace_begin (IlFramePace *self,
                              gint64       now,
                              gint64       interval);

/** il_frame_pace_end: @now: monotonic µs at which the frame was painted; without
 * a frame that began, nothing happens */
void     il_frame_pace_end   (IlFramePace *self,
                              gint64       now);

G_END_DECLS
