/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-frame-driver.h"

#include "timeline/il-frame-pace.h"

/* With reduced motion the picture moves in steps of this many µs. */
#define REDUCED_INTERVAL 250000

struct _IlFrameDriver
{
  GObject parent_instance;

  GtkWidget *widget;
  IlPlayhead *playhead;
  GSignalGroup *clock_signals;
  IlFramePace pace;
  guint tick;
  guint n_frames;
};

G_DEFINE_FINAL_TYPE (IlFrameDriver, il_frame_driver, G_TYPE_OBJECT)

static gboolean
has_reduced_motion (IlFrameDriver *self)
{
  gboolean animations;

  g_object_get (gtk_widget_get_settings (self->widget), "gtk-enable-animations", &animations,
                NULL);

  return !animations;
}

/* The one place where the picture moves: no read, no track does it. */
static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *frame_clock,
          gpointer       user_data)
{
  IlFrameDriver *self = user_data;
  gint64 interval = has_reduced_motion (self) ? REDUCED_INTERVAL : 0;
  gint64 now = g_get_monotonic_time ();

  if (!il_frame_pace_begin (&self->pace, now, interval))
    return G_SOURCE_CONTINUE;

  self->n_frames++;
  il_playhead_advance (self->playhead, now);

  return G_SOURCE_CONTINUE;
}

static void
painted_cb (IlFrameDriver *self)
{
  il_frame_pace_end (&self->pace, g_get_monotonic_time ());
}

static void
start (IlFrameDriver *self)
{
  self->pace = (IlFramePace) { 0 };
  g_signal_group_set_target (self->clock_signals, gtk_widget_get_frame_clock (self->widget));
  self->tick = gtk_widget_add_tick_callback (self->widget, frame_cb, self, NULL);
}

static void
stop (IlFrameDriver *self)
{
  gtk_widget_remove_tick_callback (self->widget, self->tick);
  self->tick = 0;
  g_signal_group_set_target (self->clock_signals, NULL);
}

static void
playing_changed_cb (IlFrameDriver *self)
{
  gboolean playing = il_playhead_is_playing (self->playhead);

  if (playing && self->tick == 0)
    start (self);
  else if (!playing && self->tick != 0)
    stop (self);
}

static void
il_frame_driver_dispose (GObject *object)
{
  IlFrameDriver *self = IL_FRAME_DRIVER (object);

  if (self->tick != 0)
    stop (self);
  g_clear_object (&self->clock_signals);
  g_clear_object (&self->playhead);

  G_OBJECT_CLASS (il_frame_driver_parent_class)->dispose (object);
}

static void
il_frame_driver_class_init (IlFrameDriverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = il_frame_driver_dispose;
}

static void
il_frame_driver_init (IlFrameDriver *self)
{
  self->clock_signals = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_swapped (self->clock_signals, "after-paint", G_CALLBACK (painted_cb),
                                  self);
}

IlFrameDriver *
il_frame_driver_new (GtkWidget  *widget,
                     IlPlayhead *playhead)
{
  IlFrameDriver *self = g_object_new (IL_TYPE_FRAME_DRIVER, NULL);

  self->widget = widget;
  self->playhead = g_object_ref (playhead);
  g_signal_connect_object (playhead, "notify::playing", G_CALLBACK (playing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  playing_changed_cb (self);

  return self;
}

guint
il_frame_driver_get_n_frames (IlFrameDriver *self)
{
  g_return_val_if_fail (IL_IS_FRAME_DRIVER (self), 0);

  return self->n_frames;
}

void
il_frame_driver_reset (IlFrameDriver *self)
{
  g_return_if_fail (IL_IS_FRAME_DRIVER (self));

  self->n_frames = 0;
}
