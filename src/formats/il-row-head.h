/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "formats/il-text-row.h"
#include "recording/il-recording.h"

G_BEGIN_DECLS

/**
 * IlRowHead:
 * @index: columns of the index
 * @name: columns of the name, 0 where names have no room
 *
 * How a row about a download begins: its index in its colour, and its name.
 */
typedef struct
{
  guint index;
  guint name;
} IlRowHead;

/** il_row_head_init: For the first @n tracks, in rows of @width columns, of
 * which names take a third at the most */
void  il_row_head_init      (IlRowHead         *self,
                             IlRecording       *recording,
                             guint              n,
                             guint              width,
                             const IlTextStyle *style);

/** il_row_head_get_width: Returns: its columns, without a gap behind it */
guint il_row_head_get_width (const IlRowHead *self);

/** il_row_head_add: Begins @row, which stays empty behind a shorter name. */
void  il_row_head_add       (const IlRowHead   *self,
                             IlTextRow         *row,
                             IlTrack           *track,
                             const IlTextStyle *style);

G_END_DECLS
