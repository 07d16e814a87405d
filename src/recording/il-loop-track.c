/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/il-loop-track.h"

#include "recording/il-arrivals.h"

#define CHUNK_BITS 12
#define CHUNK_LENGTH (1u << CHUNK_BITS)
#define FIRST_CAPACITY 16
#define SHARED_SPAN 1000
#define MAX_TIME IL_ARRIVALS_MAX_TIME
#define MAX_COUNT ((G_GUINT64_CONSTANT (1) << 40) - 1)

/* When it began, and the sums of time awake and of turns up to and including
 * it: 44 + 44 + 40 bits, and the owner. */
typedef struct
{
  guint32 begin_low;
  guint32 awake_low;
  guint32 count_low;
  gint32 track;
  guint32 begin_high : 12;
  guint32 awake_high : 12;
  guint32 count_high : 8;
} Entry;

G_STATIC_ASSERT (sizeof (Entry) == 20);

/* Chunks never move once full, so that growing copies one chunk at the most;
 * the first one starts small. */
struct _IlLoopTrack
{
  GPtrArray *chunks;
  guint64 n_entries;
  guint last_capacity;
  gint64 last_end;

  /* Of the last entry alone: how long its owner's turn was. */
  gint64 owner_length;

  IlLoopTurn longest;
  GArray *holds;
  gboolean sealed;
};

/* The key that a search compares: both grow along the log. */
typedef enum
{
  BY_BEGIN,
  BY_COUNT,
} Key;

static inline Entry *
entry_at (const IlLoopTrack *self,
          guint64            index)
{
  Entry *chunk = g_ptr_array_index (self->chunks, index >> CHUNK_BITS);

  return &chunk[index & (CHUNK_LENGTH - 1)];
}

static inline gint64
entry_begin (const Entry *entry)
{
  return (gint64) (((guint64) entry->begin_high << 32) | entry->begin_low);
}

static inline gint64
entry_awake (const Entry *entry)
{
  return (gint64) (((guint64) entry->awake_high << 32) | entry->awake_low);
}

static inline guint64
entry_count (const Entry *entry)
{
  return ((guint64) entry->count_high << 32) | entry->count_low;
}

static void
entry_set (Entry   *entry,
           gint64   begin,
           gint64   awake,
           guint64  count)
{
  count = MIN (count, MAX_COUNT);
  entry->begin_low = (guint32) begin;
  entry->begin_high = (guint32) (begin >> 32) & 0xfff;
  entry->awake_low = (guint32) awake;
  entry->awake_high = (guint32) (awake >> 32) & 0xfff;
  entry->count_low = (guint32) count;
  entry->count_high = (guint32) (count >> 32) & 0xff;
}

static gint64
awake_before (const IlLoopTrack *self,
              guint64            index)
{
  return index == 0 ? 0 : entry_awake (entry_at (self, index - 1));
}

static guint64
count_before (const IlLoopTrack *self,
              guint64            index)
{
  return index == 0 ? 0 : entry_count (entry_at (self, index - 1));
}

static void
read_entry (const IlLoopTrack *self,
            guint64            index,
            IlLoopTurn        *turn)
{
  const Entry *entry = entry_at (self, index);

  turn->begin = entry_begin (entry);
  turn->end = turn->begin + entry_awake (entry) - awake_before (self, index);
  turn->track = entry->track;
}

/* The first entry whose key is greater than value, or the number of them. */
static guint64
upper_bound (const IlLoopTrack *self,
             Key                key,
             gint64             value)
{
  guint64 low = 0, high = self->n_entries;

  while (low < high)
    {
      guint64 middle = low + (high - low) / 2;
      const Entry *entry = entry_at (self, middle);
      gint64 found = key == BY_BEGIN ? entry_begin (entry) : (gint64) entry_count (entry);

      if (found > value)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static void
resize_last_chunk (IlLoopTrack *self,
                   guint        capacity)
{
  gpointer *last = &self->chunks->pdata[self->chunks->len - 1];

  *last = g_renew (Entry, *last, capacity);
  self->last_capacity = capacity;
}

static Entry *
add_entry (IlLoopTrack *self)
{
  guint used = self->n_entries & (CHUNK_LENGTH - 1);

  if (used == 0)
    {
      self->last_capacity = self->n_entries == 0 ? FIRST_CAPACITY : CHUNK_LENGTH;
      g_ptr_array_add (self->chunks, g_new (Entry, self->last_capacity));
    }
  else if (used == self->last_capacity)
    resize_last_chunk (self, used * 2);

  return entry_at (self, self->n_entries++);
}

/* What takes part in sharing is short, so that a hold is always kept alone. */
static gboolean
may_share (const IlLoopTrack *self,
           gint64             begin,
           gint64             end)
{
  gint64 last;

  if (self->n_entries < IL_LOOP_MAX_EXACT)
    return FALSE;

  last = entry_begin (entry_at (self, self->n_entries - 1));

  return begin / SHARED_SPAN == last / SHARED_SPAN && end / SHARED_SPAN == last / SHARED_SPAN;
}

static void
share_entry (IlLoopTrack      *self,
             const IlLoopTurn *turn)
{
  Entry *entry = entry_at (self, self->n_entries - 1);
  gint64 length = turn->end - turn->begin;

  entry_set (entry, entry_begin (entry), entry_awake (entry) + length, entry_count (entry) + 1);
  if (length > self->owner_length)
    {
      entry->track = turn->track;
      self->owner_length = length;
    }
}

static void
append_entry (IlLoopTrack      *self,
              const IlLoopTurn *turn)
{
  gint64 length = turn->end - turn->begin;
  gint64 awake = awake_before (self, self->n_entries);
  guint64 count = count_before (self, self->n_entries);
  Entry *entry = add_entry (self);

  entry_set (entry, turn->begin, awake + length, count + 1);
  entry->track = turn->track;
  self->owner_length = length;
}

static void
note_length (IlLoopTrack      *self,
             const IlLoopTurn *turn)
{
  gint64 length = turn->end - turn->begin;

  if (turn->track == IL_LOOP_NOBODY)
    return;

  if (self->longest.track == IL_LOOP_NOBODY || length > self->longest.end - self->longest.begin)
    self->longest = *turn;

  if (length >= IL_LOOP_HOLD)
    g_array_append_val (self->holds, *turn);
}

IlLoopTrack *
il_loop_track_new (void)
{
  IlLoopTrack *self = g_new0 (IlLoopTrack, 1);

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->holds = g_array_new (FALSE, FALSE, sizeof (IlLoopTurn));
  self->longest.track = IL_LOOP_NOBODY;

  return self;
}

void
il_loop_track_free (IlLoopTrack *self)
{
  g_clear_pointer (&self->chunks, g_ptr_array_unref);
  g_clear_pointer (&self->holds, g_array_unref);
  g_free (self);
}

guint64
il_loop_track_get_n_turns (const IlLoopTrack *self)
{
  return count_before (self, self->n_entries);
}

void
il_loop_track_get_turn (const IlLoopTrack *self,
                        guint64            index,
                        IlLoopTurn        *turn)
{
  g_return_if_fail (index < il_loop_track_get_n_turns (self));

  if (index >= IL_LOOP_MAX_EXACT)
    index = upper_bound (self, BY_COUNT, (gint64) index);

  read_entry (self, index, turn);
}

guint64
il_loop_track_count_until (const IlLoopTrack *self,
                           gint64             time)
{
  return count_before (self, upper_bound (self, BY_BEGIN, time));
}

gint64
il_loop_track_awake_at (const IlLoopTrack *self,
                        gint64             time)
{
  guint64 n = upper_bound (self, BY_BEGIN, time);
  IlLoopTurn turn;

  if (n == 0)
    return 0;

  read_entry (self, n - 1, &turn);

  return awake_before (self, n - 1) + MIN (time, turn.end) - turn.begin;
}

gboolean
il_loop_track_find_longest (const IlLoopTrack *self,
                            IlLoopTurn        *turn)
{
  if (self->longest.track == IL_LOOP_NOBODY)
    return FALSE;

  if (turn != NULL)
    *turn = self->longest;

  return TRUE;
}

guint
il_loop_track_get_n_holds (const IlLoopTrack *self)
{
  return self->holds->len;
}

void
il_loop_track_get_hold (const IlLoopTrack *self,
                        guint              index,
                        IlLoopTurn        *turn)
{
  g_return_if_fail (index < self->holds->len);

  *turn = g_array_index (self->holds, IlLoopTurn, index);
}

guint
il_loop_track_count_holds_until (const IlLoopTrack *self,
                                 gint64             time)
{
  guint low = 0, high = self->holds->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->holds, IlLoopTurn, middle).begin > time)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

gsize
il_loop_track_get_allocated (const IlLoopTrack *self)
{
  if (self->chunks->len == 0)
    return 0;

  return sizeof (Entry) * ((gsize) (self->chunks->len - 1) * CHUNK_LENGTH + self->last_capacity);
}

void
il_loop_track_add_turn (IlLoopTrack *self,
                        gint64       begin,
                        gint64       end,
                        int          track)
{
  IlLoopTurn turn = { .track = MAX (track, IL_LOOP_NOBODY) };

  g_return_if_fail (!self->sealed);

  turn.begin = CLAMP (begin, self->last_end, MAX_TIME);
  turn.end = CLAMP (end, turn.begin, MAX_TIME);
  self->last_end = turn.end;

  if (may_share (self, turn.begin, turn.end))
    share_entry (self, &turn);
  else
    append_entry (self, &turn);

  note_length (self, &turn);
}

void
il_loop_track_seal (IlLoopTrack *self)
{
  guint used = self->n_entries & (CHUNK_LENGTH - 1);

  if (!self->sealed && used > 0)
    resize_last_chunk (self, used);

  self->sealed = TRUE;
}
