/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-option-prefix.h"

static const GOptionEntry entries[] = {
  { "list", 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  { "list-all", 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  { "limit", 'n', 0, G_OPTION_ARG_STRING, NULL, NULL, NULL },
  { "sequential", 's', 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, NULL },
  G_OPTION_ENTRY_NULL,
};

static void
test_expand (void)
{
  static const char *const cases[][2] = {
    { "--seq", "--sequential" }, { "--sequential", "--sequential" }, { "--lim=4", "--limit=4" },
    { "--l", "--l" }, { "--list", "--list" }, { "--list-", "--list-all" }, { "--he", "--help" },
    { "--limits", "--limits" }, { "--=3", "--=3" }, { "-s", "-s" }, { "seq", "seq" },
    { "---", "---" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *argv[] = { (char *) "--seq", (char *) cases[i][0], (char *) "--", (char *) "--seq",
                       NULL };
      g_auto (GStrv) expanded = il_option_prefix_expand (argv, entries);

      g_assert_cmpuint (g_strv_length (expanded), ==, 4);
      g_assert_cmpstr (expanded[0], ==, "--seq");
      g_assert_cmpstr (expanded[1], ==, cases[i][1]);
      g_assert_cmpstr (expanded[2], ==, "--");
      g_assert_cmpstr (expanded[3], ==, "--seq");
    }
}

/* A value right behind its option, and one that looks like an option. */
static void
test_values (void)
{
  static const char *const cases[][2] = {
    { "-n8", "-n 8" }, { "-sn8", "-sn 8" }, { "-n=8", "-n =8" }, { "-n-", "-n -" },
    { "-n 8", "-n 8" }, { "-n --seq", "-n --seq" }, { "-n -n8", "-n -n8" }, { "-n", "-n" },
    { "-x8", "-x8" }, { "-sx8", "-sx8" }, { "-", "-" }, { "n8", "n8" }, { "-ss", "-ss" },
    { "-n -- -n8", "-n -- -n 8" }, { "-- -n8", "-- -n8" }, { "-n8 -- -n8", "-n 8 -- -n8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *typed = g_strconcat ("-n8 ", cases[i][0], NULL);
      g_auto (GStrv) argv = g_strsplit (typed, " ", -1);
      g_auto (GStrv) expanded = il_option_prefix_expand (argv, entries);
      g_autofree char *joined = g_strjoinv (" ", expanded);
      g_autofree char *expected = g_strconcat ("-n8 ", cases[i][1], NULL);

      g_assert_cmpstr (joined, ==, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/option-prefix/expand", test_expand);
  g_test_add_func ("/option-prefix/values", test_values);

  return g_test_run ();
}
