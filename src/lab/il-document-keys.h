/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "lab/il-document.h"
#include "lab/il-scenario-text.h"

G_BEGIN_DECLS

/**
 * IL_DOCUMENT_GROUP:
 *
 * How the groups of documents begin; the document's name follows.
 */
#define IL_DOCUMENT_GROUP "Document "

/**
 * il_document_new_from_keys:
 * @text: the file
 * @group: a group that is there and begins with %IL_DOCUMENT_GROUP
 * @scenario_seed: the scenario's own seed
 * @error: return location for an #IlScenarioError
 *
 * Reads and checks the description of one document.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set
 */
IlDocument *il_document_new_from_keys (const IlScenarioText  *text,
                                       const char            *group,
                                       guint64                scenario_seed,
                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
