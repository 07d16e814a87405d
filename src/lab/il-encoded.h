/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "lab/il-document.h"

G_BEGIN_DECLS

/**
 * IL_ENCODED_DOCUMENT_MAX:
 *
 * The largest document that can be encoded, in bytes: it is encoded at once
 * and kept in memory.
 */
#define IL_ENCODED_DOCUMENT_MAX (1024 * 1024)

/**
 * IL_ENCODED_FLUSHES_MAX:
 *
 * The most steps of a schedule whose ends can be seen in time; each costs some
 * bytes and some time.
 */
#define IL_ENCODED_FLUSHES_MAX 20000

/**
 * IlEncoded:
 *
 * A document in the coding gzip.  After each step of its schedule what has come
 * so far can be decoded: the compressor is flushed there.  Where a schedule has
 * more than %IL_ENCODED_FLUSHES_MAX steps that is so for every second step only,
 * or every third, and so on.  The bytes are the same at every run.
 *
 * It never changes, and may be used in any thread.  References are counted.
 */
typedef struct _IlEncoded IlEncoded;

/**
 * il_encoded_new:
 * @document: a document of at most %IL_ENCODED_DOCUMENT_MAX bytes; it is not
 *   needed any more then
 *
 * Encodes a document.  That takes about 0.1 s for the largest ones.
 *
 * Returns: (transfer full): the document encoded
 */
IlEncoded *il_encoded_new (const IlDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/** il_encoded_ref: Returns: (transfer full): @self */
IlEncoded *il_encoded_ref (IlEncoded *self);

/** il_encoded_unref: @self: (transfer full): an encoded document */
void il_encoded_unref (IlEncoded *self);

/**
 * il_encoded_get_size:
 * @self: an encoded document
 *
 * Returns: the encoded bytes
 */
gint64 il_encoded_get_size (const IlEncoded *self);

/**
 * il_encoded_step_end:
 * @self: an encoded document
 * @step_index: the number of a step of the document's schedule, the first
 *   being 0
 *
 * Returns: encoded bytes that are due at that step, from the beginning: never
 *   fewer than at the step before, and all of them at the last
 */
gint64 il_encoded_step_end (const IlEncoded *self,
                            gint64           step_index);

/**
 * il_encoded_slice:
 * @self: an encoded document
 * @offset: encoded bytes from the beginning
 * @length: bytes wanted
 *
 * Returns: (transfer full): the encoded bytes, fewer where they end, without a
 *   copy
 */
GBytes *il_encoded_slice (const IlEncoded *self,
                          gint64           offset,
                          gsize            length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlEncoded, il_encoded_unref)

G_END_DECLS
