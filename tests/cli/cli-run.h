/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "text.h"

G_BEGIN_DECLS

/**
 * CliResult:
 * @output: standard output, as text
 * @errors: standard error, as text
 * @status: the exit status
 *
 * What the program left behind.
 */
typedef struct
{
  char *output;
  char *errors;
  int status;
} CliResult;

void         cli_result_clear (CliResult  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliResult, cli_result_clear)

/** cli_test_init: g_test_init(), and takes the path of interleave-cli from what
 * is left: the only argument */
void         cli_test_init    (int        *argc,
                               char     ***argv);

/** cli_start: Starts the program with arguments that end with %NULL; @first is
 * not one of them. */
GSubprocess *cli_start        (const char *first,
                               ...) G_GNUC_NULL_TERMINATED;

/** cli_startv: @arguments: (array zero-terminated=1): without the program
 * @set: (nullable): a variable of the environment to set to @value */
GSubprocess *cli_startv       (const char *const *arguments,
                               const char        *set,
                               const char        *value);

/** cli_finish: Waits for its end. */
CliResult    cli_finish       (GSubprocess *process);

/** cli_feed: @arguments: (array zero-terminated=1): without the program
 * @input: standard input, to its end */
CliResult    cli_feed         (const char *const *arguments,
                               const char        *input);

/** cli_run_into: @path: an existing file or device, for standard output
 *
 * Returns: what else the program did, with arguments that end with %NULL */
CliResult    cli_run_into     (const char *path,
                               ...) G_GNUC_NULL_TERMINATED;

/** cli_read_until: Reads from its standard output until @part was there. */
char        *cli_read_until   (GSubprocess *process,
                               const char  *part);

/** CLI_RUN: Declares @result, what the program does with these arguments. */
#define CLI_RUN(result, ...)                                                    \
  g_autoptr (GSubprocess) result##_process = cli_start ("", __VA_ARGS__, NULL); \
  g_auto (CliResult) result = cli_finish (result##_process)

/** cli_dup_before_duration: Returns: @output but for what comes from its last
 * 'duration = ' on, which must be a duration and end it */
char        *cli_dup_before_duration (const char *output);

/** cli_unused_port: Returns: a port on which nobody listens */
guint16      cli_unused_port  (void);

/** cli_remove_folder: Removes the folder @path, and the files in it.
 * @path: (transfer full): its name */
void         cli_remove_folder (char *path);

G_END_DECLS
