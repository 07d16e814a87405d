/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-document-values.h"

#include <glib/gi18n-lib.h>

#include "lab/il-encoded.h"

#define ABSENT IL_DOCUMENT_VALUE_ABSENT

static gboolean
set_status (IlDocument              *self,
            const IlDocumentValues  *values,
            GError                 **error)
{
  gint64 status = values->status != ABSENT ? values->status : 200;

  /* An answer of these is something else than a document. */
  if (status >= 300 && status < 400)
    return il_document_values_bad (values, "Status", error,
                                   _("redirects are asked for with Redirects"));
  if ((status == 204 || status == 205) && self->size > 0)
    return il_document_values_conflict (values, "Status", error,
                                        _("an answer of this status has no content"));

  self->status = (guint) status;
  self->n_redirects = (guint) MAX (values->redirects, 0);

  return TRUE;
}

static gboolean
set_failure (IlDocument              *self,
             const IlDocumentValues  *values,
             GError                 **error)
{
  self->failure = (IlDocumentFailure) MAX (values->failure, 0);
  self->failure_after = values->after;

  if (values->after != ABSENT && self->failure != IL_DOCUMENT_FAILURE_RESET
      && self->failure != IL_DOCUMENT_FAILURE_CLOSE && self->failure != IL_DOCUMENT_FAILURE_STALL)
    return il_document_values_conflict (values, "After", error,
                                        _("is for a Failure of reset, close or stall"));
  if (self->failure_after > self->size)
    return il_document_values_bad (values, "After", error, _("is behind the end of the document"));
  if (self->failure == IL_DOCUMENT_FAILURE_ENDLESS && self->size == 0)
    return il_document_values_conflict (values, "Failure", error,
                                        _("an empty document can’t be endless"));

  return TRUE;
}

static gboolean
set_framing (IlDocument              *self,
             const IlDocumentValues  *values,
             GError                 **error)
{
  gboolean is_endless = self->failure == IL_DOCUMENT_FAILURE_ENDLESS;

  if (is_endless && values->framing == IL_DOCUMENT_FRAMING_LENGTH)
    return il_document_values_conflict (values, "Framing", error,
                                        _("an endless document has no length"));

  self->framing = (IlDocumentFraming) MAX (values->framing, 0);
  if (is_endless && values->framing == ABSENT)
    self->framing = IL_DOCUMENT_FRAMING_CHUNKED;

  self->block = MAX (values->block, 0) * 1000;

  return TRUE;
}

static gboolean
set_gzip (IlDocument              *self,
          const IlDocumentValues  *values,
          GError                 **error)
{
  self->gzip = values->gzip == 1;
  if (!self->gzip)
    return TRUE;

  if (self->failure == IL_DOCUMENT_FAILURE_ENDLESS)
    return il_document_values_conflict (values, "Gzip", error,
                                        _("an endless document can’t be compressed"));
  if (self->size == 0)
    return il_document_values_conflict (values, "Gzip", error,
                                        _("an empty document has nothing to compress"));
  if (self->size > IL_ENCODED_DOCUMENT_MAX)
    return il_document_values_bad (values, "Gzip", error,
                                   _("is for documents of 1 MiB at most"));

  return TRUE;
}

gboolean
il_document_set_answer (IlDocument              *self,
                        const IlDocumentValues  *values,
                        GError                 **error)
{
  return set_status (self, values, error)
         && set_failure (self, values, error)
         && set_framing (self, values, error)
         && set_gzip (self, values, error);
}
