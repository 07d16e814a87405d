/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/il-address.h"

#include <string.h>

#include "recording/il-error.h"

static const struct
{
  const char *text;
  const char *parsed;
} good[] = {
  { "http://localhost", "http://localhost/" },
  { "  http://localhost/a \n", "http://localhost/a" },
  { "HTTP://localhost/a", "http://localhost/a" },
  { "https://example.com:443/a?b#c", "https://example.com/a?b#c" },
  { "http://example.com:8080/", "http://example.com:8080/" },
  { "http://example.com:1/", "http://example.com:1/" },
  { "http://example.com:65535/", "http://example.com:65535/" },
  { "http://example.com:/a", "http://example.com/a" },
  { "http://example.com?q", "http://example.com/?q" },
  { "http://127.0.0.1:80/", "http://127.0.0.1/" },
  { "http://[::1]:8080/x", "http://[::1]:8080/x" },
  { "http://[2001:db8::7]/", "http://[2001:db8::7]/" },
  { "http://user:pass@example.com/", "http://user:pass@example.com/" },
  { "http://example.com/a%20b", "http://example.com/a%20b" },
  { "http://example.com/%zz", "http://example.com/%zz" },
  { "http://example.com/déjà?vu=é", "http://example.com/d%C3%A9j%C3%A0?vu=%C3%A9" },
  { "http://example.com/\377", "http://example.com/%EF%BF%BD" },
  { "http://bücher.example/", "http://xn--bcher-kva.example/" },
  { "http://日本.example/", "http://xn--wgv71a.example/" },
  { "http://example.com/{a}|b^c", "http://example.com/{a}|b^c" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = il_address_parse (good[i].text, &error);
      g_autofree char *parsed = NULL;

      g_assert_no_error (error);
      parsed = g_uri_to_string (uri);
      g_assert_cmpstr (parsed, ==, good[i].parsed);
    }
}

static const struct
{
  const char *text;
  int code;
} bad[] = {
  { "", IL_ERROR_BAD_ADDRESS },
  { " \t\n", IL_ERROR_BAD_ADDRESS },
  { "example.com", IL_ERROR_BAD_ADDRESS },
  { "example.com:80/a", IL_ERROR_BAD_ADDRESS },
  { "/a/b", IL_ERROR_BAD_ADDRESS },
  { "//example.com/", IL_ERROR_BAD_ADDRESS },
  { "://example.com/", IL_ERROR_BAD_ADDRESS },
  { "http:", IL_ERROR_BAD_ADDRESS },
  { "http:/a", IL_ERROR_BAD_ADDRESS },
  { "http:///a", IL_ERROR_BAD_ADDRESS },
  { "http://:80/", IL_ERROR_BAD_ADDRESS },
  { "http://user@/", IL_ERROR_BAD_ADDRESS },
  { "http://example.com:0/", IL_ERROR_BAD_ADDRESS },
  { "http://example.com:65536/", IL_ERROR_BAD_ADDRESS },
  { "http://example.com:99999999999999999999/", IL_ERROR_BAD_ADDRESS },
  { "http://example.com:-1/", IL_ERROR_BAD_ADDRESS },
  { "http://example.com:+80/", IL_ERROR_BAD_ADDRESS },
  { "http://example.com:80a/", IL_ERROR_BAD_ADDRESS },
  { "http://example.com: 80/", IL_ERROR_BAD_ADDRESS },
  { "http://exa mple.com/", IL_ERROR_BAD_ADDRESS },
  { "http://example.com/a b", IL_ERROR_BAD_ADDRESS },
  { "http://example.com/a\nb", IL_ERROR_BAD_ADDRESS },
  { "http://example.com/a\033b", IL_ERROR_BAD_ADDRESS },
  { "http://example.com/a\177b", IL_ERROR_BAD_ADDRESS },
  { "http://exam\001ple.com/", IL_ERROR_BAD_ADDRESS },
  { "http://a%0d%0aX-Injected/", IL_ERROR_BAD_ADDRESS },
  { "http://a%20b/", IL_ERROR_BAD_ADDRESS },
  { "http://a%2fb/", IL_ERROR_BAD_ADDRESS },
  { "http://a%00b/", IL_ERROR_BAD_ADDRESS },
  { "http://a%40b/", IL_ERROR_BAD_ADDRESS },
  { "http://[::1", IL_ERROR_BAD_ADDRESS },
  { "http://[]/", IL_ERROR_BAD_ADDRESS },
  { "http://::1/", IL_ERROR_BAD_ADDRESS },
  { "http://[::g]/", IL_ERROR_BAD_ADDRESS },
  { "http://[v1.a]/", IL_ERROR_BAD_ADDRESS },
  { "http://[fe80::1%25%0d%0aX]/", IL_ERROR_BAD_ADDRESS },
  { "http://.example.com/", IL_ERROR_BAD_ADDRESS },
  { "http://<b>/", IL_ERROR_BAD_ADDRESS },
  { "http://example.com;x/", IL_ERROR_BAD_ADDRESS },
  { "http://b%3b\303\251/", IL_ERROR_BAD_ADDRESS },
  { "http://b\357\274\233\303\251/", IL_ERROR_BAD_ADDRESS },
  { "http://\342\200\256moc.elpmaxe/", IL_ERROR_BAD_ADDRESS },
  { "ftp://example.com/", IL_ERROR_NOT_HTTP },
  { "file:///etc/passwd", IL_ERROR_NOT_HTTP },
  { "mailto:a@example.com", IL_ERROR_NOT_HTTP },
  { "javascript:alert(1)", IL_ERROR_NOT_HTTP },
  { "httpx://example.com/", IL_ERROR_NOT_HTTP },
  { "data:,x", IL_ERROR_NOT_HTTP },
};

static void
assert_fit_for_screen (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      g_assert_cmpint (type, !=, G_UNICODE_CONTROL);
      g_assert_cmpint (type, !=, G_UNICODE_FORMAT);
      g_assert_cmpint (type, !=, G_UNICODE_LINE_SEPARATOR);
      g_assert_cmpint (type, !=, G_UNICODE_PARAGRAPH_SEPARATOR);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = il_address_parse (bad[i].text, &error);

      g_test_message ("%u", i);
      g_assert_null (uri);
      g_assert_error (error, IL_ERROR, bad[i].code);
      assert_fit_for_screen (error->message);
    }
}

static void
test_too_long (void)
{
  g_autofree char *text = g_strnfill (IL_ADDRESS_MAX_LENGTH + 1, 'a');
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;

  memcpy (text, "http://", 7);
  g_assert_null (il_address_parse (text, &error));
  g_assert_error (error, IL_ERROR, IL_ERROR_BAD_ADDRESS);

  text[IL_ADDRESS_MAX_LENGTH] = '\0';
  text[20] = '/';
  uri = il_address_parse (text, NULL);
  g_assert_nonnull (uri);
}

/* What a sentence quotes is as fit for a screen as a row, and no longer. */
static void
test_error_quotes_safely (void)
{
  g_autofree char *filler = g_strnfill (4000, 'x');
  g_autofree char *text = g_strconcat ("\033]0;", filler, "user:secret@host\342\200\256", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (il_address_parse (text, &error));
  assert_fit_for_screen (error->message);
  g_assert_cmpint (g_utf8_strlen (error->message, -1), <, 400);
  g_clear_error (&error);

  g_assert_null (il_address_parse ("1user:secret@host/", &error));
  g_assert_null (strstr (error->message, "secret"));
}

static const struct
{
  const char *address;
  const char *name;
  const char *host;
  const char *display;
} shown[] = {
  { "http://lab.localhost/f1040.pdf", "f1040.pdf", "lab.localhost",
    "http://lab.localhost/f1040.pdf" },
  { "http://lab.localhost", "lab.localhost", "lab.localhost", "http://lab.localhost" },
  { "http://lab.localhost:80/", "lab.localhost", "lab.localhost", "http://lab.localhost:80/" },
  { "https://lab.localhost:80/?q", "lab.localhost:80", "lab.localhost:80",
    "https://lab.localhost:80/?q" },
  { "https://lab.localhost/a/b//", "b", "lab.localhost", "https://lab.localhost/a/b//" },
  { "http://[::1]:8080/x?y#z", "x", "[::1]:8080", "http://[::1]:8080/x?y#z" },
  { "http://[::1]/", "::1", "::1", "http://[::1]/" },
  { "http://h/a%20b.txt", "a b.txt", "h", "http://h/a%20b.txt" },
  { "http://h/a%2Fb", "a%2Fb", "h", "http://h/a%2Fb" },
  { "http://h/%E2%80%AEgpj.exe", "\357\277\275gpj.exe", "h", "http://h/%E2%80%AEgpj.exe" },
  { "http://h/%1B%5B31m", "\357\277\275[31m", "h", "http://h/%1B%5B31m" },
  { "http://h/%FF", "%FF", "h", "http://h/%FF" },
  { "http://h/\342\200\256x", "\357\277\275x", "h", "http://h/\357\277\275x" },
  { "http://bücher.example/é", "é", "xn--bcher-kva.example", "http://bücher.example/é" },
  { "http://user:secret@h/a", "a", "h", "http://user@h/a" },
  { "http://user:se@cret@h/", "h", "h", "http://user@h/" },
  { "http://:secret@h/", "h", "h", "http://@h/" },
  { "http://h/a:b@c", "a:b@c", "h", "http://h/a:b@c" },
  { " http://h/ ", "h", "h", "http://h/" },
  { "ftp://user:secret@h/a", "ftp://user@h/a", "", "ftp://user@h/a" },
  { "http://user:sec/ret@h/", "http://user@h/", "", "http://user@h/" },
  { "user:secret@h", "user@h", "", "user@h" },
  { "user:a://secret@h", "user@h", "", "user@h" },
  { "not an address\n", "not an address\357\277\275", "", "not an address" },
  { "", "", "", "" },
};

static void
test_shown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *name = il_address_dup_name (shown[i].address);
      g_autofree char *host = il_address_dup_host (shown[i].address);
      g_autofree char *display = il_address_dup_display (shown[i].address);

      g_assert_cmpstr (name, ==, shown[i].name);
      g_assert_cmpstr (host, ==, shown[i].host);
      g_assert_cmpstr (display, ==, shown[i].display);
    }
}

static const struct
{
  const char *address;
  const char *exported;
} exported[] = {
  { "http://h/a", "http://h/a" },
  { " http://h/ ", "http://h/" },
  { "http://user:secret@h:81/a?b#c", "http://h:81/a?b#c" },
  { "http://user@h/", "http://h/" },
  { "http://user:se@cret@h/", "http://h/" },
  { " http://:secret@h/a@b ", "http://h/a@b" },
  { "http://h?a:b@c", "http://h?a:b@c" },
  { "http://h/\342\200\256x", "http://h/\357\277\275x" },
  { "http://user:sec/ret@h/", "http://h/" },
  { "http://user:sec?ret@h/a@b", "http://b" },
  { "http://user:a://secret@h/", "http://h/" },
  { "http:user:secret@h/", "h/" },
  { "http:/user:secret@h/", "h/" },
  { "ftp://user:secret@h/a", "ftp://h/a" },
  { "user:secret@h", "h" },
  { "user:a://secret@h", "h" },
  { "us/er:a://secret@h", "h" },
  { "us@er://secret@h", "h" },
  { "://user:secret@h", "://h" },
  { "h/\033[31m", "h/\357\277\275[31m" },
  { "=1+1", "=1+1" },
  { "@", "" },
  { "", "" },
};

static void
test_exported (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (exported); i++)
    {
      g_autofree char *text = il_address_dup_export (exported[i].address);

      g_assert_cmpstr (text, ==, exported[i].exported);
    }
}

static void
test_long_names (void)
{
  g_autofree char *filler = g_strnfill (2000, 'a');
  g_autofree char *path = g_strconcat ("http://h/", filler, NULL);
  g_autofree char *host = g_strconcat ("http://", filler, ".example/", NULL);
  const char *addresses[] = { path, host, filler };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *name = il_address_dup_name (addresses[i]);

      g_assert_cmpint (g_utf8_strlen (name, -1), ==, 256);
      g_assert_true (g_str_has_suffix (name, "…"));
    }
}

/* The examples of RFC 3986, section 5.4.  NULL: resolved as written there,
 * but refused, since the result is no http address with a host. */
#define RFC_BASE "http://a/b/c/d;p?q"

static const struct
{
  const char *base;
  const char *reference;
  const char *target;
} resolved[] = {
  { RFC_BASE, "g:h", NULL },
  { RFC_BASE, "g", "http://a/b/c/g" },
  { RFC_BASE, "./g", "http://a/b/c/g" },
  { RFC_BASE, "g/", "http://a/b/c/g/" },
  { RFC_BASE, "/g", "http://a/g" },
  { RFC_BASE, "//g", "http://g/" },
  { RFC_BASE, "?y", "http://a/b/c/d;p?y" },
  { RFC_BASE, "g?y", "http://a/b/c/g?y" },
  { RFC_BASE, "#s", "http://a/b/c/d;p?q#s" },
  { RFC_BASE, "g#s", "http://a/b/c/g#s" },
  { RFC_BASE, "g?y#s", "http://a/b/c/g?y#s" },
  { RFC_BASE, ";x", "http://a/b/c/;x" },
  { RFC_BASE, "g;x", "http://a/b/c/g;x" },
  { RFC_BASE, "g;x?y#s", "http://a/b/c/g;x?y#s" },
  { RFC_BASE, "", "http://a/b/c/d;p?q" },
  { RFC_BASE, ".", "http://a/b/c/" },
  { RFC_BASE, "./", "http://a/b/c/" },
  { RFC_BASE, "..", "http://a/b/" },
  { RFC_BASE, "../", "http://a/b/" },
  { RFC_BASE, "../g", "http://a/b/g" },
  { RFC_BASE, "../..", "http://a/" },
  { RFC_BASE, "../../", "http://a/" },
  { RFC_BASE, "../../g", "http://a/g" },
  { RFC_BASE, "../../../g", "http://a/g" },
  { RFC_BASE, "../../../../g", "http://a/g" },
  { RFC_BASE, "/./g", "http://a/g" },
  { RFC_BASE, "/../g", "http://a/g" },
  { RFC_BASE, "g.", "http://a/b/c/g." },
  { RFC_BASE, ".g", "http://a/b/c/.g" },
  { RFC_BASE, "g..", "http://a/b/c/g.." },
  { RFC_BASE, "..g", "http://a/b/c/..g" },
  { RFC_BASE, "./../g", "http://a/b/g" },
  { RFC_BASE, "./g/.", "http://a/b/c/g/" },
  { RFC_BASE, "g/./h", "http://a/b/c/g/h" },
  { RFC_BASE, "g/../h", "http://a/b/c/h" },
  { RFC_BASE, "g;x=1/./y", "http://a/b/c/g;x=1/y" },
  { RFC_BASE, "g;x=1/../y", "http://a/b/c/y" },
  { RFC_BASE, "g?y/./x", "http://a/b/c/g?y/./x" },
  { RFC_BASE, "g?y/../x", "http://a/b/c/g?y/../x" },
  { RFC_BASE, "g#s/./x", "http://a/b/c/g#s/./x" },
  { RFC_BASE, "g#s/../x", "http://a/b/c/g#s/../x" },
  { RFC_BASE, "http:g", NULL },

  /* Fragments: the target's own, else the one of the base. */
  { "http://a/b#f", "c", "http://a/c#f" },
  { "http://a/b#f", "c#g", "http://a/c#g" },
  { "http://a/b#f", "https://u:p@x:8/c?q", "https://u:p@x:8/c?q#f" },
  { "http://a/b#f", "", "http://a/b#f" },

  /* As servers send them. */
  { "http://a/b", "https://x.example/y", "https://x.example/y" },
  { "http://a/b", "/c d", "http://a/c%20d" },
  { "http://a/b", "/\303\251", "http://a/%C3%A9" },
  { "http://a/b", "/\351", "http://a/%E9" },
  { "http://u:p@a/b", "/c", "http://u:p@a/c" },
  { "http://u:p@a/b", "//x/c", "http://x/c" },
  { "http://[::1]:8080/b", "/c", "http://[::1]:8080/c" },
  { "https://a:8443/b", "?x", "https://a:8443/b?x" },
  { "http://a/b", "http://[::1", NULL },
  { "http://a/b", "http://", NULL },
  { "http://a/b", "http://x%0d%0ay/", NULL },
  { "http://a/b", "http://x:0/", NULL },
  { "http://a/b", "http://x;y/", NULL },
  { "http://a/b", "//", NULL },
  { "http://a/b", "file:///etc/passwd", NULL },
  { "http://a/b", "javascript:alert(1)", NULL },
};

static void
test_resolve (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (resolved); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) base = il_address_parse (resolved[i].base, &error);
      g_autoptr (GUri) uri = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_test_message ("%u", i);
      uri = il_address_resolve (base, resolved[i].reference, &error);
      g_assert_true ((uri == NULL) == (error != NULL));
      text = uri != NULL ? g_uri_to_string (uri) : NULL;
      g_assert_cmpstr (text, ==, resolved[i].target);
    }
}

static const struct
{
  const char *address;
  gboolean is_loopback;
  gboolean is_literal;
} loopback[] = {
  { "http://localhost/", TRUE, FALSE },
  { "http://LOCALHOST:81/", TRUE, FALSE },
  { "http://localhost./", TRUE, FALSE },
  { "http://lab.localhost/", TRUE, FALSE },
  { "http://Lab.LocalHost/", TRUE, FALSE },
  { "http://127.0.0.1/", TRUE, TRUE },
  { "http://127.0.0.1./", TRUE, FALSE },
  { "https://127.7.7.7:8443/", TRUE, TRUE },
  { "https://user:password@127.0.0.1/", TRUE, TRUE },
  { "http://[::1]/", TRUE, TRUE },
  { "http://localhost.example/", FALSE, FALSE },
  { "http://notlocalhost/", FALSE, FALSE },
  { "http://128.0.0.1/", FALSE, FALSE },
  { "http://0.0.0.0/", FALSE, FALSE },
  { "http://127.0.0.1.example/", FALSE, FALSE },
  { "http://[::2]/", FALSE, FALSE },
  { "http://[::ffff:127.0.0.1]/", FALSE, FALSE },
  { "http://localhost@example.com/", FALSE, FALSE },
  { "http://127.0.0.1@example.com/", FALSE, FALSE },
};

static void
test_loopback (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (loopback); i++)
    {
      g_autoptr (GUri) uri = il_address_parse (loopback[i].address, NULL);

      g_assert_cmpint (il_address_is_loopback (uri), ==, loopback[i].is_loopback);
      g_assert_cmpint (il_address_is_loopback_literal (uri), ==, loopback[i].is_literal);
    }
}

/* Bytes that are likely to matter, among bytes that are likely not to. */
static char *
dup_any_text (void)
{
  static const char *const pieces[] = {
    "http://", "https://", "://", "//", "/", ":", "@", "?", "#", "[", "]", "%", "%0a", "%00",
    "%E2%80%AE", "::1", "80", "localhost", ".", "..", "xn--", "é", "\342\200\256", "\033", "\r\n",
    " ", "\377", "a", "\\", "0x7f", ";", "&", "%25eth0", "fe80::1",
  };
  GString *text = g_string_new (g_test_rand_bit () ? "http://" : "");
  int n = g_test_rand_int_range (0, 14);

  for (int i = 0; i < n; i++)
    {
      if (g_test_rand_int_range (0, 4) == 0)
        g_string_append_c (text, (char) g_test_rand_int_range (1, 256));
      else
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    }

  return g_string_free (text, FALSE);
}

static void
check_uri (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autofree char *text = g_uri_to_string (uri);

  g_assert_true (g_str_is_ascii (text));
  g_assert_cmpstr (host, !=, "");
  for (const char *p = host; *p != '\0'; p++)
    g_assert_true (g_ascii_isgraph (*p) && *p != '/' && *p != '@');
  g_assert_cmpint (g_uri_get_port (uri), !=, 0);
  g_assert_true (g_str_has_prefix (g_uri_get_scheme (uri), "http"));

  /* Written down and read again it is the same: hops are kept as text.  GUri
   * does not escape the zone of an IPv6 address. */
  if (strchr (host, '%') == NULL)
    {
      g_autoptr (GUri) again = il_address_parse (text, NULL);
      g_autofree char *same = again != NULL ? g_uri_to_string (again) : NULL;

      g_assert_cmpstr (same, ==, text);
    }
}

static void
test_any_bytes (void)
{
  g_autoptr (GUri) base = il_address_parse ("http://user:secret@h:81/a/b?c#d", NULL);

  for (guint round = 0; round < 50000; round++)
    {
      g_autofree char *text = dup_any_text ();
      g_autofree char *name = il_address_dup_name (text);
      g_autofree char *host = il_address_dup_host (text);
      g_autofree char *display = il_address_dup_display (text);
      g_autofree char *escaped = il_address_dup_escaped (text);
      g_autofree char *file = il_address_dup_export (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = il_address_parse (text, &error);
      g_autoptr (GUri) target = il_address_resolve (base, text, NULL);

      assert_fit_for_screen (name);
      assert_fit_for_screen (host);
      assert_fit_for_screen (display);
      assert_fit_for_screen (escaped);
      assert_fit_for_screen (file);
      if (uri != NULL)
        check_uri (uri);
      else
        assert_fit_for_screen (error->message);
      if (target != NULL)
        check_uri (target);
    }
}

/* A password is found nowhere, wherever it stood. */
static void
test_any_password (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *head = dup_any_text ();
      g_autofree char *tail = dup_any_text ();
      g_autofree char *text = g_strconcat ("http://user:", head, "SECRET", tail, "@host/", NULL);
      g_autoptr (GUri) uri = il_address_parse (text, NULL);
      g_autofree char *host = il_address_dup_host (text);
      g_autofree char *display = il_address_dup_display (text);
      g_autofree char *escaped = il_address_dup_escaped (text);

      /* Unless what precedes it ended the authority: then it is no password. */
      if (uri != NULL && g_strcmp0 (g_uri_get_host (uri), "host") != 0)
        continue;

      g_assert_null (strstr (host, "SECRET"));
      g_assert_null (strstr (display, "SECRET"));
      g_assert_null (strstr (escaped, "SECRET"));
    }
}

/* Nor is a user in what is exported, nor in the sentence that is with it. */
static void
test_any_user (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *head = dup_any_text ();
      g_autofree char *middle = dup_any_text ();
      g_autofree char *tail = dup_any_text ();
      gboolean has_scheme = g_test_rand_bit ();
      g_autofree char *text = g_strconcat (has_scheme ? "http://" : head, "USER", middle, "SECRET",
                                           tail, "@host/", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = il_address_parse (text, &error);
      g_autofree char *exported_text = il_address_dup_export (text);

      /* As above; and what stands before '://' alone is a scheme. */
      if (uri != NULL && g_strcmp0 (g_uri_get_host (uri), "host") != 0)
        continue;

      if (strcspn (text, ":/?#@") >= (gsize) (strstr (text, "USER") - text) + 4 &&
          g_str_has_prefix (text + strcspn (text, ":/?#@"), "://"))
        continue;

      g_assert_null (strstr (exported_text, "USER"));
      g_assert_null (strstr (exported_text, "SECRET"));
      if (error != NULL && error->code != IL_ERROR_NOT_HTTP)
        g_assert_null (strstr (error->message, "SECRET"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address/good", test_good);
  g_test_add_func ("/address/bad", test_bad);
  g_test_add_func ("/address/too-long", test_too_long);
  g_test_add_func ("/address/error-quotes-safely", test_error_quotes_safely);
  g_test_add_func ("/address/shown", test_shown);
  g_test_add_func ("/address/exported", test_exported);
  g_test_add_func ("/address/long-names", test_long_names);
  g_test_add_func ("/address/resolve", test_resolve);
  g_test_add_func ("/address/loopback", test_loopback);
  g_test_add_func ("/address/any-bytes", test_any_bytes);
  g_test_add_func ("/address/any-password", test_any_password);
  g_test_add_func ("/address/any-user", test_any_user);

  return g_test_run ();
}
