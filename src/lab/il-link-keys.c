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
} Values;

#define AT(field) G_STRUCT_OFFSET (Values, field)

static const IlKeyRule rules[] = {
  { "Rate", IL_KEY_NUMBER, AT (rate), RATE_MIN, RATE_MAX },
  { "Variation", IL_KEY_NUMBER, AT (variation), 0, VARIATION_MAX },
  { "Delay", IL_KEY_NUMBER, AT (delay), 0, DELAY_MS_MAX },
  { "Latency", IL_KEY_NUMBER, AT (latency), 0, DELAY_MS_MAX },
  { "Connections", IL_KEY_NUMBER, AT (connections), 1, CONNECTIONS_MAX },
  { "TLS", IL_KEY_SWITCH, AT (tls) },
  { NULL },
};

#undef AT

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

  *self = (IlLinkSpec) {
    .rate = values.rate,
    .variation = (guint) values.variation,
    .delay = values.delay * 1000,
    .latency = values.latency * 1000,
    .n_connections = (guint) values.connections,
    .tls = values.tls != 0,
  };

  return TRUE;
}
