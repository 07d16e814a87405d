/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab/il-link.h"

#include "lab/il-splitmix.h"

/* µs that a turn shall last at most, and bounds of its piece in bytes: small
 * enough to look like sharing, large enough not to be the work itself. */
#define TURN_US 4000
#define PIECE_MIN 256
#define PIECE_MAX (64 * 1024)

/* µs for which a rate holds before another takes its place. */
#define VARIATION_PERIOD 250000

/* µs without traffic after which the variation begins anew, so that each run
 * sees the same. */
#define REST 300000

#define NEVER (-1)

struct _IlLink
{
  GObject      parent_instance;

  GSource     *source;
  gint64       rate;
  guint        variation;
  guint64      seed;
  gint64       piece;

  /* Shares that want something, the one whose turn it is first. */
  GQueue       turns;
  gint64       turn_bytes;
  gint64       turn_end;
  gboolean     is_ending;

  gint64       epoch;
};

G_DEFINE_FINAL_TYPE (IlLink, il_link, G_TYPE_OBJECT)

static gint64
rate_at (IlLink *self,
         gint64  time)
{
  guint64 state = self->seed + (guint64) (time / VARIATION_PERIOD);
  gint64 less;

  if (self->variation == 0)
    return self->rate;

  less = il_splitmix_range (&state, 0, self->variation);

  return MAX (self->rate * (100 - less) / 100, 1);
}

static void
begin_turn (IlLink *self,
            gint64  begin)
{
  IlLinkShare *share = g_queue_peek_head (&self->turns);

  if (share == NULL)
    return;

  self->turn_bytes = MIN (self->piece, share->wanted);
  self->turn_end = begin + il_link_get_duration (self, self->turn_bytes, begin - self->epoch);
}

static void
end_turn (IlLink *self)
{
  IlLinkShare *share = g_queue_peek_head (&self->turns);
  gint64 bytes = self->turn_bytes;

  g_queue_unlink (&self->turns, &share->node);
  share->wanted -= bytes;
  if (share->wanted > 0)
    g_queue_push_tail_link (&self->turns, &share->node);

  self->turn_bytes = 0;
  share->func (bytes, share->owner);
}

static void
update_ready_time (IlLink *self)
{
  g_source_set_ready_time (self->source,
                           g_queue_is_empty (&self->turns) ? NEVER : self->turn_end);
}

static gboolean
ready_cb (gpointer user_data)
{
  g_autoptr (IlLink) self = g_object_ref (user_data);
  gint64 now = g_source_get_time (self->source);

  /* What is late is made up for, so that the rate holds in the mean; who asks
   * for more from within has its turn when the last one ended. */
  self->is_ending = TRUE;
  while (!g_queue_is_empty (&self->turns) && self->turn_end <= now)
    {
      end_turn (self);
      begin_turn (self, self->turn_end);
    }
  self->is_ending = FALSE;

  update_ready_time (self);

  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_cb (GSource     *source,
             GSourceFunc  callback,
             gpointer     user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch_cb };

static void
il_link_finalize (GObject *object)
{
  IlLink *self = IL_LINK (object);

  g_source_destroy (self->source);
  g_source_unref (self->source);

  G_OBJECT_CLASS (il_link_parent_class)->finalize (object);
}

static void
il_link_class_init (IlLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = il_link_finalize;
}

static void
il_link_init (IlLink *self)
{
  g_queue_init (&self->turns);
  self->turn_end = -REST;
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "IlLink");
  g_source_set_callback (self->source, ready_cb, self, NULL);
}

/* After a rest the variation begins anew. */
static void
wake_up (IlLink *self)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->turn_end >= REST)
    self->epoch = now;

  begin_turn (self, MAX (now, self->turn_end));
  update_ready_time (self);
}

IlLink *
il_link_new (const IlLinkSpec *spec,
             guint64           seed)
{
  IlLink *self;

  g_return_val_if_fail (spec != NULL && spec->rate > 0, NULL);

  self = g_object_new (IL_TYPE_LINK, NULL);
  self->rate = spec->rate;
  self->variation = spec->variation;
  self->seed = seed;
  self->piece = CLAMP (spec->rate / 8 * TURN_US / G_USEC_PER_SEC, PIECE_MIN, PIECE_MAX);
  g_source_attach (self->source, g_main_context_get_thread_default ());

  return self;
}

gint64
il_link_get_duration (IlLink *self,
                      gint64  bytes,
                      gint64  begin)
{
  g_return_val_if_fail (IL_IS_LINK (self), 0);

  return bytes * 8 * G_USEC_PER_SEC / rate_at (self, begin);
}

void
il_link_share_init (IlLinkShare *share,
                    IlLink      *link,
                    IlLinkFunc   func,
                    gpointer     owner)
{
  g_return_if_fail (IL_IS_LINK (link));

  *share = (IlLinkShare) { .link = g_object_ref (link), .func = func, .owner = owner };
  share->node.data = share;
}

void
il_link_share_want (IlLinkShare *share,
                    gint64       bytes)
{
  IlLink *self = share->link;
  gboolean was_idle = g_queue_is_empty (&self->turns);
  gboolean has_turn = g_queue_peek_head (&self->turns) == share;

  /* The piece on its way is not taken back. */
  if (has_turn)
    bytes = MAX (bytes, self->turn_bytes);

  if (share->wanted == 0 && bytes > 0)
    g_queue_push_tail_link (&self->turns, &share->node);
  else if (share->wanted > 0 && bytes == 0)
    g_queue_unlink (&self->turns, &share->node);

  share->wanted = bytes;

  if (was_idle && bytes > 0 && !self->is_ending)
    wake_up (self);
}

void
il_link_share_clear (IlLinkShare *share)
{
  g_autoptr (IlLink) self = g_steal_pointer (&share->link);
  gboolean had_turn;

  if (self == NULL)
    return;

  had_turn = g_queue_peek_head (&self->turns) == share;
  if (share->wanted > 0)
    g_queue_unlink (&self->turns, &share->node);
  share->wanted = 0;

  /* What it had begun to send is lost, and the line is free again. */
  if (had_turn && !self->is_ending)
    {
      self->turn_bytes = 0;
      begin_turn (self, g_get_monotonic_time ());
      update_ready_time (self);
    }
}
