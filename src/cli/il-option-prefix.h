/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * il_option_prefix_expand:
 * @argv: (array zero-terminated=1): arguments, the program's name first
 * @entries: what the long options are; `help` is one too
 *
 * Writes out what GOption does not know: a long option that was shortened
 * and can mean only one, and a value right behind its short option, as in
 * `-n8`, which becomes an argument of its own.  All else stays as it is, and so
 * does what follows `--`.
 *
 * Returns: (transfer full): the arguments
 */
GStrv il_option_prefix_expand (char               **argv,
                               const GOptionEntry  *entries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
