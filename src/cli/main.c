/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "cli/il-cli.h"
#include "engine/il-engine-init.h"

int
main (int   argc,
      char *argv[])
{
  il_engine_init ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, IL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  return il_cli_run (argc, argv);
}
