/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cli/il-options.h"
#include "lab/il-scenario.h"

G_BEGIN_DECLS

/** IL_ADDRESSES_MAX_INPUT: The most that is read from a file, in bytes. */
#define IL_ADDRESSES_MAX_INPUT (64 * 1024 * 1024)

/**
 * il_addresses_from_text:
 * @text: a list of addresses, not trusted, one a line; blank lines and lines
 *   that begin with # are passed over
 * @length: bytes of it
 *
 * Returns: (transfer full) (element-type utf8): valid UTF-8, none of it checked
 */
GPtrArray *il_addresses_from_text    (const char       *text,
                                      gsize             length) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_addresses_from_options:
 * @scenario: (nullable): whose documents are wanted, whatever the options say
 * @error: return location for a #GOptionError (an unknown name) or a
 *   #GIOErrorEnum (a file that can't be read)
 *
 * What the options name, in this order: arguments, file, scenario, sample.
 * Blocks while it reads.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the addresses
 */
GPtrArray *il_addresses_from_options (const IlOptions  *options,
                                      IlScenario       *scenario,
                                      GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/** il_addresses_are_named: Returns: whether the options say what to fetch */
gboolean   il_addresses_are_named    (const IlOptions  *options);

G_END_DECLS
