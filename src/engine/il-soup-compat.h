/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * The one place that knows versions of libsoup apart.
 *
 * HTTP/1.1 is forced: until 3.4.4 libsoup keeps whole HTTP/2 bodies in
 * memory, in quadratic time; reads of HTTP/2 ignore priorities; and as long
 * as a connection might become HTTP/2, further ones to the host have to wait,
 * so that what runs together would look like a staircase.
 */

/** il_soup_compat_init: Called once, before any thread exists. */
void il_soup_compat_init            (void);

/** il_soup_compat_prepare_message: Called for each message before it is sent. */
void il_soup_compat_prepare_message (SoupMessage *message);

G_END_DECLS
