/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/il-link-spec.h"
#include "lab/il-scenario-text.h"

G_BEGIN_DECLS

/**
 * il_link_spec_read_keys:
 * @self: (out caller-allocates): what is read
 * @text: the file
 * @group: a group that is there
 * @error: return location for an #IlScenarioError
 *
 * Reads and checks the description of a link.
 *
 * Returns: whether all was well
 */
gboolean il_link_spec_read_keys (IlLinkSpec            *self,
                                 const IlScenarioText  *text,
                                 const char            *group,
                                 GError               **error);

G_END_DECLS
