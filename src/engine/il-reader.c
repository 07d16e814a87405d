/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-reader.h"

struct _IlReader
{
  int priority;
  gint64 turn;
  gint64 turn_end;
  gboolean refused;
  gboolean refused_before;
  guint n_bodies;
  guint8 *buffer;
};

static void
reader_clear (gpointer data)
{
  IlReader *self = data;

  g_clear_pointer (&self->buffer, g_free);
}

static void
begin_turn (IlReader *self,
            gint64    turn,
            gint64    now)
{
  self->turn = turn;
  self->turn_end = now + IL_READER_BUDGET;
  self->refused_before = self->refused;
  self->refused = FALSE;
}

IlReader *
il_reader_new (int priority)
{
  IlReader *self = g_rc_box_new0 (IlReader);

  self->priority = priority;
  self->turn = G_MININT64;
  self->buffer = g_malloc (IL_READER_BUFFER_SIZE);

  return self;
}

IlReader *
il_reader_ref (IlReader *self)
{
  return g_rc_box_acquire (self);
}

void
il_reader_unref (IlReader *self)
{
  g_rc_box_release_full (self, reader_clear);
}

int
il_reader_get_priority (IlReader *self)
{
  g_return_val_if_fail (self != NULL, G_PRIORITY_DEFAULT);

  return self->priority;
}

guint8 *
il_reader_get_buffer (IlReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->buffer;
}

gboolean
il_reader_has_time (IlReader *self,
                    gint64    now)
{
  gint64 turn = il_reader_get_turn ();

  g_return_val_if_fail (self != NULL, FALSE);

  if (turn != self->turn)
    begin_turn (self, turn, now);

  if (now < self->turn_end)
    return TRUE;

  self->refused = TRUE;

  return FALSE;
}

gboolean
il_reader_is_crowded (IlReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->refused || self->refused_before;
}

void
il_reader_add_body (IlReader *self)
{
  g_return_if_fail (self != NULL);

  self->n_bodies++;
}

void
il_reader_remove_body (IlReader *self)
{
  g_return_if_fail (self != NULL && self->n_bodies > 0);

  self->n_bodies--;
}

gboolean
il_reader_is_shared (IlReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_bodies > 1;
}

gint64
il_reader_get_turn (void)
{
  GSource *source = g_main_current_source ();

  /* The context reads the clock once per turn. */
  return source != NULL ? g_source_get_time (source) : -1;
}
