/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlCharsetKind:
 * @IL_CHARSET_UTF_8: a mark of the byte order, at the beginning, is a character
 * @IL_CHARSET_UTF_8_SIG: such a mark is none
 * @IL_CHARSET_SINGLE_BYTE: a character per byte
 * @IL_CHARSET_UTF_16: the mark tells the byte order, else it is this machine's
 * @IL_CHARSET_UTF_16_LE: such a mark is a character
 * @IL_CHARSET_UTF_16_BE: likewise
 * @IL_CHARSET_UTF_32: the mark is no character
 * @IL_CHARSET_UTF_32_ORDERED: either byte order, known; the mark is a character
 * @IL_CHARSET_CONVERTED: what is left to iconv: the charsets of East Asia
 *
 * How the characters of a charset are told apart.
 */
typedef enum
{
  IL_CHARSET_UTF_8,
  IL_CHARSET_UTF_8_SIG,
  IL_CHARSET_SINGLE_BYTE,
  IL_CHARSET_UTF_16,
  IL_CHARSET_UTF_16_LE,
  IL_CHARSET_UTF_16_BE,
  IL_CHARSET_UTF_32,
  IL_CHARSET_UTF_32_ORDERED,
  IL_CHARSET_CONVERTED,
} IlCharsetKind;

/**
 * il_charset_from_content_type:
 * @content_type: (nullable): the value of a Content-Type header, as it came
 *
 * Reads it as the Python library requests does, in whose terms characters are
 * counted: the last parameter "charset" that has a value, even an empty one;
 * else ISO-8859-1 for a type that contains "text" and utf-8 for one that
 * contains "application/json", both in lower case.
 *
 * Returns: (nullable): as the server wrote it, so not fit for showing; %NULL
 *   when nothing is said, which means UTF-8
 */
char          *il_charset_from_content_type (const char  *content_type) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_charset_get_kind:
 * @charset: (nullable): any name; case and punctuation make no difference
 * @converter: (out) (optional) (nullable): static, the name for g_iconv_open()
 *   of a charset that is %IL_CHARSET_CONVERTED, else %NULL
 *
 * Returns: that of the charset to which Python gives this name; UTF-8 when it
 *   does not know the name, as requests then does
 */
IlCharsetKind  il_charset_get_kind          (const char  *charset,
                                             const char **converter);

G_END_DECLS
