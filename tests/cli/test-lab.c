/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a scenario has a say in: its file, its limit, its blocks, its link. */

#include <glib/gstdio.h>
#include <string.h>

#include "cli-run.h"

#define HEAD "[Scenario]\nTitle=T\nSentence=S\n"
#define LINES(name, more) "[Document " name "]\nKind=lines\nLines=20\nInterval=20\n" more

static char *folder;

static char *
write_scenario (const char *name,
                const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static void
assert_fetched (CliResult  *result,
                const char *id)
{
  g_autofree char *line = g_strdup_printf ("fetching http://lab.localhost/%s/a.txt\n", id);

  g_assert_cmpstr (result->errors, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  g_assert_nonnull (strstr (result->output, line));
  g_assert_nonnull (strstr (result->output, "/a.txt returned "));
  g_assert_null (strstr (result->output, "response status 404"));
}

/* One that ends in .scenario is a file, and so is one with a slash; it takes the
 * place of the program's own scenario of that name. */
static void
test_file (void)
{
  g_autofree char *own = write_scenario ("my own.scenario", HEAD LINES ("a.txt", ""));
  g_autofree char *bare = write_scenario ("bare", HEAD LINES ("a.txt", ""));
  g_autofree char *same = write_scenario ("four-tax-forms.scenario", HEAD LINES ("a.txt", ""));

  CLI_RUN (own_result, "--lab", own);
  assert_fetched (&own_result, "my-own");

  CLI_RUN (bare_result, "--lab", bare);
  assert_fetched (&bare_result, "bare");

  CLI_RUN (same_result, "--lab", same);
  assert_fetched (&same_result, "four-tax-forms");
  g_assert_null (strstr (same_result.output, "f1040"));
}

/* Its own error, which names the place, and nothing is fetched. */
static void
test_bad_file (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *part;
  } cases[] = {
    { "key.scenario", HEAD "Sentense=x\n" LINES ("a.txt", ""), "key.scenario:4: " },
    { "escape.scenario", HEAD "\033[2J=x\n", "escape.scenario:4: " },
    { "value.scenario", HEAD LINES ("a.txt", "Status=\033[2J\n"), "value.scenario:8: " },
    { "title.scenario", "[Scenario]\nTitle=\033]0;x\007\nSentence=S\n" LINES ("a.txt", ""),
      "title.scenario:2: " },
    { "empty.scenario", "", "empty.scenario: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_scenario (cases[i].name, cases[i].text);

      CLI_RUN (result, "--lab", path);
      g_test_message ("%s: %s", cases[i].name, result.errors);
      g_assert_cmpint (result.status, ==, 2);
      g_assert_cmpstr (result.output, ==, "");
      g_assert_true (g_str_has_prefix (result.errors, "interleave-cli: "));
      g_assert_nonnull (strstr (result.errors, cases[i].part));
      g_assert_cmpuint (text_count (result.errors, "\n"), ==, 1);
      g_assert_null (strchr (result.errors, '\033'));
    }
}

/* Not to be had at all: that is no unknown id, but it is just as wrong. */
static void
test_no_file (void)
{
  static const char *const names[] = { "/", "/no/such", "no-such.scenario", "/dev/zero",
                                       "/\033[2J", "../four-tax-forms" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CLI_RUN (result, "--lab", names[i]);
      g_test_message ("%s: %s", names[i], result.errors);
      g_assert_cmpint (result.status, ==, 2);
      g_assert_cmpstr (result.output, ==, "");
      g_assert_cmpuint (text_count (result.errors, "\n"), ==, 1);
      g_assert_null (strstr (result.errors, "--list-scenarios"));
      g_assert_null (strchr (result.errors, '\033'));
    }
}

static void
assert_limit (const char *path,
              const char *option,
              const char *expected)
{
  g_autofree char *line = g_strdup_printf ("\"limit\" : %s,\n", expected);

  CLI_RUN (result, "--json", option, "--lab", path);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.output, line));
}

/* The lesson's, unless the user has another. */
static void
test_limit (void)
{
  g_autofree char *two = write_scenario ("two.scenario", HEAD "[Client]\nLimit=2\n"
                                         LINES ("a.txt", "") LINES ("b.txt", "")
                                         LINES ("c.txt", "") LINES ("d.txt", ""));
  g_autofree char *many = write_scenario ("many.scenario", HEAD "[Client]\nLimit=10000\n"
                                          LINES ("a.txt", ""));
  g_autofree char *none = write_scenario ("none.scenario", HEAD LINES ("a.txt", ""));

  assert_limit (two, "--timeout=30", "2");
  assert_limit (two, "-n3", "3");
  assert_limit (many, "--timeout=30", "1000");
  assert_limit (none, "--timeout=30", "null");
}

/* The lines of others can't come while one is blocked: those of the others that
 * were sent meanwhile come in one go. */
static void
test_block (void)
{
  g_autofree char *path = write_scenario ("block.scenario", HEAD LINES ("a.txt", "")
                                          LINES ("b.txt", "Block=300\n"));

  CLI_RUN (result, "-d", "--original", "--lab", path);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.output, "00000"));
}

/* What is known to be possible is named. */
static void
test_unknown_link (void)
{
  CLI_RUN (result, "--link=slow");
  g_assert_cmpint (result.status, ==, 2);
  g_assert_nonnull (strstr (result.errors, "“slow”"));
  g_assert_nonnull (strstr (result.errors, " chrome-3g, "));
  g_assert_nonnull (strstr (result.errors, ", firefox-wifi."));
}

/* Answers are as late as the network makes them, and no earlier. */
static void
test_link (void)
{
  g_autofree char *path = write_scenario ("link.scenario", HEAD LINES ("a.txt", "")
                                          LINES ("b.txt", ""));
  g_auto (GStrv) parts = NULL;

  CLI_RUN (result, "--json", "--link=chrome-fast-4g", "--lab", path);
  g_assert_cmpint (result.status, ==, 0);
  parts = g_strsplit (result.output, "\"waiting_us\" : ", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  for (guint i = 1; i < 3; i++)
    g_assert_cmpint (g_ascii_strtoll (parts[i], NULL, 10), >=, 165000);
}

/* It is said first of all, but not to a program or in place of the script. */
static void
test_link_line (void)
{
  static const struct
  {
    const char *option;
    const char *begin;
  } cases[] = {
    { "--plain", "Link: Wi-Fi, as in Firefox (30 Mbit/s, answers 2 ms later)\n" },
    { "--sequential", "Link: Wi-Fi, as in Firefox (30 Mbit/s, answers 2 ms later)\n" },
    { "--compare", "Link: Wi-Fi, as in Firefox (30 Mbit/s, answers 2 ms later)\n" },
    { "--original", "Running " },
    { "--json", "{" },
    { "--csv", "mode," },
  };
  g_autofree char *path = write_scenario ("line.scenario", HEAD LINES ("a.txt", ""));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CLI_RUN (result, cases[i].option, "--link=firefox-wifi", "--lab", path);
      g_assert_cmpint (result.status, ==, 0);
      g_assert_cmpstr (result.errors, ==, "");
      g_assert_true (g_str_has_prefix (result.output, cases[i].begin));
      g_assert_cmpuint (text_count (result.output, "Link: "), ==, *cases[i].begin == 'L');
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  cli_test_init (&argc, &argv);
  folder = g_dir_make_tmp ("interleave-lab-XXXXXX", NULL);
  g_assert_nonnull (folder);

  g_test_add_func ("/lab/file", test_file);
  g_test_add_func ("/lab/bad-file", test_bad_file);
  g_test_add_func ("/lab/no-file", test_no_file);
  g_test_add_func ("/lab/limit", test_limit);
  g_test_add_func ("/lab/block", test_block);

  g_test_add_func ("/lab/unknown-link", test_unknown_link);
  g_test_add_func ("/lab/link", test_link);
  g_test_add_func ("/lab/link-line", test_link_line);

  status = g_test_run ();
  cli_remove_folder (g_steal_pointer (&folder));

  return status;
}
