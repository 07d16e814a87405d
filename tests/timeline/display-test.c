/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "display-test.h"

#include <locale.h>

void
display_test_init (int    *argc,
                   char ***argv)
{
  g_test_init (argc, argv, NULL);

  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  gtk_init ();
}
