/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-file-name.h"

#include <string.h>

static void
test_names (void)
{
  static const char *const cases[][2] = {
    { "http://h/a/f1040.pdf", "f1040.pdf" },
    { "http://h/a/f.pdf?x=/y.z#w", "f.pdf" },
    { "http://h", "index.html" },
    { "http://h/a/", "index.html" },
    { "http://h/..", "index.html" },
    { "http://h/%2e%2e", "index.html" },
    { "http://h/%2E%2E%2Fetc%2Fpasswd", "_._etc_passwd" },
    { "http://h/.bashrc", "_bashrc" },
    { "http://h/-rf", "_rf" },
    { "http://h/~root", "_root" },
    { "http://h/a%00b%0a%1bc", "a%00b%0A%1Bc" },
    { "http://h/a%0a%1bc", "a__c" },
    { "http://h/caf%C3%A9.txt", "caf\303\251.txt" },
    { "http://h/caf%E9.txt", "caf%E9.txt" },
    { "http://h/\342\200\256gpj.exe", "_gpj.exe" },
    { "http://h/a:b*c", "a_b_c" },
    { "http://h/ends.", "ends_" },
    { "not an address/x", "index.html" },
    { "", "index.html" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = il_file_name_for (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
assert_safe (const char *name)
{
  gsize length = strlen (name);

  g_assert_cmpuint (length, >=, 1);
  g_assert_cmpuint (length, <=, IL_FILE_NAME_MAX);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_null (strpbrk (name, "/\\:*?\"<>|"));
  g_assert_null (strchr (".-~ ", name[0]));
  g_assert_null (strchr (". ", name[length - 1]));
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}

/* Whatever the address, the name is one of a plain file in its folder. */
static void
test_any (void)
{
  static const char *const parts[] = {
    "/", "..", ".", "%2f", "%2e", "%00", "%", "\\", "-", "~", " ", "%20", "\303\251", "%e9", "\377",
    "a", "?", "#", "\n", "%0d", "\342\200\256", ":", "@", "%5c", "name.txt",
  };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) address = g_string_new ("http://h/");
      g_autofree char *name = NULL;

      for (guint i = 0; i < 8; i++)
        g_string_append (address, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      name = il_file_name_for (address->str);
      assert_safe (name);
    }
}

static void
test_long (void)
{
  for (guint n = 190; n < 215; n++)
    {
      g_autofree char *long_part = g_strnfill (n, 'x');
      g_autofree char *address = g_strconcat ("http://h/", long_part, "\303\251\303\251.pdf", NULL);
      g_autofree char *name = il_file_name_for (address);

      assert_safe (name);
      g_assert_true (g_str_has_suffix (name, ".pdf"));
      g_assert_cmpuint (strlen (name), >=, MIN (n + 8, IL_FILE_NAME_MAX - 1));
    }
}

static void
test_numbered (void)
{
  static const char *const cases[][2] = {
    { "f1040.pdf", "f1040-2.pdf" }, { "a.tar.gz", "a-2.tar.gz" }, { "plain", "plain-2" },
    { ".tar.gz", ".tar-2.gz" }, { "atar.gz", "atar-2.gz" },
    { "a.averyveryverylongsuffix", "a.averyveryverylongsuffix-2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = il_file_name_numbered (cases[i][0], 2);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-name/names", test_names);
  g_test_add_func ("/file-name/any", test_any);
  g_test_add_func ("/file-name/long", test_long);
  g_test_add_func ("/file-name/numbered", test_numbered);

  return g_test_run ();
}
