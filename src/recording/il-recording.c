/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/il-recording.h"

struct _IlRecording
{
  GObject parent_instance;

  IlMode mode;
  guint limit;
  GPtrArray *tracks;
  IlLoopTrack *loop;
  gint64 base;

  /* µs in growing order: of all tracks that ended, and of two kinds of them. */
  GArray *ends;
  GArray *failed;
  GArray *cancelled;

  gboolean started;
  gboolean finished;
};

enum
{
  PROP_STARTED = 1,
  PROP_FINISHED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void il_recording_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IlRecording, il_recording, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      il_recording_list_model_init))

static GArray *
times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* How many are not after a time. */
static guint
count_times (GArray *times,
             gint64  time)
{
  guint low = 0, high = times->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (times, gint64, middle) > time)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static GType
il_recording_get_item_type (GListModel *model)
{
  return IL_TYPE_TRACK;
}

static guint
il_recording_get_n_items (GListModel *model)
{
  return IL_RECORDING (model)->tracks->len;
}

static gpointer
il_recording_get_item (GListModel *model,
                       guint       position)
{
  IlRecording *self = IL_RECORDING (model);

  if (position >= self->tracks->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->tracks, position));
}

static void
il_recording_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = il_recording_get_item_type;
  iface->get_n_items = il_recording_get_n_items;
  iface->get_item = il_recording_get_item;
}

static void
il_recording_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  IlRecording *self = IL_RECORDING (object);

  switch (prop_id)
    {
    case PROP_STARTED:
      g_value_set_boolean (value, self->started);
      break;

    case PROP_FINISHED:
      g_value_set_boolean (value, self->finished);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
il_recording_finalize (GObject *object)
{
  IlRecording *self = IL_RECORDING (object);

  g_clear_pointer (&self->tracks, g_ptr_array_unref);
  g_clear_pointer (&self->loop, il_loop_track_free);
  g_clear_pointer (&self->ends, g_array_unref);
  g_clear_pointer (&self->failed, g_array_unref);
  g_clear_pointer (&self->cancelled, g_array_unref);

  G_OBJECT_CLASS (il_recording_parent_class)->finalize (object);
}

static void
il_recording_class_init (IlRecordingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = il_recording_get_property;
  object_class->finalize = il_recording_finalize;

  properties[PROP_STARTED] =
    g_param_spec_boolean ("started", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FINISHED] =
    g_param_spec_boolean ("finished", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
il_recording_init (IlRecording *self)
{
  self->tracks = g_ptr_array_new_with_free_func (g_object_unref);
  self->loop = il_loop_track_new ();
  self->ends = times_new ();
  self->failed = times_new ();
  self->cancelled = times_new ();
}

IlRecording *
il_recording_new (IlMode mode,
                  guint  limit)
{
  IlRecording *self = g_object_new (IL_TYPE_RECORDING, NULL);

  self->mode = mode;
  self->limit = limit;

  return self;
}

IlMode
il_recording_get_mode (IlRecording *self)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), IL_MODE_ONE_AT_A_TIME);

  return self->mode;
}

guint
il_recording_get_limit (IlRecording *self)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), 0);

  return self->limit;
}

guint
il_recording_get_n_tracks (IlRecording *self)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), 0);

  return self->tracks->len;
}

IlTrack *
il_recording_get_track (IlRecording *self,
                        guint        index)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), NULL);
  g_return_val_if_fail (index < self->tracks->len, NULL);

  return g_ptr_array_index (self->tracks, index);
}

IlLoopTrack *
il_recording_get_loop (IlRecording *self)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), NULL);

  return self->loop;
}

gboolean
il_recording_is_started (IlRecording *self)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), FALSE);

  return self->started;
}

gboolean
il_recording_is_finished (IlRecording *self)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), FALSE);

  return self->finished;
}

gint64
il_recording_get_now (IlRecording *self)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), 0);

  if (!self->started)
    return 0;

  return self->finished ? il_recording_get_duration (self)
                        : il_recording_to_time (self, g_get_monotonic_time ());
}

gint64
il_recording_get_duration (IlRecording *self)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), 0);

  return self->ends->len == 0 ? 0 : g_array_index (self->ends, gint64, self->ends->len - 1);
}

guint
il_recording_count_ended (IlRecording *self,
                          gint64       time)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), 0);

  return count_times (self->ends, time);
}

guint
il_recording_count_failed (IlRecording *self,
                           gint64       time)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), 0);

  return count_times (self->failed, time);
}

guint
il_recording_count_cancelled (IlRecording *self,
                              gint64       time)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), 0);

  return count_times (self->cancelled, time);
}

gboolean
il_recording_is_whole (IlRecording *self)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), FALSE);

  return self->finished && self->failed->len == 0 && self->cancelled->len == 0;
}

gboolean
il_recording_has_same_addresses (IlRecording *self,
                                 IlRecording *other)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), FALSE);
  g_return_val_if_fail (IL_IS_RECORDING (other), FALSE);

  if (self->tracks->len != other->tracks->len)
    return FALSE;

  for (guint i = 0; i < self->tracks->len; i++)
    {
      if (g_strcmp0 (il_track_get_address (il_recording_get_track (self, i)),
                     il_track_get_address (il_recording_get_track (other, i))) != 0)
        return FALSE;
    }

  return TRUE;
}

IlTrack *
il_recording_add (IlRecording *self,
                  const char  *address,
                  gint64       size_hint)
{
  IlTrack *track;
  guint index;

  g_return_val_if_fail (IL_IS_RECORDING (self), NULL);
  g_return_val_if_fail (!self->started, NULL);

  index = self->tracks->len;
  track = il_track_new (index, address, size_hint);
  g_ptr_array_add (self->tracks, track);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 0, 1);

  return track;
}

void
il_recording_start (IlRecording *self,
                    gint64       monotonic)
{
  g_return_if_fail (IL_IS_RECORDING (self));
  g_return_if_fail (!self->started);

  self->base = monotonic;
  self->started = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARTED]);
}

gint64
il_recording_to_time (IlRecording *self,
                      gint64       monotonic)
{
  g_return_val_if_fail (IL_IS_RECORDING (self), 0);

  return MAX (0, monotonic - self->base);
}

void
il_recording_end_track (IlRecording *self,
                        IlTrack     *track,
                        gint64       time,
                        GError      *error)
{
  IlState state;
  gint64 end;

  g_return_if_fail (IL_IS_RECORDING (self));
  g_return_if_fail (self->started && !self->finished);
  g_return_if_fail (il_track_get_end (track) == IL_TIME_NONE);

  il_track_end (track, MAX (time, il_recording_get_duration (self)), error);
  end = il_track_get_end (track);
  g_array_append_val (self->ends, end);

  state = il_track_get_state (track, end);
  if (state == IL_STATE_FAILED)
    g_array_append_val (self->failed, end);
  else if (state == IL_STATE_CANCELLED)
    g_array_append_val (self->cancelled, end);
}

void
il_recording_finish (IlRecording *self)
{
  g_return_if_fail (IL_IS_RECORDING (self));
  g_return_if_fail (self->started && !self->finished);
  g_return_if_fail (self->ends->len == self->tracks->len);

  il_loop_track_seal (self->loop);
  self->finished = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
}
