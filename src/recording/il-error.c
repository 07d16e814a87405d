/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "recording/il-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (il-error-quark, il_error)

/* Translators: these few words stand in a download's row when it failed. */
static const char *const titles[] = {
  [IL_ERROR_BAD_ADDRESS] = N_("Not an address"),
  [IL_ERROR_NOT_HTTP] = N_("Neither http nor https"),
  [IL_ERROR_NAME_NOT_FOUND] = N_("Name not found"),
  [IL_ERROR_REFUSED] = N_("Connection refused"),
  [IL_ERROR_UNREACHABLE] = N_("Host out of reach"),
  [IL_ERROR_NOT_PERMITTED] = N_("Network not permitted"),
  [IL_ERROR_TLS] = N_("No secure connection"),
  [IL_ERROR_FIRST_BYTE_TIMEOUT] = N_("No answer in time"),
  [IL_ERROR_IDLE_TIMEOUT] = N_("Answer stopped"),
  [IL_ERROR_CUT_BODY] = N_("Answer cut short"),
  [IL_ERROR_NO_ANSWER] = N_("Closed without an answer"),
  [IL_ERROR_BAD_ANSWER] = N_("Not a valid answer"),
  [IL_ERROR_TOO_MANY_REDIRECTS] = N_("Too many redirects"),
  [IL_ERROR_BAD_REDIRECT] = N_("Redirect without a target"),
  [IL_ERROR_NOT_KEPT] = N_("Could not be kept"),
  [IL_ERROR_CANCELLED] = N_("Cancelled"),
  [IL_ERROR_FAILED] = N_("Failed"),
};

const char *
il_error_get_title (IlError code)
{
  if ((guint) code >= G_N_ELEMENTS (titles))
    code = IL_ERROR_FAILED;

  return _(titles[code]);
}
