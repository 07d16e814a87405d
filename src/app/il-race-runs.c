/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-race-runs.h"

static IlMode
get_mode (IlRun *run)
{
  return il_recording_get_mode (il_run_get_recording (run));
}

/* A run that is not whole finds others that compare, but is none itself. */
static IlRun *
find_peer (IlRunList *runs,
           IlRun     *run)
{
  IlRecording *recording = il_run_get_recording (run);
  IlMode other = get_mode (run) == IL_MODE_TOGETHER ? IL_MODE_ONE_AT_A_TIME : IL_MODE_TOGETHER;

  if (!il_recording_is_whole (recording))
    return NULL;

  return il_run_list_find_peer (runs, other, recording, il_run_get_info (run)->key);
}

gboolean
il_race_runs_find (IlRunList  *runs,
                   IlRun     **first,
                   IlRun     **second)
{
  IlRun *last[2] = { NULL };

  g_return_val_if_fail (IL_IS_RUN_LIST (runs), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (runs)); i++)
    {
      g_autoptr (IlRun) run = g_list_model_get_item (G_LIST_MODEL (runs), i);
      IlRun *peer = find_peer (runs, run);

      if (peer != NULL)
        {
          last[get_mode (run)] = run;
          last[get_mode (peer)] = peer;
          break;
        }

      if (last[get_mode (run)] == NULL)
        last[get_mode (run)] = run;
    }

  *first = last[IL_MODE_ONE_AT_A_TIME];
  *second = last[IL_MODE_TOGETHER];

  return *first != NULL && *second != NULL;
}
