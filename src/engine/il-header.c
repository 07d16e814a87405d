/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/il-header.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const reserved[] = {
  "Connection", "Content-Length", "Expect", "Host", "Keep-Alive", "Proxy-Connection", "TE",
  "Trailer", "Transfer-Encoding", "Upgrade", NULL
};

static const char *const secret[] = {
  "Authorization", "Cookie", "Cookie2", "Proxy-Authorization", NULL
};

static gboolean
is_one_of (const char        *name,
           const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (name, names[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_token (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("!#$%&'*+-.^_`|~", *p) == NULL)
        return FALSE;
    }

  return *text != '\0';
}

static gboolean
is_value (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p) && *p != '\t')
        return FALSE;
    }

  return TRUE;
}

static gboolean
refuse (GError     **error,
        const char  *format,
        const char  *line)
{
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", line, 1);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message->str);

  return FALSE;
}

gboolean
il_header_parse (IlHeader    *self,
                 const char  *line,
                 GError     **error)
{
  const char *colon = strchr (line, ':');
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL && line != NULL, FALSE);

  name = g_strndup (line, colon != NULL ? (gsize) (colon - line) : 0);
  if (!is_token (name) || !is_value (colon + 1))
    /* What was typed may be a secret, and is not repeated. */
    return refuse (error,
                   _("A header is written as “Name: value”, without control characters."), "");

  if (is_one_of (name, reserved))
    /* Translators: %s is the name of an HTTP header. */
    return refuse (error, _("The header “%s” is the program’s own to set."), name);

  self->name = g_steal_pointer (&name);
  self->value = g_strstrip (g_strdup (colon + 1));

  return TRUE;
}

void
il_header_clear (IlHeader *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->value, g_free);
}

gboolean
il_header_is_secret (const IlHeader *self)
{
  return is_one_of (self->name, secret);
}
