/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-charset.h"

#include <string.h>

static void
test_content_types (void)
{
  static const struct
  {
    const char *content_type;
    const char *charset;
  } examples[] = {
    { NULL, NULL },
    { "", NULL },
    { ";", NULL },
    { "application/pdf", NULL },
    { "text/plain", "ISO-8859-1" },
    { "Text/Plain", NULL },
    { "application/json", "utf-8" },
    { "application/json; text", "utf-8" },
    { "application/pdf; note=text", NULL },
    { "text/html; charset=UTF-8", "UTF-8" },
    { "text/html;CharSet = \"UTF-8\" ", "UTF-8" },
    { "text/html; charset='koi8-r", "koi8-r" },
    { "application/pdf; charset=big5; q=1", "big5" },
    { "a/b; charset=x; charset=y", "y" },
    { "text/html; charset=", "" },
    { "text/html; charset=\"", "" },
    { "text/html; charset", "ISO-8859-1" },
    { "text/html; charset=x; charset", "x" },
    { "text/html; xcharset=x", "ISO-8859-1" },
    { "text/html; charset*=x", "ISO-8859-1" },
    { "text/html; charset=a=b", "a=b" },
    { "text/html; charset=\"a;b\"", "a" },
    { "charset=x", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *charset = il_charset_from_content_type (examples[i].content_type);

      g_assert_cmpstr (charset, ==, examples[i].charset);
    }
}

/* The last one wins, whatever is before it. */
static void
test_any_beginning (void)
{
  static const char bytes[] = ";;;;====\"\" '\t\n\r\x01\x7f\x80\xa0\xff\\charset=text/json";

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) header = g_string_new (NULL);
      guint length = (guint) g_test_rand_int_range (0, 60);
      g_autofree char *charset = NULL;

      for (guint i = 0; i < length; i++)
        g_string_append_c (header, bytes[g_test_rand_int_range (0, sizeof bytes - 1)]);

      charset = il_charset_from_content_type (header->str);
      g_assert_true (charset == NULL || strlen (charset) <= MAX (header->len, 10));
      g_clear_pointer (&charset, g_free);

      g_string_append (header, "; CHARSET = \" koi8-r'");
      charset = il_charset_from_content_type (header->str);
      g_assert_cmpstr (charset, ==, "koi8-r");
    }
}

static void
test_long (void)
{
  /* More than a head may be long. */
  const gsize length = 1 << 16;

  for (const char *byte = "; =\"\tcx\xff"; *byte != '\0'; byte++)
    {
      g_autofree char *filler = g_strnfill (length, *byte);
      g_autofree char *header = g_strconcat ("a/b; charset=", filler, NULL);
      g_autofree char *charset = il_charset_from_content_type (header);
      const char *converter;

      g_assert_cmpuint (strlen (charset), <=, length);
      g_assert_cmpint (il_charset_get_kind (charset, &converter), ==, IL_CHARSET_UTF_8);
      g_assert_null (converter);
    }
}

static char *
dup_disguised (const char *name)
{
  static const char *const apart[] = { "-", "_", " ", "--", "\t", "/", "\xe9", " - " };
  GString *disguised = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at++)
    {
      if (*at == '-')
        g_string_append (disguised, apart[g_test_rand_int_range (0, G_N_ELEMENTS (apart))]);
      else
        g_string_append_c (disguised, g_test_rand_bit () ? g_ascii_toupper (*at) : *at);
    }

  if (g_test_rand_bit ())
    g_string_append (disguised, "\"-");
  if (g_test_rand_bit ())
    g_string_prepend (disguised, " _");

  return g_string_free (disguised, FALSE);
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *name;
    IlCharsetKind kind;
    const char *converter;
  } examples[] = {
    { "utf8", IL_CHARSET_UTF_8, NULL },
    { "utf-8-sig", IL_CHARSET_UTF_8_SIG, NULL },
    { "utf-16", IL_CHARSET_UTF_16, NULL },
    { "utf-16be", IL_CHARSET_UTF_16_BE, NULL },
    { "utf-16-le", IL_CHARSET_UTF_16_LE, NULL },
    { "u32", IL_CHARSET_UTF_32, NULL },
    { "utf-32-be", IL_CHARSET_UTF_32_ORDERED, NULL },
    { "us-ascii", IL_CHARSET_SINGLE_BYTE, NULL },
    { "l1", IL_CHARSET_SINGLE_BYTE, NULL },
    { "windows-1252", IL_CHARSET_SINGLE_BYTE, NULL },
    { "mac-roman", IL_CHARSET_SINGLE_BYTE, NULL },
    { "sjis", IL_CHARSET_CONVERTED, "SHIFT_JIS" },
    { "euc-jp", IL_CHARSET_CONVERTED, "EUC-JP" },
    { "iso-2022-jp", IL_CHARSET_CONVERTED, "ISO-2022-JP" },
    { "utf", IL_CHARSET_UTF_8, NULL },
    { "utf-1", IL_CHARSET_UTF_8, NULL },
    { "tf-16", IL_CHARSET_UTF_8, NULL },
    { "ucs-2", IL_CHARSET_UTF_8, NULL },
    { "ibm930", IL_CHARSET_UTF_8, NULL },
    { "big5-utf-16", IL_CHARSET_UTF_8, NULL },
  };

  for (guint round = 0; round < 100 * G_N_ELEMENTS (examples); round++)
    {
      guint i = round % G_N_ELEMENTS (examples);
      g_autofree char *name = dup_disguised (examples[i].name);
      const char *converter;

      g_assert_cmpint (il_charset_get_kind (name, &converter), ==, examples[i].kind);
      g_assert_cmpstr (converter, ==, examples[i].converter);
      g_assert_cmpint (il_charset_get_kind (name, NULL), ==, examples[i].kind);
    }

  g_assert_cmpint (il_charset_get_kind (NULL, NULL), ==, IL_CHARSET_UTF_8);
  g_assert_cmpint (il_charset_get_kind ("", NULL), ==, IL_CHARSET_UTF_8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charset/content-types", test_content_types);
  g_test_add_func ("/charset/any-beginning", test_any_beginning);
  g_test_add_func ("/charset/long", test_long);
  g_test_add_func ("/charset/kinds", test_kinds);

  return g_test_run ();
}
