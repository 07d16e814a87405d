/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "app/il-application.h"
#include "engine/engine.h"
#include "lab/il-lab.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (IlApplication) application = NULL;
  /* Where a program that is not installed finds its translations. */
  const char *localedir = g_getenv ("INTERLEAVE_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : IL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  il_engine_init ();
  il_lab_prepare ();

  application = il_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
