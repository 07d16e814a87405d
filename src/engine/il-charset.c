/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-charset.h"

#include <string.h>

/* Longer than any name below. */
#define MAX_NAME 32

typedef struct
{
  IlCharsetKind kind;
  const char *converter;
  const char *names;
} Charset;

typedef struct
{
  const char *at;
  gsize length;
} Span;

typedef gboolean (*CharFunc) (char c);

/* The names that Python 3.14 has, normalised.  No other name reaches iconv, not even
 * one that it knows: Python would count UTF-8 then, and a server must not
 * choose what part of the C library reads its document. */
static const Charset charsets[] = {
  { IL_CHARSET_UTF_8, NULL, "utf_8 cp65001 u8 utf utf8 utf8_ucs2 utf8_ucs4" },
  { IL_CHARSET_UTF_8_SIG, NULL, "utf_8_sig" },
  { IL_CHARSET_UTF_16, NULL, "utf_16 u16 utf16" },
  { IL_CHARSET_UTF_16_LE, NULL, "utf_16_le utf_16le unicodelittleunmarked" },
  { IL_CHARSET_UTF_16_BE, NULL, "utf_16_be utf_16be unicodebigunmarked" },
  { IL_CHARSET_UTF_32, NULL, "utf_32 u32 utf32" },
  { IL_CHARSET_UTF_32_ORDERED, NULL, "utf_32_be utf_32be utf_32_le utf_32le" },
  { IL_CHARSET_SINGLE_BYTE, NULL,
    "ascii 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 ansi_x3_4_1986 cp367 csascii ibm367 "
    "iso646_us iso_646.irv_1991 iso_646_irv_1991 iso_ir_6 us us_ascii charmap" },
  { IL_CHARSET_SINGLE_BYTE, NULL,
    "latin_1 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 "
    "iso_ir_100 l1 latin latin1 "
    "iso8859_2 csisolatin2 iso_8859_2 iso_8859_2_1987 iso_ir_101 l2 latin2 "
    "iso8859_3 csisolatin3 iso_8859_3 iso_8859_3_1988 iso_ir_109 l3 latin3 "
    "iso8859_4 csisolatin4 iso_8859_4 iso_8859_4_1988 iso_ir_110 l4 latin4 "
    "iso8859_5 csisolatincyrillic cyrillic iso_8859_5 iso_8859_5_1988 iso_ir_144 "
    "iso8859_6 arabic asmo_708 csisolatinarabic ecma_114 iso_8859_6 iso_8859_6_1987 iso_ir_127 "
    "iso8859_7 csisolatingreek ecma_118 elot_928 greek greek8 iso_8859_7 iso_8859_7_1987 "
    "iso_ir_126 iso8859_8 csisolatinhebrew hebrew iso_8859_8 iso_8859_8_1988 iso_8859_8_e "
    "iso_8859_8_i iso_ir_138 "
    "iso8859_9 csisolatin5 iso_8859_9 iso_8859_9_1989 iso_ir_148 l5 latin5 "
    "iso8859_10 csisolatin6 iso_8859_10 iso_8859_10_1992 iso_ir_157 l6 latin6 "
    "iso8859_11 iso_8859_11 iso_8859_11_2001 thai iso8859_13 iso_8859_13 l7 latin7 "
    "iso8859_14 iso_8859_14 iso_8859_14_1998 iso_celtic iso_ir_199 l8 latin8 "
    "iso8859_15 iso_8859_15 l9 latin9 iso8859_16 iso_8859_16 iso_8859_16_2001 iso_ir_226 l10 "
    "latin10" },
  { IL_CHARSET_SINGLE_BYTE, NULL,
    "cp1250 1250 windows_1250 cp1251 1251 windows_1251 cp1252 1252 windows_1252 "
    "cp1253 1253 windows_1253 cp1254 1254 windows_1254 cp1255 1255 windows_1255 "
    "cp1256 1256 windows_1256 cp1257 1257 windows_1257 cp1258 1258 windows_1258" },
  { IL_CHARSET_SINGLE_BYTE, NULL,
    "cp037 037 csibm037 ebcdic_cp_ca ebcdic_cp_nl ebcdic_cp_us ebcdic_cp_wt ibm037 ibm039 "
    "cp1006 cp1026 1026 csibm1026 ibm1026 cp1125 1125 cp866u ibm1125 ruscii "
    "cp1140 1140 cp01140 csibm01140 ebcdic_us_37_euro ibm01140 ibm1140 "
    "cp273 273 csibm273 ibm273 cp424 424 csibm424 ebcdic_cp_he ibm424 "
    "cp437 437 cspc8codepage437 ibm437 cp500 500 csibm500 ebcdic_cp_be ebcdic_cp_ch ibm500 "
    "cp720 cp737 cp775 775 cspc775baltic ibm775 cp850 850 cspc850multilingual ibm850 "
    "cp852 852 cspcp852 ibm852 cp855 855 csibm855 ibm855 cp856 cp857 857 csibm857 ibm857 "
    "cp858 858 cp00858 csibm00858 csibm858 ibm00858 ibm858 pc_multilingual_850_euro "
    "cp860 860 csibm860 ibm860 cp861 861 cp_is csibm861 ibm861 "
    "cp862 862 cspc862latinhebrew ibm862 cp863 863 csibm863 ibm863 cp864 864 csibm864 ibm864 "
    "cp865 865 csibm865 ibm865 cp866 866 csibm866 ibm866 cp869 869 cp_gr csibm869 ibm869 "
    "cp874 874 ms874 windows_874 cp875" },
  { IL_CHARSET_SINGLE_BYTE, NULL,
    "koi8_r cskoi8r koi8_t koi8_u kz1048 kz_1048 rk1048 strk1048_2002 "
    "ptcp154 cp154 csptcp154 cyrillic_asian pt154 "
    "mac_arabic mac_croatian mac_cyrillic maccyrillic mac_farsi mac_greek macgreek "
    "mac_iceland maciceland mac_latin2 mac_centeuro maccentraleurope maclatin2 "
    "mac_roman macintosh macroman mac_romanian mac_turkish macturkish "
    "hp_roman8 cp1051 ibm1051 r8 roman8 palmos "
    "tis_620 iso_ir_166 tis620 tis_620_0 tis_620_2529_0 tis_620_2529_1" },
  { IL_CHARSET_CONVERTED, "EUC-CN",
    "gb2312 chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312_1980 gb2312_80 iso_ir_58 "
    "x_mac_simp_chinese" },
  { IL_CHARSET_CONVERTED, "GBK", "gbk 936 cp936 ms936" },
  { IL_CHARSET_CONVERTED, "GB18030", "gb18030 gb18030_2000" },
  { IL_CHARSET_CONVERTED, "BIG5", "big5 big5_tw csbig5 x_mac_trad_chinese" },
  { IL_CHARSET_CONVERTED, "BIG5-HKSCS", "big5hkscs big5_hkscs hkscs" },
  { IL_CHARSET_CONVERTED, "CP950", "cp950 950 ms950" },
  { IL_CHARSET_CONVERTED, "SHIFT_JIS",
    "shift_jis csshiftjis s_jis shiftjis sjis x_mac_japanese" },
  { IL_CHARSET_CONVERTED, "CP932", "cp932 932 ms932 ms_kanji mskanji windows_31j" },
  { IL_CHARSET_CONVERTED, "SHIFT_JISX0213",
    "shift_jis_2004 s_jis_2004 shiftjis2004 sjis_2004 "
    "shift_jisx0213 s_jisx0213 shiftjisx0213 sjisx0213" },
  { IL_CHARSET_CONVERTED, "EUC-JP", "euc_jp eucjp u_jis ujis" },
  { IL_CHARSET_CONVERTED, "EUC-JISX0213",
    "euc_jis_2004 euc_jis2004 eucjis2004 jisx0213 euc_jisx0213 eucjisx0213" },
  { IL_CHARSET_CONVERTED, "ISO-2022-JP", "iso2022_jp csiso2022jp iso2022jp iso_2022_jp" },
  { IL_CHARSET_CONVERTED, "ISO-2022-JP-2",
    "iso2022_jp_1 iso2022jp_1 iso_2022_jp_1 iso2022_jp_2 iso2022jp_2 iso_2022_jp_2" },
  { IL_CHARSET_CONVERTED, "ISO-2022-JP-3",
    "iso2022_jp_3 iso2022jp_3 iso_2022_jp_3 iso2022_jp_2004 iso2022jp_2004 iso_2022_jp_2004" },
  { IL_CHARSET_CONVERTED, "EUC-KR",
    "euc_kr cseuckr euckr korean ks_c_5601 ks_c_5601_1987 ks_x_1001 ksc5601 ksx1001 x_mac_korean" },
  { IL_CHARSET_CONVERTED, "CP949", "cp949 949 ms949 uhc" },
  { IL_CHARSET_CONVERTED, "JOHAB", "johab cp1361 ms1361" },
  { IL_CHARSET_CONVERTED, "ISO-2022-KR", "iso2022_kr csiso2022kr iso2022kr iso_2022_kr" },
};

/* What Python strips from a text in which a byte is a character, as it reads
 * headers. */
static gboolean
is_space (char c)
{
  guint8 byte = (guint8) c;

  return (byte >= '\t' && byte <= '\r') || (byte >= 0x1c && byte <= ' ')
         || byte == 0x85 || byte == 0xa0;
}

static gboolean
is_quote_or_blank (char c)
{
  return c == '"' || c == '\'' || c == ' ';
}

static Span
strip (Span     span,
       CharFunc func)
{
  while (span.length > 0 && func (span.at[span.length - 1]))
    span.length--;

  while (span.length > 0 && func (*span.at))
    {
      span.at++;
      span.length--;
    }

  return span;
}

static gboolean
read_charset (Span  parameter,
              Span *value)
{
  static const char key[] = "charset";
  Span left = strip (parameter, is_space);
  const char *equals = memchr (left.at, '=', left.length);
  Span right;

  if (equals == NULL)
    return FALSE;

  right.at = equals + 1;
  right.length = left.length - (gsize) (right.at - left.at);
  left.length = (gsize) (equals - left.at);
  left = strip (left, is_quote_or_blank);
  if (left.length != strlen (key) || g_ascii_strncasecmp (left.at, key, left.length) != 0)
    return FALSE;

  *value = strip (right, is_quote_or_blank);

  return TRUE;
}

/* Letters, digits and dots stay; every run of others is one "_", and none is
 * at an end.  A name that is too long is none of ours, and becomes empty. */
static void
normalise (const char *name,
           char        normal[MAX_NAME + 1])
{
  gsize length = 0;
  gboolean is_apart = FALSE;

  for (; *name != '\0' && length <= MAX_NAME; name++)
    {
      if (!g_ascii_isalnum (*name) && *name != '.')
        {
          is_apart = length > 0;
          continue;
        }

      if (is_apart)
        normal[length++] = '_';
      if (length <= MAX_NAME)
        normal[length++] = g_ascii_tolower (*name);
      is_apart = FALSE;
    }

  normal[length <= MAX_NAME ? length : 0] = '\0';
}

static gboolean
has_word (const char *words,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (words, word); at != NULL; at = strstr (at + 1, word))
    {
      if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}

char *
il_charset_from_content_type (const char *content_type)
{
  Span charset = { NULL, 0 };
  gssize type_length;

  if (content_type == NULL)
    return NULL;

  type_length = (gssize) strcspn (content_type, ";");
  for (const char *at = content_type + type_length; *at == ';';)
    {
      Span parameter = { at + 1, strcspn (at + 1, ";") };

      read_charset (parameter, &charset);
      at = parameter.at + parameter.length;
    }

  if (charset.at != NULL)
    return g_strndup (charset.at, charset.length);
  if (g_strstr_len (content_type, type_length, "text") != NULL)
    return g_strdup ("ISO-8859-1");
  if (g_strstr_len (content_type, type_length, "application/json") != NULL)
    return g_strdup ("utf-8");

  return NULL;
}

IlCharsetKind
il_charset_get_kind (const char  *charset,
                     const char **converter)
{
  const Charset *found = &charsets[0];
  char name[MAX_NAME + 1];

  normalise (charset != NULL ? charset : "", name);
  for (gsize i = 0; i < G_N_ELEMENTS (charsets) && *name != '\0'; i++)
    {
      if (has_word (charsets[i].names, name))
        found = &charsets[i];
    }

  if (converter != NULL)
    *converter = found->converter;

  return found->kind;
}
