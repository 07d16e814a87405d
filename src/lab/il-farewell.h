/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define IL_TYPE_FAREWELL (il_farewell_get_type ())

/**
 * IlFarewell:
 *
 * A connection that says a line feed before it ends, however it ends.
 *
 * The server of libsoup 3.2 keeps an idle connection for ever, descriptor and
 * all, when the client closes it without another word; it lets go of it if
 * something came that could have become a request.  To later versions it makes
 * no difference.
 */
G_DECLARE_FINAL_TYPE (IlFarewell, il_farewell, IL, FAREWELL, GIOStream)

/**
 * il_farewell_new:
 * @base: the connection
 *
 * Returns: (transfer full): a stream that reads from, writes to and closes @base
 */
GIOStream *il_farewell_new (GIOStream *base) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
