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
  IlTimeScale *scale;
  IlStyle style;
  gboolean show_lines;
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

/* Live lanes end at a round time ahead of now, changed in one step; the end
 * of a run is fitted. */
static void
update_scale (IlView *self)
{
  IlRecording *recording = il_view_get_recording (self);
  gint64 time = il_view_get_time (self);

  if (recording != NULL && il_recording_is_finished (recording) && time > 0)
    il_time_scale_fit (self->scale, time, self->width);
  else
    il_time_scale_show (self->scale, 0, il_ticks_live_span (time), self->width);
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
  g_clear_object (&self->scale);

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
  self->playhead = il_playhead_new ();
  self->show_lines = TRUE;

  g_signal_connect_object (self->playhead, "notify::time", G_CALLBACK (playhead_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scale, "changed", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
}

IlView *
il_view_new (void)
{
  return g_object_new (IL_TYPE_VIEW, NULL);
}

IlRecording *
il_view_get_recording (IlView *self)
{
  g_return_val_if_fail (IL_IS_VIEW (self), NULL);

  return il_playhead_get_recording (self->playhead);
}

void
il_view_set_recording (IlView      *self,
                       IlRecording *recording)
{
  g_return_if_fail (IL_IS_VIEW (self));

  il_playhead_set_recording (self->playhead, recording);
  update_scale (self);
  emit_changed (self);
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

  return il_playhead_get_time (self->playhead);
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

void
il_view_advance (IlView *self)
{
  g_return_if_fail (IL_IS_VIEW (self));

  il_playhead_advance (self->playhead);
}
