/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * il_trust_certificate:
 * @message: a request that was not sent yet; it may be sent any number of
 *   times, always to the same host
 * @certificate: (nullable): what the host may show in place of one that
 *   somebody known has signed; the message does not keep it
 *
 * Accepts @certificate, and no other, if @message goes to a loopback IP
 * address.  Elsewhere, and to any name, certificates are checked as usual: who
 * answers to a name is not for this machine alone to say.
 */
void il_trust_certificate (SoupMessage     *message,
                           GTlsCertificate *certificate);

G_END_DECLS
