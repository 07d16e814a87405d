/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/il-row.h"

G_BEGIN_DECLS

/** il_row_drag_set_up: Lets @row be dragged to another row's place, which
 * activates win.move-address with both places. */
void il_row_drag_set_up (IlRow *row);

G_END_DECLS
