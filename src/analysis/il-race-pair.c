/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-race-pair.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-text.h"

struct _IlRacePair
{
  GObject parent_instance;

  IlTrack *tracks[IL_N_RACE_SIDES];
};

G_DEFINE_FINAL_TYPE (IlRacePair, il_race_pair, G_TYPE_OBJECT)

static gint64
whole_duration (IlRacePair *self,
                IlRaceSide  side)
{
  IlTrack *track = self->tracks[side];

  if (track == NULL || il_track_get_state (track, G_MAXINT64) != IL_STATE_DONE)
    return IL_TIME_NONE;

  return il_race_pair_get_duration (self, side, G_MAXINT64);
}

static void
il_race_pair_dispose (GObject *object)
{
  IlRacePair *self = IL_RACE_PAIR (object);

  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    g_clear_object (&self->tracks[side]);

  G_OBJECT_CLASS (il_race_pair_parent_class)->dispose (object);
}

static void
il_race_pair_class_init (IlRacePairClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = il_race_pair_dispose;
}

static void
il_race_pair_init (IlRacePair *self)
{
}

IlRacePair *
il_race_pair_new (IlTrack *first,
                  IlTrack *second)
{
  IlRacePair *self;

  g_return_val_if_fail (first != NULL || second != NULL, NULL);

  self = g_object_new (IL_TYPE_RACE_PAIR, NULL);
  g_set_object (&self->tracks[IL_RACE_FIRST], first);
  g_set_object (&self->tracks[IL_RACE_SECOND], second);

  return self;
}

IlTrack *
il_race_pair_get_track (IlRacePair *self,
                        IlRaceSide  side)
{
  g_return_val_if_fail (IL_IS_RACE_PAIR (self), NULL);
  g_return_val_if_fail (side < IL_N_RACE_SIDES, NULL);

  return self->tracks[side];
}

gint64
il_race_pair_get_duration (IlRacePair *self,
                           IlRaceSide  side,
                           gint64      time)
{
  IlTrack *track;
  gint64 start, end;

  g_return_val_if_fail (IL_IS_RACE_PAIR (self), IL_TIME_NONE);
  g_return_val_if_fail (side < IL_N_RACE_SIDES, IL_TIME_NONE);

  track = self->tracks[side];
  start = track != NULL ? il_track_get_start (track) : IL_TIME_NONE;
  if (start == IL_TIME_NONE || time < start ||
      il_track_get_state (track, time) > IL_STATE_DONE)
    return IL_TIME_NONE;

  end = il_track_get_end (track);

  return (end != IL_TIME_NONE ? MIN (time, end) : time) - start;
}

char *
il_race_pair_dup_difference (IlRacePair *self,
                             gint64     *difference)
{
  gint64 first, second, rounded;
  g_autofree char *text = NULL;

  g_return_val_if_fail (IL_IS_RACE_PAIR (self), NULL);

  first = whole_duration (self, IL_RACE_FIRST);
  second = whole_duration (self, IL_RACE_SECOND);
  if (first == IL_TIME_NONE || second == IL_TIME_NONE)
    return NULL;

  text = il_text_difference (second, first, &rounded);
  if (difference != NULL)
    *difference = rounded;
  if (rounded == 0)
    /* Translators: signs before a duration of nothing: as long. */
    return g_strdup_printf (_("±%s"), text);

  return rounded < 0
         /* Translators: a minus sign before a duration: so much shorter. */
         ? g_strdup_printf (_("−%s"), text)
         /* Translators: a plus sign before a duration: so much longer. */
         : g_strdup_printf (_("+%s"), text);
}
