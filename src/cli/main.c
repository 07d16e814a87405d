/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <unistd.h>

#include "cli/il-cli.h"
#include "engine/il-engine-init.h"
#include "lab/il-lab.h"

/* Else a socket or a document would take the number of a closed one, and get
 * what is printed. */
static void
open_standard_streams (void)
{
  int fd;

  do
    fd = open ("/dev/null", O_RDWR);
  while (fd >= 0 && fd <= STDERR_FILENO);

  if (fd > STDERR_FILENO)
    close (fd);
}

int
main (int   argc,
      char *argv[])
{
  /* Where a program that is not installed finds its translations. */
  const char *localedir = g_getenv ("INTERLEAVE_LOCALEDIR");

  open_standard_streams ();
  il_engine_init ();
  il_lab_prepare ();

  /* A reader that goes away is an error of a write, from the first one on. */
  signal (SIGPIPE, SIG_IGN);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : IL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  return il_cli_run (argv);
}
