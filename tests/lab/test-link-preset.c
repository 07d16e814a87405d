/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "lab/lab.h"

/* As the browsers' developers publish them: bit/s and ms. */
static const struct
{
  const char *id;
  gint64      rate;
  double      delay;
} published[] = {
  /* Of 500 kbit/s and 400 ms, 1.6 Mbit/s and 150 ms, 9 Mbit/s and 60 ms. */
  { "chrome-3g", 500000 * 8 / 10, 400 * 5 },
  { "chrome-slow-4g", 1600000 * 9 / 10, 150 * 3.75 },
  { "chrome-fast-4g", 9000000 * 9 / 10, 60 * 2.75 },
  { "firefox-gprs", 50000, 500 },
  { "firefox-2g", 250000, 300 },
  { "firefox-good-2g", 450000, 150 },
  { "firefox-3g", 750000, 100 },
  { "firefox-good-3g", 1500000, 40 },
  { "firefox-4g", 4000000, 20 },
  { "firefox-dsl", 2000000, 5 },
  { "firefox-wifi", 30000000, 2 },
};

static void
test_published (void)
{
  guint n;
  const IlLinkPreset *presets = il_link_presets (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (published));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (presets[i].id, ==, published[i].id);
      g_assert_cmpint (presets[i].rate, ==, published[i].rate);
      g_assert_cmpint (presets[i].delay, ==, (gint64) (published[i].delay * 1000));
    }
}

static void
test_find (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const IlLinkPreset *presets = il_link_presets (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_hash_table_add (ids, (gpointer) presets[i].id));
      g_assert_true (il_link_preset_find (presets[i].id) == &presets[i]);
      g_assert_cmpstr (il_link_preset_get_title (&presets[i]), !=, "");
      g_assert_cmpuint (strspn (presets[i].id, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==,
                        strlen (presets[i].id));
    }

  g_assert_null (il_link_preset_find (NULL));
  g_assert_null (il_link_preset_find (""));
  g_assert_null (il_link_preset_find ("Chrome-3g"));
  g_assert_null (il_link_preset_find ("chrome-3"));
}

static void
assert_same (const IlLinkSpec *one,
             const IlLinkSpec *two)
{
  g_assert_cmpint (one->rate, ==, two->rate);
  g_assert_cmpuint (one->variation, ==, two->variation);
  g_assert_cmpint (one->delay, ==, two->delay);
  g_assert_cmpint (one->latency, ==, two->latency);
  g_assert_cmpuint (one->n_connections, ==, two->n_connections);
  g_assert_cmpint (one->tls, ==, two->tls);
}

static void
test_apply (void)
{
  const gint64 rates[] = { 0, 1000, 400000, 400001, G_GINT64_CONSTANT (1000000000000) };
  guint n;
  const IlLinkPreset *presets = il_link_presets (&n);

  for (guint i = 0; i < n * G_N_ELEMENTS (rates); i++)
    {
      const IlLinkPreset *preset = &presets[i % n];
      IlLinkSpec spec = {
        .rate = rates[i / n], .variation = 20, .delay = 7000, .latency = 50000,
        .n_connections = 6, .tls = TRUE,
      };
      IlLinkSpec expected = spec;
      IlLinkSpec both = il_link_preset_apply (preset, &spec);
      IlLinkSpec unchanged = il_link_preset_apply (NULL, &spec);

      expected.delay = 7000 + preset->delay;
      if (spec.rate == 0 || spec.rate > preset->rate)
        expected.rate = preset->rate;

      assert_same (&both, &expected);
      assert_same (&unchanged, &spec);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/link-preset/published", test_published);
  g_test_add_func ("/lab/link-preset/find", test_find);
  g_test_add_func ("/lab/link-preset/apply", test_apply);

  return g_test_run ();
}
