/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-planning.h"

#include <string.h>

static const char text[] =
  "[Scenario]\nTitle=T\nSentence=S\n"
  "[Document a.txt]\nKind=lines\nLines=10\n"
  "[Document b.bin]\nKind=binary\nSize=1001\nBlock=250\n"
  "[Document c.bin]\nKind=binary\nSize=1000\nFraming=chunked\n";

static const char *const addresses[] = {
  "http://lab.localhost/x/a.txt", "http://lab.localhost/x/b.bin", "http://lab.localhost/x/c.bin",
  "http://lab.localhost/x/none", "http://127.0.0.1:9/x/b.bin", "b.bin",
};

static IlLab *
create_lab (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (IlScenario) scenario = il_scenario_new_from_bytes ("x", bytes, &error);
  IlLab *lab = il_lab_new ();

  g_assert_no_error (error);
  il_lab_add_scenario (lab, scenario);

  return lab;
}

static IlPlan *
create_plan (IlLab *lab,
             guint  first,
             guint  n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) headers = g_array_new (FALSE, FALSE, sizeof (IlHeader));
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  IlOptions options = { .headers = headers, .timeout = -1, .limit = 3 };
  IlPlan *plan;

  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (list, (char *) addresses[i]);

  plan = il_planning_new_plan (&options, IL_MODE_TOGETHER, list, lab, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (il_plan_get_options (plan)->limit, ==, 3);

  return plan;
}

/* What the lab knows of its documents is known beforehand; of others nothing is. */
static void
test_entries (void)
{
  static const struct
  {
    gboolean is_ours;
    gint64 size, block, block_at;
  } expected[] = {
    { TRUE, 120, 0, 60 },
    { TRUE, 1001, 250000, 500 },
    { TRUE, IL_SIZE_UNKNOWN, 0, 500 },
    { TRUE, IL_SIZE_UNKNOWN, 0, 0 },
    { FALSE, IL_SIZE_UNKNOWN, 0, 0 },
    { FALSE, IL_SIZE_UNKNOWN, 0, 0 },
  };
  g_autoptr (IlLab) lab = create_lab ();
  g_autoptr (IlPlan) plan = create_plan (lab, 0, G_N_ELEMENTS (addresses));

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const IlPlanEntry *entry = il_plan_get_entry (plan, i);

      g_assert_cmpstr (entry->address, ==, addresses[i]);
      g_assert_cmpint (entry->size_hint, ==, expected[i].size);
      g_assert_cmpint (entry->block, ==, expected[i].block);
      g_assert_cmpint (entry->block_at, ==, expected[i].block_at);
      if (expected[i].is_ours)
        g_assert_true (g_str_has_prefix (entry->target, "http://127.0.0.1:"));
      else
        g_assert_null (entry->target);
    }
}

/* Where nothing is the lab's, nobody has to trust it, and it need not run. */
static void
test_certificate (void)
{
  g_autoptr (IlLab) lab = create_lab ();
  g_autoptr (IlPlan) ours = create_plan (lab, 0, 1);
  g_autoptr (IlPlan) others = create_plan (lab, 4, 2);

  g_assert_true (il_plan_get_options (ours)->trusted_certificate == il_lab_get_certificate ());
  g_assert_null (il_plan_get_options (others)->trusted_certificate);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/planning/entries", test_entries);
  g_test_add_func ("/planning/certificate", test_certificate);

  return g_test_run ();
}
