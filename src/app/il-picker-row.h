/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define IL_TYPE_PICKER_ROW (il_picker_row_get_type ())

/**
 * IlPickerRow:
 *
 * A source in the picker: title, sentence, and whether it is the current one.
 */
G_DECLARE_FINAL_TYPE (IlPickerRow, il_picker_row, IL, PICKER_ROW, GtkListBoxRow)

/** il_picker_row_new: @source: as for il_session_set_source(); @title and
 * @sentence: plain text, not trusted */
IlPickerRow *il_picker_row_new          (const char *source,
                                         const char *title,
                                         const char *sentence) G_GNUC_WARN_UNUSED_RESULT;

const char  *il_picker_row_get_source   (IlPickerRow *self);
const char  *il_picker_row_get_title    (IlPickerRow *self);
const char  *il_picker_row_get_sentence (IlPickerRow *self);

/** il_picker_row_set_file: @name: of the file that the source was read from,
 * which can be read again */
void         il_picker_row_set_file     (IlPickerRow *self,
                                         const char  *name);

gboolean     il_picker_row_has_file     (IlPickerRow *self);

gboolean     il_picker_row_get_current  (IlPickerRow *self);
void         il_picker_row_set_current  (IlPickerRow *self,
                                         gboolean     current);

/** il_picker_row_matches: Returns: whether each word of @query begins a word of
 * the title or of the sentence; case and accents do not count */
gboolean     il_picker_row_matches      (IlPickerRow *self,
                                         const char  *query);

G_END_DECLS
