/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-document-values.h"

#include <glib/gi18n-lib.h>

#include "lab/il-book.h"
#include "lab/il-document-keys.h"
#include "lab/il-key-rule.h"

#define ABSENT IL_DOCUMENT_VALUE_ABSENT

static gboolean
check_size_keys (const IlDocumentValues  *values,
                 GError                 **error)
{
  gboolean has_lines = values->kind == IL_DOCUMENT_LINES || values->kind == IL_DOCUMENT_BOOK;
  const char *wanted = has_lines ? "Lines" : "Size";
  const char *unwanted = has_lines ? "Size" : "Lines";
  gboolean is_missing = (has_lines ? values->lines : values->size) == ABSENT;

  if (values->kind == ABSENT)
    wanted = "Kind";
  else if ((has_lines ? values->size : values->lines) != ABSENT)
    return il_document_values_conflict (values, unwanted, error,
                                        _("is not for a document of this kind"));
  else if (!is_missing || values->kind == IL_DOCUMENT_BOOK)
    return TRUE;

  return il_key_fail (values->text, values->group, wanted, IL_SCENARIO_ERROR_MISSING, error,
                      _("is missing"));
}

static gboolean
set_lines (IlDocument              *self,
           const IlDocumentValues  *values,
           GError                 **error)
{
  self->n_lines = values->lines;
  self->size = values->lines * il_document_line_length (self->name, values->lines);

  if (self->size > IL_DOCUMENT_SIZE_MAX)
    return il_document_values_bad (values, "Lines", error,
                                   _("makes the document larger than 4 GiB"));

  return TRUE;
}

static gboolean
set_book (IlDocument              *self,
          const IlDocumentValues  *values,
          GError                 **error)
{
  gint64 n_lines = il_book_get_n_lines ();

  if (values->lines > n_lines)
    return il_key_fail (values->text, values->group, "Lines", IL_SCENARIO_ERROR_VALUE, error,
                        _("is more than the %d lines of the book"), (int) n_lines);

  self->n_lines = values->lines != ABSENT ? values->lines : n_lines;
  self->size = il_book_get_line_end (self->n_lines - 1);

  return TRUE;
}

static gboolean
check_spread_keys (const IlDocumentValues  *values,
                   GError                 **error)
{
  guint n = (values->body != ABSENT) + (values->interval != ABSENT) + (values->rate != ABSENT);

  if (n > 1)
    return il_document_values_conflict (values, NULL, error,
                                        _("only one of Body, Interval and Rate can be given"));
  if (values->interval != ABSENT && values->kind == IL_DOCUMENT_BINARY)
    return il_document_values_conflict (values, "Interval", error,
                                        _("is not for a document of this kind"));
  if (values->jitter != ABSENT && n == 0 && values->kind != IL_DOCUMENT_LINES)
    return il_document_values_conflict (values, "Jitter", error,
                                        _("needs a Body, an Interval or a Rate"));

  return TRUE;
}

gboolean
il_document_set_content (IlDocument              *self,
                         const IlDocumentValues  *values,
                         GError                 **error)
{
  if (!check_size_keys (values, error))
    return FALSE;

  self->kind = (IlDocumentKind) values->kind;
  if (self->kind == IL_DOCUMENT_LINES)
    return set_lines (self, values, error);
  if (self->kind == IL_DOCUMENT_BOOK)
    return set_book (self, values, error);

  self->size = values->size;
  self->n_lines = il_document_count_lines (self);

  return TRUE;
}

gboolean
il_document_set_times (IlDocument              *self,
                       const IlDocumentValues  *values,
                       GError                 **error)
{
  if (!check_spread_keys (values, error))
    return FALSE;

  self->first_byte = MAX (values->first_byte, 0) * 1000;
  self->jitter = MAX (values->jitter, 0) * 1000;
  self->by_line = self->kind == IL_DOCUMENT_LINES || values->interval != ABSENT;

  if (values->interval != ABSENT)
    self->body = values->interval * 1000 * MAX (self->n_lines - 1, 0);
  else if (values->rate != ABSENT)
    self->body = self->size * G_USEC_PER_SEC / values->rate;
  else
    self->body = MAX (values->body, 0) * 1000;

  if (self->body > G_TIME_SPAN_HOUR)
    return il_document_values_bad (values, values->rate != ABSENT ? "Rate" : "Interval", error,
                                   _("makes the delivery longer than an hour"));
  if (self->size == 0 && self->body > 0)
    return il_document_values_conflict (values, "Body", error,
                                        _("an empty document has nothing to spread"));

  return TRUE;
}
