/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-header.h"

#include <gio/gio.h>
#include <string.h>

static void
assert_good (const char *line,
             const char *name,
             const char *value)
{
  g_autoptr (GError) error = NULL;
  IlHeader header;

  g_assert_true (il_header_parse (&header, line, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (header.name, ==, name);
  g_assert_cmpstr (header.value, ==, value);
  il_header_clear (&header);
}

static void
test_good (void)
{
  assert_good ("Accept: text/html", "Accept", "text/html");
  assert_good ("X-Empty:", "X-Empty", "");
  assert_good ("x_y!#$%&'*+-.^`|~9: a: b ", "x_y!#$%&'*+-.^`|~9", "a: b");
  assert_good ("A:\tb\tc\t", "A", "b\tc");
  assert_good ("A: \303\251", "A", "\303\251");
}

static void
test_bad (void)
{
  static const char *const lines[] = {
    "", ":", "no colon", ": value", "a b: c", "a : c", "\303\251: c", "A: b\r\nEvil: c", "A: b\n",
    "A: \033", "A\r\n: b", "A\t: b", "Host: x", "content-length: 5", "Transfer-Encoding: chunked",
    "CONNECTION: close", "Upgrade: h2c", "Expect: 100-continue",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      IlHeader header;

      g_assert_false (il_header_parse (&header, lines[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

/* Whatever is taken can't end its line, nor begin another. */
static void
test_random (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      char line[12] = "";
      IlHeader header = { NULL, NULL };

      for (guint i = 0; i < sizeof line - 1; i++)
        line[i] = "aA:: -\r\n\t\1\177\200"[g_test_rand_int_range (0, 13)];

      if (!il_header_parse (&header, line, NULL))
        continue;

      g_assert_null (strpbrk (header.name, ": \t\r\n\1\177\200"));
      g_assert_cmpstr (header.name, !=, "");
      g_assert_null (strpbrk (header.value, "\r\n\1\177"));
      il_header_clear (&header);
    }
}

static void
test_secret (void)
{
  const IlHeader secret = { (char *) "coOkie", (char *) "" };
  const IlHeader plain = { (char *) "Accept", (char *) "" };

  g_assert_true (il_header_is_secret (&secret));
  g_assert_false (il_header_is_secret (&plain));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/header/good", test_good);
  g_test_add_func ("/header/bad", test_bad);
  g_test_add_func ("/header/random", test_random);
  g_test_add_func ("/header/secret", test_secret);

  return g_test_run ();
}
