/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-lessons.h"

struct _IlLessons
{
  GObject parent_instance;

  IlLab *lab;
  GListStore *scenarios;
};

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

static void
il_lessons_dispose (GObject *object)
{
  IlLessons *self = IL_LESSONS (object);

  g_clear_object (&self->scenarios);
  g_clear_object (&self->lab);

  G_OBJECT_CLASS (il_lessons_parent_class)->dispose (object);
}

static void
il_lessons_class_init (IlLessonsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = il_lessons_dispose;
}

static void
il_lessons_init (IlLessons *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) builtin = il_scenario_load_builtin (&error);

  if (builtin == NULL)
    g_error ("Built-in scenarios: %s", error->message);

  self->scenarios = g_list_store_new (IL_TYPE_SCENARIO);
  for (guint i = 0; i < builtin->len; i++)
    g_list_store_append (self->scenarios, g_ptr_array_index (builtin, i));
}

IlLessons *
il_lessons_new (IlLab *lab)
{
  IlLessons *self = g_object_new (IL_TYPE_LESSONS, NULL);

  self->lab = g_object_ref (lab);

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
