/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * The one place that knows functions of libsoup apart by its version.
 *
 * HTTP/1.1 is forced wherever HTTP/2 was not asked for: many versions of
 * libsoup keep whole HTTP/2 bodies in memory; reads of HTTP/2 ignore
 * priorities; and as long as a connection might become HTTP/2, further ones to
 * the host have to wait, so that what runs together would look like a staircase.
 */

/** il_soup_compat_init: Called once, before any thread exists. */
void     il_soup_compat_init        (void);

/** il_soup_compat_can_choose: Returns: whether a message that is not forced
 * may be sent over HTTP/2; otherwise all are forced, whatever the version in use */
gboolean il_soup_compat_can_choose  (void);

/** il_soup_compat_force_http1: Called for each message that must not be sent
 * over HTTP/2, each time before it is sent. */
void     il_soup_compat_force_http1 (SoupMessage *message);

G_END_DECLS
