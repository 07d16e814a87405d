/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IlQueue:
 *
 * Decides what is in flight: hands out items in order, one to a slot, never
 * more at once than there are slots.  Knows nothing of sockets; a host is any
 * text that tells two servers apart.
 */
typedef struct _IlQueue IlQueue;

/** il_queue_new: Items are numbered from 0, and so are slots. */
IlQueue *il_queue_new             (guint n_items,
                                   guint n_slots) G_GNUC_WARN_UNUSED_RESULT;
void     il_queue_free            (IlQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IlQueue, il_queue_free)

/**
 * il_queue_peek:
 * @item: (out): the item whose turn it is
 *
 * Returns: whether an item waits and a slot is free
 */
gboolean il_queue_peek            (IlQueue    *self,
                                   guint      *item);

/**
 * il_queue_take:
 * @host: the host that the item needs
 *
 * Takes the item of il_queue_peek(), which must have said %TRUE.  Of the free
 * slots, the one that served @host last is preferred, so that its connection
 * is used again, and else the one whose connection is the least missed.
 *
 * Returns: the slot it has from now on
 */
guint    il_queue_take            (IlQueue    *self,
                                   const char *host);

/**
 * il_queue_release:
 * @slot: a slot that was taken
 * @host: (nullable): the host its connection leads to, if it may be used again
 */
void     il_queue_release         (IlQueue    *self,
                                   guint       slot,
                                   const char *host);

/**
 * il_queue_drop:
 *
 * Takes @item out of the queue for good, without a slot.
 *
 * Returns: %FALSE when it was taken or dropped before
 */
gboolean il_queue_drop            (IlQueue    *self,
                                   guint       item);

/** il_queue_get_n_slots: Returns: the most items in flight */
guint    il_queue_get_n_slots     (IlQueue    *self);

/** il_queue_get_in_flight: Returns: the slots taken now */
guint    il_queue_get_in_flight   (IlQueue    *self);

G_END_DECLS
