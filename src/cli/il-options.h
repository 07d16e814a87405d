/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "cli/il-terminal.h"
#include "engine/il-header.h"
#include "lab/il-link-preset.h"

G_BEGIN_DECLS

/**
 * IlOutput:
 * @IL_OUTPUT_LINES: the course's lines, and on a terminal a picture below them
 * @IL_OUTPUT_PLAIN: the lines alone
 * @IL_OUTPUT_ORIGINAL: byte for byte what the course's script prints
 * @IL_OUTPUT_JSON: one JSON document at the end
 * @IL_OUTPUT_CSV: a table of comma-separated values at the end
 *
 * What a run prints on standard output.
 */
typedef enum
{
  IL_OUTPUT_LINES,
  IL_OUTPUT_PLAIN,
  IL_OUTPUT_ORIGINAL,
  IL_OUTPUT_JSON,
  IL_OUTPUT_CSV,
} IlOutput;

/**
 * IlOptions:
 * @addresses: (nullable): those given as arguments, valid UTF-8
 * @scenarios: (nullable): ids and files of what to serve, as they were typed,
 *   if @serve is set; all that there are if it is empty
 * @headers: (element-type IlHeader): sent along with each request
 * @input: (nullable): a file with addresses, '-' for standard input
 * @output_dir: (nullable): where documents are kept
 * @lab: (nullable): the id of a scenario, or its file, as it was typed
 * @link: (nullable): the network behind that of the lab
 * @sample: (nullable): the name of a list
 * @timeout: µs without a byte, 0 for ever, -1 where nothing was said
 * @limit: the most at once, 0 for no limit
 * @rounds: how often a sweep tries each limit, 0 where nothing was said
 * @port: the first to serve on, 0 for any
 * @http2: whether to speak HTTP/2 over https; never where it is not offered
 *
 * What was asked for on the command line.
 */
typedef struct
{
  char **addresses;
  char **scenarios;
  GArray *headers;
  char *input;
  char *output_dir;
  char *lab;
  const IlLinkPreset *link;
  char *sample;
  gint64 timeout;
  guint limit;
  guint rounds;
  guint16 port;
  IlOutput output;
  IlColorWhen color;
  gboolean sequential;
  gboolean details;
  gboolean compare;
  gboolean sweep;
  gboolean http2;
  gboolean list_scenarios;
  gboolean list_links;
  gboolean serve;
  gboolean version;
} IlOptions;

/**
 * il_options_parse:
 * @self: (out caller-allocates): cleared by il_options_clear(), also after an
 *   error
 * @argv: (array zero-terminated=1): the arguments as they were typed, the
 *   program's name first
 * @error: return location for a #GOptionError with a translated sentence
 *
 * Long options may be shortened as far as they stay unambiguous.  `--help` is
 * answered here and ends the process.
 *
 * Returns: whether the options make sense
 */
gboolean il_options_parse (IlOptions   *self,
                           char       **argv,
                           GError     **error);
void     il_options_clear (IlOptions   *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IlOptions, il_options_clear)

G_END_DECLS
