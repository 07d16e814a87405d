/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/il-encoded.h"

G_BEGIN_DECLS

/**
 * IL_SHELF_MAX:
 *
 * The most encoded bytes that a shelf keeps.
 */
#define IL_SHELF_MAX (16 * 1024 * 1024)

/**
 * IlShelf:
 *
 * Documents of one scenario that were encoded once, kept for the next request.
 */
typedef struct _IlShelf IlShelf;

/** il_shelf_new: Returns: (transfer full): an empty shelf */
IlShelf *il_shelf_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** il_shelf_free: @self: (transfer full): a shelf */
void il_shelf_free (IlShelf *self);

/**
 * il_shelf_get:
 * @self: a shelf
 * @document: a document of at most %IL_ENCODED_DOCUMENT_MAX bytes, which must
 *   outlive the shelf
 *
 * Encodes @document, unless it is on the shelf.
 *
 * Returns: (transfer full): the document encoded
 */
IlEncoded *il_shelf_get (IlShelf          *self,
                         const IlDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlShelf, il_shelf_free)

G_END_DECLS
