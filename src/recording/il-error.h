/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define IL_ERROR (il_error_quark ())

/**
 * IlError:
 * @IL_ERROR_BAD_ADDRESS: the text is not an address
 * @IL_ERROR_NOT_HTTP: an address, but of another scheme than http and https
 * @IL_ERROR_NAME_NOT_FOUND: the host's name has no address
 * @IL_ERROR_REFUSED: nothing listens on the host's port
 * @IL_ERROR_UNREACHABLE: no way to the host
 * @IL_ERROR_NOT_PERMITTED: the system keeps the network from the program
 * @IL_ERROR_TLS: no trusted secure connection
 * @IL_ERROR_FIRST_BYTE_TIMEOUT: no answer in the time allowed
 * @IL_ERROR_IDLE_TIMEOUT: the answer stopped for longer than allowed
 * @IL_ERROR_CUT_BODY: the connection ended before the document did
 * @IL_ERROR_NO_ANSWER: the connection ended before an answer began
 * @IL_ERROR_BAD_ANSWER: what came is not HTTP, or can't be decoded
 * @IL_ERROR_TOO_MANY_REDIRECTS: the chain of redirects is too long
 * @IL_ERROR_BAD_REDIRECT: a redirect with no usable target
 * @IL_ERROR_NOT_KEPT: it came, but could not be kept as was asked
 * @IL_ERROR_CANCELLED: stopped by the user
 * @IL_ERROR_FAILED: anything else
 *
 * How one download can fail.  The error's message is a translated sentence
 * that says what to do.
 */
typedef enum
{
  IL_ERROR_BAD_ADDRESS,
  IL_ERROR_NOT_HTTP,
  IL_ERROR_NAME_NOT_FOUND,
  IL_ERROR_REFUSED,
  IL_ERROR_UNREACHABLE,
  IL_ERROR_NOT_PERMITTED,
  IL_ERROR_TLS,
  IL_ERROR_FIRST_BYTE_TIMEOUT,
  IL_ERROR_IDLE_TIMEOUT,
  IL_ERROR_CUT_BODY,
  IL_ERROR_NO_ANSWER,
  IL_ERROR_BAD_ANSWER,
  IL_ERROR_TOO_MANY_REDIRECTS,
  IL_ERROR_BAD_REDIRECT,
  IL_ERROR_NOT_KEPT,
  IL_ERROR_CANCELLED,
  IL_ERROR_FAILED,
} IlError;

GQuark il_error_quark (void);

/**
 * il_error_get_title:
 * @code: an #IlError
 *
 * A few words for a row, such as 'Connection refused'.
 *
 * Returns: a translated string, owned by the program
 */
const char *il_error_get_title (IlError code);

G_END_DECLS
