/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * il_certificate_get:
 *
 * The lab's own certificate, for 127.0.0.1, ::1, localhost and lab.localhost.
 * Its key is part of the program and no secret: who trusts it must only do so
 * for a server on this machine.  Safe in any thread.
 *
 * Returns: (transfer none) (nullable): the certificate and its key, or %NULL
 *   where GIO has no TLS
 */
GTlsCertificate *il_certificate_get (void);

G_END_DECLS
