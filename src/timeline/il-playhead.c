/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-playhead.h"

/* A frame later than this, in µs, is one after a standstill, such as a window
 * that was not seen: the replay goes on from where it was. */
#define LATE_FRAME G_USEC_PER_SEC

/* A recording and where it begins on the common clock. */
typedef struct
{
  IlRecording *recording;
  gint64 shift;
} Source;

/* What is told of it, and was told last. */
typedef struct
{
  gboolean playing;
  gboolean following;
  gboolean replay;
} Motion;

struct _IlPlayhead
{
  GObject parent_instance;

  Source sources[2];
  gint64 time;
  gint64 reach;
  gint64 last_frame;
  IlSpeed speed;
  gboolean following;
  gboolean frozen;
  gboolean playing;
  GSignalGroup *signals;
  Motion told;
};

enum
{
  PROP_RECORDING = 1,
  PROP_TIME,
  PROP_PLAYING,
  PROP_FOLLOWING,
  PROP_REPLAY,
  PROP_SPEED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IlPlayhead, il_playhead, G_TYPE_OBJECT)

static void
notify (IlPlayhead *self,
        guint       property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_time (IlPlayhead *self,
          gint64      time)
{
  if (self->time == time)
    return;

  self->time = time;
  notify (self, PROP_TIME);
}

static void
tell (IlPlayhead *self)
{
  Motion now = {
    .playing = il_playhead_is_playing (self),
    .following = il_playhead_is_following (self),
    .replay = il_playhead_is_replay (self),
  };
  Motion told = self->told;

  self->told = now;
  if (now.replay != told.replay)
    notify (self, PROP_REPLAY);
  if (now.following != told.following)
    notify (self, PROP_FOLLOWING);
  if (now.playing != told.playing)
    notify (self, PROP_PLAYING);
}

static void
set_motion (IlPlayhead *self,
            gboolean    following,
            gboolean    playing)
{
  self->following = following;
  self->playing = playing;
  self->last_frame = 0;
  tell (self);
}

/* What a live picture shows when it is paused keeps the room that it has. */
static void
set_frozen (IlPlayhead *self,
            gboolean    frozen)
{
  if (frozen && !self->frozen)
    self->reach = il_playhead_get_end (self);

  self->frozen = frozen;
}

/* A live picture that has caught up follows; a replay that is over rests. */
static void
play_on (IlPlayhead *self,
         gint64      elapsed)
{
  gint64 end = il_playhead_get_end (self);
  gint64 time = self->time + il_speed_scale (self->speed, elapsed);

  if (time < end)
    {
      self->reach = MAX (self->reach, time);
      set_time (self, time);
      return;
    }

  set_frozen (self, FALSE);
  set_time (self, end);
  set_motion (self, TRUE, FALSE);
}

/* Of a picture that was paused, nothing moves: not before it is touched. */
static void
recording_changed_cb (IlPlayhead *self)
{
  if (self->following)
    set_time (self, il_playhead_get_end (self));
  if (self->playing && !il_playhead_is_live (self))
    set_frozen (self, FALSE);

  tell (self);
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
      g_value_set_object (value, il_playhead_get_recording (self));
      break;

    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;

    case PROP_PLAYING:
      g_value_set_boolean (value, il_playhead_is_playing (self));
      break;

    case PROP_FOLLOWING:
      g_value_set_boolean (value, il_playhead_is_following (self));
      break;

    case PROP_REPLAY:
      g_value_set_boolean (value, il_playhead_is_replay (self));
      break;

    case PROP_SPEED:
      g_value_set_uint (value, self->speed);
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

    case PROP_SPEED:
      il_playhead_set_speed (IL_PLAYHEAD (object), g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_playhead_dispose (GObject *object)
{
  IlPlayhead *self = IL_PLAYHEAD (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->sources[0].recording);
  g_clear_object (&self->sources[1].recording);

  G_OBJECT_CLASS (il_playhead_parent_class)->dispose (object);
}

static void
il_playhead_class_init (IlPlayheadClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = il_playhead_get_property;
  object_class->set_property = il_playhead_set_property;
  object_class->dispose = il_playhead_dispose;

  properties[PROP_RECORDING] = g_param_spec_object ("recording", NULL, NULL, IL_TYPE_RECORDING,
                                                    writable);
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, readable);
  properties[PROP_FOLLOWING] = g_param_spec_boolean ("following", NULL, NULL, FALSE, readable);
  properties[PROP_REPLAY] = g_param_spec_boolean ("replay", NULL, NULL, FALSE, readable);
  properties[PROP_SPEED] = g_param_spec_uint ("speed", NULL, NULL, 0, IL_N_SPEEDS - 1,
                                              IL_SPEED_NORMAL, writable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
il_playhead_init (IlPlayhead *self)
{
  self->following = TRUE;
  self->signals = g_signal_group_new (IL_TYPE_RECORDING);
  g_signal_group_connect_swapped (self->signals, "notify::started",
                                  G_CALLBACK (recording_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::finished",
                                  G_CALLBACK (recording_changed_cb), self);
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

  return self->sources[0].recording;
}

void
il_playhead_set_recording (IlPlayhead  *self,
                           IlRecording *recording)
{
  gboolean changed;

  g_return_if_fail (IL_IS_PLAYHEAD (self));

  g_clear_object (&self->sources[1].recording);
  self->sources[0].shift = 0;
  changed = g_set_object (&self->sources[0].recording, recording);
  if (!changed)
    return;

  g_signal_group_set_target (self->signals, recording);
  set_frozen (self, FALSE);
  self->following = TRUE;
  self->playing = FALSE;
  notify (self, PROP_RECORDING);
  set_time (self, il_playhead_get_end (self));
  tell (self);
}

void
il_playhead_set_pair (IlPlayhead  *self,
                      IlRecording *first,
                      gint64       first_shift,
                      IlRecording *second,
                      gint64       second_shift)
{
  gboolean other;

  g_return_if_fail (IL_IS_PLAYHEAD (self));
  g_return_if_fail (il_recording_is_finished (first) && il_recording_is_finished (second));
  g_return_if_fail (first_shift >= 0 && second_shift >= 0);

  other = self->sources[1].recording != second;
  g_set_object (&self->sources[1].recording, second);
  self->sources[0].shift = first_shift;
  self->sources[1].shift = second_shift;
  if (g_set_object (&self->sources[0].recording, first))
    {
      other = TRUE;
      g_signal_group_set_target (self->signals, first);
      notify (self, PROP_RECORDING);
    }

  set_frozen (self, FALSE);
  if (other)
    il_playhead_follow (self);
  else
    set_time (self, MIN (self->time, il_playhead_get_end (self)));
  tell (self);
}

gint64
il_playhead_get_time (IlPlayhead *self)
{
  g_return_val_if_fail (IL_IS_PLAYHEAD (self), 0);

  return self->time;
}

gint64
il_playhead_get_end (IlPlayhead *self)
{
  gint64 end = 0;

  g_return_val_if_fail (IL_IS_PLAYHEAD (self), 0);

  for (guint i = 0; i < G_N_ELEMENTS (self->sources); i++)
    {
      const Source *source = &self->sources[i];

      if (source->recording != NULL)
        end = MAX (end, il_recording_get_now (source->recording) + source->shift);
    }

  return end;
}

gint64
il_playhead_get_reach (IlPlayhead *self)
{
  g_return_val_if_fail (IL_IS_PLAYHEAD (self), 0);

  return self->frozen ? self->reach
                      : il_playhead_is_live (self) ? self->time : il_playhead_get_end (self);
}

gboolean
il_playhead_is_live (IlPlayhead *self)
{
  IlRecording *recording;

  g_return_val_if_fail (IL_IS_PLAYHEAD (self), FALSE);

  recording = self->sources[0].recording;

  return recording != NULL && il_recording_is_started (recording) &&
         !il_recording_is_finished (recording);
}

gboolean
il_playhead_is_following (IlPlayhead *self)
{
  g_return_val_if_fail (IL_IS_PLAYHEAD (self), FALSE);

  return self->following && il_playhead_is_live (self);
}

gboolean
il_playhead_is_replay (IlPlayhead *self)
{
  IlRecording *recording;

  g_return_val_if_fail (IL_IS_PLAYHEAD (self), FALSE);

  recording = self->sources[0].recording;

  return recording != NULL && il_recording_is_finished (recording) && !self->frozen;
}

gboolean
il_playhead_is_playing (IlPlayhead *self)
{
  g_return_val_if_fail (IL_IS_PLAYHEAD (self), FALSE);

  return self->playing || il_playhead_is_following (self);
}

void
il_playhead_play (IlPlayhead *self)
{
  IlRecording *recording;

  g_return_if_fail (IL_IS_PLAYHEAD (self));

  recording = self->sources[0].recording;
  if (il_playhead_is_playing (self) || recording == NULL ||
      !il_recording_is_started (recording))
    return;

  if (il_recording_is_finished (recording))
    {
      set_frozen (self, FALSE);
      if (self->time >= il_playhead_get_end (self))
        set_time (self, 0);
    }
  set_motion (self, FALSE, TRUE);
}

void
il_playhead_pause (IlPlayhead *self)
{
  g_return_if_fail (IL_IS_PLAYHEAD (self));

  if (!il_playhead_is_playing (self))
    return;

  set_frozen (self, il_playhead_is_live (self));
  set_motion (self, FALSE, FALSE);
}

void
il_playhead_follow (IlPlayhead *self)
{
  g_return_if_fail (IL_IS_PLAYHEAD (self));

  set_frozen (self, FALSE);
  set_time (self, il_playhead_get_end (self));
  set_motion (self, TRUE, FALSE);
}

void
il_playhead_seek (IlPlayhead *self,
                  gint64      time)
{
  gboolean live;

  g_return_if_fail (IL_IS_PLAYHEAD (self));

  live = il_playhead_is_live (self);
  time = CLAMP (time, 0, il_playhead_get_end (self));
  set_frozen (self, live);
  self->reach = MAX (self->reach, time);
  set_time (self, time);
  set_motion (self, FALSE, self->playing);
}

gboolean
il_playhead_step (IlPlayhead  *self,
                  IlEventKind  kind,
                  gboolean     back)
{
  gint64 found = IL_TIME_NONE;

  g_return_val_if_fail (IL_IS_PLAYHEAD (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (self->sources); i++)
    {
      const Source *source = &self->sources[i];
      gint64 time;

      if (source->recording == NULL)
        continue;

      time = back ? il_event_previous (source->recording, kind, self->time - source->shift)
                  : il_event_next (source->recording, kind, self->time - source->shift);
      if (time == IL_TIME_NONE)
        continue;
      time += source->shift;
      if (found == IL_TIME_NONE || (back ? time > found : time < found))
        found = time;
    }

  il_playhead_pause (self);
  if (found != IL_TIME_NONE)
    il_playhead_seek (self, found);

  return found != IL_TIME_NONE;
}

IlSpeed
il_playhead_get_speed (IlPlayhead *self)
{
  g_return_val_if_fail (IL_IS_PLAYHEAD (self), IL_SPEED_NORMAL);

  return self->speed;
}

void
il_playhead_set_speed (IlPlayhead *self,
                       IlSpeed     speed)
{
  g_return_if_fail (IL_IS_PLAYHEAD (self));
  g_return_if_fail (speed < IL_N_SPEEDS);

  if (self->speed == speed)
    return;

  self->speed = speed;
  notify (self, PROP_SPEED);
}

void
il_playhead_advance (IlPlayhead *self,
                     gint64      frame)
{
  gint64 elapsed;

  g_return_if_fail (IL_IS_PLAYHEAD (self));

  elapsed = self->last_frame > 0 ? MAX (0, frame - self->last_frame) : 0;
  if (self->following)
    set_time (self, il_playhead_get_end (self));
  else if (self->playing)
    play_on (self, elapsed < LATE_FRAME ? elapsed : 0);
  self->last_frame = frame;
}
