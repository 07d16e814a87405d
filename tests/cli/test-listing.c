/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-listing.h"

#include <string.h>

#include "cli/il-link-text.h"
#include "lab/il-scenario.h"

static IlScenario *
create_scenario (const char *id,
                 const char *more)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("[Scenario]\nTitle=Title of %s\nSentence=Sentence.\n%s"
                                           "[Document a]\nKind=lines\nLines=1\n", id, more);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  IlScenario *scenario = il_scenario_new_from_bytes (id, bytes, &error);

  g_assert_no_error (error);

  return scenario;
}

/* SCENARIOS: (nullable): those to list, or none to list the links */
static char *
dup_listing (GPtrArray *scenarios)
{
  char *printed = NULL;
  gsize length;
  FILE *output = open_memstream (&printed, &length);
  g_autoptr (IlPrinter) printer = il_printer_new (output, output);

  if (scenarios != NULL)
    il_listing_print_scenarios (printer, scenarios);
  else
    il_listing_print_links (printer);

  fclose (output);

  return printed;
}

/* Ids alone begin a line: that is what completions look for. */
static void
test_scenarios (void)
{
  g_autoptr (GPtrArray) scenarios = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *listing = NULL;

  g_ptr_array_add (scenarios, create_scenario ("one", "Question=Why?\nNoticed=That.\n"));
  g_ptr_array_add (scenarios, create_scenario ("two", ""));
  listing = dup_listing (scenarios);

  g_assert_cmpstr (listing, ==,
                   "one                   Title of one\n    Sentence.\n    Why?\n"
                   "two                   Title of two\n    Sentence.\n");
}

/* As wide as each other, with the figures below each other. */
static void
test_links (void)
{
  g_autofree char *listing = dup_listing (NULL);
  g_auto (GStrv) lines = g_strsplit (listing, "\n", -1);
  guint n;
  const IlLinkPreset *presets = il_link_presets (&n);
  gsize unit = (gsize) (strstr (lines[0], "bit/s") - lines[0]);

  g_assert_cmpuint (g_strv_length (lines), ==, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *begin = g_strconcat (presets[i].id, "  ", NULL);

      g_assert_true (g_str_has_prefix (lines[i], begin));
      g_assert_true (g_str_has_suffix (lines[i], " ms"));
      g_assert_nonnull (strstr (lines[i], presets[i].title));
      g_assert_cmpuint (strlen (lines[i]), ==, strlen (lines[0]));
      g_assert_cmpuint (strstr (lines[i], "bit/s") - lines[i], ==, unit);
    }

  g_assert_nonnull (strstr (listing, "  400 kbit/s   2000 ms\n"));
  g_assert_nonnull (strstr (listing, "  1.44 Mbit/s  562.5 ms\n"));
}

static void
test_line (void)
{
  const IlLinkPreset preset = { "x", "A network", 999000, 1500 };
  g_autofree char *line = il_link_text_dup_line (&preset);

  g_assert_cmpstr (line, ==, "Link: A network (999 kbit/s, answers 1.5 ms later)");
}

static void
test_ids (void)
{
  g_autofree char *ids = il_link_text_dup_ids ();
  g_auto (GStrv) parts = g_strsplit (ids, ", ", -1);
  guint n;

  il_link_presets (&n);
  g_assert_cmpuint (g_strv_length (parts), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_nonnull (il_link_preset_find (parts[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/listing/scenarios", test_scenarios);
  g_test_add_func ("/listing/links", test_links);
  g_test_add_func ("/listing/line", test_line);
  g_test_add_func ("/listing/ids", test_ids);

  return g_test_run ();
}
