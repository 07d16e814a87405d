/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-session-private.h"

#include <glib/gi18n.h>

#include "app/il-address-list.h"
#include "app/il-source.h"

/* A lesson's limit is for the lesson: the user's own returns after it. */
static void
take_up_limit (IlSession *self)
{
  guint before = il_session_get_limit (self);
  guint limit = self->scenario != NULL ? il_scenario_get_limit (self->scenario) : 0;

  self->has_lesson_limit = limit > 0;
  self->lesson_limit = MIN (limit, IL_PLAN_MAX_IN_FLIGHT);
  if (il_session_get_limit (self) != before)
    il_session_notify (self, PROP_LIMIT);
}

/* The scenario is held: the lab may get another of the same name meanwhile. */
static void
take_up_source (IlSession *self)
{
  IlScenario *scenario = il_lessons_find (self->lessons, self->source);

  g_set_object (&self->scenario, scenario);
  g_clear_pointer (&self->list, g_strfreev);
  self->list = scenario != NULL ? il_source_dup_list (scenario) : g_strdupv (self->addresses);
  take_up_limit (self);
}

void
il_session_set_addresses (IlSession         *self,
                          const char *const *addresses)
{
  if (g_strv_equal ((const char *const *) self->addresses, addresses))
    return;

  g_strfreev (self->addresses);
  self->addresses = g_strdupv ((GStrv) addresses);
  il_session_notify (self, PROP_ADDRESSES);
}

void
il_session_prepare (IlSession *self)
{
  take_up_source (self);
  il_session_show_list (self);
}

gboolean
il_session_is_stale (IlSession *self)
{
  return self->scenario != il_lessons_find (self->lessons, self->source);
}

void
il_session_follow_lessons (IlSession *self)
{
  if (il_session_is_running (self) || !il_session_is_stale (self))
    return;

  il_session_prepare (self);
  il_session_notify (self, PROP_SOURCE);
}

/* Runs over two networks do not compare: what is shown is no longer what a
 * run would be. */
void
il_session_follow_http_version (IlSession *self)
{
  if (!il_session_is_running (self))
    il_session_show_list (self);
}

void
il_session_follow_network (IlSession *self)
{
  if (il_source_needs_lab (il_session_get_list (self)))
    il_session_follow_http_version (self);
}

IlLessons *
il_session_get_lessons (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return self->lessons;
}

IlScenario *
il_session_get_scenario (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return self->scenario;
}

const char *
il_session_get_source (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return self->source;
}

void
il_session_set_source (IlSession  *self,
                       const char *source)
{
  g_return_if_fail (IL_IS_SESSION (self));

  if (g_strcmp0 (source, IL_SOURCE_ADDRESSES) != 0 &&
      il_lessons_find (self->lessons, source) == NULL)
    source = il_lessons_get_default (self->lessons);

  if (il_session_is_running (self))
    return;
  if (g_strcmp0 (self->source, source) == 0)
    {
      /* Chosen again while a run of something else is shown. */
      if (!il_session_shows_list (self))
        il_session_show_list (self);
      return;
    }

  g_free (self->source);
  self->source = g_strdup (source);
  il_session_prepare (self);
  il_session_notify (self, PROP_SOURCE);
}

char *
il_session_dup_source_title (IlSession *self,
                             gboolean   brief)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  if (self->scenario == NULL)
    return g_strdup (_("My Addresses"));
  if (brief)
    return g_strdup (il_scenario_get_title (self->scenario));

  /* Translators: %s is the title of a scenario of the offline lab. */
  return g_strdup_printf (_("Lab: %s"), il_scenario_get_title (self->scenario));
}

const IlLinkPreset *
il_session_get_network (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return il_source_needs_lab (il_session_get_list (self)) ? il_lessons_get_network (self->lessons)
                                                          : NULL;
}

const char *const *
il_session_get_list (IlSession *self)
{
  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  return (const char *const *) self->list;
}

void
il_session_set_list (IlSession         *self,
                     const char *const *list)
{
  g_return_if_fail (IL_IS_SESSION (self));

  if (il_session_is_running (self))
    return;

  il_session_set_addresses (self, list);
  if (g_strcmp0 (self->source, IL_SOURCE_ADDRESSES) == 0)
    il_session_prepare (self);
  else
    il_session_set_source (self, IL_SOURCE_ADDRESSES);
}

/* What this window shows, and what another one has added to the list since: the
 * addresses of neither are lost. */
static GStrv
dup_current_list (IlSession *self)
{
  g_auto (GStrv) saved = g_settings_get_strv (self->settings, "addresses");
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;

  if (g_strcmp0 (self->source, IL_SOURCE_ADDRESSES) != 0)
    return g_steal_pointer (&saved);

  for (guint i = 0; saved[i] != NULL; i++)
    {
      if (!g_strv_contains ((const char *const *) self->addresses, saved[i]))
        g_strv_builder_add (others, saved[i]);
    }
  rest = g_strv_builder_end (others);

  return il_address_list_join ((const char *const *) self->addresses,
                               (const char *const *) rest);
}

guint
il_session_add (IlSession         *self,
                const char *const *addresses)
{
  g_auto (GStrv) current = NULL;
  g_auto (GStrv) joined = NULL;

  g_return_val_if_fail (IL_IS_SESSION (self), 0);

  current = dup_current_list (self);
  joined = il_address_list_join ((const char *const *) current, addresses);
  il_session_set_list (self, (const char *const *) joined);

  return g_strv_length (joined) - g_strv_length (current);
}

char *
il_session_dup_reachable (IlSession  *self,
                          const char *address)
{
  char *reachable;

  g_return_val_if_fail (IL_IS_SESSION (self), NULL);

  reachable = il_lab_resolve (il_lessons_get_lab (self->lessons), address);

  return reachable != NULL ? reachable : g_strdup (address);
}
