/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-lesson-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "lab/il-scenario-text.h"

#define SUFFIX ".scenario"

/* What an id gets when its own is taken. */
#define OWN_SUFFIX "-own"

#define ID_MAX 64

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

static char *
dup_own_id (const char        *id,
            const char *const *taken)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *number = n > 1 ? g_strdup_printf ("-%u", n) : g_strdup ("");
      int length = ID_MAX - (int) strlen (OWN_SUFFIX) - (int) strlen (number);
      g_autofree char *own = g_strdup_printf ("%.*s" OWN_SUFFIX "%s", length, id, number);

      if (!g_strv_contains (taken, own))
        return g_steal_pointer (&own);
    }
}

static IlScenario *
load_as_own (GFile              *file,
             const char         *id,
             const char *const  *taken,
             GError            **error)
{
  g_autofree char *own = dup_own_id (id, taken);
  g_autoptr (GBytes) bytes = load_again (file, error);

  return bytes != NULL ? il_scenario_new_from_bytes (own, bytes, error) : NULL;
}

/* Opening a pipe would wait for somebody to write to it. */
static IlScenario *
load (GFile              *file,
      const char *const  *taken,
      GError            **error)
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
    return load_as_own (file, il_scenario_get_id (scenario), taken, error);

  return g_steal_pointer (&scenario);
}

gboolean
il_lesson_file_is (GFile *file)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  name = g_file_get_basename (file);

  return g_file_is_native (file) && name != NULL && g_str_has_suffix (name, SUFFIX);
}

IlScenario *
il_lesson_file_load (GFile              *file,
                     const char *const  *taken,
                     GError            **error)
{
  IlScenario *scenario;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  scenario = load (file, taken, error);
  /* GIO names only the files of this machine. */
  if (scenario == NULL && !g_file_is_native (file))
    {
      name = g_file_get_parse_name (file);
      g_prefix_error (error, "%s: ", name);
    }

  return scenario;
}
