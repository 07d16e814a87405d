/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/il-session.h"

G_BEGIN_DECLS

#define IL_TYPE_CONTROLS (il_controls_get_type ())

/**
 * IlControls:
 *
 * How the downloads are run: one at a time or together, and how many at once.
 * It stands in the header bar, or under it in a narrow window.
 */
G_DECLARE_FINAL_TYPE (IlControls, il_controls, IL, CONTROLS, GtkWidget)

void il_controls_set_session (IlControls *self,
                              IlSession  *session);

/** il_controls_set_narrow: Leaves out what can be guessed: the label, and the
 * words in the field. */
void il_controls_set_narrow  (IlControls *self,
                              gboolean    narrow);

/** il_controls_limit_to_value: @limit: 0 for none, @upper: the spin button's
 * last value. Returns: the value that stands for @limit */
guint il_controls_limit_to_value (guint limit,
                                  guint upper);

/** il_controls_value_to_limit: Returns: 0 for the last value, else @value */
guint il_controls_value_to_limit (guint value,
                                  guint upper);

/** il_controls_get_upper: Returns: the last value for @n_addresses: one more
 * than there is use for, and at least 9 */
guint il_controls_get_upper      (guint n_addresses);

G_END_DECLS
