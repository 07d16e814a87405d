/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define IL_TYPE_ADD_DIALOG (il_add_dialog_get_type ())

/**
 * IlAddDialog:
 *
 * Takes many pasted lines and says at once which are wrong and why.  Signal
 * IlAddDialog::add (GStrv addresses) brings the good ones.
 */
G_DECLARE_FINAL_TYPE (IlAddDialog, il_add_dialog, IL, ADD_DIALOG, AdwWindow)

IlAddDialog *il_add_dialog_new      (GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

/** il_add_dialog_set_text: Puts @text into the field, as if it were pasted. */
void         il_add_dialog_set_text (IlAddDialog *self,
                                     const char  *text);

/** il_add_dialog_get_problems: Returns: what is shown of the wrong lines */
const char  *il_add_dialog_get_problems (IlAddDialog *self);

G_END_DECLS
