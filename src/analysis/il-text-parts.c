/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-text-parts.h"

#include <glib/gi18n-lib.h>

#include "recording/il-error.h"

/* Characters that a name may have in a sentence, and what is kept of a longer
 * one: its end often tells more than its middle. */
#define LONGEST_NAME 40
#define KEPT_HEAD 24
#define KEPT_TAIL 15

/* The statuses that a person may meet, by the names of RFC 9110 and 6585. */
static const struct
{
  guint status;
  const char *name;
} statuses[] = {
  { 200, N_("200 OK") },
  { 204, N_("204 No Content") },
  { 301, N_("301 Moved Permanently") },
  { 302, N_("302 Found") },
  { 303, N_("303 See Other") },
  { 304, N_("304 Not Modified") },
  { 307, N_("307 Temporary Redirect") },
  { 308, N_("308 Permanent Redirect") },
  { 400, N_("400 Bad Request") },
  { 401, N_("401 Unauthorized") },
  { 403, N_("403 Forbidden") },
  { 404, N_("404 Not Found") },
  { 405, N_("405 Method Not Allowed") },
  { 406, N_("406 Not Acceptable") },
  { 408, N_("408 Request Timeout") },
  { 410, N_("410 Gone") },
  { 429, N_("429 Too Many Requests") },
  { 451, N_("451 Unavailable For Legal Reasons") },
  { 500, N_("500 Internal Server Error") },
  { 501, N_("501 Not Implemented") },
  { 502, N_("502 Bad Gateway") },
  { 503, N_("503 Service Unavailable") },
  { 504, N_("504 Gateway Timeout") },
};

char *
il_text_status (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      if (statuses[i].status == status)
        return g_strdup (_(statuses[i].name));
    }

  /* Translators: %u is an HTTP status code such as 418. */
  return g_strdup_printf (_("HTTP %u"), status);
}

const char *
il_text_error_title (IlTrack *track)
{
  const GError *error = il_track_get_error (track);

  if (error == NULL || error->domain != IL_ERROR)
    return il_error_get_title (IL_ERROR_FAILED);

  return il_error_get_title ((IlError) error->code);
}

char *
il_text_short_name (IlTrack *track)
{
  const char *name = il_track_get_name (track);
  const char *head, *tail;
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *kept = NULL;

  if (length <= LONGEST_NAME)
    return g_strdup (name);

  /* An accent stays with its letter. */
  head = g_utf8_offset_to_pointer (name, KEPT_HEAD);
  while (head > name && g_unichar_ismark (g_utf8_get_char (head)))
    head = g_utf8_prev_char (head);

  tail = g_utf8_offset_to_pointer (name, length - KEPT_TAIL);
  while (g_unichar_ismark (g_utf8_get_char (tail)))
    tail = g_utf8_next_char (tail);

  kept = g_strndup (name, (gsize) (head - name));

  return g_strconcat (kept, "…", tail, NULL);
}
