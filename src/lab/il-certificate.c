/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-certificate.h"

#include "lab/il-scenarios-resource.h"

#define RESOURCE_PATH IL_APP_PATH "/lab/certificate.pem"

static gpointer
load (gpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GTlsCertificate *certificate;
  gsize length;
  const char *text;

  bytes = g_resource_lookup_data (il_scenarios_get_resource (), RESOURCE_PATH,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("The lab's certificate: %s", error->message);

  text = g_bytes_get_data (bytes, &length);
  certificate = g_tls_certificate_new_from_pem (text, (gssize) length, &error);
  if (certificate == NULL)
    g_debug ("The lab has no TLS: %s", error->message);

  return certificate;
}

GTlsCertificate *
il_certificate_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}
