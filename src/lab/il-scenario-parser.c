/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-scenario-parser.h"

#include <glib/gi18n-lib.h>

#include "lab/il-document-keys.h"
#include "lab/il-key-rule.h"
#include "lab/il-scenario-text.h"

#define DOCUMENTS_MAX 10000
#define ORDER_MAX 10000

typedef struct
{
  const char      *file;
  GKeyFile        *keys;
  GHashTable      *paths;
  IlScenarioParts *parts;
} Parser;

typedef gboolean (*ParseGroup) (Parser      *parser,
                                const char  *group,
                                GError     **error);

static const IlKeyRule scenario_rules[] = {
  { "Title", IL_KEY_TRANSLATED, G_STRUCT_OFFSET (IlScenarioParts, title) },
  { "Sentence", IL_KEY_TRANSLATED, G_STRUCT_OFFSET (IlScenarioParts, sentence) },
  { "Order", IL_KEY_NUMBER, G_STRUCT_OFFSET (IlScenarioParts, order), 0, ORDER_MAX },
  { NULL },
};

static gboolean
parse_scenario (Parser      *parser,
                const char  *group,
                GError     **error)
{
  const char *missing = NULL;

  if (!il_key_rules_read (scenario_rules, parser->file, parser->keys, group, parser->parts, error))
    return FALSE;

  if (parser->parts->title == NULL)
    missing = "Title";
  else if (parser->parts->sentence == NULL)
    missing = "Sentence";

  if (missing != NULL)
    return il_key_fail (parser->file, group, missing, IL_SCENARIO_ERROR_MISSING, error,
                        _("is missing"));

  return TRUE;
}

static gboolean
parse_document (Parser      *parser,
                const char  *group,
                GError     **error)
{
  IlDocument *document = il_document_new_from_keys (parser->file, parser->keys, group, error);

  if (document == NULL)
    return FALSE;

  g_ptr_array_add (parser->parts->documents, document);

  if (parser->parts->documents->len > DOCUMENTS_MAX)
    return il_key_fail (parser->file, group, NULL, IL_SCENARIO_ERROR_VALUE, error,
                        _("is one more than the %d documents allowed"), DOCUMENTS_MAX);
  if (!g_hash_table_add (parser->paths, document->path))
    return il_key_fail (parser->file, group, "Path", IL_SCENARIO_ERROR_DUPLICATE, error,
                        _("%s is the path of another document"), document->path);

  return TRUE;
}

/* A name that ends in a space is followed by what the group is about. */
static const struct
{
  const char *name;
  ParseGroup  parse;
} group_rules[] = {
  { "Scenario", parse_scenario },
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

  return il_key_fail (parser->file, group, NULL, IL_SCENARIO_ERROR_UNKNOWN, error,
                      _("unknown group"));
}

static gboolean
parse_groups (Parser  *parser,
              GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (parser->keys, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (!parse_group (parser, groups[i], error))
        return FALSE;
    }

  if (parser->parts->title == NULL)
    return il_key_fail (parser->file, "Scenario", NULL, IL_SCENARIO_ERROR_MISSING, error,
                        _("is missing"));
  if (parser->parts->documents->len == 0)
    return il_key_fail (parser->file, NULL, NULL, IL_SCENARIO_ERROR_MISSING, error,
                        _("there is no group [Document …]"));

  return TRUE;
}

void
il_scenario_parts_free (IlScenarioParts *self)
{
  g_free (self->title);
  g_free (self->sentence);
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
  g_autoptr (GKeyFile) keys = NULL;
  Parser parser;

  parts->order = ORDER_MAX;
  parts->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) il_document_free);
  keys = il_scenario_text_load (file, bytes, error);
  if (keys == NULL)
    return NULL;

  parser = (Parser) { .file = file, .keys = keys, .paths = paths, .parts = parts };
  if (!parse_groups (&parser, error))
    return NULL;

  return g_steal_pointer (&parts);
}
