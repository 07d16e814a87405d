/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-answer.h"

static gboolean
is_redirect (guint status)
{
  switch (status)
    {
    case SOUP_STATUS_MOVED_PERMANENTLY:
    case SOUP_STATUS_FOUND:
    case SOUP_STATUS_SEE_OTHER:
    case SOUP_STATUS_TEMPORARY_REDIRECT:
    case SOUP_STATUS_PERMANENT_REDIRECT:
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
is_coded (SoupMessageHeaders *headers)
{
  const char *coding = soup_message_headers_get_list (headers, "Content-Encoding");

  return coding != NULL && g_ascii_strcasecmp (coding, "identity") != 0;
}

/* libsoup lets negative lengths pass. */
static void
read_length (IlAnswer *self,
             gint64    length)
{
  if (length < 0)
    self->is_valid = FALSE;
  else
    self->length = length;
}

void
il_answer_init (IlAnswer           *self,
                guint               status,
                SoupMessageHeaders *headers)
{
  SoupEncoding encoding = soup_message_headers_get_encoding (headers);

  *self = (IlAnswer) {
    .status = status,
    .is_redirect = is_redirect (status),
    .is_coded = is_coded (headers),
    .is_chunked = encoding == SOUP_ENCODING_CHUNKED,
    .is_valid = TRUE,
    .length = IL_ANSWER_LENGTH_UNKNOWN,
  };

  /* These two have no body, whatever their headers say (RFC 9112, 6.3). */
  if (status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_NOT_MODIFIED)
    self->length = 0;
  else if (encoding == SOUP_ENCODING_CONTENT_LENGTH)
    read_length (self, soup_message_headers_get_content_length (headers));
}

gint64
il_answer_get_size (const IlAnswer *self)
{
  return self->is_coded && self->length != 0 ? IL_ANSWER_LENGTH_UNKNOWN : self->length;
}

gboolean
il_answer_is_cut (const IlAnswer *self,
                  guint64         n_read,
                  guint64         n_received)
{
  if (self->length == IL_ANSWER_LENGTH_UNKNOWN)
    return FALSE;

  return (self->is_coded ? n_received : n_read) < (guint64) self->length;
}
