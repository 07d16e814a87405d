/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlHeader:
 * @name: a token (RFC 9110, section 5.6.2)
 * @value: text without control characters, may be empty
 *
 * A header that the user wants to be sent along.
 */
typedef struct
{
  char *name;
  char *value;
} IlHeader;

/**
 * il_header_parse:
 * @self: (out caller-allocates): cleared by il_header_clear()
 * @line: 'Name: value', as it was typed
 * @error: return location for a #GIOErrorEnum
 *
 * Refuses what is no header, and those that would make the request another
 * than the one that is sent: how long it is, and how the connection is used.
 *
 * Returns: whether @self is set
 */
gboolean il_header_parse     (IlHeader        *self,
                              const char      *line,
                              GError         **error);
void     il_header_clear     (IlHeader        *self);

/** il_header_is_secret: Returns: whether it is for the host asked alone, and a
 * redirect to another must not carry it there */
gboolean il_header_is_secret (const IlHeader  *self);

G_END_DECLS
