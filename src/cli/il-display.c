/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-display.h"

#include <glib-unix.h>
#include <signal.h>

#include "cli/il-terminal.h"
#include "formats/il-live.h"

/* Ten times a second, in ms: as often as figures can still be read. */
#define INTERVAL 100

/* For the row that text is added to, and the one above. */
#define ROWS_FOR_TEXT 2

struct _IlDisplay
{
  GObject parent_instance;

  IlScreen *screen;
  int fd;
  IlTextStyle style;
  guint rows;
  IlRecording *recording;
  guint timer;
  guint size_source;
};

G_DEFINE_FINAL_TYPE (IlDisplay, il_display, G_TYPE_OBJECT)

static void
draw (IlDisplay *self)
{
  guint max_rows = self->rows > ROWS_FOR_TEXT ? self->rows - ROWS_FOR_TEXT : 1;
  g_autoptr (GPtrArray) rows = il_live_dup_rows (self->recording,
                                                 il_recording_get_now (self->recording),
                                                 max_rows, &self->style);

  il_screen_set_block (self->screen, rows);
}

static gboolean
timer_cb (gpointer data)
{
  draw (data);

  return G_SOURCE_CONTINUE;
}

static gboolean
size_changed_cb (gpointer data)
{
  IlDisplay *self = data;

  il_terminal_get_size (self->fd, &self->style.columns, &self->rows);
  il_screen_resize (self->screen, self->style.columns, self->rows);
  if (self->recording != NULL)
    draw (self);

  return G_SOURCE_CONTINUE;
}

static void
il_display_dispose (GObject *object)
{
  IlDisplay *self = IL_DISPLAY (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->size_source, g_source_remove);
  g_clear_object (&self->recording);

  G_OBJECT_CLASS (il_display_parent_class)->dispose (object);
}

static void
il_display_class_init (IlDisplayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = il_display_dispose;
}

static void
il_display_init (IlDisplay *self)
{
}

IlDisplay *
il_display_new (IlScreen          *screen,
                int                fd,
                const IlTextStyle *style)
{
  IlDisplay *self;

  g_return_val_if_fail (screen != NULL && style != NULL, NULL);

  self = g_object_new (IL_TYPE_DISPLAY, NULL);
  self->screen = screen;
  self->fd = fd;
  self->style = *style;
  il_terminal_get_size (fd, &self->style.columns, &self->rows);
  self->size_source = g_unix_signal_add (SIGWINCH, size_changed_cb, self);

  return self;
}

void
il_display_follow (IlDisplay   *self,
                   IlRecording *recording)
{
  g_return_if_fail (IL_IS_DISPLAY (self));
  g_return_if_fail (IL_IS_RECORDING (recording));

  g_set_object (&self->recording, recording);
  draw (self);
  if (self->timer == 0)
    self->timer = g_timeout_add (INTERVAL, timer_cb, self);
}

void
il_display_stop (IlDisplay *self)
{
  g_return_if_fail (IL_IS_DISPLAY (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->recording);
  il_screen_remove_block (self->screen);
}

const IlTextStyle *
il_display_get_style (IlDisplay *self)
{
  g_return_val_if_fail (IL_IS_DISPLAY (self), NULL);

  return &self->style;
}
