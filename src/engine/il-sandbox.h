/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where Flatpak tells a program what it may do; there is no such file outside. */
#define IL_SANDBOX_INFO "/.flatpak-info"

/**
 * il_sandbox_lacks_network:
 * @info: such a file, usually %IL_SANDBOX_INFO
 *
 * Reads it; takes some microseconds.
 *
 * Returns: whether this is a sandbox that has no network but its own, in which
 *   the lab answers and nobody else
 */
gboolean il_sandbox_lacks_network (const char *info) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
