/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-document-keys.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lab/il-document-values.h"
#include "lab/il-key-rule.h"

#define ABSENT IL_DOCUMENT_VALUE_ABSENT

#define NAME_MAX_BYTES 200
#define LINES_MAX 10000000
#define RATE_MAX G_GINT64_CONSTANT (1000000000000)
#define MS_MAX (60 * 60 * 1000)
#define JITTER_MS_MAX 60000
#define REDIRECTS_MAX 1000
#define BLOCK_MS_MAX 10000

/* In the order of IlDocumentKind. */
static const char *const kinds[] = { "binary", "lines", "prose", "book", NULL };

/* In the order of IlDocumentFraming. */
static const char *const framings[] = { "length", "chunked", "close", NULL };

/* In the order of IlDocumentFailure. */
static const char *const failures[] = {
  "none", "refuse", "reset", "close", "stall", "garbage", "endless", NULL,
};

#define AT(field) G_STRUCT_OFFSET (IlDocumentValues, field)

static const IlKeyRule rules[] = {
  { "Path", IL_KEY_TEXT, AT (path) },
  { "Kind", IL_KEY_CHOICE, AT (kind), .choices = kinds },
  { "Size", IL_KEY_NUMBER, AT (size), 0, IL_DOCUMENT_SIZE_MAX },
  { "Lines", IL_KEY_NUMBER, AT (lines), 1, LINES_MAX },
  { "FirstByte", IL_KEY_NUMBER, AT (first_byte), 0, MS_MAX },
  { "Body", IL_KEY_NUMBER, AT (body), 0, MS_MAX },
  { "Interval", IL_KEY_NUMBER, AT (interval), 0, MS_MAX },
  { "Rate", IL_KEY_NUMBER, AT (rate), 1, RATE_MAX },
  { "Jitter", IL_KEY_NUMBER, AT (jitter), 0, JITTER_MS_MAX },
  { "Framing", IL_KEY_CHOICE, AT (framing), .choices = framings },
  { "Gzip", IL_KEY_SWITCH, AT (gzip) },
  { "Redirects", IL_KEY_NUMBER, AT (redirects), 0, REDIRECTS_MAX },
  { "Status", IL_KEY_NUMBER, AT (status), 200, 599 },
  { "Failure", IL_KEY_CHOICE, AT (failure), .choices = failures },
  { "After", IL_KEY_NUMBER, AT (after), 0, IL_DOCUMENT_SIZE_MAX },
  { "Block", IL_KEY_NUMBER, AT (block), 0, BLOCK_MS_MAX },
  { NULL },
};

#undef AT

static gboolean
set_name (IlDocument              *document,
          const IlDocumentValues  *values,
          GError                 **error)
{
  document->name = g_strstrip (g_strdup (values->group + strlen (IL_DOCUMENT_GROUP)));

  if (*document->name == '\0')
    return il_document_values_bad (values, NULL, error, _("the name is empty"));
  if (strlen (document->name) > NAME_MAX_BYTES)
    return il_document_values_bad (values, NULL, error, _("the name is too long"));
  if (il_scenario_text_has_control (document->name))
    return il_document_values_bad (values, NULL, error, _("the name has a control character"));

  return TRUE;
}

static gboolean
has_dot_segment (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);

  return strstr (path, "..") != NULL || g_strv_contains ((const char *const *) segments, ".");
}

static gboolean
set_path (IlDocument        *document,
          IlDocumentValues  *values,
          GError           **error)
{
  if (values->path != NULL)
    document->path = g_steal_pointer (&values->path);
  else
    document->path = g_strconcat ("/", document->name, NULL);

  if (*document->path != '/')
    return il_document_values_bad (values, "Path", error, _("must begin with a slash"));
  if (has_dot_segment (document->path))
    return il_document_values_bad (values, "Path", error, _("must not have “..” or a part “.”"));

  return TRUE;
}

gboolean
il_document_values_bad (const IlDocumentValues  *self,
                        const char              *key,
                        GError                 **error,
                        const char              *reason)
{
  return il_key_fail (self->text, self->group, key, IL_SCENARIO_ERROR_VALUE, error, "%s", reason);
}

gboolean
il_document_values_conflict (const IlDocumentValues  *self,
                             const char              *key,
                             GError                 **error,
                             const char              *reason)
{
  return il_key_fail (self->text, self->group, key, IL_SCENARIO_ERROR_CONFLICT, error, "%s",
                      reason);
}

IlDocument *
il_document_new_from_keys (const IlScenarioText  *text,
                           const char            *group,
                           guint64                scenario_seed,
                           GError               **error)
{
  g_autoptr (IlDocument) document = g_new0 (IlDocument, 1);
  g_autofree char *path = NULL;
  IlDocumentValues values = {
    .text = text, .group = group, .kind = ABSENT, .size = ABSENT, .lines = ABSENT,
    .first_byte = ABSENT, .body = ABSENT, .interval = ABSENT, .rate = ABSENT, .jitter = ABSENT,
    .framing = ABSENT, .gzip = ABSENT, .redirects = ABSENT, .status = ABSENT, .failure = ABSENT,
    .after = ABSENT, .block = ABSENT,
  };
  gboolean is_named;

  is_named = il_key_rules_read (rules, text, group, &values, error)
             && set_name (document, &values, error)
             && set_path (document, &values, error);

  /* What set_path() did not take. */
  path = values.path;
  if (!is_named)
    return NULL;

  document->seed = il_document_make_seed (document->path, scenario_seed);
  if (!il_document_set_content (document, &values, error)
      || !il_document_set_times (document, &values, error)
      || !il_document_set_answer (document, &values, error))
    return NULL;

  return g_steal_pointer (&document);
}
