/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-lessons.h"

#include <glib/gi18n.h>

#include "engine/il-http2.h"
#include "lab/il-scenario-text.h"

#define SUFFIX ".scenario"

/* What the id of an opened scenario gets where the program has the same. */
#define OWN_SUFFIX "-own"

struct _IlLessons
{
  GObject parent_instance;

  IlLab *lab;
  GListStore *scenarios;
  guint n_builtin;
  GHashTable *files;
  const IlLinkPreset *network;
};

enum
{
  PROP_NETWORK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlLessons, il_lessons, G_TYPE_OBJECT)

static IlScenario *
peek (IlLessons *self,
      guint      position)
{
  g_autoptr (IlScenario) scenario = NULL;

  scenario = g_list_model_get_item (G_LIST_MODEL (self->scenarios), position);

  /* The list holds it. */
  return scenario;
}

/* Where an opened scenario belongs: after those of the program, by id, since
 * several that are opened at once come in any order. */
static guint
find_place (IlLessons  *self,
            const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->scenarios));
  guint position = self->n_builtin;

  while (position < n && g_strcmp0 (il_scenario_get_id (peek (self, position)), id) < 0)
    position++;

  return position;
}

static gboolean
find_position (IlLessons  *self,
               const char *id,
               guint      *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->scenarios));

  for (*position = 0; *position < n; ++*position)
    {
      if (g_strcmp0 (il_scenario_get_id (peek (self, *position)), id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* No more than a scenario may be, whatever the file has become. */
static GBytes *
load_again (GFile   *file,
            GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = g_malloc (IL_SCENARIO_TEXT_MAX + 1);
  gsize length;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, IL_SCENARIO_TEXT_MAX + 1, &length,
                                NULL, error))
    return NULL;

  return g_bytes_new (text, length);
}

/* An id has at most 64 characters; a longer one would not do. */
static IlScenario *
load_as_own (GFile       *file,
             const char  *id,
             GError     **error)
{
  g_autofree char *own = g_strdup_printf ("%.60s" OWN_SUFFIX, id);
  g_autoptr (GBytes) bytes = load_again (file, error);

  return bytes != NULL ? il_scenario_new_from_bytes (own, bytes, error) : NULL;
}

/* The ids that no opened scenario may have. */
static GStrv
dup_taken_ids (IlLessons *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, IL_SOURCE_ADDRESSES);
  for (guint i = 0; i < self->n_builtin; i++)
    g_strv_builder_add (builder, il_scenario_get_id (peek (self, i)));

  return g_strv_builder_end (builder);
}

/* Opening a pipe would wait for somebody to write to it. */
static IlScenario *
load (GFile             *file,
      const char *const *taken,
      GError           **error)
{
  g_autoptr (IlScenario) scenario = NULL;
  g_autofree char *name = g_file_get_parse_name (file);

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_SPECIAL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("%s: not a regular file"),
                   name);
      return NULL;
    }

  scenario = il_scenario_new_from_file (file, error);
  if (scenario != NULL && g_strv_contains (taken, il_scenario_get_id (scenario)))
    return load_as_own (file, il_scenario_get_id (scenario), error);

  return g_steal_pointer (&scenario);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  IlScenario *scenario = load (G_FILE (source_object), task_data, &error);

  if (scenario != NULL)
    g_task_return_pointer (task, scenario, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
add (IlLessons  *self,
     IlScenario *scenario,
     GFile      *file)
{
  const char *id = il_scenario_get_id (scenario);
  gboolean known = g_hash_table_contains (self->files, id);

  il_lab_add_scenario (self->lab, scenario);
  g_hash_table_replace (self->files, g_strdup (id), g_object_ref (file));
  g_list_store_splice (self->scenarios, find_place (self, id), known ? 1 : 0,
                       (gpointer *) &scenario, 1);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (IlScenario) scenario = NULL;
  GError *error = NULL;

  scenario = g_task_propagate_pointer (G_TASK (result), &error);
  if (scenario == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (g_task_return_error_if_cancelled (task))
    return;

  add (g_task_get_source_object (task), scenario, G_FILE (source));
  g_task_return_pointer (task, g_strdup (il_scenario_get_id (scenario)), g_free);
}

static void
il_lessons_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  IlLessons *self = IL_LESSONS (object);

  switch (prop_id)
    {
    case PROP_NETWORK:
      g_value_set_string (value, self->network != NULL ? self->network->id : "");
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_lessons_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  IlLessons *self = IL_LESSONS (object);

  switch (prop_id)
    {
    case PROP_NETWORK:
      il_lessons_set_network (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_lessons_dispose (GObject *object)
{
  IlLessons *self = IL_LESSONS (object);

  g_clear_pointer (&self->files, g_hash_table_unref);
  g_clear_object (&self->scenarios);
  g_clear_object (&self->lab);

  G_OBJECT_CLASS (il_lessons_parent_class)->dispose (object);
}

static void
il_lessons_class_init (IlLessonsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = il_lessons_get_property;
  object_class->set_property = il_lessons_set_property;
  object_class->dispose = il_lessons_dispose;

  properties[PROP_NETWORK] =
    g_param_spec_string ("network", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* A lesson about HTTP/2 is absent where that is not offered. */
static gboolean
can_be_shown (IlScenario *scenario)
{
  return !il_scenario_get_link (scenario)->http2 || il_http2_is_offered ();
}

static void
il_lessons_init (IlLessons *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) builtin = il_scenario_load_builtin (&error);

  if (builtin == NULL)
    g_error ("Built-in scenarios: %s", error->message);

  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->scenarios = g_list_store_new (IL_TYPE_SCENARIO);
  for (guint i = 0; i < builtin->len; i++)
    {
      if (can_be_shown (builtin->pdata[i]))
        g_list_store_append (self->scenarios, builtin->pdata[i]);
    }
  self->n_builtin = g_list_model_get_n_items (G_LIST_MODEL (self->scenarios));
}

IlLessons *
il_lessons_new (GSettings *settings,
                IlLab     *lab)
{
  IlLessons *self = g_object_new (IL_TYPE_LESSONS, NULL);

  self->lab = g_object_ref (lab);
  g_settings_bind (settings, "network", self, "network", G_SETTINGS_BIND_DEFAULT);

  return self;
}

IlLab *
il_lessons_get_lab (IlLessons *self)
{
  g_return_val_if_fail (IL_IS_LESSONS (self), NULL);

  return self->lab;
}

GListModel *
il_lessons_get_scenarios (IlLessons *self)
{
  g_return_val_if_fail (IL_IS_LESSONS (self), NULL);

  return G_LIST_MODEL (self->scenarios);
}

IlScenario *
il_lessons_find (IlLessons  *self,
                 const char *id)
{
  guint position;

  g_return_val_if_fail (IL_IS_LESSONS (self), NULL);

  return find_position (self, id, &position) ? peek (self, position) : NULL;
}

const char *
il_lessons_get_default (IlLessons *self)
{
  g_return_val_if_fail (IL_IS_LESSONS (self), NULL);

  return il_scenario_get_id (peek (self, 0));
}

const IlLinkPreset *
il_lessons_get_network (IlLessons *self)
{
  g_return_val_if_fail (IL_IS_LESSONS (self), NULL);

  return self->network;
}

void
il_lessons_set_network (IlLessons  *self,
                        const char *id)
{
  const IlLinkPreset *network = il_link_preset_find (id);

  g_return_if_fail (IL_IS_LESSONS (self));

  if (self->network == network)
    return;

  self->network = network;
  il_lab_set_preset (self->lab, network);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NETWORK]);
}

gboolean
il_lessons_is_file (GFile *file)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  name = g_file_get_basename (file);

  return g_file_is_native (file) && name != NULL && g_str_has_suffix (name, SUFFIX);
}

GFile *
il_lessons_get_file (IlLessons  *self,
                     const char *id)
{
  g_return_val_if_fail (IL_IS_LESSONS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->files, id);
}

void
il_lessons_open (IlLessons           *self,
                 GFile               *file,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  GTask *task;
  g_autoptr (GTask) loading = NULL;

  g_return_if_fail (IL_IS_LESSONS (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, il_lessons_open);
  loading = g_task_new (file, NULL, loaded_cb, task);
  g_task_set_task_data (loading, dup_taken_ids (self), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (loading, load_in_thread);
}

char *
il_lessons_open_finish (IlLessons     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (IL_IS_LESSONS (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
