/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "lab/il-document.h"
#include "lab/il-link-spec.h"

G_BEGIN_DECLS

/**
 * IlScenarioParts:
 * @title: in the language of the moment
 * @sentence: in the language of the moment
 * @question: (nullable): in the language of the moment
 * @noticed: (nullable): in the language of the moment
 * @order: place among the scenarios, the least first
 * @seed: of all that looks like chance
 * @limit: downloads at once that the client is asked to allow, 0 for no wish
 * @timeout: ms without a byte after which the client is asked to give up, 0
 *   for no wish
 * @link: the way to the client
 * @documents: (element-type IlDocument): in the order of the file
 *
 * What a scenario file says, checked.
 */
typedef struct
{
  char       *title;
  char       *sentence;
  char       *question;
  char       *noticed;
  gint64      order;
  gint64      seed;
  gint64      limit;
  gint64      timeout;
  IlLinkSpec  link;
  GPtrArray  *documents;
} IlScenarioParts;

/**
 * il_scenario_parts_free:
 * @self: (transfer full): the parts
 */
void il_scenario_parts_free (IlScenarioParts *self);

/**
 * il_scenario_parse:
 * @file: the file's name, for messages
 * @bytes: its text, not trusted
 * @error: return location for an #IlScenarioError
 *
 * Reads and checks a scenario file.
 *
 * Returns: (transfer full) (nullable): its parts, or %NULL with @error set
 */
IlScenarioParts *il_scenario_parse (const char  *file,
                                    GBytes      *bytes,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlScenarioParts, il_scenario_parts_free)

G_END_DECLS
