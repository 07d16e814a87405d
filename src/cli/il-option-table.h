/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/il-options.h"

G_BEGIN_DECLS

/**
 * IlOptionTexts:
 * @arguments: (nullable): what is no option, as it was typed
 *
 * As the parser leaves them: what has a form of its own is still text.
 */
typedef struct
{
  char **arguments;
  char **headers;
  char *limit;
  char *rounds;
  char *timeout;
  char *link;
  char *port;
  char *color;
  gboolean plain;
  gboolean original;
  gboolean json;
  gboolean csv;
} IlOptionTexts;

void     il_option_texts_clear (IlOptionTexts  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IlOptionTexts, il_option_texts_clear)

/**
 * il_option_table_parse:
 * @options: what needs no further reading goes here
 * @texts: (out caller-allocates): the rest, all zero before
 * @argv: (array zero-terminated=1): the program's name first
 * @error: return location for a #GOptionError
 *
 * Knows which options there are, and what `--help` says of them.
 *
 * Returns: whether all of @argv was understood
 */
gboolean il_option_table_parse (IlOptions      *options,
                                IlOptionTexts  *texts,
                                char          **argv,
                                GError        **error);

G_END_DECLS
