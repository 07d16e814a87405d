/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/il-link-spec.h"

G_BEGIN_DECLS

/**
 * IlLinkPreset:
 * @id: its name in settings and on the command line, never translated
 * @title: its name for people, in English; see il_link_preset_get_title()
 * @rate: bit/s to the client
 * @delay: µs by which each answer is later
 *
 * A kind of network access as the developer tools of a browser imitate it:
 * Chrome's are those of its file `NetworkManager.ts`, with its own factors
 * (0.8 or 0.9 of the rate; 5, 3.75 and 2.75 times the round trip); Firefox's
 * those of its documentation of network throttling.  As there, answers are
 * shaped, not packets: a connection costs no more, and what the client sends
 * is not slowed down.
 */
typedef struct
{
  const char *id;
  const char *title;
  gint64      rate;
  gint64      delay;
} IlLinkPreset;

/**
 * il_link_presets:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): all presets, those of a
 *   browser together and in its order
 */
const IlLinkPreset *il_link_presets (guint *n);

/**
 * il_link_preset_find:
 * @id: (nullable): any text
 *
 * Returns: (transfer none) (nullable): the preset with that id
 */
const IlLinkPreset *il_link_preset_find (const char *id);

/**
 * il_link_preset_get_title:
 * @self: a preset
 *
 * Returns: (transfer none): its name in the language of the moment
 */
const char *il_link_preset_get_title (const IlLinkPreset *self);

/**
 * il_link_preset_apply:
 * @self: (nullable): a preset, or none to change nothing
 * @spec: a scenario's own link
 *
 * Puts the preset's network behind the scenario's: the narrower of the two
 * counts, and the delays add up.
 *
 * Returns: the link of both
 */
IlLinkSpec il_link_preset_apply (const IlLinkPreset *self,
                                 const IlLinkSpec   *spec) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
