/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/il-scenario.h"

G_BEGIN_DECLS

/**
 * IlCatalogue:
 *
 * The scenarios that a lab knows, by id.  Any thread may ask, so every call
 * locks.
 */
typedef struct _IlCatalogue IlCatalogue;

/**
 * il_catalogue_new:
 *
 * Returns: (transfer full): an empty catalogue
 */
IlCatalogue *il_catalogue_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_catalogue_free:
 * @self: (transfer full): a catalogue that no thread uses any more
 */
void il_catalogue_free (IlCatalogue *self);

/**
 * il_catalogue_add:
 * @self: a catalogue
 * @scenario: a scenario; it takes the place of one with the same id
 */
void il_catalogue_add (IlCatalogue *self,
                       IlScenario  *scenario);

/**
 * il_catalogue_get:
 * @self: a catalogue
 * @id: any text
 *
 * Returns: (transfer full) (nullable): the scenario with that id
 */
IlScenario *il_catalogue_get (IlCatalogue *self,
                              const char  *id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_catalogue_find:
 * @self: a catalogue
 * @path: the path of an address, decoded: a scenario's id and the path of a
 *   document, each after a slash
 * @document: (out) (transfer none): the document, valid as long as the
 *   scenario is
 *
 * Returns: (transfer full) (nullable): the scenario that has the document
 */
IlScenario *il_catalogue_find (IlCatalogue       *self,
                               const char        *path,
                               const IlDocument **document) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_catalogue_dup_id:
 * @path: the path of an address, decoded or not
 *
 * Returns: (transfer full): the id of a scenario that @path begins with, which
 *   may be empty
 */
char *il_catalogue_dup_id (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlCatalogue, il_catalogue_free)

G_END_DECLS
