/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * cli: the program for terminals and pipes.
 *
 * Here live the options, where addresses come from, what is printed while a
 * run goes on and how a terminal is driven, the folder that documents are kept
 * in, and the lab as a server for other programs.  Never here: GTK, what a
 * picture or a file format looks like (that is for formats), and bytes from a
 * server that reach a terminal as they came.
 */

/**
 * IlCliStatus:
 * @IL_CLI_OK: every download is done, whatever its HTTP status; or a signal
 *   ended the serving
 * @IL_CLI_FAILED: at least one failed, the output could not be written, or a
 *   port was not to be had
 * @IL_CLI_USAGE: the options make no sense
 * @IL_CLI_SIGNALLED: added to the number of a signal that stopped it, as shells
 *   do: 130 is SIGINT
 *
 * The exit statuses of the program.
 */
typedef enum
{
  IL_CLI_OK = 0,
  IL_CLI_FAILED = 1,
  IL_CLI_USAGE = 2,
  IL_CLI_SIGNALLED = 128,
} IlCliStatus;

/**
 * il_cli_run:
 * @argv: (array zero-terminated=1): the arguments, the program's name first
 *
 * Does what the arguments ask for, on the default main context, which it
 * runs until the downloads have ended.
 *
 * Returns: an #IlCliStatus
 */
int il_cli_run (char **argv);

G_END_DECLS
