/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * il_engine_init:
 *
 * Prepares the process: lets it open as many sockets as the system allows it,
 * and keeps the network library to HTTP/1.1.  Called first in main(), before
 * any thread exists, because it may set an environment variable.
 */
void  il_engine_init            (void);

/**
 * il_engine_get_max_sockets:
 *
 * Returns: the most sockets that a run may hold at once, 1 or more, with
 *   room left for the files of the rest of the program
 */
guint il_engine_get_max_sockets (void);

G_END_DECLS
