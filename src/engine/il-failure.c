/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/il-failure.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

/* Translators: in all of these, %s is the name of a host such as example.org. */
static const char *const sentences[] = {
  [IL_ERROR_NAME_NOT_FOUND] =
    N_("The name “%s” could not be found: check its spelling, and that you are online."),
  [IL_ERROR_REFUSED] =
    N_("“%s” refused the connection: no server listens there. Check the port, or try again later."),
  [IL_ERROR_UNREACHABLE] =
    N_("“%s” is out of reach: check the network connection."),
  [IL_ERROR_NOT_PERMITTED] =
    N_("“%s” is out of reach, as this program is not permitted to use the network: allow it in "
       "the system’s settings for applications."),
  [IL_ERROR_TLS] =
    N_("No secure connection to “%s” could be made: check the address, or tell whoever runs "
       "the server."),
  [IL_ERROR_FIRST_BYTE_TIMEOUT] =
    N_("“%s” did not answer in the time allowed: try again later, or allow more time."),
  [IL_ERROR_IDLE_TIMEOUT] =
    N_("“%s” stopped in the middle of its answer: try again, or allow longer pauses."),
  [IL_ERROR_CUT_BODY] =
    N_("“%s” ended the connection before the document was complete: try again."),
  [IL_ERROR_NO_ANSWER] =
    N_("“%s” closed the connection without an answer: try again, and check the port."),
  [IL_ERROR_BAD_ANSWER] =
    N_("What “%s” sent is not a valid HTTP answer: check the scheme and the port."),
  [IL_ERROR_TOO_MANY_REDIRECTS] =
    N_("“%s” redirects in circles, or too often: check the address."),
  [IL_ERROR_BAD_REDIRECT] =
    N_("“%s” does not redirect to an address that can be fetched: tell whoever runs the server."),
  [IL_ERROR_CANCELLED] =
    N_("The download from “%s” was cancelled: run again to fetch it."),
  [IL_ERROR_FAILED] =
    N_("The download from “%s” failed: try again."),
};

typedef struct
{
  int code;
  IlError means;
} Meaning;

static const Meaning io_meanings[] = {
  { G_IO_ERROR_CANCELLED, IL_ERROR_CANCELLED },
  { G_IO_ERROR_CONNECTION_REFUSED, IL_ERROR_REFUSED },
  { G_IO_ERROR_HOST_NOT_FOUND, IL_ERROR_NAME_NOT_FOUND },
  { G_IO_ERROR_HOST_UNREACHABLE, IL_ERROR_UNREACHABLE },
  { G_IO_ERROR_NETWORK_UNREACHABLE, IL_ERROR_UNREACHABLE },
  { G_IO_ERROR_INVALID_DATA, IL_ERROR_BAD_ANSWER },
  { G_IO_ERROR_INVALID_ARGUMENT, IL_ERROR_BAD_ANSWER },
};

static const Meaning soup_meanings[] = {
  { SOUP_SESSION_ERROR_PARSING, IL_ERROR_BAD_ANSWER },
  { SOUP_SESSION_ERROR_ENCODING, IL_ERROR_BAD_ANSWER },
  { SOUP_SESSION_ERROR_TOO_MANY_REDIRECTS, IL_ERROR_TOO_MANY_REDIRECTS },
  { SOUP_SESSION_ERROR_TOO_MANY_RESTARTS, IL_ERROR_NO_ANSWER },
  { SOUP_SESSION_ERROR_REDIRECT_NO_LOCATION, IL_ERROR_BAD_REDIRECT },
  { SOUP_SESSION_ERROR_REDIRECT_BAD_URI, IL_ERROR_BAD_REDIRECT },
};

/* The most telling first: a certificate can have several faults. */
static const struct
{
  GTlsCertificateFlags flag;
  const char *sentence;
} certificate_sentences[] = {
  { G_TLS_CERTIFICATE_BAD_IDENTITY,
    N_("The certificate of “%s” is for another name: check the spelling of the address.") },
  { G_TLS_CERTIFICATE_EXPIRED,
    N_("The certificate of “%s” has expired: check this computer’s date, or tell whoever runs "
       "the server.") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED,
    N_("The certificate of “%s” is not valid yet: check this computer’s date.") },
  { G_TLS_CERTIFICATE_REVOKED,
    N_("The certificate of “%s” was revoked: don’t trust what it sends.") },
  { G_TLS_CERTIFICATE_UNKNOWN_CA,
    N_("The certificate of “%s” is not signed by anyone this computer trusts: check the address, "
       "or add the signer to the system’s trusted authorities.") },
  { G_TLS_CERTIFICATE_INSECURE,
    N_("The certificate of “%s” uses methods that are no longer safe: tell whoever runs the "
       "server.") },
};

static GError *
failure (IlError     code,
         const char *sentence,
         const char *host)
{
  g_autoptr (GString) message = g_string_new (sentence);

  g_string_replace (message, "%s", host != NULL ? host : "", 1);

  return g_error_new_literal (IL_ERROR, code, message->str);
}

static gboolean
find_meaning (const Meaning *meanings,
              gsize          n_meanings,
              int            code,
              IlError       *means)
{
  for (gsize i = 0; i < n_meanings; i++)
    {
      if (meanings[i].code == code)
        {
          *means = meanings[i].means;
          return TRUE;
        }
    }

  return FALSE;
}

static GError *
other_failure (const GError           *cause,
               const IlFailureContext *context)
{
  return g_error_new (IL_ERROR, IL_ERROR_FAILED,
                      /* Translators: the name of a host, and a technical message. */
                      _("The download from “%s” failed: %s"), context->host, cause->message);
}

/* What a lost connection means depends on how far the answer had come. */
static GError *
lost_connection (const IlFailureContext *context)
{
  if (context->had_answer)
    return il_failure_new (IL_ERROR_CUT_BODY, context->host);

  return il_failure_new (context->head_bytes > 0 ? IL_ERROR_BAD_ANSWER : IL_ERROR_NO_ANSWER,
                         context->host);
}

static GError *
from_io (const GError           *cause,
         const IlFailureContext *context)
{
  IlError means;

  if (find_meaning (io_meanings, G_N_ELEMENTS (io_meanings), cause->code, &means))
    return il_failure_new (means, context->host);

  switch (cause->code)
    {
    case G_IO_ERROR_PARTIAL_INPUT:
    case G_IO_ERROR_CONNECTION_CLOSED:
      return lost_connection (context);

    /* We set no timeout on sockets: this is the system giving up. */
    case G_IO_ERROR_TIMED_OUT:
      return context->had_answer ? lost_connection (context)
                                 : il_failure_new (IL_ERROR_UNREACHABLE, context->host);

    /* What libsoup calls a stream that the server gave up. */
    case G_IO_ERROR_FAILED:
      return context->is_shared && context->had_answer ? lost_connection (context)
                                                       : other_failure (cause, context);

    case G_IO_ERROR_TOO_MANY_OPEN_FILES:
      return failure (IL_ERROR_FAILED,
                      _("No further connection to “%s” could be opened: allow fewer downloads at "
                        "once."), context->host);

    case G_IO_ERROR_PROXY_FAILED:
    case G_IO_ERROR_PROXY_AUTH_FAILED:
    case G_IO_ERROR_PROXY_NEED_AUTH:
    case G_IO_ERROR_PROXY_NOT_ALLOWED:
      return failure (IL_ERROR_FAILED,
                      _("The proxy did not connect to “%s”: check the proxy in the system’s "
                        "settings."), context->host);

    default:
      return other_failure (cause, context);
    }
}

static GError *
from_tls (const IlFailureContext *context)
{
  for (gsize i = 0; i < G_N_ELEMENTS (certificate_sentences); i++)
    {
      if (context->certificate & certificate_sentences[i].flag)
        return failure (IL_ERROR_TLS, _(certificate_sentences[i].sentence), context->host);
    }

  return il_failure_new (IL_ERROR_TLS, context->host);
}

static GError *
from_resolver (const GError           *cause,
               const IlFailureContext *context)
{
  if (cause->code == G_RESOLVER_ERROR_NOT_FOUND)
    return il_failure_new (IL_ERROR_NAME_NOT_FOUND, context->host);

  return failure (IL_ERROR_NAME_NOT_FOUND,
                  _("The name “%s” could not be looked up: check that you are online, and try "
                    "again."), context->host);
}

static GError *
meaning_of (const GError           *cause,
            const IlFailureContext *context)
{
  IlError means;

  if (cause->domain == IL_ERROR)
    return g_error_copy (cause);
  if (cause->domain == G_IO_ERROR)
    return from_io (cause, context);
  if (cause->domain == G_RESOLVER_ERROR)
    return from_resolver (cause, context);
  if (cause->domain == G_TLS_ERROR)
    return context->had_answer ? lost_connection (context) : from_tls (context);
  if (cause->domain == SOUP_SESSION_ERROR &&
      find_meaning (soup_meanings, G_N_ELEMENTS (soup_meanings), cause->code, &means))
    return il_failure_new (means, context->host);

  return other_failure (cause, context);
}

/* What @code means in a sandbox without the network.  There this machine's own
 * addresses lead to the sandbox itself: the lab, which is in there, is reached, and
 * a refusal is one, but perhaps not by whom the user meant.  Returns: (nullable) */
static GError *
without_network (IlError     code,
                 const char *host)
{
  switch (code)
    {
    case IL_ERROR_NAME_NOT_FOUND:
    case IL_ERROR_UNREACHABLE:
    case IL_ERROR_FAILED:
      return il_failure_new (IL_ERROR_NOT_PERMITTED, host);

    case IL_ERROR_REFUSED:
      if (host != NULL && g_str_has_suffix (host, ".localhost"))
        return NULL;

      return failure (code,
                      _("“%s” refused the connection: no server listens there within the sandbox, "
                        "and this program is not permitted to use the network outside."), host);

    default:
      return NULL;
    }
}

GError *
il_failure_new (IlError     code,
                const char *host)
{
  if ((guint) code >= G_N_ELEMENTS (sentences) || sentences[code] == NULL)
    code = IL_ERROR_FAILED;

  return failure (code, _(sentences[code]), host);
}

GError *
il_failure_from (const GError           *cause,
                 const IlFailureContext *context)
{
  g_autoptr (GError) error = NULL;
  GError *instead = NULL;

  g_return_val_if_fail (cause != NULL && context != NULL, NULL);

  error = meaning_of (cause, context);
  if (context->lacks_network)
    instead = without_network (error->code, context->host);

  return instead != NULL ? instead : g_steal_pointer (&error);
}
