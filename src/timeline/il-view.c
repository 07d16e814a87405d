/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-view.h"

#include "analysis/il-ticks.h"
#include "timeline/il-lane-layout.h"

/* More lanes than this are never all visible, and the answer would cost. */
#define TAGGED_TRACKS_MAX 64

struct _IlView
{
  GObject parent_instance;

  IlPlayhead *playhead;
  IlRecording *recording;
  gint64 shift;
  gboolean shares_playhead;
  IlTimeScale *scale;
  gint64 flags[IL_N_FLAGS];
  IlStyle style;
  gboolean show_lines;
  gboolean show_path;
  GArray *path;
  gboolean narrow;
  double width;
  IlTagPlace tag_place;
  gboolean tag_place_known;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlView, il_view, G_TYPE_OBJECT)

static void
emit_changed (IlView *self)
{
  self->tag_place_known = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What the axis has room for: the run, and the flags that stand on it. */
static gint64
compute_reach (IlView *self)
{
  gint64 reach = il_playhead_get_reach (self->playhead);

  for (guint i = 0; i < IL_N_FLAGS; i++)
    reach = MAX (reach, self->flags[i]);

  return reach;
}

/* Live lanes end at a round time ahead of now, changed in one step; the end
 * of a run is fitted.  In a race the common axis says where the lanes lie. */
static void
update_scale (IlView *self)
{
  gint64 reach = compute_reach (self);

  if (self->shares_playhead)
    return;

  if (il_playhead_is_replay (self->playhead) && reach > 0)
    il_time_scale_fit (self->scale, reach, self->width);
  else
    il_time_scale_show (self->scale, 0, il_ticks_live_span (reach), self->width);
}

static IlTagPlace
find_tag_place (IlView *self)
{
  IlRecording *recording = il_view_get_recording (self);
  IlTagPlace place = IL_TAG_WAITING;
  guint n = recording != NULL ? il_recording_get_n_tracks (recording) : 0;

  if (n > TAGGED_TRACKS_MAX)
    return IL_TAG_NONE;

  for (guint i = 0; i < n && place != IL_TAG_NONE; i++)
    {
      IlLaneLayout layout;

      il_lane_layout_init (&layout, il_recording_get_track (recording, i),
                           il_view_get_time (self), self->scale, self->width);
      if (place == IL_TAG_WAITING && !il_lane_layout_fits_tag (&layout, IL_STATE_WAITING))
        place = IL_TAG_HEAD;
      if (place == IL_TAG_HEAD && !il_lane_layout_fits_tag (&layout, IL_STATE_RECEIVING))
        place = IL_TAG_NONE;
    }

  return place;
}

static void
playhead_moved_cb (IlView *self)
{
  update_scale (self);
  emit_changed (self);
}

static void
il_view_dispose (GObject *object)
{
  IlView *self = IL_VIEW (object);

  g_clear_object (&self->playhead);
  g_clear_object (&self->recording);
  g_clear_object (&self->scale);
  g_clear_pointer (&self->path, g_array_unref);

  G_OBJECT_CLASS (il_view_parent_class)->dispose (object);
}

static void
il_view_class_init (IlViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = il_view_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
il_view_init (IlView *self)
{
  self->scale = il_time_scale_new ();
  self->show_lines = TRUE;
  for (guint i = 0; i < IL_N_FLAGS; i++)
    self->flags[i] = IL_TIME_NONE;

  g_signal_connect_object (self->scale, "changed", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
}

static IlView *
new_on_playhead (IlPlayhead *playhead)
{
  IlView *self = g_object_new (IL_TYPE_VIEW, NULL);

  self->playhead = playhead;
  g_signal_connect_object (playhead, "notify::time", G_CALLBACK (playhead_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (playhead, "notify::replay", G_CALLBACK (playhead_moved_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

IlView *
il_view_new (void)
{
  return new_on_playhead (il_playhead_new ());
}

IlView *
il_view_new_for_race (IlPlayhead *playhead)
{
  IlView *self;

  g_return_val_if_fail (IL_IS_PLAYHEAD (playhead), NULL);

  self = new_on_playhead (g_object_ref (playhead));
  self->shares_playhead = TRUE;

  return self;
}

IlRecording *
il_view_get_recording (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), NULL);

  return self->recording;
}

void
il_view_set_recording (IlView      *self,
                       IlRecording *recording)
{
  g_return_if_fail (IL_IS_VIEW (self));

  if (g_set_object (&self->recording, recording))
    g_clear_pointer (&self->path, g_array_unref);
  if (!self->shares_playhead)
    il_playhead_set_recording (self->playhead, recording);
  update_scale (self);
  emit_changed (self);
}

void
il_view_set_shift (IlView *self,
                   gint64  shift)
{
  g_return_if_fail (IL_IS_VIEW (self));
  g_return_if_fail (self->shares_playhead);

  if (self->shift == shift)
    return;

  self->shift = shift;
  emit_changed (self);
}

gboolean
il_view_is_bare (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), FALSE);

  return self->shares_playhead;
}

IlTimeScale *
il_view_get_scale (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), NULL);

  return self->scale;
}

IlPlayhead *
il_view_get_playhead (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), NULL);

  return self->playhead;
}

gint64
il_view_get_time (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), 0);

  return MAX (0, il_playhead_get_time (self->playhead) - self->shift);
}

gint64
il_view_get_ghost_time (IlView *self)
{
  gint64 time;

  g_return_val_if_fail (IL_IS_VIEW (self), 0);

  time = il_view_get_time (self);
  if (self->recording == NULL || !il_recording_is_finished (self->recording) ||
      !il_playhead_is_replay (self->playhead))
    return time;

  return MAX (time, il_recording_get_duration (self->recording));
}

gint64
il_view_get_flag (IlView *self,
                  IlFlag  flag)
{
  g_return_val_if_fail (IL_IS_VIEW (self), IL_TIME_NONE);
  g_return_val_if_fail (flag < IL_N_FLAGS, IL_TIME_NONE);

  return self->flags[flag];
}

void
il_view_set_flag (IlView *self,
                  IlFlag  flag,
                  gint64  time)
{
  g_return_if_fail (IL_IS_VIEW (self));
  g_return_if_fail (flag < IL_N_FLAGS);

  if (self->flags[flag] == time)
    return;

  self->flags[flag] = time;
  update_scale (self);
  emit_changed (self);
}

IlStyle
il_view_get_style (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), IL_STYLE_LIGHT);

  return self->style;
}

void
il_view_set_style (IlView  *self,
                   IlStyle  style)
{
  g_return_if_fail (IL_IS_VIEW (self));

  if (self->style == style)
    return;

  self->style = style;
  emit_changed (self);
}

gboolean
il_view_get_show_lines (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), FALSE);

  return self->show_lines;
}

void
il_view_set_show_lines (IlView   *self,
                        gboolean  show_lines)
{
  g_return_if_fail (IL_IS_VIEW (self));

  if (self->show_lines == show_lines)
    return;

  self->show_lines = show_lines;
  emit_changed (self);
}

gboolean
il_view_get_show_path (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), FALSE);

  return self->show_path;
}

void
il_view_set_show_path (IlView   *self,
                       gboolean  show_path)
{
  g_return_if_fail (IL_IS_VIEW (self));

  if (self->show_path == show_path)
    return;

  self->show_path = show_path;
  emit_changed (self);
}

GArray *
il_view_get_path (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), NULL);

  if (!self->show_path || self->recording == NULL || !il_recording_is_finished (self->recording))
    return NULL;

  if (self->path == NULL)
    self->path = il_critical_path_new (self->recording);

  return self->path;
}

gboolean
il_view_get_narrow (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), FALSE);

  return self->narrow;
}

void
il_view_set_narrow (IlView   *self,
                    gboolean  narrow)
{
  g_return_if_fail (IL_IS_VIEW (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  emit_changed (self);
}

void
il_view_set_width (IlView *self,
                   double  width)
{
  g_return_if_fail (IL_IS_VIEW (self));

  if (self->width == width)
    return;

  self->width = width;
  update_scale (self);
}

IlTagPlace
il_view_get_tag_place (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), IL_TAG_NONE);

  if (!self->tag_place_known)
    {
      self->tag_place = find_tag_place (self);
      self->tag_place_known = TRUE;
    }

  return self->tag_place;
}
