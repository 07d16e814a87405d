/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-trust.h"

#include "recording/il-address.h"

static gboolean
accept_certificate_cb (SoupMessage          *message,
                       GTlsCertificate      *shown,
                       GTlsCertificateFlags  errors,
                       GTlsCertificate      *trusted)
{
  return g_tls_certificate_is_same (shown, trusted);
}

void
il_trust_certificate (SoupMessage     *message,
                      GTlsCertificate *certificate)
{
  g_return_if_fail (SOUP_IS_MESSAGE (message));
  g_return_if_fail (certificate == NULL || G_IS_TLS_CERTIFICATE (certificate));

  if (certificate != NULL && il_address_is_loopback_literal (soup_message_get_uri (message)))
    g_signal_connect_object (message, "accept-certificate", G_CALLBACK (accept_certificate_cb),
                             certificate, G_CONNECT_DEFAULT);
}
