/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-run.h"

#include <glib/gi18n.h>

/* In characters: a name stands in one line of a narrow list. */
#define NAME_MAX_LENGTH 100

struct _IlRun
{
  GObject parent_instance;

  IlRecording *recording;
  IlRunInfo info;
};

enum
{
  PROP_NAME = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlRun, il_run, G_TYPE_OBJECT)

/* What is typed or read is one line of valid text, or nothing. */
static char *
dup_tidy_name (const char *name)
{
  g_autofree char *valid = name != NULL ? g_utf8_make_valid (name, -1) : g_strdup ("");
  g_autofree char *tidy = NULL;

  for (char *c = valid; *c != '\0'; c++)
    {
      if (g_ascii_iscntrl (*c))
        *c = ' ';
    }

  tidy = g_utf8_substring (g_strstrip (valid), 0, MIN (g_utf8_strlen (valid, -1),
                                                       NAME_MAX_LENGTH));
  g_strchomp (tidy);

  return *tidy != '\0' ? g_steal_pointer (&tidy) : NULL;
}

static void
il_run_get_property (GObject    *object,
                     guint       prop_id,
                     GValue     *value,
                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, il_run_get_name (IL_RUN (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_run_set_property (GObject      *object,
                     guint         prop_id,
                     const GValue *value,
                     GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_NAME:
      il_run_set_name (IL_RUN (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_run_finalize (GObject *object)
{
  IlRun *self = IL_RUN (object);

  g_clear_object (&self->recording);
  il_run_info_clear (&self->info);

  G_OBJECT_CLASS (il_run_parent_class)->finalize (object);
}

static void
il_run_class_init (IlRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = il_run_get_property;
  object_class->set_property = il_run_set_property;
  object_class->finalize = il_run_finalize;

  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
il_run_init (IlRun *self)
{
}

IlRun *
il_run_new (IlRecording     *recording,
            const IlRunInfo *info)
{
  IlRun *self;

  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);

  self = g_object_new (IL_TYPE_RUN, NULL);
  self->recording = g_object_ref (recording);
  il_run_info_copy (&self->info, info);
  g_free (self->info.name);
  self->info.name = dup_tidy_name (info->name);

  return self;
}

IlRecording *
il_run_get_recording (IlRun *self)
{
  g_return_val_if_fail (IL_IS_RUN (self), NULL);

  return self->recording;
}

const IlRunInfo *
il_run_get_info (IlRun *self)
{
  g_return_val_if_fail (IL_IS_RUN (self), NULL);

  return &self->info;
}

const char *
il_run_get_name (IlRun *self)
{
  g_return_val_if_fail (IL_IS_RUN (self), NULL);

  return self->info.name;
}

void
il_run_set_name (IlRun      *self,
                 const char *name)
{
  g_autofree char *tidy = NULL;

  g_return_if_fail (IL_IS_RUN (self));

  tidy = dup_tidy_name (name);
  if (g_strcmp0 (self->info.name, tidy) == 0)
    return;

  g_free (self->info.name);
  self->info.name = g_steal_pointer (&tidy);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

void
il_run_set_alone (IlRun *self)
{
  g_return_if_fail (IL_IS_RUN (self));

  g_clear_pointer (&self->info.key, g_free);
}

gboolean
il_run_is_peer (IlRun       *self,
                IlRecording *recording,
                const char  *key)
{
  g_return_val_if_fail (IL_IS_RUN (self), FALSE);

  return key != NULL && g_strcmp0 (self->info.key, key) == 0 &&
         il_recording_is_whole (self->recording) &&
         il_recording_has_same_addresses (self->recording, recording);
}

char *
il_run_dup_mode (IlRun *self)
{
  guint limit;

  g_return_val_if_fail (IL_IS_RUN (self), NULL);

  limit = il_recording_get_limit (self->recording);
  if (il_recording_get_mode (self->recording) == IL_MODE_ONE_AT_A_TIME)
    return g_strdup (_("One at a time"));
  if (limit == 0)
    return g_strdup (_("Together"));

  return g_strdup_printf (ngettext ("Together, %u at once", "Together, %u at once", limit), limit);
}

char *
il_run_dup_title (IlRun *self)
{
  g_return_val_if_fail (IL_IS_RUN (self), NULL);

  return self->info.name != NULL ? g_strdup (self->info.name) : il_run_dup_mode (self);
}

const char *
il_run_get_outcome (IlRun *self)
{
  g_return_val_if_fail (IL_IS_RUN (self), NULL);

  if (!il_recording_is_finished (self->recording) || il_recording_is_whole (self->recording))
    return NULL;

  /* Translators: a word beside a run of which not everything came. */
  return il_recording_count_failed (self->recording, G_MAXINT64) > 0 ? _("Failed")
                                                                     : _("Cancelled");
}
