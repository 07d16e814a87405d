/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * il_engine_init:
 *
 * Prepares the process: lets it open as many sockets as the system allows it,
 * and keeps a network library that has no other way to HTTP/1.1.  Called first in main(), before
 * any thread exists, because it may set an environment variable.
 */
void  il_engine_init            (void);

/**
 * il_engine_get_max_sockets:
 *
 * Returns: the most sockets that a run may hold at once, 1 or more: half of
 *   what the soft limit of open files leaves once 100 are kept for the rest of
 *   the program, since the other end of a connection to the lab is a file of
 *   the same process
 */
guint il_engine_get_max_sockets (void);

G_END_DECLS
