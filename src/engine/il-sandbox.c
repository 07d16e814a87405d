/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/il-sandbox.h"

gboolean
il_sandbox_lacks_network (const char *info)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) shared = NULL;

  g_return_val_if_fail (info != NULL, FALSE);

  if (!g_key_file_load_from_file (file, info, G_KEY_FILE_NONE, NULL))
    return FALSE;

  /* Without the key nothing is shared. */
  shared = g_key_file_get_string_list (file, "Context", "shared", NULL, NULL);

  return shared == NULL || !g_strv_contains ((const char *const *) shared, "network");
}
