/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * il_run_trash_take:
 * @folder: of the run store, there or not
 *
 * Takes @folder away at once, and in another thread deletes what is in it, and
 * what an earlier call could not finish.  A new folder of that name is none of
 * its business.
 */
void il_run_trash_take (GFile               *folder,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data);

G_END_DECLS
