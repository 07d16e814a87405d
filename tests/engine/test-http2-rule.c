/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsoup/soup.h>
#include <string.h>

#include "engine/il-http2.h"

/* Those that were measured, and their neighbours. */
static void
test_versions (void)
{
  static const struct
  {
    guint major;
    guint minor;
    gboolean is_good;
  } cases[] = {
    { 3, 2, FALSE }, { 3, 6, FALSE }, { 3, 7, FALSE }, { 3, 8, TRUE }, { 3, 9, TRUE },
    { 3, 10, TRUE }, { 4, 0, TRUE }, { 2, 74, FALSE }, { 2, 8, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u.%u", cases[i].major, cases[i].minor);
      g_assert_cmpint (il_http2_is_good (cases[i].major, cases[i].minor), ==, cases[i].is_good);
    }
}

/* A newer version is never worse. */
static void
test_order (void)
{
  for (guint major = 0; major < 6; major++)
    for (guint minor = 0; minor < 100; minor++)
      {
        if (!il_http2_is_good (major, minor))
          continue;

        g_assert_true (il_http2_is_good (major, minor + 1));
        g_assert_true (il_http2_is_good (major + 1, 0));
      }
}

/* Either it is offered or there is a reason, which names the version in use. */
static void
test_reason (void)
{
  g_autofree char *reason = il_http2_dup_reason ();
  g_autofree char *version = g_strdup_printf ("%u.%u.%u", soup_get_major_version (),
                                              soup_get_minor_version (),
                                              soup_get_micro_version ());

  g_assert_true (il_http2_is_offered () == (reason == NULL));
  if (reason == NULL)
    g_assert_true (il_http2_is_good (soup_get_major_version (), soup_get_minor_version ()));
  else if (!il_http2_is_good (soup_get_major_version (), soup_get_minor_version ()))
    g_assert_nonnull (strstr (reason, version));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http2-rule/versions", test_versions);
  g_test_add_func ("/http2-rule/order", test_order);
  g_test_add_func ("/http2-rule/reason", test_reason);

  return g_test_run ();
}
