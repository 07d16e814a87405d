/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scenario-file.h"

#include <glib/gstdio.h>

static const char documents[] =
  "[Document a.txt]\n"
  "Kind=lines\n"
  "Lines=3\n"
  "FirstByte=20\n"
  "Interval=10\n"
  "[Document b.txt]\n"
  "Kind=lines\n"
  "Lines=3\n"
  "FirstByte=20\n"
  "Interval=10\n";

void
scenario_folder_init (ScenarioFolder *self)
{
  g_autoptr (GError) error = NULL;

  self->path = g_dir_make_tmp ("scenarios-XXXXXX", &error);
  g_assert_no_error (error);
}

void
scenario_folder_clear (ScenarioFolder *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->path, name, NULL);

      g_remove (path);
    }

  g_rmdir (self->path);
  g_clear_pointer (&self->path, g_free);
}

GFile *
scenario_folder_write (ScenarioFolder *self,
                       const char     *name,
                       const char     *title,
                       const char     *scenario,
                       const char     *rest)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autofree char *text = g_strdup_printf ("[Scenario]\nTitle=%s\nSentence=About %s.\n%s%s%s",
                                           title, title, scenario, documents, rest);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}
