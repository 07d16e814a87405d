/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-run-recall.h"

#include <string.h>

#include "formats/il-run-file.h"

#define SUFFIX ".run"

/* Beyond that it is no longer our doing what lies in the folder. */
#define MAX_NAMES 1000

typedef struct
{
  GFile *folder;
  GCancellable *cancellable;
  GPtrArray *unread;
  IlRunRecallFunc func;
  gpointer data;
} Recall;

static void read_next (Recall *self);

static void
finish (Recall *self)
{
  self->func (NULL, NULL, self->data);

  g_clear_object (&self->folder);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->unread);
  g_free (self);
}

static gboolean
is_our_name (const char *name)
{
  g_autofree char *id = NULL;

  if (!g_str_has_suffix (name, SUFFIX))
    return FALSE;

  id = g_strndup (name, strlen (name) - strlen (SUFFIX));

  return g_uuid_string_is_valid (id);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Recall *self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (IlRunInfo) info = { 0 };
  g_autoptr (IlRecording) recording = il_run_file_load_finish (G_FILE (source), result, &info,
                                                               &error);

  if (recording != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_autoptr (IlRun) run = il_run_new (recording, &info);

      self->func (run, G_FILE (source), self->data);
    }
  else if (g_error_matches (error, IL_RUN_FILE_ERROR, IL_RUN_FILE_ERROR_DAMAGED))
    {
      self->func (NULL, G_FILE (source), self->data);
    }

  read_next (self);
}

static gboolean
read_cb (gpointer data)
{
  Recall *self = data;
  g_autoptr (GFile) file = NULL;

  if (self->unread->len == 0 || g_cancellable_is_cancelled (self->cancellable))
    {
      finish (self);
      return G_SOURCE_REMOVE;
    }

  file = g_ptr_array_steal_index_fast (self->unread, self->unread->len - 1);
  il_run_file_load_async (file, self->cancellable, loaded_cb, self);

  return G_SOURCE_REMOVE;
}

static void
read_next (Recall *self)
{
  g_idle_add_full (G_PRIORITY_LOW, read_cb, self, NULL);
}

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Recall *self = user_data;
  g_autolist (GFileInfo) infos = g_file_enumerator_next_files_finish (G_FILE_ENUMERATOR (source),
                                                                      result, NULL);

  for (GList *l = infos; l != NULL; l = l->next)
    {
      /* A pipe of such a name would be waited for, and never end. */
      if (g_file_info_get_file_type (l->data) == G_FILE_TYPE_REGULAR &&
          is_our_name (g_file_info_get_name (l->data)))
        g_ptr_array_add (self->unread,
                         g_file_enumerator_get_child (G_FILE_ENUMERATOR (source), l->data));
    }

  read_next (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Recall *self = user_data;
  g_autoptr (GFileEnumerator) names = g_file_enumerate_children_finish (G_FILE (source), result,
                                                                        NULL);

  /* The first time there is no folder. */
  if (names != NULL)
    g_file_enumerator_next_files_async (names, MAX_NAMES, G_PRIORITY_LOW, NULL, named_cb, self);
  else
    read_next (self);
}

static gboolean
open_cb (gpointer data)
{
  Recall *self = data;

  g_file_enumerate_children_async (self->folder,
                                   G_FILE_ATTRIBUTE_STANDARD_NAME ","
                                   G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                   G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, G_PRIORITY_LOW, NULL,
                                   opened_cb, self);

  return G_SOURCE_REMOVE;
}

GFile *
il_run_recall_create_file (GFile *folder)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (id, SUFFIX, NULL);

  return g_file_get_child (folder, name);
}

void
il_run_recall_start (GFile           *folder,
                     GCancellable    *cancellable,
                     IlRunRecallFunc  func,
                     gpointer         data)
{
  Recall *self = g_new0 (Recall, 1);

  self->folder = g_object_ref (folder);
  self->cancellable = g_object_ref (cancellable);
  self->unread = g_ptr_array_new_with_free_func (g_object_unref);
  self->func = func;
  self->data = data;
  g_idle_add_full (G_PRIORITY_LOW, open_cb, self, NULL);
}
