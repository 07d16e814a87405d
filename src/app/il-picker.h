/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/il-session.h"

G_BEGIN_DECLS

#define IL_TYPE_PICKER (il_picker_get_type ())

/**
 * IlPicker:
 *
 * The popover that chooses what to fetch: the lab's scenarios with what each
 * is about, opened files, the user's own list; and the lab's network.  What is
 * typed into it filters the list.
 */
G_DECLARE_FINAL_TYPE (IlPicker, il_picker, IL, PICKER, GtkPopover)

/** il_picker_set_session: Once. */
void il_picker_set_session (IlPicker  *self,
                            IlSession *session);

G_END_DECLS
