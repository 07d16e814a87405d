/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-intake.h"

/* More bytes than any document has. */
#define NEVER G_MAXUINT64

static void
add_read (IlIntake *self,
          guint64   bytes,
          guint64   lines,
          gint64    time)
{
  il_track_add_read (self->track, il_recording_to_time (self->run->recording, time), bytes, lines);
}

/* A last line without an end is known to be one only here. */
static void
end_lines (IlIntake *self,
           gint64    time)
{
  guint64 lines = il_line_counter_finish (&self->lines);

  if (lines > 0)
    add_read (self, 0, lines, time);
}

static void
begin_characters (IlIntake   *self,
                  const char *content_type)
{
  g_autofree char *charset = NULL;

  if (!il_plan_get_options (self->run->plan)->count_characters)
    return;

  charset = il_charset_from_content_type (content_type);
  il_char_counter_init (&self->characters, charset);
  self->counts_characters = TRUE;
}

/* Also of what is not whole: half a document has characters too. */
static void
end_characters (IlIntake *self)
{
  if (!self->counts_characters)
    return;

  self->n_characters += il_char_counter_finish (&self->characters);
  il_track_set_characters (self->track, (gint64) self->n_characters);
}

static const IlPlanEntry *
plan_entry (IlIntake *self)
{
  return il_plan_get_entry (self->run->plan, il_track_get_index (self->track));
}

/* On purpose, and the only place where it is right: what this costs everybody
 * else is what there is to see. */
static void
block (IlIntake *self)
{
  self->block_at = NEVER;
  g_usleep ((gulong) plan_entry (self)->block);
}

static void
abandon (IlIntake *self)
{
  if (self->sinking)
    il_sink_abandon (self->run->sink, self->track);

  self->sinking = FALSE;
}

void
il_intake_init (IlIntake     *self,
                IlRunContext *run,
                IlTrack      *track)
{
  *self = (IlIntake) { .run = run, .track = track, .block_at = NEVER };
  il_line_counter_init (&self->lines);
  if (plan_entry (self)->block > 0)
    self->block_at = (guint64) plan_entry (self)->block_at;
}

void
il_intake_clear (IlIntake *self)
{
  il_char_counter_clear (&self->characters);
  g_clear_error (&self->error);
}

gboolean
il_intake_begin (IlIntake    *self,
                 const char  *content_type,
                 GError     **error)
{
  begin_characters (self, content_type);

  if (self->run->sink == NULL)
    return TRUE;

  self->sinking = il_sink_begin (self->run->sink, self->track, error);

  return self->sinking;
}

gboolean
il_intake_read (IlIntake     *self,
                const guint8 *bytes,
                gsize         length,
                gint64        time)
{
  self->n_read += length;
  if (self->counts_characters)
    self->n_characters += il_char_counter_count (&self->characters, bytes, length);

  add_read (self, length, il_line_counter_count (&self->lines, bytes, length), time);

  if (self->sinking && !il_sink_write (self->run->sink, self->track, bytes, length, &self->error))
    return FALSE;

  if (G_UNLIKELY (self->n_read >= self->block_at))
    block (self);

  return TRUE;
}

guint64
il_intake_get_n_read (const IlIntake *self)
{
  return self->n_read;
}

GError *
il_intake_end (IlIntake *self,
               GError   *failure,
               gint64    time)
{
  g_autoptr (GError) error = failure;

  /* What the sink said came first, and may be why the rest failed. */
  if (self->error != NULL)
    {
      g_clear_error (&error);
      error = g_steal_pointer (&self->error);
    }

  end_characters (self);
  if (error == NULL)
    end_lines (self, time);
  if (error == NULL && self->sinking && il_sink_end (self->run->sink, self->track, &error))
    self->sinking = FALSE;

  abandon (self);

  return g_steal_pointer (&error);
}
