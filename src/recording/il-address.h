/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IL_ADDRESS_MAX_LENGTH:
 *
 * The longest address that is accepted, in bytes.  Servers commonly refuse
 * more than 8 KiB (RFC 9110, section 4.1 asks them to support 8000 octets).
 */
#define IL_ADDRESS_MAX_LENGTH 8192

/**
 * il_address_parse:
 * @text: what a person typed, a file held or a server sent
 * @error: return location for an #IlError
 *
 * Checks @text before any network library sees it: an absolute http or https
 * address with a host, no white space or control characters, a port from 1
 * to 65535.  White space around it is ignored, and so is a missing path.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL with @error set
 *   to %IL_ERROR_BAD_ADDRESS or %IL_ERROR_NOT_HTTP
 */
GUri *il_address_parse (const char  *text,
                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_address_resolve:
 * @base: the address that sent the reference
 * @reference: the value of a Location header
 * @error: return location for an #IlError
 *
 * Resolves @reference against @base as RFC 3986, section 5 says, with the
 * same checks as il_address_parse().  A reference without a fragment keeps
 * that of @base (RFC 9110, section 10.2.2).
 *
 * Returns: (transfer full) (nullable): the target, or %NULL with @error set
 */
GUri *il_address_resolve (GUri        *base,
                          const char  *reference,
                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_address_dup_name:
 * @address: an address, good or bad
 *
 * The short name for a row: the last part of the path, or the host when the
 * path is empty, or the text itself when it is no address.  Control and
 * format characters are shown as U+FFFD; no markup is added.
 *
 * Returns: (transfer full): valid UTF-8 of at most 256 characters
 */
char *il_address_dup_name (const char *address) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_address_dup_host:
 * @address: an address, good or bad
 *
 * The host, with the port where it is not the scheme's own.  Never a user
 * name or password.
 *
 * Returns: (transfer full): valid UTF-8, empty when there is no host
 */
char *il_address_dup_host (const char *address) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_address_dup_display:
 * @address: an address, good or bad
 *
 * The whole address fit for a screen: a password is left out, control and
 * format characters are shown as U+FFFD.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *il_address_dup_display (const char *address) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_address_dup_escaped:
 * @address: an address, good or bad
 *
 * The same for a terminal: a password is left out, control and format
 * characters are escaped as il_dup_escaped() does.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *il_address_dup_escaped (const char *address) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_address_dup_export:
 * @address: an address, good or bad
 *
 * The whole address fit for a file that others may read: neither user nor
 * password, and control and format characters as U+FFFD.  In what is no
 * address nothing up to the last '@' is left but a scheme, as a password can
 * stand anywhere in it.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *il_address_dup_export (const char *address) G_GNUC_WARN_UNUSED_RESULT;

/**
 * il_address_is_loopback:
 * @uri: an address
 *
 * Whether the host is this machine by its very name: localhost, a name under
 * .localhost (RFC 6761, section 6.3), or a loopback IP address.
 */
gboolean il_address_is_loopback (GUri *uri);

/**
 * il_address_is_loopback_literal:
 * @uri: an address
 *
 * Whether the host is a loopback IP address, which no name service can lead
 * elsewhere: one of 127.0.0.0/8, or ::1.
 */
gboolean il_address_is_loopback_literal (GUri *uri);

G_END_DECLS
