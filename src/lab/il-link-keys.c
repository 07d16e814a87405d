/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-link-keys.h"

#include <glib/gi18n-lib.h>

#include "lab/il-key-rule.h"

#define RATE_MIN 1000
#define RATE_MAX G_GINT64_CONSTANT (1000000000000)
#define VARIATION_MAX 95
#define DELAY_MS_MAX 60000
#define CONNECTIONS_MAX 10000

/* What the keys say, before the units are changed. */
typedef struct
{
  gint64 rate;
  gint64 variation;
  gint64 delay;
  gint64 latency;
  gint64 connections;
  gint64 tls;
  gint64 http2;
} Values;

#define AT(field) G_STRUCT_OFFSET (Values, field)

static const IlKeyRule rules[] = {
  { "Rate", IL_KEY_NUMBER, AT (rate), RATE_MIN, RATE_MAX },
  { "Variation", IL_KEY_NUMBER, AT (variation), 0, VARIATION_MAX },
  { "Delay", IL_KEY_NUMBER, AT (delay), 0, DELAY_MS_MAX },
  { "Latency", IL_KEY_NUMBER, AT (latency), 0, DELAY_MS_MAX },
  { "Connections", IL_KEY_NUMBER, AT (connections), 1, CONNECTIONS_MAX },
  { "TLS", IL_KEY_SWITCH, AT (tls) },
  { "HTTP2", IL_KEY_SWITCH, AT (http2) },
  { NULL },
};

#undef AT

/* libsoup takes connections for HTTP/2 itself, past what can slow them down. */
static gboolean
check_http2 (const Values          *values,
             const IlScenarioText  *text,
             const char            *group,
             GError               **error)
{
  if (values->http2 == 0)
    return TRUE;
  if (values->tls == 0)
    return il_key_fail (text, group, "HTTP2", IL_SCENARIO_ERROR_CONFLICT, error,
                        _("needs TLS=yes"));
  if (values->rate > 0 || values->latency > 0 || values->connections > 0)
    return il_key_fail (text, group, "HTTP2", IL_SCENARIO_ERROR_CONFLICT, error,
                        _("excludes Rate, Latency and Connections"));

  return TRUE;
}

gboolean
il_link_spec_read_keys (IlLinkSpec            *self,
                        const IlScenarioText  *text,
                        const char            *group,
                        GError               **error)
{
  Values values = { 0 };

  if (!il_key_rules_read (rules, text, group, &values, error))
    return FALSE;

  if (values.variation > 0 && values.rate == 0)
    return il_key_fail (text, group, "Variation", IL_SCENARIO_ERROR_CONFLICT, error,
                        _("has no Rate to vary"));
  if (!check_http2 (&values, text, group, error))
    return FALSE;

  *self = (IlLinkSpec) {
    .rate = values.rate,
    .variation = (guint) values.variation,
    .delay = values.delay * 1000,
    .latency = values.latency * 1000,
    .n_connections = (guint) values.connections,
    .tls = values.tls != 0,
    .http2 = values.http2 != 0,
  };

  return TRUE;
}
