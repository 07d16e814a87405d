/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "recording/il-track.h"

#include "recording/il-address.h"
#include "recording/il-error.h"

struct _IlTrack
{
  GObject parent_instance;

  guint index;
  char *address;

  /* Made when first asked for: a run of thousands in a terminal shows few. */
  char *name;
  char *host;

  /* Most have one hop, and most of these ask for the very address. */
  IlHop first;
  GArray *redirects;
  guint n_hops;

  IlArrivals *arrivals;
  gint64 size_hint;
  gint64 answered_size;
  guint64 wire_bytes;
  gint64 characters;
  GError *error;
  gint64 end;
};

G_DEFINE_FINAL_TYPE (IlTrack, il_track, G_TYPE_OBJECT)

static void
hop_clear (gpointer data)
{
  IlHop *hop = data;

  g_clear_pointer (&hop->address, g_free);
}

static IlHop *
hop_at (IlTrack *self,
        guint    index)
{
  return index == 0 ? &self->first : &g_array_index (self->redirects, IlHop, index - 1);
}

static IlHop *
last_hop (IlTrack *self)
{
  return self->n_hops == 0 ? NULL : hop_at (self, self->n_hops - 1);
}

static void
clear_hops (IlTrack *self)
{
  if (self->first.address != self->address)
    hop_clear (&self->first);

  g_clear_pointer (&self->redirects, g_array_unref);
}

static void
add_hop (IlTrack *self,
         IlHop    hop)
{
  if (self->n_hops++ == 0)
    {
      self->first = hop;
      return;
    }

  if (self->redirects == NULL)
    {
      self->redirects = g_array_new (FALSE, FALSE, sizeof (IlHop));
      g_array_set_clear_func (self->redirects, hop_clear);
    }

  g_array_append_val (self->redirects, hop);
}

static IlState
final_state (IlTrack *self)
{
  if (self->error == NULL)
    return IL_STATE_DONE;

  return g_error_matches (self->error, IL_ERROR, IL_ERROR_CANCELLED) ? IL_STATE_CANCELLED
                                                                     : IL_STATE_FAILED;
}

static gboolean
had_come (const IlPhases *phases,
          IlMark          mark,
          gint64          time)
{
  return phases->at[mark] != IL_TIME_NONE && phases->at[mark] <= time;
}

/* The hop that was under way at a time, or NULL while queued. */
static const IlHop *
current_hop (IlTrack *self,
             gint64   time)
{
  for (guint i = self->n_hops; i > 0; i--)
    {
      const IlHop *hop = hop_at (self, i - 1);

      if (had_come (&hop->phases, IL_MARK_START, time))
        return hop;
    }

  return NULL;
}

typedef struct
{
  IlSegment *segments;
  guint n;
  gint64 from;
  gint64 until;
} SegmentList;

/* Closes the stretch since the last one; end may lie after what is asked. */
static void
add_segment (SegmentList *list,
             IlState      state,
             gint64       end)
{
  gint64 cut = end == IL_TIME_NONE ? list->until : MIN (end, list->until);

  if (cut <= list->from)
    return;

  if (list->n > 0 && list->segments[list->n - 1].state == state)
    list->segments[list->n - 1].end = cut;
  else if (list->n < IL_TRACK_MAX_SEGMENTS)
    list->segments[list->n++] = (IlSegment) { state, list->from, cut };
  else
    return;

  list->from = cut;
}

/* The same decisions as in il_track_get_state(), for all times at once. */
static void
add_hop_segments (SegmentList *list,
                  const IlHop *hop,
                  gint64       next_start)
{
  gint64 connected;

  il_phases_get_span (&hop->phases, IL_PHASE_CONNECTING, NULL, &connected);
  add_segment (list, IL_STATE_CONNECTING, connected);
  if (connected == IL_TIME_NONE)
    return;

  /* What a redirect says is read and thrown away: it is still waiting. */
  if (next_start != IL_TIME_NONE)
    {
      add_segment (list, IL_STATE_WAITING, next_start);
      return;
    }

  add_segment (list, IL_STATE_WAITING, hop->phases.at[IL_MARK_RESPONSE]);
  if (hop->phases.at[IL_MARK_RESPONSE] != IL_TIME_NONE)
    add_segment (list, IL_STATE_RECEIVING, IL_TIME_NONE);
}

static void
il_track_finalize (GObject *object)
{
  IlTrack *self = IL_TRACK (object);

  clear_hops (self);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->arrivals, il_arrivals_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (il_track_parent_class)->finalize (object);
}

static void
il_track_class_init (IlTrackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = il_track_finalize;
}

static void
il_track_init (IlTrack *self)
{
  self->arrivals = il_arrivals_new ();
  self->size_hint = IL_SIZE_UNKNOWN;
  self->answered_size = IL_SIZE_UNKNOWN;
  self->characters = IL_COUNT_NONE;
  self->end = IL_TIME_NONE;
}

IlTrack *
il_track_new (guint       index,
              const char *address,
              gint64      size_hint)
{
  IlTrack *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (IL_TYPE_TRACK, NULL);
  self->index = index;
  self->address = g_strdup (address);
  self->size_hint = MAX (size_hint, IL_SIZE_UNKNOWN);

  return self;
}

guint
il_track_get_index (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), 0);

  return self->index;
}

const char *
il_track_get_address (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), NULL);

  return self->address;
}

const char *
il_track_get_name (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), NULL);

  if (self->name == NULL)
    self->name = il_address_dup_name (self->address);

  return self->name;
}

const char *
il_track_get_host (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), NULL);

  if (self->host == NULL)
    self->host = il_address_dup_host (self->address);

  return self->host;
}

guint
il_track_get_status (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), 0);

  return self->n_hops == 0 ? 0 : last_hop (self)->status;
}

gint64
il_track_get_size (IlTrack *self,
                   gint64   time)
{
  g_return_val_if_fail (IL_IS_TRACK (self), IL_SIZE_UNKNOWN);

  if (self->n_hops == 0 || !had_come (&last_hop (self)->phases, IL_MARK_RESPONSE, time))
    return self->size_hint;

  return self->answered_size;
}

guint64
il_track_get_wire_bytes (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), 0);

  return self->wire_bytes;
}

gint64
il_track_get_characters (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), IL_COUNT_NONE);

  return self->characters;
}

const IlArrivals *
il_track_get_arrivals (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), NULL);

  return self->arrivals;
}

const GError *
il_track_get_error (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), NULL);

  return self->error;
}

gint64
il_track_get_start (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), IL_TIME_NONE);

  return self->n_hops == 0 ? IL_TIME_NONE
                           : il_track_get_hop (self, 0)->phases.at[IL_MARK_START];
}

gint64
il_track_get_end (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), IL_TIME_NONE);

  return self->end;
}

guint
il_track_get_n_hops (IlTrack *self)
{
  g_return_val_if_fail (IL_IS_TRACK (self), 0);

  return self->n_hops;
}

const IlHop *
il_track_get_hop (IlTrack *self,
                  guint    hop)
{
  g_return_val_if_fail (IL_IS_TRACK (self), NULL);
  g_return_val_if_fail (hop < self->n_hops, NULL);

  return hop_at (self, hop);
}

IlState
il_track_get_state (IlTrack *self,
                    gint64   time)
{
  const IlHop *hop;
  gint64 connected;

  g_return_val_if_fail (IL_IS_TRACK (self), IL_STATE_QUEUED);

  if (self->end != IL_TIME_NONE && self->end <= time)
    return final_state (self);

  hop = current_hop (self, time);
  if (hop == NULL)
    return IL_STATE_QUEUED;

  il_phases_get_span (&hop->phases, IL_PHASE_CONNECTING, NULL, &connected);
  if (connected == IL_TIME_NONE || connected > time)
    return IL_STATE_CONNECTING;
  if (hop != last_hop (self) || !had_come (&hop->phases, IL_MARK_RESPONSE, time))
    return IL_STATE_WAITING;

  return IL_STATE_RECEIVING;
}

double
il_track_get_fraction (IlTrack *self,
                       gint64   time)
{
  IlState state = il_track_get_state (self, time);
  gint64 size = il_track_get_size (self, time);
  guint64 bytes;

  if (state == IL_STATE_DONE)
    return 1;
  if (state < IL_STATE_RECEIVING)
    return 0;
  if (size == IL_SIZE_UNKNOWN)
    return state == IL_STATE_RECEIVING ? -1 : 0;

  bytes = il_arrivals_bytes_at (self->arrivals, time);
  if (bytes >= (guint64) size)
    return bytes == 0 ? 0 : 1;

  return (double) bytes / (double) size;
}

guint
il_track_list_segments (IlTrack   *self,
                        gint64     time,
                        IlSegment *segments)
{
  SegmentList list = { .segments = segments, .until = time };

  g_return_val_if_fail (IL_IS_TRACK (self), 0);

  if (self->end != IL_TIME_NONE)
    list.until = MIN (list.until, self->end);

  add_segment (&list, IL_STATE_QUEUED,
               self->n_hops == 0 ? self->end
                                 : il_track_get_hop (self, 0)->phases.at[IL_MARK_START]);

  for (guint i = 0; i < self->n_hops; i++)
    {
      gboolean is_last = i + 1 == self->n_hops;

      add_hop_segments (&list, il_track_get_hop (self, i),
                        is_last ? IL_TIME_NONE
                                : il_track_get_hop (self, i + 1)->phases.at[IL_MARK_START]);
    }

  return list.n;
}

void
il_track_begin_hop (IlTrack    *self,
                    const char *address,
                    gint64      time)
{
  IlHop hop = { .address = NULL };

  g_return_if_fail (IL_IS_TRACK (self));
  g_return_if_fail (self->end == IL_TIME_NONE);

  if (self->n_hops > 0)
    {
      il_phases_set (&last_hop (self)->phases, IL_MARK_END, time);
      time = last_hop (self)->phases.at[IL_MARK_END];
    }

  hop.address = g_str_equal (address, self->address) && self->n_hops == 0 ? self->address
                                                                         : g_strdup (address);
  il_phases_init (&hop.phases);
  il_phases_set (&hop.phases, IL_MARK_START, time);
  add_hop (self, hop);
}

void
il_track_mark (IlTrack *self,
               IlMark   mark,
               gint64   time)
{
  g_return_if_fail (IL_IS_TRACK (self));
  g_return_if_fail (self->n_hops > 0 && self->end == IL_TIME_NONE);

  il_phases_set (&last_hop (self)->phases, mark, time);
}

void
il_track_set_status (IlTrack *self,
                     guint    status)
{
  g_return_if_fail (IL_IS_TRACK (self));
  g_return_if_fail (self->n_hops > 0 && self->end == IL_TIME_NONE);

  last_hop (self)->status = status;
}

void
il_track_set_version (IlTrack       *self,
                      IlHttpVersion  version)
{
  g_return_if_fail (IL_IS_TRACK (self));
  g_return_if_fail (self->n_hops > 0 && self->end == IL_TIME_NONE);

  last_hop (self)->version = version;
}

void
il_track_set_size (IlTrack *self,
                   gint64   size)
{
  g_return_if_fail (IL_IS_TRACK (self));
  g_return_if_fail (self->end == IL_TIME_NONE);

  self->answered_size = MAX (size, IL_SIZE_UNKNOWN);
}

void
il_track_set_wire_bytes (IlTrack *self,
                         guint64  wire_bytes)
{
  g_return_if_fail (IL_IS_TRACK (self));
  g_return_if_fail (self->end == IL_TIME_NONE);

  self->wire_bytes = wire_bytes;
}

void
il_track_set_characters (IlTrack *self,
                         gint64   characters)
{
  g_return_if_fail (IL_IS_TRACK (self));
  g_return_if_fail (self->end == IL_TIME_NONE);

  self->characters = MAX (characters, IL_COUNT_NONE);
}

void
il_track_add_read (IlTrack *self,
                   gint64   time,
                   guint64  bytes,
                   guint64  lines)
{
  g_return_if_fail (IL_IS_TRACK (self));
  g_return_if_fail (self->end == IL_TIME_NONE);

  il_arrivals_append (self->arrivals, time, bytes, lines);
}

void
il_track_end (IlTrack *self,
              gint64   time,
              GError  *error)
{
  g_return_if_fail (IL_IS_TRACK (self));
  g_return_if_fail (self->end == IL_TIME_NONE);

  self->error = error;
  self->end = MAX (time, il_arrivals_last_at (self->arrivals, IL_ARRIVALS_MAX_TIME));
  il_arrivals_seal (self->arrivals);

  /* The end is the last word, whatever was marked as the end before. */
  if (self->n_hops > 0)
    {
      IlPhases *phases = &last_hop (self)->phases;

      il_phases_set (phases, IL_MARK_END, self->end);
      phases->at[IL_MARK_END] = MAX (phases->at[IL_MARK_END], self->end);
      self->end = phases->at[IL_MARK_END];
    }
}
