/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-scenario-parser.h"

#include <glib/gi18n-lib.h>

#include "lab/il-document-keys.h"
#include "lab/il-key-rule.h"
#include "lab/il-link-keys.h"

#define SCENARIO_GROUP "Scenario"

#define DOCUMENTS_MAX 10000
#define ORDER_MAX 10000
/* µs for which all documents of a lesson may block its client. */
#define BLOCK_MAX (10 * G_USEC_PER_SEC)

#define LIMIT_MAX 10000
#define TIMEOUT_MS_MAX 3600000

typedef struct
{
  const IlScenarioText *text;
  GHashTable           *paths;
  gint64                block;
  IlScenarioParts      *parts;
} Parser;

typedef gboolean (*ParseGroup) (Parser      *parser,
                                const char  *group,
                                GError     **error);

#define AT(field) G_STRUCT_OFFSET (IlScenarioParts, field)

static const IlKeyRule scenario_rules[] = {
  { "Title", IL_KEY_TRANSLATED, AT (title) },
  { "Sentence", IL_KEY_TRANSLATED, AT (sentence) },
  { "Question", IL_KEY_TRANSLATED, AT (question) },
  { "Noticed", IL_KEY_TRANSLATED, AT (noticed) },
  { "Order", IL_KEY_NUMBER, AT (order), 0, ORDER_MAX },
  { "Seed", IL_KEY_NUMBER, AT (seed), 0, G_MAXINT64 },
  { NULL },
};

static const IlKeyRule client_rules[] = {
  { "Limit", IL_KEY_NUMBER, AT (limit), 1, LIMIT_MAX },
  { "Timeout", IL_KEY_NUMBER, AT (timeout), 1, TIMEOUT_MS_MAX },
  { NULL },
};

#undef AT

static gboolean
parse_scenario (Parser      *parser,
                const char  *group,
                GError     **error)
{
  const char *missing = NULL;

  if (!il_key_rules_read (scenario_rules, parser->text, group, parser->parts, error))
    return FALSE;

  if (parser->parts->title == NULL)
    missing = "Title";
  else if (parser->parts->sentence == NULL)
    missing = "Sentence";

  if (missing != NULL)
    return il_key_fail (parser->text, group, missing, IL_SCENARIO_ERROR_MISSING, error,
                        _("is missing"));

  return TRUE;
}

static gboolean
parse_document (Parser      *parser,
                const char  *group,
                GError     **error)
{
  IlDocument *document = il_document_new_from_keys (parser->text, group,
                                                    (guint64) parser->parts->seed, error);

  if (document == NULL)
    return FALSE;

  g_ptr_array_add (parser->parts->documents, document);

  if (parser->parts->documents->len > DOCUMENTS_MAX)
    return il_key_fail (parser->text, group, NULL, IL_SCENARIO_ERROR_VALUE, error,
                        _("is one more than the %d documents allowed"), DOCUMENTS_MAX);
  parser->block += document->block;
  if (parser->block > BLOCK_MAX)
    return il_key_fail (parser->text, group, "Block", IL_SCENARIO_ERROR_VALUE, error,
                        _("makes more than 10 s of all documents together"));
  if (!g_hash_table_add (parser->paths, document->path))
    return il_key_fail (parser->text, group, "Path", IL_SCENARIO_ERROR_DUPLICATE, error,
                        _("%s is the path of another document"), document->path);

  return TRUE;
}

static gboolean
parse_link (Parser      *parser,
            const char  *group,
            GError     **error)
{
  return il_link_spec_read_keys (&parser->parts->link, parser->text, group, error);
}

static gboolean
parse_client (Parser      *parser,
              const char  *group,
              GError     **error)
{
  return il_key_rules_read (client_rules, parser->text, group, parser->parts, error);
}

/* A name that ends in a space is followed by what the group is about. */
static const struct
{
  const char *name;
  ParseGroup  parse;
} group_rules[] = {
  { "Link", parse_link },
  { "Client", parse_client },
  { IL_DOCUMENT_GROUP, parse_document },
};

static gboolean
parse_group (Parser      *parser,
             const char  *group,
             GError     **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (group_rules); i++)
    {
      const char *name = group_rules[i].name;
      gboolean open = g_str_has_suffix (name, " ");

      if (open ? g_str_has_prefix (group, name) : g_str_equal (group, name))
        return group_rules[i].parse (parser, group, error);
    }

  return il_key_fail (parser->text, group, NULL, IL_SCENARIO_ERROR_UNKNOWN, error,
                      _("unknown group"));
}

/* Over HTTP/2 libsoup ends an answer as soon as it has nothing to send. */
static gboolean
check_whole (Parser      *parser,
             const char  *group,
             guint        index,
             GError     **error)
{
  const IlDocument *document = g_ptr_array_index (parser->parts->documents, index);

  if (document->body == 0 && document->failure == IL_DOCUMENT_FAILURE_NONE
      && document->framing == IL_DOCUMENT_FRAMING_LENGTH
      && document->size <= IL_DOCUMENT_MAX_WHOLE)
    return TRUE;

  return il_key_fail (parser->text, group, NULL, IL_SCENARIO_ERROR_CONFLICT, error,
                      _("over HTTP2 a document comes at once, whole, and is 1 MiB at most"));
}

static gboolean
check_http2 (Parser             *parser,
             const char *const  *groups,
             GError            **error)
{
  guint n = 0;

  if (!parser->parts->link.http2)
    return TRUE;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_str_has_prefix (groups[i], IL_DOCUMENT_GROUP)
          && !check_whole (parser, groups[i], n++, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
parse_groups (Parser  *parser,
              GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (parser->text->keys, NULL);

  /* First of all, wherever it is: documents depend on the seed. */
  if (!g_key_file_has_group (parser->text->keys, SCENARIO_GROUP))
    return il_key_fail (parser->text, SCENARIO_GROUP, NULL, IL_SCENARIO_ERROR_MISSING, error,
                        _("is missing"));
  if (!parse_scenario (parser, SCENARIO_GROUP, error))
    return FALSE;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (!g_str_equal (groups[i], SCENARIO_GROUP) && !parse_group (parser, groups[i], error))
        return FALSE;
    }

  if (parser->parts->documents->len == 0)
    return il_key_fail (parser->text, NULL, NULL, IL_SCENARIO_ERROR_MISSING, error,
                        _("there is no group [Document …]"));

  return check_http2 (parser, (const char *const *) groups, error);
}

void
il_scenario_parts_free (IlScenarioParts *self)
{
  g_free (self->title);
  g_free (self->sentence);
  g_free (self->question);
  g_free (self->noticed);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

IlScenarioParts *
il_scenario_parse (const char  *file,
                   GBytes      *bytes,
                   GError     **error)
{
  g_autoptr (IlScenarioParts) parts = g_new0 (IlScenarioParts, 1);
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (IlScenarioText) text = NULL;
  Parser parser;

  parts->order = ORDER_MAX;
  parts->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) il_document_free);
  text = il_scenario_text_load (file, bytes, error);
  if (text == NULL)
    return NULL;

  parser = (Parser) { .text = text, .paths = paths, .parts = parts };
  if (!parse_groups (&parser, error))
    return NULL;

  return g_steal_pointer (&parts);
}
