/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-session-private.h"

#include "app/il-source.h"
#include "engine/il-http2.h"

/* Some lessons are about HTTP/2; for all else the user decides. */
IlHttpVersion
il_session_get_http_version (IlSession *self)
{
  IlScenario *scenario = il_lessons_find (self->lessons, il_session_get_source (self));
  gboolean wanted = g_settings_get_boolean (self->settings, "http2");

  if (scenario != NULL && il_scenario_get_link (scenario)->http2)
    wanted = TRUE;

  return wanted && il_http2_is_offered () ? IL_HTTP_2 : IL_HTTP_1_1;
}

/* Those of the program change with its version only; a file's scenario is
 * another one whenever it was read again. */
static const char *
get_edition (IlSession  *self,
             IlScenario *scenario)
{
  const char *edition;

  if (il_lessons_get_file (self->lessons, il_scenario_get_id (scenario)) == NULL)
    return IL_VERSION;

  edition = g_object_get_data (G_OBJECT (scenario), "edition");
  if (edition == NULL)
    {
      edition = g_uuid_string_random ();
      g_object_set_data_full (G_OBJECT (scenario), "edition", (gpointer) edition, g_free);
    }

  return edition;
}

static void
add_editions (IlSession *self,
              GString   *key)
{
  IlLab *lab = il_lessons_get_lab (self->lessons);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);

  for (guint i = 0; self->list[i] != NULL; i++)
    {
      const IlDocument *document;
      g_autoptr (IlScenario) scenario = il_lab_find (lab, self->list[i], &document);

      if (scenario == NULL || g_hash_table_contains (seen, scenario))
        continue;

      g_string_append_printf (key, " %s:%s", il_scenario_get_id (scenario),
                              get_edition (self, scenario));
      g_hash_table_add (seen, g_steal_pointer (&scenario));
    }
}

char *
il_session_dup_key (IlSession *self)
{
  const IlLinkPreset *network = il_session_get_network (self);
  GString *key = g_string_new (NULL);

  g_string_printf (key, "http:%u network:%s", il_session_get_http_version (self),
                   network != NULL ? network->id : "");
  add_editions (self, key);

  return g_string_free (key, FALSE);
}

IlRun *
il_session_create_run (IlSession   *self,
                       IlRecording *recording)
{
  const IlLinkPreset *network = il_session_get_network (self);
  g_auto (IlRunInfo) info = { 0 };

  info.source = g_strdup (self->source);
  info.source_title = il_session_dup_source_title (self, TRUE);
  info.network = network != NULL ? g_strdup (network->id) : NULL;
  info.network_title = network != NULL ? g_strdup (il_link_preset_get_title (network)) : NULL;
  info.http_version = il_session_get_http_version (self);
  info.started = g_get_real_time ();
  info.key = il_session_dup_key (self);

  return il_run_new (recording, &info);
}

/* What changed in the middle of a run, by way of another window, makes it one
 * that nothing compares with. */
void
il_session_keep_run (IlSession *self)
{
  g_autofree char *key = il_session_dup_key (self);

  if (g_strcmp0 (key, il_run_get_info (self->run)->key) != 0)
    il_run_set_alone (self->run);

  il_run_list_append (self->runs, self->run);
}

void
il_session_show (IlSession   *self,
                 IlRecording *recording,
                 IlRun       *run)
{
  gboolean other_run = g_set_object (&self->run, run);

  il_run_list_set_kept (self->runs, run);
  if (g_set_object (&self->recording, recording))
    il_session_notify (self, PROP_RECORDING);
  if (other_run)
    il_session_notify (self, PROP_RUN);
}

gboolean
il_session_shows_list (IlSession *self)
{
  guint n = il_recording_get_n_tracks (self->recording);

  if (n != g_strv_length (self->list))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      IlTrack *track = il_recording_get_track (self->recording, i);

      if (g_strcmp0 (il_track_get_address (track), self->list[i]) != 0)
        return FALSE;
    }

  return TRUE;
}

IlRunList *
il_session_get_runs (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return self->runs;
}

IlRun *
il_session_get_run (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return self->run;
}

void
il_session_show_run (IlSession *self,
                     IlRun     *run)
{
  g_return_if_fail (IL_IS_SESSION (self));
  g_return_if_fail (IL_IS_RUN (run));

  if (!il_session_is_running (self))
    il_session_show (self, il_run_get_recording (run), run);
}

void
il_session_remove_run (IlSession *self,
                       IlRun     *run)
{
  g_autoptr (IlRun) next = NULL;
  guint position;

  g_return_if_fail (IL_IS_SESSION (self));

  if (!il_run_list_find (self->runs, run, &position))
    return;

  next = g_list_model_get_item (G_LIST_MODEL (self->runs), position + 1);
  if (next == NULL && position > 0)
    next = g_list_model_get_item (G_LIST_MODEL (self->runs), position - 1);

  if (self->run == run && next != NULL)
    il_session_show_run (self, next);
  else if (self->run == run && !il_session_is_running (self))
    il_session_show_list (self);

  il_run_list_remove (self->runs, run);
}

IlRun *
il_session_get_other_run (IlSession *self)
{
  g_autofree char *key = NULL;
  IlMode mode;

  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  key = self->run != NULL ? g_strdup (il_run_get_info (self->run)->key)
                          : il_session_dup_key (self);
  mode = il_recording_get_mode (self->recording) == IL_MODE_TOGETHER ? IL_MODE_ONE_AT_A_TIME
                                                                     : IL_MODE_TOGETHER;

  return il_run_list_find_peer (self->runs, mode, self->recording, key);
}

IlRecording *
il_session_get_other (IlSession *self)
{
  IlRun *other = il_session_get_other_run (self);

  return other != NULL ? il_run_get_recording (other) : NULL;
}
