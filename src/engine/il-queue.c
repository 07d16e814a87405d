/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/il-queue.h"

typedef struct
{
  char *host;
  guint64 released;
  gboolean busy;
} Slot;

struct _IlQueue
{
  /* One byte per item: dropped while it waited, or not. */
  guint8 *dropped;
  guint n_items;
  guint next;

  Slot *slots;
  guint n_slots;
  guint in_flight;
  guint64 n_released;
};

static void
skip_dropped (IlQueue *self)
{
  while (self->next < self->n_items && self->dropped[self->next])
    self->next++;
}

/* Best is a slot that served the host, the sooner the better; then the one
 * that has rested longest, and a slot never used has rested from the start. */
static gboolean
is_better (const Slot *slot,
           const Slot *than,
           const char *host)
{
  gboolean serves = g_strcmp0 (slot->host, host) == 0;
  gboolean other_serves = g_strcmp0 (than->host, host) == 0;

  if (serves != other_serves)
    return serves;

  return serves ? slot->released > than->released : slot->released < than->released;
}

IlQueue *
il_queue_new (guint n_items,
              guint n_slots)
{
  IlQueue *self = g_new0 (IlQueue, 1);

  self->dropped = g_new0 (guint8, n_items);
  self->n_items = n_items;
  self->slots = g_new0 (Slot, n_slots);
  self->n_slots = n_slots;

  return self;
}

void
il_queue_free (IlQueue *self)
{
  for (guint i = 0; i < self->n_slots; i++)
    g_free (self->slots[i].host);

  g_free (self->slots);
  g_free (self->dropped);
  g_free (self);
}

gboolean
il_queue_peek (IlQueue *self,
               guint   *item)
{
  g_return_val_if_fail (self != NULL && item != NULL, FALSE);

  if (self->in_flight == self->n_slots)
    return FALSE;

  skip_dropped (self);
  *item = self->next;

  return self->next < self->n_items;
}

guint
il_queue_take (IlQueue    *self,
               const char *host)
{
  Slot *best = NULL;

  g_return_val_if_fail (self != NULL && host != NULL, 0);
  g_return_val_if_fail (self->in_flight < self->n_slots, 0);

  skip_dropped (self);
  g_return_val_if_fail (self->next < self->n_items, 0);

  for (Slot *slot = self->slots; slot < self->slots + self->n_slots; slot++)
    {
      if (!slot->busy && (best == NULL || is_better (slot, best, host)))
        best = slot;
    }

  best->busy = TRUE;
  self->in_flight++;
  self->next++;

  return best - self->slots;
}

void
il_queue_release (IlQueue    *self,
                  guint       slot,
                  const char *host)
{
  g_return_if_fail (self != NULL && slot < self->n_slots);
  g_return_if_fail (self->slots[slot].busy);

  if (g_strcmp0 (self->slots[slot].host, host) != 0)
    {
      g_free (self->slots[slot].host);
      self->slots[slot].host = g_strdup (host);
    }
  self->slots[slot].released = ++self->n_released;
  self->slots[slot].busy = FALSE;
  self->in_flight--;
}

gboolean
il_queue_drop (IlQueue *self,
               guint    item)
{
  g_return_val_if_fail (self != NULL && item < self->n_items, FALSE);

  if (item < self->next || self->dropped[item])
    return FALSE;

  self->dropped[item] = TRUE;

  return TRUE;
}

guint
il_queue_get_n_slots (IlQueue *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_slots;
}

guint
il_queue_get_in_flight (IlQueue *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->in_flight;
}
