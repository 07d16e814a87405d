/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Numbers and texts side by side in bytes.  A number takes 7 bits a byte, the
 * lowest first, the eighth bit set in all but its last byte: small ones are
 * short.  One that may be negative is folded, 0 -1 1 -2 2 ..., beforehand.
 */

void     il_packed_add_number  (GByteArray *self,
                                guint64     number);
void     il_packed_add_signed  (GByteArray *self,
                                gint64      number);

/** il_packed_add_text: @text: (nullable): %NULL is written like an empty text */
void     il_packed_add_text    (GByteArray *self,
                                const char *text);

/** il_packed_add_bytes: Writes a length and @bytes. */
void     il_packed_add_bytes   (GByteArray       *self,
                                const GByteArray *bytes);

/**
 * IlUnpacker:
 * @data: what is not read yet
 * @length: its length in bytes
 * @failed: whether anything was not as it should be
 *
 * Reads what is not trusted.  After a failure everything that is read is 0 or
 * %NULL, and it stays failed: it is enough to look once, and within a loop.
 */
typedef struct
{
  const guint8 *data;
  gsize length;
  gboolean failed;
} IlUnpacker;

void     il_unpacker_init        (IlUnpacker   *self,
                                  const guint8 *data,
                                  gsize         length);

/** il_unpacker_fail: Returns: 0 */
guint64  il_unpacker_fail        (IlUnpacker   *self);

/** il_unpacker_get_number: Returns: a number from 0 to @max */
guint64  il_unpacker_get_number  (IlUnpacker   *self,
                                  guint64       max);

/** il_unpacker_get_signed: Returns: a number from @min to @max, 0 on failure */
gint64   il_unpacker_get_signed  (IlUnpacker   *self,
                                  gint64        min,
                                  gint64        max);

/** il_unpacker_dup_text: Returns: (transfer full) (nullable): valid UTF-8 of at
 * most @max bytes without a NUL among them, or %NULL when it is empty */
char    *il_unpacker_dup_text    (IlUnpacker   *self,
                                  gsize         max) G_GNUC_WARN_UNUSED_RESULT;

/** il_unpacker_get_bytes: @part: (out caller-allocates): what to read the part
 * with that il_packed_add_bytes() wrote; it is as failed as @self */
void     il_unpacker_get_bytes   (IlUnpacker   *self,
                                  IlUnpacker   *part);

G_END_DECLS
