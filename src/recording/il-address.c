/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "recording/il-address.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "recording/il-error.h"
#include "recording/il-showable.h"

#define NAME_MAX_CHARS 256

/* Lenient as browsers are with what people paste, but keeping the encoding:
 * what was typed is what is sent. */
#define PARSE_FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED | \
                     G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_SCHEME_NORMALIZE)

/* All of printable ASCII: only what lies beyond is escaped. */
#define ALLOWED_IN_TAIL "!\"#$%&'()*+,/:;<=>?@[\\]^`{|}"

static gboolean
is_loopback_literal (const char *host)
{
  g_autoptr (GInetAddress) literal = g_inet_address_new_from_string (host);

  return literal != NULL && g_inet_address_get_is_loopback (literal);
}

static gboolean
has_forbidden_byte (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p <= ' ' || *p == 0x7f)
        return TRUE;
    }

  return FALSE;
}

/* Most addresses have nothing to hide: all of it is printable ASCII without
 * blanks, and no password stands before an '@'. */
static gboolean
is_plain (const char *text)
{
  while (g_ascii_isgraph (*text) && *text != '@')
    text++;

  return *text == '\0';
}

/* A host is a name in ASCII (GUri has translated an international one) or an
 * IP literal.  GUri has also decoded %XX, so that whatever could end a header
 * line or name another authority must be refused here. */
static gboolean
is_good_host (const char *host)
{
  g_autoptr (GInetAddress) literal = NULL;
  g_autofree char *bare = NULL;
  gsize zone;

  if (host == NULL || *host == '\0' || *host == '.')
    return FALSE;

  for (const char *p = host; *p != '\0'; p++)
    {
      if (!g_ascii_isgraph (*p) || strchr ("<>[]\\^`;{|}\"/?#@", *p) != NULL)
        return FALSE;
    }

  zone = strcspn (host, "%");
  if (strchr (host, ':') == NULL)
    return host[zone] == '\0';

  bare = g_strndup (host, zone);
  literal = g_inet_address_new_from_string (bare);
  return literal != NULL;
}

static char *
dup_short (const char *text)
{
  g_autofree char *shown = il_dup_showable (text);
  g_autofree char *head = NULL;

  if (g_utf8_strlen (shown, -1) <= NAME_MAX_CHARS)
    return g_steal_pointer (&shown);

  head = g_utf8_substring (shown, 0, NAME_MAX_CHARS - 1);
  return g_strconcat (head, "…", NULL);
}

/* What follows the scheme and its '://', or all of a text that has none: in
 * 'user:a://b@host' they are part of the password. */
static const char *
after_scheme (const char *text)
{
  const char *rest = text + strcspn (text, ":/?#@");

  return g_str_has_prefix (rest, "://") ? rest + 3 : text;
}

/* Leaves out what stands between the first ':' after the scheme and the last
 * '@' in the first length bytes. */
static char *
dup_without_password (const char *text,
                      gsize       length)
{
  const char *begin = after_scheme (text);
  const char *at = g_strrstr_len (text, (gssize) length, "@");
  const char *colon;

  if (at == NULL || at < begin)
    return g_strdup (text);

  colon = memchr (begin, ':', (gsize) (at - begin));
  if (colon == NULL)
    return g_strdup (text);

  return g_strdup_printf ("%.*s%s", (int) (colon - text), text, at);
}

/* Leaves out what stands between the scheme and the last '@' in the first
 * length bytes, and that as well. */
static char *
dup_without_user (const char *text,
                  gsize       length)
{
  const char *begin = after_scheme (text);
  const char *at = g_strrstr_len (text, (gssize) length, "@");

  if (at == NULL)
    return g_strdup (text);

  return g_strdup_printf ("%.*s%s", (int) (begin - text), text, at + 1);
}

/* The scheme in front of ':', or the length 0; host:port is not a scheme. */
static gsize
scheme_length (const char *text)
{
  gsize n = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

  if (n == 0 || text[n] != ':' || !g_ascii_isalpha (*text) || g_ascii_isdigit (text[n + 1]))
    return 0;

  return n;
}

static gboolean
check_is_http (const char  *scheme,
               gsize        length,
               GError     **error)
{
  if ((length == 4 && g_ascii_strncasecmp (scheme, "http", 4) == 0) ||
      (length == 5 && g_ascii_strncasecmp (scheme, "https", 5) == 0))
    return TRUE;

  g_set_error (error, IL_ERROR, IL_ERROR_NOT_HTTP,
               /* Translators: %.*s is a scheme such as ftp or mailto. */
               _("“%.*s” addresses can’t be fetched: "
                 "use one that begins with http:// or https://."),
               (int) MIN (length, 32), scheme);
  return FALSE;
}

static gboolean
check_scheme (const char  *text,
              GError     **error)
{
  gsize n = scheme_length (text);
  g_autofree char *safe = NULL;
  g_autofree char *shown = NULL;

  if (n > 0)
    return check_is_http (text, n, error);

  /* The sentence is kept and exported with the track. */
  safe = dup_without_user (text, strlen (text));
  shown = dup_short (safe);
  g_set_error (error, IL_ERROR, IL_ERROR_BAD_ADDRESS,
               /* Translators: %s is what the user typed. */
               _("“%s” is not a full address: begin it with http:// or https://."), shown);
  return FALSE;
}

static GUri *
bad_address (GError     **error,
             const char  *sentence)
{
  g_set_error_literal (error, IL_ERROR, IL_ERROR_BAD_ADDRESS, sentence);
  return NULL;
}

/* GUri ends the host of 'http://host;x' at the semicolon, and then has a path
 * that it can't write down itself. */
static GUri *
check_uri (GUri    *uri,
           GError **error)
{
  g_autoptr (GUri) checked = uri;

  if (!is_good_host (g_uri_get_host (uri)) || *g_uri_get_path (uri) != '/')
    return bad_address (error, _("The address names no valid host: check what follows “://”."));

  if (g_uri_get_port (uri) == 0)
    return bad_address (error, _("The port must be a number from 1 to 65535."));

  return g_steal_pointer (&checked);
}

/* The bytes up to the end of the authority: all of a text that has none. */
static gsize
authority_end (const char *text)
{
  const char *rest = after_scheme (text);

  return (gsize) (rest - text) + strcspn (rest, "/?#");
}

/* Letters beyond ASCII are welcome in what follows the host, and are sent
 * percent-encoded as UTF-8; the host itself is GUri's to translate. */
static char *
escape_tail (const char *text)
{
  gsize head = authority_end (text);
  g_autofree char *tail = g_uri_escape_string (text + head, ALLOWED_IN_TAIL, FALSE);

  return g_strdup_printf ("%.*s%s", (int) head, text, tail);
}

static GUri *
with_fragment (GUri       *uri,
               const char *fragment)
{
  return g_uri_build_with_user (PARSE_FLAGS, g_uri_get_scheme (uri), g_uri_get_user (uri),
                                g_uri_get_password (uri), g_uri_get_auth_params (uri),
                                g_uri_get_host (uri), g_uri_get_port (uri), g_uri_get_path (uri),
                                g_uri_get_query (uri), fragment);
}

/* The last part of the path, percent-decoded only where that gives text. */
static char *
dup_last_part (const char *path)
{
  g_autofree char *trimmed = g_strdup (path);
  gsize length = strlen (trimmed);
  const char *slash;

  while (length > 0 && trimmed[length - 1] == '/')
    trimmed[--length] = '\0';

  slash = strrchr (trimmed, '/');
  if (slash != NULL)
    {
      const char *part = slash + 1;
      g_autofree char *decoded = g_uri_unescape_string (part, "/");

      return g_strdup (decoded != NULL && g_utf8_validate (decoded, -1, NULL) ? decoded : part);
    }

  return g_strdup (trimmed);
}

/* GUri fills in the scheme's own port where none was written. */
static char *
dup_host_and_port (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  int own_port = g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
  int port = g_uri_get_port (uri);
  gboolean is_literal = strchr (host, ':') != NULL;

  if (port == -1 || port == own_port)
    return g_strdup (host);

  return is_literal ? g_strdup_printf ("[%s]:%d", host, port)
                    : g_strdup_printf ("%s:%d", host, port);
}

/* In what is no address a password can stand anywhere: one with a '/' in it is
 * a common reason why it is none. */
static char *
dup_public (const char *address)
{
  g_autoptr (GUri) uri = il_address_parse (address, NULL);
  char *text = dup_without_password (address, uri != NULL ? authority_end (address)
                                                          : strlen (address));

  return g_strstrip (text);
}

GUri *
il_address_parse (const char  *text,
                  GError     **error)
{
  g_autofree char *valid = NULL;
  g_autofree char *escaped = NULL;
  GUri *uri;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > IL_ADDRESS_MAX_LENGTH)
    return bad_address (error, _("The address is too long: at most 8192 characters are allowed."));

  /* Most need none of the leniency that follows. */
  if (is_plain (text) && check_scheme (text, NULL))
    {
      uri = g_uri_parse (text, PARSE_FLAGS, NULL);
      if (uri != NULL)
        return check_uri (uri, error);
    }

  valid = g_utf8_make_valid (text, -1);
  g_strstrip (valid);
  if (*valid == '\0')
    return bad_address (error, _("The address is empty."));

  if (!check_scheme (valid, error))
    return NULL;

  if (has_forbidden_byte (valid))
    return bad_address (error, _("The address contains a space or a control character: "
                                 "write a space as %20."));

  escaped = escape_tail (valid);
  uri = g_uri_parse (escaped, PARSE_FLAGS, NULL);
  if (uri == NULL)
    return bad_address (error, _("The address can’t be read: check its host and its port."));

  return check_uri (uri, error);
}

GUri *
il_address_resolve (GUri        *base,
                    const char  *reference,
                    GError     **error)
{
  g_autofree char *escaped = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (reference != NULL, NULL);

  if (strlen (reference) > IL_ADDRESS_MAX_LENGTH)
    return bad_address (error, _("The address is too long: at most 8192 characters are allowed."));

  /* Servers do send raw spaces and raw UTF-8 here. */
  escaped = g_uri_escape_string (reference, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "#%?[]/", FALSE);
  uri = g_uri_parse_relative (base, escaped, PARSE_FLAGS, NULL);
  if (uri == NULL)
    return bad_address (error, _("The address can’t be read: check its host and its port."));

  if (!check_is_http (g_uri_get_scheme (uri), strlen (g_uri_get_scheme (uri)), error))
    return NULL;

  uri = check_uri (g_steal_pointer (&uri), error);
  if (uri == NULL || g_uri_get_fragment (uri) != NULL || g_uri_get_fragment (base) == NULL)
    return g_steal_pointer (&uri);

  return with_fragment (uri, g_uri_get_fragment (base));
}

char *
il_address_dup_name (const char *address)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  uri = il_address_parse (address, NULL);
  if (uri == NULL)
    name = dup_without_password (address, strlen (address));
  else
    name = dup_last_part (g_uri_get_path (uri));

  if (uri != NULL && *name == '\0')
    {
      g_free (name);
      name = dup_host_and_port (uri);
    }

  return dup_short (name);
}

char *
il_address_dup_host (const char *address)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  uri = il_address_parse (address, NULL);
  if (uri == NULL)
    return g_strdup ("");

  host = dup_host_and_port (uri);
  return il_dup_showable (host);
}

char *
il_address_dup_display (const char *address)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  if (is_plain (address))
    return g_strdup (address);

  text = dup_public (address);

  return il_dup_showable (text);
}

char *
il_address_dup_escaped (const char *address)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  if (is_plain (address))
    return g_strdup (address);

  text = dup_public (address);

  return il_dup_escaped (text);
}

char *
il_address_dup_export (const char *address)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  if (is_plain (address))
    return g_strdup (address);

  uri = il_address_parse (address, NULL);
  text = dup_without_user (address, uri != NULL ? authority_end (address) : strlen (address));
  g_strstrip (text);

  return il_dup_showable (text);
}

gboolean
il_address_is_loopback (GUri *uri)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (uri != NULL, FALSE);

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  if (g_str_has_suffix (host, "."))
    host[strlen (host) - 1] = '\0';

  if (g_str_equal (host, "localhost") || g_str_has_suffix (host, ".localhost"))
    return TRUE;

  return is_loopback_literal (host);
}

gboolean
il_address_is_loopback_literal (GUri *uri)
{
  g_return_val_if_fail (uri != NULL, FALSE);

  return is_loopback_literal (g_uri_get_host (uri));
}
