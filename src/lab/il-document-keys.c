/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-document-keys.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lab/il-key-rule.h"

#define NAME_MAX_BYTES 200
#define SIZE_MAX_BYTES (G_GINT64_CONSTANT (4) << 30)
#define LINES_MAX 10000000
#define RATE_MAX G_GINT64_CONSTANT (1000000000000)
#define MS_MAX (60 * 60 * 1000)
#define REDIRECTS_MAX 1000
#define BLOCK_MS_MAX 10000
#define US_MAX (G_GINT64_CONSTANT (1000) * MS_MAX)

/* A number that the file does not give. */
#define ABSENT (-1)

/* What the keys say, each for itself, before they are checked together. */
typedef struct
{
  const IlScenarioText *text;
  const char           *group;
  char                 *path;
  gint64                kind;
  gint64                size;
  gint64                lines;
  gint64                first_byte;
  gint64                body;
  gint64                interval;
  gint64                rate;
  gint64                framing;
  gint64                redirects;
  gint64                status;
  gint64                failure;
  gint64                after;
  gint64                block;
} Values;

/* In the order of IlDocumentKind. */
static const char *const kinds[] = { "binary", "lines", NULL };

/* In the order of IlDocumentFraming. */
static const char *const framings[] = { "length", "chunked", "close", NULL };

/* In the order of IlDocumentFailure. */
static const char *const failures[] = {
  "none", "refuse", "reset", "close", "stall", "garbage", "endless", NULL,
};

#define AT(field) G_STRUCT_OFFSET (Values, field)

static const IlKeyRule rules[] = {
  { "Path", IL_KEY_TEXT, AT (path) },
  { "Kind", IL_KEY_CHOICE, AT (kind), .choices = kinds },
  { "Size", IL_KEY_NUMBER, AT (size), 0, SIZE_MAX_BYTES },
  { "Lines", IL_KEY_NUMBER, AT (lines), 1, LINES_MAX },
  { "FirstByte", IL_KEY_NUMBER, AT (first_byte), 0, MS_MAX },
  { "Body", IL_KEY_NUMBER, AT (body), 0, MS_MAX },
  { "Interval", IL_KEY_NUMBER, AT (interval), 0, MS_MAX },
  { "Rate", IL_KEY_NUMBER, AT (rate), 1, RATE_MAX },
  { "Framing", IL_KEY_CHOICE, AT (framing), .choices = framings },
  { "Redirects", IL_KEY_NUMBER, AT (redirects), 0, REDIRECTS_MAX },
  { "Status", IL_KEY_NUMBER, AT (status), 200, 599 },
  { "Failure", IL_KEY_CHOICE, AT (failure), .choices = failures },
  { "After", IL_KEY_NUMBER, AT (after), 0, SIZE_MAX_BYTES },
  { "Block", IL_KEY_NUMBER, AT (block), 0, BLOCK_MS_MAX },
  { NULL },
};

#undef AT

static gboolean
bad_value (const Values  *values,
           const char    *key,
           GError       **error,
           const char    *reason)
{
  return il_key_fail (values->text, values->group, key, IL_SCENARIO_ERROR_VALUE, error, "%s",
                      reason);
}

static gboolean
missing (const Values  *values,
         const char    *key,
         GError       **error)
{
  return il_key_fail (values->text, values->group, key, IL_SCENARIO_ERROR_MISSING, error,
                      _("is missing"));
}

static gboolean
conflict (const Values  *values,
          const char    *key,
          GError       **error,
          const char    *reason)
{
  return il_key_fail (values->text, values->group, key, IL_SCENARIO_ERROR_CONFLICT, error, "%s",
                      reason);
}

static gboolean
set_name (IlDocument    *document,
          const Values  *values,
          GError       **error)
{
  document->name = g_strstrip (g_strdup (values->group + strlen (IL_DOCUMENT_GROUP)));

  if (*document->name == '\0')
    return bad_value (values, NULL, error, _("the name is empty"));
  if (strlen (document->name) > NAME_MAX_BYTES)
    return bad_value (values, NULL, error, _("the name is too long"));
  if (il_scenario_text_has_control (document->name))
    return bad_value (values, NULL, error, _("the name has a control character"));

  return TRUE;
}

static gboolean
has_dot_segment (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);

  return strstr (path, "..") != NULL || g_strv_contains ((const char *const *) segments, ".");
}

static gboolean
set_path (IlDocument    *document,
          Values        *values,
          GError       **error)
{
  if (values->path != NULL)
    document->path = g_steal_pointer (&values->path);
  else
    document->path = g_strconcat ("/", document->name, NULL);

  if (*document->path != '/')
    return bad_value (values, "Path", error, _("must begin with a slash"));
  if (has_dot_segment (document->path))
    return bad_value (values, "Path", error, _("must not have “..” or a part “.”"));

  return TRUE;
}

static gboolean
set_size (IlDocument    *document,
          const Values  *values,
          GError       **error)
{
  gboolean is_lines = values->kind == IL_DOCUMENT_LINES;
  gint64 wanted = is_lines ? values->lines : values->size;
  gint64 unwanted = is_lines ? values->size : values->lines;

  if (values->kind == ABSENT)
    return missing (values, "Kind", error);
  if (wanted == ABSENT)
    return missing (values, is_lines ? "Lines" : "Size", error);
  if (unwanted != ABSENT)
    return conflict (values, is_lines ? "Size" : "Lines", error,
                     _("is not for a document of this kind"));

  document->kind = (IlDocumentKind) values->kind;
  document->size = values->size;
  if (!is_lines)
    return TRUE;

  document->n_lines = values->lines;
  document->size = values->lines * il_document_line_length (document->name, values->lines);
  if (document->size > SIZE_MAX_BYTES)
    return bad_value (values, "Lines", error, _("makes the document larger than 4 GiB"));

  return TRUE;
}

static gboolean
check_body_keys (const Values  *values,
                 GError       **error)
{
  guint n = (values->body != ABSENT) + (values->interval != ABSENT) + (values->rate != ABSENT);

  if (n > 1)
    return conflict (values, NULL, error, _("only one of Body, Interval and Rate can be given"));
  if (values->interval != ABSENT && values->kind != IL_DOCUMENT_LINES)
    return conflict (values, "Interval", error, _("is not for a document of this kind"));

  return TRUE;
}

static gboolean
set_times (IlDocument    *document,
           const Values  *values,
           GError       **error)
{
  if (!check_body_keys (values, error))
    return FALSE;

  document->first_byte = MAX (values->first_byte, 0) * 1000;

  if (values->interval != ABSENT)
    document->body = values->interval * 1000 * (document->n_lines - 1);
  else if (values->rate != ABSENT)
    document->body = document->size * G_USEC_PER_SEC / values->rate;
  else
    document->body = MAX (values->body, 0) * 1000;

  if (document->body > US_MAX)
    return bad_value (values, values->rate != ABSENT ? "Rate" : "Interval", error,
                      _("makes the delivery longer than an hour"));
  if (document->size == 0 && document->body > 0)
    return conflict (values, "Body", error, _("an empty document has nothing to spread"));

  return TRUE;
}

static gboolean
set_status (IlDocument    *document,
            const Values  *values,
            GError       **error)
{
  gint64 status = values->status != ABSENT ? values->status : 200;

  /* An answer of these is something else than a document. */
  if (status >= 300 && status < 400)
    return bad_value (values, "Status", error, _("redirects are asked for with Redirects"));
  if ((status == 204 || status == 205) && document->size > 0)
    return conflict (values, "Status", error, _("an answer of this status has no content"));

  document->status = (guint) status;
  document->n_redirects = (guint) MAX (values->redirects, 0);

  return TRUE;
}

static gboolean
set_failure (IlDocument    *document,
             const Values  *values,
             GError       **error)
{
  document->failure = (IlDocumentFailure) MAX (values->failure, 0);
  document->failure_after = MAX (values->after, 0);

  if (values->after != ABSENT && document->failure != IL_DOCUMENT_FAILURE_RESET
      && document->failure != IL_DOCUMENT_FAILURE_CLOSE
      && document->failure != IL_DOCUMENT_FAILURE_STALL)
    return conflict (values, "After", error, _("is for a Failure of reset, close or stall"));
  if (document->failure_after > document->size)
    return bad_value (values, "After", error, _("is behind the end of the document"));
  if (document->failure == IL_DOCUMENT_FAILURE_ENDLESS && document->size == 0)
    return conflict (values, "Failure", error, _("an empty document can’t be endless"));

  return TRUE;
}

static gboolean
set_framing (IlDocument    *document,
             const Values  *values,
             GError       **error)
{
  gboolean is_endless = document->failure == IL_DOCUMENT_FAILURE_ENDLESS;

  if (is_endless && values->framing == IL_DOCUMENT_FRAMING_LENGTH)
    return conflict (values, "Framing", error, _("an endless document has no length"));

  document->framing = (IlDocumentFraming) MAX (values->framing, 0);
  if (is_endless && values->framing == ABSENT)
    document->framing = IL_DOCUMENT_FRAMING_CHUNKED;

  document->block = MAX (values->block, 0) * 1000;

  return TRUE;
}

IlDocument *
il_document_new_from_keys (const IlScenarioText  *text,
                           const char            *group,
                           GError               **error)
{
  g_autoptr (IlDocument) document = g_new0 (IlDocument, 1);
  g_autofree char *path = NULL;
  Values values = {
    .text = text, .group = group, .kind = ABSENT, .size = ABSENT, .lines = ABSENT,
    .first_byte = ABSENT, .body = ABSENT, .interval = ABSENT, .rate = ABSENT,
    .framing = ABSENT, .redirects = ABSENT, .status = ABSENT, .failure = ABSENT,
    .after = ABSENT, .block = ABSENT,
  };
  gboolean read;

  read = il_key_rules_read (rules, text, group, &values, error)
         && set_name (document, &values, error)
         && set_path (document, &values, error)
         && set_size (document, &values, error)
         && set_times (document, &values, error)
         && set_status (document, &values, error)
         && set_failure (document, &values, error)
         && set_framing (document, &values, error);

  /* What set_path() did not take. */
  path = values.path;

  return read ? g_steal_pointer (&document) : NULL;
}
