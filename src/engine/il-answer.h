/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/** IL_ANSWER_LENGTH_UNKNOWN: The head does not say how long the body is. */
#define IL_ANSWER_LENGTH_UNKNOWN ((gint64) -1)

/**
 * IlAnswer:
 * @status: the HTTP status
 * @is_redirect: the status asks to go elsewhere
 * @is_coded: the body is compressed, so that what is read is not what crossed
 *   the network
 * @is_chunked: the body comes in chunks
 * @is_valid: the head says nothing that can't be
 * @length: bytes of the body on the network, or %IL_ANSWER_LENGTH_UNKNOWN
 *
 * What the head of an answer says of its body.
 */
typedef struct
{
  guint status;
  gboolean is_redirect;
  gboolean is_coded;
  gboolean is_chunked;
  gboolean is_valid;
  gint64 length;
} IlAnswer;

/** il_answer_init: Reads the head of an answer to a GET. */
void     il_answer_init     (IlAnswer           *self,
                             guint               status,
                             SoupMessageHeaders *headers);

/** il_answer_get_size: Returns: the size once decoded, or
 * %IL_ANSWER_LENGTH_UNKNOWN */
gint64   il_answer_get_size (const IlAnswer     *self);

/**
 * il_answer_is_cut:
 * @n_read: bytes read, decoded
 * @n_received: bytes of the body that crossed the network
 *
 * libsoup takes the end of many a connection for the end of the document.
 *
 * Returns: whether a body that ended there is known to be incomplete
 */
gboolean il_answer_is_cut   (const IlAnswer     *self,
                             guint64             n_read,
                             guint64             n_received);

G_END_DECLS
