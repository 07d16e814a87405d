/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "lab/il-document.h"
#include "lab/il-link-spec.h"

G_BEGIN_DECLS

/**
 * IL_LAB_HOST:
 *
 * The host of the lab's public addresses.  They have no port, so that they
 * stay the same from run to run; il_lab_resolve() knows where the server
 * really listens.
 */
#define IL_LAB_HOST "lab.localhost"

#define IL_SCENARIO_ERROR (il_scenario_error_quark ())

/**
 * IlScenarioError:
 * @IL_SCENARIO_ERROR_SYNTAX: not a key file, or not UTF-8, or too large
 * @IL_SCENARIO_ERROR_UNKNOWN: a group or a key that has no meaning here
 * @IL_SCENARIO_ERROR_MISSING: a group or a key that must be there is not
 * @IL_SCENARIO_ERROR_DUPLICATE: a group, key or path that is there twice
 * @IL_SCENARIO_ERROR_VALUE: a value of the wrong form or out of its range
 * @IL_SCENARIO_ERROR_CONFLICT: keys that exclude each other
 *
 * What can be wrong with a scenario file.  The message names the file, the
 * line, the group and key, and the reason.
 */
typedef enum
{
  IL_SCENARIO_ERROR_SYNTAX,
  IL_SCENARIO_ERROR_UNKNOWN,
  IL_SCENARIO_ERROR_MISSING,
  IL_SCENARIO_ERROR_DUPLICATE,
  IL_SCENARIO_ERROR_VALUE,
  IL_SCENARIO_ERROR_CONFLICT,
} IlScenarioError;

GQuark il_scenario_error_quark (void);

#define IL_TYPE_SCENARIO (il_scenario_get_type ())

/**
 * IlScenario:
 *
 * A list of documents and how each is delivered, read from a key file.  It
 * never changes, and may be used in any thread.
 */
G_DECLARE_FINAL_TYPE (IlScenario, il_scenario, IL, SCENARIO, GObject)

/**
 * il_scenario_new_from_bytes:
 * @id: the scenario's place in addresses: ASCII letters, digits, '-', '_'
 *   and '.', the first not a '.', at most 64
 * @bytes: the text of a scenario file, not trusted
 * @error: return location for an #IlScenarioError
 *
 * Reads a scenario; title and sentence are in the language of the moment.
 *
 * Returns: (transfer full) (nullable): the scenario, or %NULL with @error set
 */
IlScenario *il_scenario_new_from_bytes (const char  *id,
                                        GBytes      *bytes,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_scenario_new_from_file:
 * @file: a scenario file, not trusted
 * @error: return location for an #IlScenarioError or #GIOErrorEnum
 *
 * Reads a scenario from @file, blocking.  Its id is the file's name without
 * the suffix, with a '-' for each character an id can't have.
 *
 * Returns: (transfer full) (nullable): the scenario, or %NULL with @error set
 */
IlScenario *il_scenario_new_from_file (GFile   *file,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_scenario_load_builtin:
 * @error: return location for an #IlScenarioError
 *
 * Reads the scenarios that are part of the program.
 *
 * Returns: (transfer full) (element-type IlScenario) (nullable): the
 *   scenarios in the order of their `Order` keys, or %NULL with @error set
 */
GPtrArray *il_scenario_load_builtin (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_scenario_get_id:
 * @self: a scenario
 *
 * Returns: (transfer none): the first part of the path of its addresses
 */
const char *il_scenario_get_id (IlScenario *self);

/**
 * il_scenario_get_title:
 * @self: a scenario
 *
 * Returns: (transfer none): its name for people
 */
const char *il_scenario_get_title (IlScenario *self);

/**
 * il_scenario_get_sentence:
 * @self: a scenario
 *
 * Returns: (transfer none): one sentence about what there is to see
 */
const char *il_scenario_get_sentence (IlScenario *self);

/**
 * il_scenario_get_question:
 * @self: a scenario
 *
 * Returns: (transfer none) (nullable): a question to put to the class before
 *   the run
 */
const char *il_scenario_get_question (IlScenario *self);

/**
 * il_scenario_get_noticed:
 * @self: a scenario
 *
 * Returns: (transfer none) (nullable): what to have noticed after the run
 */
const char *il_scenario_get_noticed (IlScenario *self);

/**
 * il_scenario_get_limit:
 * @self: a scenario
 *
 * Returns: how many downloads at once the lesson asks its client to allow, or
 *   0 if it does not mind
 */
guint il_scenario_get_limit (IlScenario *self);

/**
 * il_scenario_get_timeout:
 * @self: a scenario
 *
 * Returns: µs without a byte, before an answer or within it, after which the
 *   lesson asks its client to give up, or 0 if it does not mind
 */
gint64 il_scenario_get_timeout (IlScenario *self);

/**
 * il_scenario_get_seed:
 * @self: a scenario
 *
 * Returns: the seed of all that looks like chance
 */
guint64 il_scenario_get_seed (IlScenario *self);

/**
 * il_scenario_get_link:
 * @self: a scenario
 *
 * Returns: (transfer none): the way from its server to the client
 */
const IlLinkSpec *il_scenario_get_link (IlScenario *self);

/**
 * il_scenario_get_n_documents:
 * @self: a scenario
 *
 * Returns: the number of documents, at least 1
 */
guint il_scenario_get_n_documents (IlScenario *self);

/**
 * il_scenario_get_document:
 * @self: a scenario
 * @index: less than the number of documents
 *
 * Returns: (transfer none): a document, in the order of the file
 */
const IlDocument *il_scenario_get_document (IlScenario *self,
                                            guint       index);

/**
 * il_scenario_find_document:
 * @self: a scenario
 * @path: a path below the scenario's, not escaped
 *
 * Returns: (transfer none) (nullable): the document with that path
 */
const IlDocument *il_scenario_find_document (IlScenario *self,
                                             const char *path);

/**
 * il_scenario_dup_address:
 * @self: a scenario
 * @index: less than the number of documents
 *
 * Returns: (transfer full): the public address of a document, such as
 *   `http://lab.localhost/four-tax-forms/f1040.pdf`; of scheme https if its
 *   link has TLS
 */
char *il_scenario_dup_address (IlScenario *self,
                               guint       index) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
