/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "lab/il-document.h"
#include "lab/il-scenario-text.h"

G_BEGIN_DECLS

/**
 * IL_DOCUMENT_VALUE_ABSENT:
 *
 * A number that the file does not give.
 */
#define IL_DOCUMENT_VALUE_ABSENT (-1)

/**
 * IlDocumentValues:
 * @text: the file
 * @group: the document's group
 *
 * What the keys of a document say, each for itself and in the units of the
 * file, before they are checked together.  The fields have the keys' names.
 */
typedef struct
{
  const IlScenarioText *text;
  const char           *group;
  char                 *path;
  gint64                kind;
  gint64                size;
  gint64                lines;
  gint64                first_byte;
  gint64                body;
  gint64                interval;
  gint64                rate;
  gint64                jitter;
  gint64                framing;
  gint64                gzip;
  gint64                redirects;
  gint64                status;
  gint64                failure;
  gint64                after;
  gint64                block;
} IlDocumentValues;

/**
 * il_document_values_bad:
 * @self: the values
 * @key: (nullable): the key whose value is wrong
 * @error: return location
 * @reason: translated
 *
 * Sets @error to an %IL_SCENARIO_ERROR_VALUE.
 *
 * Returns: %FALSE
 */
gboolean il_document_values_bad (const IlDocumentValues  *self,
                                 const char              *key,
                                 GError                 **error,
                                 const char              *reason);

/**
 * il_document_values_conflict:
 * @self: the values
 * @key: (nullable): one of the keys that exclude each other
 * @error: return location
 * @reason: translated
 *
 * Sets @error to an %IL_SCENARIO_ERROR_CONFLICT.
 *
 * Returns: %FALSE
 */
gboolean il_document_values_conflict (const IlDocumentValues  *self,
                                      const char              *key,
                                      GError                 **error,
                                      const char              *reason);

/**
 * il_document_set_content:
 * @self: a document with its name and seed
 * @values: what its keys say
 * @error: return location for an #IlScenarioError
 *
 * Sets what the document holds: kind, size and lines.
 *
 * Returns: whether all was well
 */
gboolean il_document_set_content (IlDocument              *self,
                                  const IlDocumentValues  *values,
                                  GError                 **error);

/**
 * il_document_set_times:
 * @self: a document with its content
 * @values: what its keys say
 * @error: return location for an #IlScenarioError
 *
 * Sets when its bytes are due.
 *
 * Returns: whether all was well
 */
gboolean il_document_set_times (IlDocument              *self,
                                const IlDocumentValues  *values,
                                GError                 **error);

/**
 * il_document_set_answer:
 * @self: a document with its content
 * @values: what its keys say
 * @error: return location for an #IlScenarioError
 *
 * Sets how it is answered: status, redirects, failure, framing and coding.
 *
 * Returns: whether all was well
 */
gboolean il_document_set_answer (IlDocument              *self,
                                 const IlDocumentValues  *values,
                                 GError                 **error);

G_END_DECLS
