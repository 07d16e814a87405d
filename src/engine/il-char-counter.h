/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "engine/il-charset.h"

G_BEGIN_DECLS

/**
 * IlCharCounter:
 *
 * Counts the characters of a document that comes in pieces: the code points
 * that Python has after bytes.decode (charset, "replace"), where whatever is
 * invalid becomes U+FFFD.  However the document is cut, the sum is the same.
 *
 * Exact, but %IL_CHARSET_CONVERTED only for valid text: for what is invalid,
 * the tables of the C library decide.  On random bytes the sums then
 * agree to 0.3 % (6 % where escapes switch the charset), but one damaged
 * escape can make any difference to what follows it.  Not exact either are
 * what few use: EUC-KR's syllables of eight bytes, JIS X 0212 in EUC-JIS-2004,
 * Python's way to write GB 2312 in ISO-2022-JP-2, 18 characters of GB18030 and
 * 3 of Big5-HKSCS; and HZ, UTF-7, ISO-2022-JP-EXT and Python's own notations,
 * such as punycode, are counted as UTF-8.  So is what iconv lacks.
 */
typedef struct
{
  IlCharsetKind kind;
  GIConv converter;
  guint8 rest[16];
  guint8 n_rest;
  guint8 mark_size;
  guint8 utf8_state;
  gboolean is_big_endian;
  gboolean is_after_high;
  gboolean is_skipping;
} IlCharCounter;

/**
 * il_char_counter_init:
 * @self: at the beginning of a document; il_char_counter_clear() when done
 * @charset: (nullable): any name, as from il_charset_from_content_type()
 */
void    il_char_counter_init   (IlCharCounter *self,
                                const char    *charset);

/** il_char_counter_clear: @self: initialised, or all zero, which it is afterwards */
void    il_char_counter_clear  (IlCharCounter *self);

/** il_char_counter_count: Returns: how many characters the next piece adds; one
 * that is cut may count with its first bytes or with its last */
guint64 il_char_counter_count  (IlCharCounter *self,
                                const guint8  *bytes,
                                gsize          length);

/** il_char_counter_finish: Returns: how many the end adds; @self is at the
 * beginning of a document again */
guint64 il_char_counter_finish (IlCharCounter *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IlCharCounter, il_char_counter_clear)

G_END_DECLS
