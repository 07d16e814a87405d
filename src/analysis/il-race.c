/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/il-race.h"

#include "analysis/il-bounds.h"
#include "analysis/il-ideal.h"

/* As long as something else is what differs from it by less than one in this
 * many, which is less than the pauses between downloads. */
#define SAME 100

/* One of the two runs, and what is asked of it again and again. */
typedef struct
{
  IlRecording *recording;
  gint64 first_byte;
  gint64 sum;
  gint64 longest;
} Run;

struct _IlRace
{
  GObject parent_instance;

  Run runs[IL_N_RACE_SIDES];
  GPtrArray *pairs;
  guint n_matched;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IlRace, il_race, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gint64
find_first_byte (IlTrack *track)
{
  gint64 first = IL_TIME_NONE;

  for (guint i = 0; i < il_track_get_n_hops (track) && first == IL_TIME_NONE; i++)
    first = il_phases_get (&il_track_get_hop (track, i)->phases, IL_MARK_RESPONSE);

  return first;
}

static void
add_track (Run     *run,
           IlTrack *track)
{
  gint64 start = il_track_get_start (track);
  gint64 end = il_track_get_end (track);
  gint64 duration = start != IL_TIME_NONE && end != IL_TIME_NONE ? end - start : 0;
  gint64 byte = find_first_byte (track);

  run->sum += duration;
  run->longest = MAX (run->longest, duration);
  if (byte != IL_TIME_NONE && (run->first_byte == IL_TIME_NONE || byte < run->first_byte))
    run->first_byte = byte;
}

static void
init_run (Run         *run,
          IlRecording *recording)
{
  guint n = il_recording_get_n_tracks (recording);

  run->recording = g_object_ref (recording);
  run->first_byte = IL_TIME_NONE;
  for (guint i = 0; i < n; i++)
    add_track (run, il_recording_get_track (recording, i));
}

/* The tracks of each address, in order, so that the first is taken first. */
static GHashTable *
index_by_address (IlRecording *recording)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < il_recording_get_n_tracks (recording); i++)
    {
      IlTrack *track = il_recording_get_track (recording, i);
      GQueue *queue = g_hash_table_lookup (index, il_track_get_address (track));

      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (index, (gpointer) il_track_get_address (track), queue);
        }
      g_queue_push_tail (queue, track);
    }

  return index;
}

static void
add_rest (IlRace     *self,
          GHashTable *index)
{
  IlRecording *second = self->runs[IL_RACE_SECOND].recording;

  for (guint i = 0; i < il_recording_get_n_tracks (second); i++)
    {
      IlTrack *track = il_recording_get_track (second, i);
      GQueue *queue = g_hash_table_lookup (index, il_track_get_address (track));

      if (queue->head != NULL && queue->head->data == track)
        {
          g_queue_pop_head (queue);
          g_ptr_array_add (self->pairs, il_race_pair_new (NULL, track));
        }
    }
}

static void
match (IlRace *self)
{
  IlRecording *first = self->runs[IL_RACE_FIRST].recording;
  g_autoptr (GHashTable) index = index_by_address (self->runs[IL_RACE_SECOND].recording);
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();

  for (guint i = 0; i < il_recording_get_n_tracks (first); i++)
    {
      IlTrack *track = il_recording_get_track (first, i);
      GQueue *queue = g_hash_table_lookup (index, il_track_get_address (track));
      IlTrack *other = queue != NULL ? g_queue_pop_head (queue) : NULL;

      if (other != NULL)
        g_ptr_array_add (self->pairs, il_race_pair_new (track, other));
      else
        g_ptr_array_add (alone, track);
    }

  self->n_matched = self->pairs->len;
  for (guint i = 0; i < alone->len; i++)
    g_ptr_array_add (self->pairs, il_race_pair_new (alone->pdata[i], NULL));
  add_rest (self, index);
}

/* Whole numbers of µs, far from where a product would not fit. */
static gboolean
is_as_long (Run    *run,
            gint64  duration)
{
  gint64 whole = il_recording_get_duration (run->recording);

  return il_recording_is_whole (run->recording) && whole > 0 &&
         ABS (whole - duration) <= whole / SAME;
}

static GType
get_item_type (GListModel *model)
{
  return IL_TYPE_RACE_PAIR;
}

static guint
get_n_items (GListModel *model)
{
  return IL_RACE (model)->pairs->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *pairs = IL_RACE (model)->pairs;

  return position < pairs->len ? g_object_ref (pairs->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
il_race_dispose (GObject *object)
{
  IlRace *self = IL_RACE (object);

  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    g_clear_object (&self->runs[side].recording);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);

  G_OBJECT_CLASS (il_race_parent_class)->dispose (object);
}

static void
il_race_class_init (IlRaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = il_race_dispose;
}

static void
il_race_init (IlRace *self)
{
  self->pairs = g_ptr_array_new_with_free_func (g_object_unref);
}

IlRace *
il_race_new (IlRecording *first,
             IlRecording *second)
{
  IlRace *self;

  g_return_val_if_fail (il_recording_is_finished (first), NULL);
  g_return_val_if_fail (il_recording_is_finished (second), NULL);

  self = g_object_new (IL_TYPE_RACE, NULL);
  init_run (&self->runs[IL_RACE_FIRST], first);
  init_run (&self->runs[IL_RACE_SECOND], second);
  match (self);

  return self;
}

IlRecording *
il_race_get_recording (IlRace     *self,
                       IlRaceSide  side)
{
  g_return_val_if_fail (IL_IS_RACE (self), NULL);
  g_return_val_if_fail (side < IL_N_RACE_SIDES, NULL);

  return self->runs[side].recording;
}

guint
il_race_get_n_pairs (IlRace *self)
{
  g_return_val_if_fail (IL_IS_RACE (self), 0);

  return self->pairs->len;
}

guint
il_race_get_n_matched (IlRace *self)
{
  g_return_val_if_fail (IL_IS_RACE (self), 0);

  return self->n_matched;
}

IlRacePair *
il_race_get_pair (IlRace *self,
                  guint   index)
{
  g_return_val_if_fail (IL_IS_RACE (self), NULL);
  g_return_val_if_fail (index < self->pairs->len, NULL);

  return self->pairs->pdata[index];
}

IlRaceFlaw
il_race_get_flaw (IlRace *self)
{
  g_return_val_if_fail (IL_IS_RACE (self), IL_RACE_FLAW_BROKEN);

  if (self->n_matched == 0 || self->n_matched < self->pairs->len)
    return IL_RACE_FLAW_LISTS;

  return il_recording_is_whole (self->runs[IL_RACE_FIRST].recording) &&
         il_recording_is_whole (self->runs[IL_RACE_SECOND].recording) ? IL_RACE_FLAW_NONE
                                                                       : IL_RACE_FLAW_BROKEN;
}

gint64
il_race_get_first_byte (IlRace     *self,
                        IlRaceSide  side)
{
  g_return_val_if_fail (IL_IS_RACE (self), IL_TIME_NONE);
  g_return_val_if_fail (side < IL_N_RACE_SIDES, IL_TIME_NONE);

  return self->runs[side].first_byte;
}

gint64
il_race_get_shift (IlRace      *self,
                   IlRaceSide   side,
                   IlRaceAlign  align)
{
  gint64 own, other;

  g_return_val_if_fail (IL_IS_RACE (self), 0);
  g_return_val_if_fail (side < IL_N_RACE_SIDES, 0);

  own = self->runs[side].first_byte;
  other = self->runs[IL_RACE_SECOND - side].first_byte;
  if (align != IL_RACE_ALIGN_FIRST_BYTE || own == IL_TIME_NONE || other == IL_TIME_NONE)
    return 0;

  return MAX (0, other - own);
}

gint64
il_race_get_finish (IlRace      *self,
                    IlRaceSide   side,
                    IlRaceAlign  align)
{
  g_return_val_if_fail (IL_IS_RACE (self), 0);
  g_return_val_if_fail (side < IL_N_RACE_SIDES, 0);

  return il_race_get_shift (self, side, align) +
         il_recording_get_duration (self->runs[side].recording);
}

gint64
il_race_get_end (IlRace      *self,
                 IlRaceAlign  align)
{
  return MAX (il_race_get_finish (self, IL_RACE_FIRST, align),
              il_race_get_finish (self, IL_RACE_SECOND, align));
}

gint64
il_race_get_own_time (IlRace      *self,
                      IlRaceSide   side,
                      IlRaceAlign  align,
                      gint64       time)
{
  return MAX (0, time - il_race_get_shift (self, side, align));
}

double
il_race_get_factor (IlRace *self)
{
  gint64 first, second;

  g_return_val_if_fail (IL_IS_RACE (self), 0);

  first = il_recording_get_duration (self->runs[IL_RACE_FIRST].recording);
  second = il_recording_get_duration (self->runs[IL_RACE_SECOND].recording);
  if (il_race_get_flaw (self) != IL_RACE_FLAW_NONE || first <= 0 || second <= 0)
    return 0;

  return (double) first / (double) second;
}

gboolean
il_race_is_sum (IlRace     *self,
                IlRaceSide  side)
{
  g_return_val_if_fail (IL_IS_RACE (self), FALSE);
  g_return_val_if_fail (side < IL_N_RACE_SIDES, FALSE);

  return is_as_long (&self->runs[side], self->runs[side].sum);
}

gboolean
il_race_is_longest (IlRace     *self,
                    IlRaceSide  side)
{
  g_return_val_if_fail (IL_IS_RACE (self), FALSE);
  g_return_val_if_fail (side < IL_N_RACE_SIDES, FALSE);

  return is_as_long (&self->runs[side], self->runs[side].longest);
}

gint64
il_race_get_ideal (IlRace *self)
{
  g_return_val_if_fail (IL_IS_RACE (self), IL_TIME_NONE);

  if (il_race_get_flaw (self) != IL_RACE_FLAW_NONE)
    return IL_TIME_NONE;

  for (guint side = IL_N_RACE_SIDES; side > 0; side--)
    {
      IlRecording *recording = self->runs[side - 1].recording;

      if (il_recording_get_mode (recording) == IL_MODE_TOGETHER)
        return il_ideal_from_run (recording, il_bounds_get_n_slots (recording));
    }

  return IL_TIME_NONE;
}

IlRaceMoment
il_race_at (IlRace      *self,
            IlRaceAlign  align,
            gint64       time)
{
  IlRaceMoment moment = { .time = time };

  g_return_val_if_fail (IL_IS_RACE (self), moment);

  for (guint side = 0; side < IL_N_RACE_SIDES; side++)
    {
      IlRecording *recording = self->runs[side].recording;
      gint64 own = il_race_get_own_time (self, side, align, time);

      moment.reached[side] = MIN (time, il_race_get_finish (self, side, align));
      moment.durations[side] = MIN (own, il_recording_get_duration (recording));
      moment.n_ended[side] = il_recording_count_ended (recording, own);
      moment.n_done[side] = moment.n_ended[side] - il_recording_count_failed (recording, own) -
                            il_recording_count_cancelled (recording, own);
      moment.finished[side] = time >= il_race_get_finish (self, side, align);
    }

  moment.decided = moment.finished[IL_RACE_FIRST] && moment.finished[IL_RACE_SECOND];
  if (il_race_get_flaw (self) == IL_RACE_FLAW_NONE)
    moment.saved = moment.reached[IL_RACE_FIRST] - moment.reached[IL_RACE_SECOND];

  return moment;
}
