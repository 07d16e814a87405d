/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-lessons.h"

#include "app/il-lesson-file.h"
#include "engine/il-http2.h"

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

static gboolean
is_of_another (IlLessons  *self,
               const char *id,
               GFile      *file)
{
  GFile *known = g_hash_table_lookup (self->files, id);

  return known != NULL && !g_file_equal (known, file);
}

/* The ids that the scenario in @file may not have. */
static GStrv
dup_taken_ids (IlLessons *self,
               GFile     *file)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;

  g_strv_builder_add (builder, IL_SOURCE_ADDRESSES);
  for (guint i = 0; i < self->n_builtin; i++)
    g_strv_builder_add (builder, il_scenario_get_id (peek (self, i)));

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (is_of_another (self, id, file))
        g_strv_builder_add (builder, id);
    }

  return g_strv_builder_end (builder);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  IlScenario *scenario = il_lesson_file_load (G_FILE (source_object), task_data, &error);

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

static void loaded_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data);

static void
start_loading (IlLessons *self,
               GFile     *file,
               GTask     *task)
{
  g_autoptr (GTask) loading = g_task_new (file, NULL, loaded_cb, task);

  g_task_set_source_tag (loading, start_loading);
  g_task_set_task_data (loading, dup_taken_ids (self, file), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (loading, load_in_thread);
}

/* Another file may have taken the id meanwhile. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (IlScenario) scenario = NULL;
  IlLessons *self = g_task_get_source_object (task);
  GError *error = NULL;

  scenario = g_task_propagate_pointer (G_TASK (result), &error);
  if (scenario == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (g_task_return_error_if_cancelled (task))
    return;

  if (is_of_another (self, il_scenario_get_id (scenario), G_FILE (source)))
    {
      start_loading (self, G_FILE (source), g_steal_pointer (&task));
      return;
    }

  add (self, scenario, G_FILE (source));
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

  g_return_if_fail (IL_IS_LESSONS (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, il_lessons_open);
  start_loading (self, file, task);
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
