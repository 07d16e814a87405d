/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/il-run.h"
#include "timeline/il-palette.h"

G_BEGIN_DECLS

#define IL_TYPE_RUN_ROW (il_run_row_get_type ())

/**
 * IlRunRow:
 *
 * A run in the list of runs: what it is called, what it fetched, how long it
 * took, and a thumbnail.
 */
G_DECLARE_FINAL_TYPE (IlRunRow, il_run_row, IL, RUN_ROW, AdwBin)

GtkWidget  *il_run_row_new          (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_run_row_set_run: @run: (nullable) */
void        il_run_row_set_run      (IlRunRow *self,
                                     IlRun    *run);

/** il_run_row_get_run: Returns: (transfer none) (nullable) */
IlRun      *il_run_row_get_run      (IlRunRow *self);

/** il_run_row_set_look: @span: the µs that are as wide as the thumbnail */
void        il_run_row_set_look     (IlRunRow *self,
                                     gint64    span,
                                     IlStyle   style);

/** il_run_row_rename: An entry takes the place of the name, until Enter, Escape
 * or the loss of the focus, of which only Escape leaves the name as it was. */
void        il_run_row_rename       (IlRunRow *self);
gboolean    il_run_row_is_renaming  (IlRunRow *self);

/** il_run_row_dup_description: Returns: (transfer full): all of it in words */
char       *il_run_row_dup_description (IlRunRow *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
