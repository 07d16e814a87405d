/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-addresses.h"

#include <string.h>

#include "lab/il-scenario.h"

static char *
dup_joined (GPtrArray *addresses)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < addresses->len; i++)
    g_string_append_printf (text, "%s|", (const char *) g_ptr_array_index (addresses, i));

  return g_string_free (text, FALSE);
}

static void
add_random_line (GString *text,
                 GString *expected)
{
  static const char *const lines[][2] = {
    { "", "" }, { " \t", "" }, { "# comment", "" }, { "  #comment", "" }, { "\r", "" },
    { "http://a/", "http://a/|" }, { " http://b/#x \r", "http://b/#x|" },
    { "two words", "two words|" }, { "\377", "\357\277\275|" },
    { "\303\251\303", "\303\251\357\277\275|" }, { "-s", "-s|" },
  };
  guint i = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (lines));

  g_string_append (text, lines[i][0]);
  g_string_append (expected, lines[i][1]);
}

/* Any lines in any order, with a line feed at the end or without one. */
static void
test_lines (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GPtrArray) addresses = NULL;
      g_autofree char *joined = NULL;

      if (g_test_rand_bit ())
        g_string_append (text, "\357\273\277");
      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        {
          add_random_line (text, expected);
          g_string_append_c (text, '\n');
        }
      if (g_test_rand_bit ())
        add_random_line (text, expected);

      addresses = il_addresses_from_text (text->str, text->len);
      joined = dup_joined (addresses);
      g_assert_cmpstr (joined, ==, expected->str);
    }
}

/* Whatever the bytes: valid text, and no line feed in it. */
static void
test_hostile (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, 60);
      g_autofree char *bytes = g_malloc (length + 1);
      g_autoptr (GPtrArray) addresses = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = (char) g_test_rand_int_range (0, 256);

      addresses = il_addresses_from_text (bytes, length);
      for (guint i = 0; i < addresses->len; i++)
        {
          const char *address = g_ptr_array_index (addresses, i);

          g_assert_true (g_utf8_validate (address, -1, NULL));
          g_assert_cmpstr (address, !=, "");
          g_assert_null (strchr (address, '\n'));
        }
    }
}

/* In the order of arguments, scenario, sample. */
static void
test_sources (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scenarios = il_scenario_load_builtin (&error);
  char *typed[] = { (char *) "http://a/", NULL };
  IlOptions options = { .addresses = typed, .sample = (char *) "irs" };
  g_autoptr (GPtrArray) all = NULL;

  g_assert_no_error (error);
  all = il_addresses_from_options (&options, scenarios->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 9);
  g_assert_cmpstr (all->pdata[0], ==, "http://a/");
  g_assert_cmpstr (all->pdata[1], ==, "http://lab.localhost/four-tax-forms/f1040.pdf");
  g_assert_cmpstr (all->pdata[5], ==, "http://www.irs.gov/pub/irs-pdf/f1040.pdf");
  g_assert_cmpstr (all->pdata[8], ==, "http://www.irs.gov/pub/irs-pdf/f1040sb.pdf");
}

static void
test_are_named (void)
{
  char *none[] = { NULL };
  char *one[] = { (char *) "", NULL };
  IlOptions nothing = { .addresses = none, .sequential = TRUE };
  const IlOptions something[] = {
    { .addresses = one },
    { .addresses = none, .input = (char *) "-" },
    { .addresses = none, .lab = (char *) "x" },
    { .addresses = none, .sample = (char *) "x" },
  };

  g_assert_false (il_addresses_are_named (&nothing));
  for (guint i = 0; i < G_N_ELEMENTS (something); i++)
    g_assert_true (il_addresses_are_named (&something[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/addresses/lines", test_lines);
  g_test_add_func ("/addresses/hostile", test_hostile);
  g_test_add_func ("/addresses/sources", test_sources);
  g_test_add_func ("/addresses/are-named", test_are_named);

  return g_test_run ();
}
