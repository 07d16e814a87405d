/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-playhead.h"

struct _IlPlayhead
{
  GObject parent_instance;

  IlRecording *recording;
  gint64 time;
};

enum
{
  PROP_RECORDING = 1,
  PROP_TIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlPlayhead, il_playhead, G_TYPE_OBJECT)

static void
set_time (IlPlayhead *self,
          gint64      time)
{
  if (self->time == time)
    return;

  self->time = time;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME]);
}

static void
il_playhead_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  IlPlayhead *self = IL_PLAYHEAD (object);

  switch (prop_id)
    {
    case PROP_RECORDING:
      g_value_set_object (value, self->recording);
      break;

    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_playhead_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_RECORDING:
      il_playhead_set_recording (IL_PLAYHEAD (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_playhead_dispose (GObject *object)
{
  IlPlayhead *self = IL_PLAYHEAD (object);

  g_clear_object (&self->recording);

  G_OBJECT_CLASS (il_playhead_parent_class)->dispose (object);
}

static void
il_playhead_class_init (IlPlayheadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = il_playhead_get_property;
  object_class->set_property = il_playhead_set_property;
  object_class->dispose = il_playhead_dispose;

  properties[PROP_RECORDING] =
    g_param_spec_object ("recording", NULL, NULL, IL_TYPE_RECORDING,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TIME] =
    g_param_spec_int64 ("time", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
il_playhead_init (IlPlayhead *self)
{
}

IlPlayhead *
il_playhead_new (void)
{
  return g_object_new (IL_TYPE_PLAYHEAD, NULL);
}

IlRecording *
il_playhead_get_recording (IlPlayhead *self)
{
  g_return_val_if_fail (IL_IS_PLAYHEAD (self), NULL);

  return self->recording;
}

void
il_playhead_set_recording (IlPlayhead  *self,
                           IlRecording *recording)
{
  g_return_if_fail (IL_IS_PLAYHEAD (self));

  if (!g_set_object (&self->recording, recording))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDING]);
  il_playhead_advance (self);
}

gint64
il_playhead_get_time (IlPlayhead *self)
{
  g_return_val_if_fail (IL_IS_PLAYHEAD (self), 0);

  return self->time;
}

gboolean
il_playhead_is_live (IlPlayhead *self)
{
  g_return_val_if_fail (IL_IS_PLAYHEAD (self), FALSE);

  return self->recording != NULL && il_recording_is_started (self->recording) &&
         !il_recording_is_finished (self->recording);
}

void
il_playhead_advance (IlPlayhead *self)
{
  g_return_if_fail (IL_IS_PLAYHEAD (self));

  set_time (self, self->recording != NULL ? il_recording_get_now (self->recording) : 0);
}
