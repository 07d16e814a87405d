/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-sandbox.h"

#include <glib/gstdio.h>

static gboolean
lacks_with (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gboolean lacks;
  int fd = g_file_open_tmp ("flatpak-info-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  lacks = il_sandbox_lacks_network (path);
  g_unlink (path);

  return lacks;
}

static void
test_permissions (void)
{
  static const struct
  {
    const char *text;
    gboolean lacks;
  } cases[] = {
    { "[Application]\nname=org.example.Il\n\n[Context]\nshared=network;ipc;\n", FALSE },
    { "[Context]\nshared=ipc;network\n", FALSE },
    { "[Context]\nshared=ipc;\n", TRUE },
    { "[Context]\nshared=\n", TRUE },
    { "[Context]\nsockets=x11;\n", TRUE },
    { "[Context]\nshared=networks;\n", TRUE },
    { "[Application]\nshared=network;\n", TRUE },
    { "", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lacks_with (cases[i].text), ==, cases[i].lacks);
}

/* Outside there is no such file, and what is no such file says nothing. */
static void
test_outside (void)
{
  g_assert_false (il_sandbox_lacks_network ("/nowhere/flatpak-info"));
  g_assert_false (il_sandbox_lacks_network ("/"));
  g_assert_false (lacks_with ("what is this\n"));
  g_assert_false (lacks_with ("\xff\xfe[\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox/permissions", test_permissions);
  g_test_add_func ("/sandbox/outside", test_outside);

  return g_test_run ();
}
