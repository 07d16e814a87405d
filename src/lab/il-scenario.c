/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lab/il-scenario.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lab/il-scenarios-resource.h"
#include "lab/il-scenario-parser.h"
#include "lab/il-scenario-text.h"

#define SUFFIX ".scenario"
#define RESOURCE_PATH IL_APP_PATH "/scenarios/"

#define ID_MAX 64
#define ID_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_."

struct _IlScenario
{
  GObject          parent_instance;

  char            *id;
  IlScenarioParts *parts;
  GHashTable      *by_path;
};

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_SENTENCE,
} IlScenarioProperty;

static GParamSpec *properties[PROP_SENTENCE + 1];

G_DEFINE_QUARK (il-scenario-error-quark, il_scenario_error)
G_DEFINE_FINAL_TYPE (IlScenario, il_scenario, G_TYPE_OBJECT)

static gboolean
id_is_valid (const char *id)
{
  gsize length = strlen (id);

  return length > 0 && length <= ID_MAX && *id != '.' && strspn (id, ID_CHARACTERS) == length;
}

static char *
dup_id_for_file (const char *basename)
{
  g_autofree char *id = g_strdup (basename);

  if (g_str_has_suffix (id, SUFFIX))
    id[strlen (id) - strlen (SUFFIX)] = '\0';
  if (strlen (id) > ID_MAX)
    id[ID_MAX] = '\0';

  g_strcanon (id, ID_CHARACTERS, '-');
  if (*id == '.')
    *id = '-';

  return *id != '\0' ? g_steal_pointer (&id) : g_strdup ("-");
}

/* Reads no more of @file than shows that it is too large. */
static GBytes *
load_limited (GFile   *file,
              GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree guint8 *buffer = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;

  buffer = g_malloc (IL_SCENARIO_TEXT_MAX + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, IL_SCENARIO_TEXT_MAX + 1, &length,
                                NULL, error))
    return NULL;

  return g_bytes_new (buffer, length);
}

static IlScenario *
scenario_new (const char  *id,
              const char  *file,
              GBytes      *bytes,
              GError     **error)
{
  g_autoptr (IlScenario) self = NULL;
  g_autoptr (IlScenarioParts) parts = il_scenario_parse (file, bytes, error);

  if (parts == NULL)
    return NULL;

  self = g_object_new (IL_TYPE_SCENARIO, NULL);
  self->id = g_strdup (id);
  self->parts = g_steal_pointer (&parts);

  for (guint i = 0; i < self->parts->documents->len; i++)
    {
      IlDocument *document = g_ptr_array_index (self->parts->documents, i);

      g_hash_table_insert (self->by_path, document->path, document);
    }

  return g_steal_pointer (&self);
}

static int
compare_order (gconstpointer a,
               gconstpointer b)
{
  const IlScenario *first = *(IlScenario *const *) a;
  const IlScenario *second = *(IlScenario *const *) b;

  if (first->parts->order != second->parts->order)
    return first->parts->order < second->parts->order ? -1 : 1;

  return strcmp (first->id, second->id);
}

static void
il_scenario_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  IlScenario *self = IL_SCENARIO (object);

  switch ((IlScenarioProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->parts->title);
      break;
    case PROP_SENTENCE:
      g_value_set_string (value, self->parts->sentence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_scenario_finalize (GObject *object)
{
  IlScenario *self = IL_SCENARIO (object);

  g_clear_pointer (&self->by_path, g_hash_table_unref);
  g_clear_pointer (&self->parts, il_scenario_parts_free);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (il_scenario_parent_class)->finalize (object);
}

static GParamSpec *
text_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
il_scenario_class_init (IlScenarioClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = il_scenario_get_property;
  object_class->finalize = il_scenario_finalize;

  /* Constant for the life of the object: nothing is ever notified. */
  properties[PROP_ID] = text_property ("id");
  properties[PROP_TITLE] = text_property ("title");
  properties[PROP_SENTENCE] = text_property ("sentence");
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
il_scenario_init (IlScenario *self)
{
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
}

IlScenario *
il_scenario_new_from_bytes (const char  *id,
                            GBytes      *bytes,
                            GError     **error)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  if (!id_is_valid (id))
    {
      g_set_error (error, IL_SCENARIO_ERROR, IL_SCENARIO_ERROR_VALUE,
                   _("“%s” can’t be the name of a scenario"), id);
      return NULL;
    }

  return scenario_new (id, id, bytes, error);
}

IlScenario *
il_scenario_new_from_file (GFile   *file,
                           GError **error)
{
  g_autofree char *basename = NULL;
  g_autofree char *display_name = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = load_limited (file, error);
  if (bytes == NULL)
    return NULL;

  basename = g_file_get_basename (file);
  display_name = g_filename_display_name (basename);
  id = dup_id_for_file (basename);

  return scenario_new (id, display_name, bytes, error);
}

GPtrArray *
il_scenario_load_builtin (GError **error)
{
  g_autoptr (GPtrArray) scenarios = g_ptr_array_new_with_free_func (g_object_unref);
  GResource *resource = il_scenarios_get_resource ();
  g_auto (GStrv) names = NULL;

  names = g_resource_enumerate_children (resource, RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                         error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCE_PATH, names[i], NULL);
      g_autofree char *id = dup_id_for_file (names[i]);
      g_autoptr (GBytes) bytes = NULL;
      IlScenario *scenario;

      bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      scenario = bytes != NULL ? scenario_new (id, names[i], bytes, error) : NULL;
      if (scenario == NULL)
        return NULL;

      g_ptr_array_add (scenarios, scenario);
    }

  g_ptr_array_sort (scenarios, compare_order);

  return names != NULL ? g_steal_pointer (&scenarios) : NULL;
}

const char *
il_scenario_get_id (IlScenario *self)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), NULL);

  return self->id;
}

const char *
il_scenario_get_title (IlScenario *self)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), NULL);

  return self->parts->title;
}

const char *
il_scenario_get_sentence (IlScenario *self)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), NULL);

  return self->parts->sentence;
}

const char *
il_scenario_get_question (IlScenario *self)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), NULL);

  return self->parts->question;
}

const char *
il_scenario_get_noticed (IlScenario *self)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), NULL);

  return self->parts->noticed;
}

guint
il_scenario_get_limit (IlScenario *self)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), 0);

  return (guint) self->parts->limit;
}

gint64
il_scenario_get_timeout (IlScenario *self)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), 0);

  return self->parts->timeout * 1000;
}

guint64
il_scenario_get_seed (IlScenario *self)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), 0);

  return (guint64) self->parts->seed;
}

const IlLinkSpec *
il_scenario_get_link (IlScenario *self)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), NULL);

  return &self->parts->link;
}

guint
il_scenario_get_n_documents (IlScenario *self)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), 0);

  return self->parts->documents->len;
}

const IlDocument *
il_scenario_get_document (IlScenario *self,
                          guint       index)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), NULL);
  g_return_val_if_fail (index < self->parts->documents->len, NULL);

  return g_ptr_array_index (self->parts->documents, index);
}

const IlDocument *
il_scenario_find_document (IlScenario *self,
                           const char *path)
{
  g_return_val_if_fail (IL_IS_SCENARIO (self), NULL);

  return g_hash_table_lookup (self->by_path, path);
}

char *
il_scenario_dup_address (IlScenario *self,
                         guint       index)
{
  const IlDocument *document = il_scenario_get_document (self, index);
  g_autofree char *path = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  path = g_uri_escape_string (document->path, "/", FALSE);

  return g_strconcat (self->parts->link.tls ? "https" : "http", "://" IL_LAB_HOST "/", self->id,
                      path, NULL);
}
