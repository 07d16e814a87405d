/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-catalogue.h"

#include <string.h>

struct _IlCatalogue
{
  GMutex      lock;
  GHashTable *scenarios;
};

IlCatalogue *
il_catalogue_new (void)
{
  IlCatalogue *self = g_new0 (IlCatalogue, 1);

  g_mutex_init (&self->lock);
  self->scenarios = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return self;
}

void
il_catalogue_free (IlCatalogue *self)
{
  g_hash_table_unref (self->scenarios);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
il_catalogue_add (IlCatalogue *self,
                  IlScenario  *scenario)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_replace (self->scenarios, g_strdup (il_scenario_get_id (scenario)),
                        g_object_ref (scenario));
}

IlScenario *
il_catalogue_get (IlCatalogue *self,
                  const char  *id)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  IlScenario *scenario = g_hash_table_lookup (self->scenarios, id);

  return scenario != NULL ? g_object_ref (scenario) : NULL;
}

IlScenario *
il_catalogue_find (IlCatalogue       *self,
                   const char        *path,
                   const IlDocument **document)
{
  g_autofree char *id = il_catalogue_dup_id (path);
  g_autoptr (IlScenario) scenario = il_catalogue_get (self, id);

  *document = NULL;
  if (scenario != NULL)
    *document = il_scenario_find_document (scenario, path + 1 + strlen (id));

  return *document != NULL ? g_steal_pointer (&scenario) : NULL;
}

char *
il_catalogue_dup_id (const char *path)
{
  return *path == '/' ? g_strndup (path + 1, strcspn (path + 1, "/")) : g_strdup ("");
}
