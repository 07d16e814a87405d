/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

#include "cli/il-cli.h"
#include "engine/il-engine-init.h"

int
main (int   argc,
      char *argv[])
{
  /* Where a program that is not installed finds its translations. */
  const char *localedir = g_getenv ("INTERLEAVE_LOCALEDIR");

  il_engine_init ();

  /* A reader that goes away is an error of a write, from the first one on. */
  signal (SIGPIPE, SIG_IGN);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : IL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  return il_cli_run (argv);
}
