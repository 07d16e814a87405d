/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-link-preset.h"

#include <glib/gi18n-lib.h>

static const IlLinkPreset presets[] = {
  { "chrome-3g", N_("3G, as in Chrome"), 400000, 2000000 },
  { "chrome-slow-4g", N_("Slow 4G, as in Chrome"), 1440000, 562500 },
  { "chrome-fast-4g", N_("Fast 4G, as in Chrome"), 8100000, 165000 },
  { "firefox-gprs", N_("GPRS, as in Firefox"), 50000, 500000 },
  { "firefox-2g", N_("2G, as in Firefox"), 250000, 300000 },
  { "firefox-good-2g", N_("Good 2G, as in Firefox"), 450000, 150000 },
  { "firefox-3g", N_("3G, as in Firefox"), 750000, 100000 },
  { "firefox-good-3g", N_("Good 3G, as in Firefox"), 1500000, 40000 },
  { "firefox-4g", N_("4G, as in Firefox"), 4000000, 20000 },
  { "firefox-dsl", N_("DSL, as in Firefox"), 2000000, 5000 },
  { "firefox-wifi", N_("Wi-Fi, as in Firefox"), 30000000, 2000 },
};

const IlLinkPreset *
il_link_presets (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (presets);

  return presets;
}

const IlLinkPreset *
il_link_preset_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      if (g_strcmp0 (presets[i].id, id) == 0)
        return &presets[i];
    }

  return NULL;
}

const char *
il_link_preset_get_title (const IlLinkPreset *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->title);
}

IlLinkSpec
il_link_preset_apply (const IlLinkPreset *self,
                      const IlLinkSpec   *spec)
{
  IlLinkSpec both = *spec;

  if (self == NULL)
    return both;

  both.rate = spec->rate > 0 ? MIN (spec->rate, self->rate) : self->rate;
  both.delay += self->delay;

  return both;
}
