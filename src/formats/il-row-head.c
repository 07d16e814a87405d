/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-row-head.h"

#include "analysis/il-row-color.h"
#include "formats/il-cells.h"

/* A name of fewer columns tells nothing apart. */
#define NAME_MIN 4

static char *
dup_name (IlTrack           *track,
          const IlTextStyle *style)
{
  return style->unicode ? g_strdup (il_track_get_name (track))
                        : il_cells_dup_ascii (il_track_get_name (track));
}

void
il_row_head_init (IlRowHead         *self,
                  IlRecording       *recording,
                  guint              n,
                  guint              width,
                  const IlTextStyle *style)
{
  g_autofree char *last = g_strdup_printf ("%u", MAX (n, 1) - 1);
  guint name = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *shown = dup_name (il_recording_get_track (recording, i), style);

      name = MAX (name, il_cells_width (shown));
    }

  self->index = il_cells_width (last);
  self->name = MIN (name, width / 3 < NAME_MIN ? 0 : width / 3);
}

guint
il_row_head_get_width (const IlRowHead *self)
{
  return self->index + (self->name > 0 ? self->name + 1 : 0);
}

void
il_row_head_add (const IlRowHead   *self,
                 IlTextRow         *row,
                 IlTrack           *track,
                 const IlTextStyle *style)
{
  g_autofree char *index = g_strdup_printf ("%u", il_track_get_index (track));
  g_autofree char *shown = dup_name (track, style);
  g_autofree char *name = il_cells_dup_cut (shown, self->name, style->unicode);

  il_text_row_skip (row, self->index - MIN (self->index, il_cells_width (index)));
  il_text_row_set_color (row, il_row_color_fill (il_track_get_index (track)));
  il_text_row_add (row, index);
  il_text_row_set_plain (row);
  il_text_row_skip (row, 1);
  il_text_row_add (row, name);
}
