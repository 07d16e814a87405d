/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-run-trash.h"

#include <glib/gstdio.h>

/* Stands beside the folder; whatever begins so is ours to delete. */
#define PREFIX "forgotten-"

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }

  g_rmdir (path);
}

static void
empty_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  const char *parent = task_data;
  g_autoptr (GDir) folder = g_dir_open (parent, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);

      if (g_str_has_prefix (name, PREFIX) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        empty_folder (path);
    }

  g_task_return_boolean (task, TRUE);
}

void
il_run_trash_take (GFile               *folder,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (folder, NULL, callback, user_data);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (PREFIX, id, NULL);
  g_autofree char *parent = g_path_get_dirname (g_file_peek_path (folder));
  g_autofree char *target = g_build_filename (parent, name, NULL);

  /* Fails where there is none. */
  g_rename (g_file_peek_path (folder), target);

  g_task_set_source_tag (task, il_run_trash_take);
  g_task_set_task_data (task, g_steal_pointer (&parent), g_free);
  g_task_run_in_thread (task, empty_thread);
}
