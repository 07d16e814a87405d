/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "engine/il-connections.h"
#include "engine/il-plan.h"

G_BEGIN_DECLS

/**
 * IlSlotFuncs:
 * @network_event: a step of connecting @message was taken
 * @starting: @message is being sent
 *
 * What a slot tells whoever has it of the messages it made.
 */
typedef struct
{
  void (*network_event) (gpointer            owner,
                         SoupMessage        *message,
                         GSocketClientEvent  event);
  void (*starting)      (gpointer            owner,
                         SoupMessage        *message);
} IlSlotFuncs;

#define IL_TYPE_SLOT (il_slot_get_type ())

/**
 * IlSlot:
 *
 * A place for one download in flight: a session with a single connection,
 * which is kept open for the next download from the same host.  A session of
 * its own costs each event the same however many others there are, and waits
 * for nobody else's connection.  Where HTTP/2 is to be spoken, over https, it
 * uses the session that it shares with the other slots of the run instead.
 *
 * A slot also keeps messages to use them again for the same host: making one
 * and connecting to it is a tenth of what a small document costs.
 */
G_DECLARE_FINAL_TYPE (IlSlot, il_slot, IL, SLOT, GObject)

/**
 * il_slot_new:
 * @index: its number in the queue
 * @connections: (nullable): what all slots of the run share where HTTP/2 is to
 *   be spoken, %NULL for HTTP/1.1
 */
IlSlot      *il_slot_new          (guint          index,
                                   IlConnections *connections) G_GNUC_WARN_UNUSED_RESULT;

guint        il_slot_get_index    (IlSlot        *self);

/**
 * il_slot_get_session:
 * @target: what will be asked: a proxy is only used for other machines
 * @host_key: il_slot_create_host_key() of it
 *
 * Returns: (transfer none): the session, made when it is first needed
 */
SoupSession *il_slot_get_session  (IlSlot     *self,
                                   GUri       *target,
                                   GRefString *host_key);

/** il_slot_set_owner: @funcs: (nullable): %NULL once nobody listens any more */
void         il_slot_set_owner    (IlSlot             *self,
                                   const IlSlotFuncs  *funcs,
                                   gpointer            owner);

/**
 * il_slot_take_message:
 * @target: what will be asked
 * @host_key: il_slot_create_host_key() of it
 * @options: those of the run, always the same
 * @with_secrets: whether secret headers may go there
 *
 * Returns: (transfer full): a request, of which the owner hears
 */
SoupMessage *il_slot_take_message (IlSlot              *self,
                                   GUri                *target,
                                   GRefString          *host_key,
                                   const IlPlanOptions *options,
                                   gboolean             with_secrets) G_GNUC_WARN_UNUSED_RESULT;

/** il_slot_give_back: @message: (transfer full): the last one taken, answered
 * in full and closed, so that it can be used again */
void         il_slot_give_back    (IlSlot              *self,
                                   SoupMessage         *message);

/**
 * il_slot_create_host_key:
 *
 * Returns: (transfer full): scheme, host and port of @target: addresses with
 *   the same key can share a connection
 */
GRefString  *il_slot_create_host_key (GUri *target) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
