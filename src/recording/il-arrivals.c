/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/il-arrivals.h"

#include <string.h>

#include "recording/il-phases.h"

#define CHUNK_BITS 12
#define CHUNK_LENGTH (1u << CHUNK_BITS)
#define MERGED_SPAN 1000

/* Small documents, of which there can be thousands, take no more reads. */
#define N_FEW 2u

/* Sums up to and including the read: 44 + 44 + 40 bits. */
typedef struct
{
  guint64 time : 44;
  guint64 lines_high : 20;
  guint64 bytes : 44;
  guint64 lines_low : 20;
} Entry;

G_STATIC_ASSERT (sizeof (Entry) == 16);

/* Chunks never move once full, so a log of any length grows without copying
 * more than one chunk; the first one starts small, and takes over the few. */
struct _IlArrivals
{
  Entry few[N_FEW];
  GPtrArray *chunks;
  guint64 n_reads;
  guint last_capacity;
  gboolean sealed;
};

static inline const Entry *
entry_at (const IlArrivals *self,
          guint64           index)
{
  const Entry *chunk;

  if (self->chunks == NULL)
    return &self->few[index];

  chunk = g_ptr_array_index (self->chunks, index >> CHUNK_BITS);

  return &chunk[index & (CHUNK_LENGTH - 1)];
}

static inline guint64
entry_lines (const Entry *entry)
{
  return ((guint64) entry->lines_high << 20) | entry->lines_low;
}

static inline void
entry_set (Entry   *entry,
           gint64   time,
           guint64  bytes,
           guint64  lines)
{
  bytes = MIN (bytes, IL_ARRIVALS_MAX_BYTES);
  lines = MIN (lines, IL_ARRIVALS_MAX_LINES);
  entry->time = (guint64) CLAMP (time, 0, IL_ARRIVALS_MAX_TIME);
  entry->bytes = bytes;
  entry->lines_high = lines >> 20;
  entry->lines_low = lines & 0xfffff;
}

/* The key that a search compares: all three grow along the log. */
typedef enum
{
  BY_TIME,
  BY_LINES,
} Key;

static inline guint64
entry_key (const Entry *entry,
           Key          key)
{
  return key == BY_TIME ? entry->time : entry_lines (entry);
}

/* The first index in [low, high) whose key is greater than value, or high. */
static guint64
upper_bound (const IlArrivals *self,
             Key               key,
             guint64           low,
             guint64           high,
             guint64           value)
{
  while (low < high)
    {
      guint64 middle = low + (high - low) / 2;

      if (entry_key (entry_at (self, middle), key) > value)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* As upper_bound() from low on, in time logarithmic in the distance moved. */
static guint64
gallop (const IlArrivals *self,
        guint64           low,
        guint64           time)
{
  guint64 step = 1;
  guint64 high = low;

  while (high < self->n_reads && entry_at (self, high)->time <= time)
    {
      low = high + 1;
      high += step;
      step *= 2;
    }

  return upper_bound (self, BY_TIME, low, MIN (high, self->n_reads), time);
}

static guint64
lines_before (const IlArrivals *self,
              guint64           index)
{
  return index == 0 ? 0 : entry_lines (entry_at (self, index - 1));
}

static void
resize_last_chunk (IlArrivals *self,
                   guint       capacity)
{
  gpointer *last = &self->chunks->pdata[self->chunks->len - 1];

  *last = g_renew (Entry, *last, capacity);
  self->last_capacity = capacity;
}

static void
add_chunk (IlArrivals *self,
           guint       capacity)
{
  g_ptr_array_add (self->chunks, g_new (Entry, capacity));
  self->last_capacity = capacity;
}

static void
leave_few (IlArrivals *self)
{
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  add_chunk (self, 2 * N_FEW);
  memcpy (self->chunks->pdata[0], self->few, sizeof self->few);
}

static Entry *
add_entry (IlArrivals *self)
{
  guint used = self->n_reads & (CHUNK_LENGTH - 1);

  if (self->n_reads < N_FEW)
    return &self->few[self->n_reads++];

  if (self->chunks == NULL)
    leave_few (self);
  else if (used == 0)
    add_chunk (self, CHUNK_LENGTH);
  else if (used == self->last_capacity)
    resize_last_chunk (self, used * 2);

  return (Entry *) entry_at (self, self->n_reads++);
}

static gboolean
may_share (const IlArrivals *self,
           const Entry      *last,
           gint64            time)
{
  return self->n_reads >= IL_ARRIVALS_MAX_EXACT && time / MERGED_SPAN == last->time / MERGED_SPAN;
}

IlArrivals *
il_arrivals_new (void)
{
  return g_new0 (IlArrivals, 1);
}

void
il_arrivals_free (IlArrivals *self)
{
  g_clear_pointer (&self->chunks, g_ptr_array_unref);
  g_free (self);
}

void
il_arrivals_append (IlArrivals *self,
                    gint64      time,
                    guint64     bytes,
                    guint64     lines)
{
  Entry *last = NULL;

  g_return_if_fail (!self->sealed);

  /* The sums below can then not wrap around. */
  bytes = MIN (bytes, IL_ARRIVALS_MAX_BYTES);
  lines = MIN (lines, IL_ARRIVALS_MAX_LINES);

  if (self->n_reads > 0)
    {
      last = (Entry *) entry_at (self, self->n_reads - 1);
      time = MAX (time, (gint64) last->time);
      bytes += last->bytes;
      lines += entry_lines (last);
    }

  if (last == NULL || !may_share (self, last, time))
    last = add_entry (self);

  entry_set (last, time, bytes, lines);
}

void
il_arrivals_seal (IlArrivals *self)
{
  guint used = self->n_reads & (CHUNK_LENGTH - 1);

  if (!self->sealed && self->chunks != NULL && used > 0)
    resize_last_chunk (self, used);

  self->sealed = TRUE;
}

guint64
il_arrivals_get_n_reads (const IlArrivals *self)
{
  return self->n_reads;
}

guint64
il_arrivals_get_bytes (const IlArrivals *self)
{
  return self->n_reads == 0 ? 0 : entry_at (self, self->n_reads - 1)->bytes;
}

guint64
il_arrivals_get_lines (const IlArrivals *self)
{
  return lines_before (self, self->n_reads);
}

gsize
il_arrivals_get_allocated (const IlArrivals *self)
{
  if (self->chunks == NULL)
    return sizeof self->few;

  return sizeof self->few +
         sizeof (Entry) * ((gsize) (self->chunks->len - 1) * CHUNK_LENGTH + self->last_capacity);
}

guint64
il_arrivals_count_until (const IlArrivals *self,
                         gint64            time)
{
  return time < 0 ? 0 : upper_bound (self, BY_TIME, 0, self->n_reads, (guint64) time);
}

void
il_arrivals_get_read (const IlArrivals *self,
                      guint64           index,
                      gint64           *time,
                      guint64          *bytes,
                      guint64          *lines)
{
  const Entry *entry;

  g_return_if_fail (index < self->n_reads);

  entry = entry_at (self, index);
  if (time != NULL)
    *time = (gint64) entry->time;
  if (bytes != NULL)
    *bytes = entry->bytes - (index == 0 ? 0 : entry_at (self, index - 1)->bytes);
  if (lines != NULL)
    *lines = entry_lines (entry) - lines_before (self, index);
}

guint64
il_arrivals_bytes_at (const IlArrivals *self,
                      gint64            time)
{
  guint64 n = il_arrivals_count_until (self, time);

  return n == 0 ? 0 : entry_at (self, n - 1)->bytes;
}

guint64
il_arrivals_lines_at (const IlArrivals *self,
                      gint64            time)
{
  return lines_before (self, il_arrivals_count_until (self, time));
}

gint64
il_arrivals_line_time (const IlArrivals *self,
                       guint64           line)
{
  guint64 index = upper_bound (self, BY_LINES, 0, self->n_reads, line);

  return index == self->n_reads ? IL_TIME_NONE : (gint64) entry_at (self, index)->time;
}

gint64
il_arrivals_last_at (const IlArrivals *self,
                     gint64            time)
{
  guint64 n = il_arrivals_count_until (self, time);

  return n == 0 ? IL_TIME_NONE : (gint64) entry_at (self, n - 1)->time;
}

void
il_arrivals_count_columns (const IlArrivals *self,
                           gint64            begin,
                           gint64            end,
                           guint             n_columns,
                           guint64          *counts)
{
  gint64 width;
  guint64 index;

  g_return_if_fail (end > begin && (guint64) end - (guint64) begin <= IL_ARRIVALS_MAX_TIME);
  g_return_if_fail (n_columns > 0 && n_columns <= G_MAXUINT16);

  width = end - begin;
  index = begin <= 0 ? 0 : il_arrivals_count_until (self, begin - 1);
  for (guint i = 0; i < n_columns; i++)
    {
      /* t < begin + x is t <= begin + ceil (x) - 1 for whole t; the product
       * stays below 2^60. */
      gint64 edge = begin + (width * (i + 1) + n_columns - 1) / n_columns - 1;
      guint64 next = edge < 0 ? index : gallop (self, index, (guint64) edge);

      counts[i] = lines_before (self, next) - lines_before (self, index);
      index = next;
    }
}
