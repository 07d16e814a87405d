/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define IL_TYPE_ROW_MENU (il_row_menu_get_type ())

/**
 * IlRowMenu:
 *
 * The menu of the selected row: one for the whole list, since a menu in each
 * row would make every change of an action cost as much as there are rows.
 * It opens on a right click, a long press, or the action 'rows.menu'.
 */
G_DECLARE_FINAL_TYPE (IlRowMenu, il_row_menu, IL, ROW_MENU, AdwBin)

gboolean il_row_menu_is_open (IlRowMenu *self);

G_END_DECLS
