/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-run-info.h"

void
il_run_info_copy (IlRunInfo       *self,
                  const IlRunInfo *other)
{
  *self = (IlRunInfo) {
    .name = g_strdup (other->name),
    .source = g_strdup (other->source),
    .source_title = g_strdup (other->source_title),
    .network = g_strdup (other->network),
    .network_title = g_strdup (other->network_title),
    .http_version = other->http_version,
    .started = other->started,
    .key = g_strdup (other->key),
  };
}

void
il_run_info_clear (IlRunInfo *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->source_title, g_free);
  g_clear_pointer (&self->network, g_free);
  g_clear_pointer (&self->network_title, g_free);
  g_clear_pointer (&self->key, g_free);
  self->http_version = IL_HTTP_UNKNOWN;
  self->started = 0;
}
